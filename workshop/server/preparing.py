"""A participant's page made ahead of time: its kernel has run, its HTML is ready to be sent."""

import asyncio
import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import nbformat
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

# What differs from kernel to kernel: ids of widgets, and addresses of objects in memory.
_OWN = re.compile(r"\b[0-9a-f]{32}\b|\b0x[0-9a-f]{6,}\b")
PATIENCE = 30.0
"""Seconds a kernel may take for what it is asked while its page is made."""
Outputs = list[list[Any]]


@dataclass
class PreparedPage:
    """A page and the kernel behind it.

    Attributes:
        kernel: id of the kernel.
        ticket: the kernel's secret, not yet bound to anybody.
        html: the page, compressed.
        channels: open sockets to the kernel, while no websocket uses them.
        proved: whether the kernel has answered the browser that was given the page last.
    """

    kernel: str
    ticket: str
    html: bytes
    channels: dict[str, Any] | None
    proved: bool = False

    def take_channels(self) -> dict[str, Any] | None:
        """Return the sockets for a websocket's use, None where another has them."""
        taken, self.channels = self.channels, None
        return taken

    def keep_channels(self, channels: dict[str, Any]) -> None:
        """Take the sockets back; what arrives is dropped, for a new page asks for everything."""
        for stream in channels.values():
            stream.on_recv(_drop)
        self.channels = channels

    def close(self) -> None:
        """Close the sockets."""
        close(self.take_channels() or {})


def close(channels: Mapping[str, Any]) -> None:
    """Close streams that are still open."""
    for stream in channels.values():
        if not stream.closed():
            stream.on_recv(None)
            stream.close()


def _drop(_: object) -> None:
    """Hear nothing."""


class Conversation:
    """Runs cells in a kernel over two sockets, which its page's websocket then goes on to use."""

    def __init__(self, manager: Any) -> None:
        self._session = manager.session
        self.channels = {"shell": manager.connect_shell(), "iopub": manager.connect_iopub()}
        for name, stream in self.channels.items():
            stream.channel = name
        self._heard: asyncio.Queue[list[bytes]] = asyncio.Queue()
        self.channels["iopub"].on_recv(self._heard.put_nowait)
        self.channels["shell"].on_recv(_drop)

    async def run(self, sources: list[str]) -> Outputs:
        """Run cells and return the outputs of each.

        Raises:
            TimeoutError: the kernel does not answer.
        """
        async with asyncio.timeout(PATIENCE):
            while (await self._next())["msg_type"] != "iopub_welcome":
                continue  # until then, messages would be missed
            return [await self._cell(source) for source in sources]

    async def _cell(self, source: str) -> list[Any]:
        content = {
            "code": source, "silent": False, "store_history": False, "user_expressions": {},
            "allow_stdin": False, "stop_on_error": True,
        }  # fmt: skip
        asked = self._session.send(self.channels["shell"], "execute_request", content)
        outputs: list[Any] = []
        while True:
            message = await self._next()
            if message["parent_header"].get("msg_id") != asked["header"]["msg_id"]:
                continue
            if message["msg_type"] in ("display_data", "execute_result", "stream", "error"):
                outputs.append(_output(message))
            elif message["content"].get("execution_state") == "idle":
                return outputs

    async def _next(self) -> dict[str, Any]:
        _, parts = self._session.feed_identities(await self._heard.get())
        message: dict[str, Any] = self._session.deserialize(parts)
        return message


class _Renderer(NotebookRenderer):
    """Voilà's renderer for a notebook that has run already."""

    def take(self, outputs: Outputs) -> None:
        """Take the outputs of the code cells."""
        cells = [cell for cell in self.notebook.cells if cell.cell_type == "code"]
        for cell, shown in zip(cells, outputs, strict=True):
            cell.outputs = shown

    async def _jinja_kernel_start(self, nb: Any, kernel_id: str, kernel_future: Any) -> str:  # noqa: ARG002 - Voilà's signature
        return kernel_id

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> Any:  # noqa: ARG002
        for cell in nb.cells:
            yield cell


@dataclass
class Stencil:
    """A rendered page whose ids are replaced for the next kernel: rendering costs 0.1 s each."""

    html: str
    kernel: str
    own: list[str]
    shape: str

    def stamped(self, kernel: str, outputs: Outputs) -> str | None:
        """Return the page of another kernel, None where its outputs are of another shape."""
        own, shape = _shape(outputs)
        if shape != self.shape:
            return None
        html = self.html.replace(self.kernel, kernel)
        for old, new in zip(self.own, own, strict=True):
            html = html.replace(old, new)
        return html


def _shape(outputs: Outputs) -> tuple[list[str], str]:
    """Return what is a kernel's own in outputs, and the outputs without it."""
    text = json.dumps(outputs, sort_keys=True)
    own = list(dict.fromkeys(_OWN.findall(text)))
    for number, id in enumerate(own):
        text = text.replace(id, f"its own {number}")
    return own, text


@dataclass
class Maker:
    """Makes the pages of one notebook.

    Args:
        server: the Voilà application.
        notebook: file name of the notebook.
    """

    server: Any
    notebook: str
    _stencil: Stencil | None = None
    _sources: list[str] = field(default_factory=list)

    async def get_ready(self) -> None:
        """Read the notebook, once."""
        if not self._sources:
            cells = (await self._renderer()).notebook.cells
            self._sources = [cell.source for cell in cells if cell.cell_type == "code"]

    async def make(self, kernel: str, ticket: str) -> PreparedPage:
        """Run the notebook in a kernel that has just been started, and return the page.

        Raises:
            TimeoutError: the kernel does not answer.
        """
        await self.get_ready()
        talk = Conversation(self.server.kernel_manager.get_kernel(kernel))
        try:
            outputs = await talk.run(self._sources)
            html = await self._html(kernel, outputs)
        except BaseException:
            close(talk.channels)
            raise
        page = PreparedPage(kernel, ticket, await asyncio.to_thread(_compressed, html), None)
        page.keep_channels(talk.channels)
        return page

    async def _html(self, kernel: str, outputs: Outputs) -> str:
        known = self._stencil.stamped(kernel, outputs) if self._stencil else None
        if known is not None:
            return known
        own, shape = _shape(outputs)  # before the renderer adds to them
        renderer = await self._renderer()
        renderer.take(outputs)
        html: str = await renderer.generate_content_str(kernel)
        self._stencil = Stencil(html, kernel, own, shape)
        return html

    async def _renderer(self) -> _Renderer:
        server = self.server
        known = {
            "base_url": server.base_url, "settings": server.app.settings, "log": server.log,
            "voila_configuration": server.voila_configuration,
        }  # fmt: skip
        page_config = server.voila_configuration.page_config_hook(
            get_page_config(**known), **known, notebook_path=self.notebook
        )
        renderer = _Renderer(
            voila_configuration=server.voila_configuration,
            traitlet_config=server.config,
            notebook_path=self.notebook,
            template_paths=server.template_paths,
            config_manager=server.config_manager,
            contents_manager=server.contents_manager,
            base_url=server.base_url,
            kernel_spec_manager=server.kernel_spec_manager,
            page_config=page_config,
            mathjax_config=server.app.settings.get("mathjax_config"),
            mathjax_url=server.app.settings.get("mathjax_url"),
        )
        await renderer.initialize()
        return renderer


def _output(message: dict[str, Any]) -> Any:
    return nbformat.v4.output_from_msg(message)  # type: ignore[no-untyped-call]


def _compressed(html: str) -> bytes:
    return gzip.compress(html.encode(), 6)
