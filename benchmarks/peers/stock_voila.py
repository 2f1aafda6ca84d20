"""Voilà as it comes, with the same question as a notebook: lean, and as notebooks usually are."""

import asyncio
import html
import json
import re
import shutil
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import nbformat

from benchmarks.guest import Guest
from benchmarks.peers import CHOSEN, PAGES, Contestant
from benchmarks.peers.pages.question import OPTIONS, QUESTION
from benchmarks.processes import Program, command_of
from benchmarks.wire import PROTOCOL, packed, unpacked

PATIENCE = 150.0
_SETTINGS = re.compile(r'id="jupyter-config-data"[^>]*>(.*?)</script>', re.DOTALL)
_LEAN = """\
import ipywidgets as widgets
from kept import keep
"""
_USUAL = """\
import altair as alt
import ipywidgets as widgets
import pandas as pd
from kept import keep
"""
_PAGE = f"""\
choice = widgets.RadioButtons(options={list(OPTIONS)!r}, value=None, description="")
submit = widgets.Button(description="Submit")
said = widgets.Label()

def answer(_):
    said.value = keep(choice.value)

submit.on_click(answer)
widgets.VBox([widgets.Label({QUESTION!r}), choice, submit, said])
"""


class StockVoila(Contestant):
    """`voila page.ipynb`, with its own settings and a kernel of ipykernel for each page."""

    name = "stock Voilà, lean page"
    crowds = (1, 20)
    together = 20
    imports = _LEAN

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        cells = [nbformat.v4.new_code_cell(source) for source in (self.imports, _PAGE)]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "page.ipynb")
        shutil.copy(PAGES / "kept.py", folder)
        command = [sys.executable, "-m", "voila", "page.ipynb", f"--port={self.port}"]
        # Nobody's settings, nobody's extensions beside those of the environment.
        own = {name: str(folder) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "HOME")}
        own |= {"JUPYTER_RUNTIME_DIR": str(folder / "runtime"), "IPYTHONDIR": str(folder)}
        self.program = Program([*command, "--no-browser"], folder, own)

    def guest(self, number: int) -> "Visitor":  # noqa: ARG002 - all are alike
        """Return somebody who opens the page."""
        return Visitor(self.base)

    def pages(self) -> list[int]:
        """Return the kernels."""
        return [pid for pid in self.family() if "ipykernel_launcher" in command_of(pid)]


class UsualVoila(StockVoila):
    """The same page in a notebook that imports what notebooks usually do."""

    name = "stock Voilà, usual page"
    imports = _USUAL


class Visitor(Guest):
    """Somebody whose page asks the kernel for all widgets and draws what it hears."""

    def __init__(self, base: str) -> None:
        super().__init__(base, PATIENCE)
        self._session = str(uuid.uuid4())
        self._changed = asyncio.Condition()
        self._states: dict[str, dict[str, Any]] = {}

    async def arrive(self) -> None:
        """Open the page and wait until question and options are in its widgets."""
        _, text = await self.follow("/")
        self._kernel = json.loads(html.unescape(_SETTINGS.findall(text)[0]))["kernelId"]
        await self.fetch(f"/api/kernels/{self._kernel}?{time.time_ns()}")
        path = f"/api/kernels/{self._kernel}/channels?session_id={self._session}"
        self._line = await self.connect(path, [PROTOCOL])
        self._reader = asyncio.create_task(self._read())
        await self._say("kernel_info_request", {})
        await self._wait(lambda: self._find("RadioButtonsModel"))

    async def answer(self) -> float:
        """Choose, submit, and wait until the page says that the answer is kept."""
        begun = time.perf_counter()
        label = next(id for id in self._ids("LabelModel") if QUESTION not in str(self._states[id]))
        self._states[label]["value"] = ""
        told = {"method": "update", "state": {"index": CHOSEN}, "buffer_paths": []}
        await self._tell("RadioButtonsModel", told)
        await self._tell("ButtonModel", {"method": "custom", "content": {"event": "click"}})
        await self._wait(lambda: self._states[label]["value"].startswith("Saved"))
        return time.perf_counter() - begun

    async def leave(self) -> None:
        """Close the page; as it comes, Voilà refuses its page's goodbye, and the kernel stays."""
        self._reader.cancel()
        self._line.close()

    async def _read(self) -> None:
        while isinstance(message := await self._line.read_message(), bytes):
            kind, content = unpacked(message)
            if kind == "kernel_info_reply":
                await self._ask_for_state()
            elif kind == "comm_msg":
                await self._take(content["comm_id"], content["data"])

    async def _ask_for_state(self) -> None:
        comm = uuid.uuid4().hex
        told = {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}
        await self._say("comm_open", told)
        await self._say("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})

    async def _take(self, comm: str, data: dict[str, Any]) -> None:
        async with self._changed:
            if data.get("method") == "update_states":
                self._states |= {id: told["state"] for id, told in data["states"].items()}
            elif data.get("method") == "update":
                self._states.setdefault(comm, {}).update(data["state"])
            self._changed.notify_all()

    async def _wait(self, sight: Any) -> None:
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(sight), PATIENCE)

    def _ids(self, model: str) -> list[str]:
        return [id for id, state in self._states.items() if state.get("_model_name") == model]

    def _find(self, model: str) -> str:
        return next(iter(self._ids(model)), "")

    async def _tell(self, model: str, data: dict[str, Any]) -> None:
        await self._say("comm_msg", {"comm_id": self._find(model), "data": data})

    async def _say(self, kind: str, content: dict[str, Any]) -> None:
        await self._line.write_message(packed(kind, content, self._session), binary=True)
