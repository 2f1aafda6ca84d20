"""The participants' page: the notebook rendered by Voilà once, filled in for each person."""

import asyncio
import gzip
import html
import json
import logging
from pathlib import Path
from typing import Any

from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer
from voila.paths import collect_template_paths
from voila.utils import get_page_config

from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.cards import MimeBundle
from workshop.host.words import word_of
from workshop.server import bundles
from workshop.server.parts import VoilaParts
from workshop.server.room_kernel import Made
from workshop.server.seats import Seat

log = logging.getLogger(__name__)

NOTEBOOK = "room.ipynb"
TEMPLATE = "workshop-room"
LINE, POLL, SAY = "/room/line", "/room/poll", "/room/say"
_LEVEL = 5
"""Of the compression of each person's page: more costs time at the moment when all come."""


class RoomRenderer(NotebookRenderer):
    """Voilà's renderer for a notebook whose cells a room's kernel has run."""

    def take(self, shown: list[list[MimeBundle]]) -> None:
        """Take what each code cell showed."""
        cells = [cell for cell in self.notebook.cells if cell.cell_type == "code"]
        for cell, outputs in zip(cells, shown, strict=True):
            cell.outputs = [
                {"output_type": "display_data", "metadata": {}, "data": data} for data in outputs
            ]

    async def _jinja_kernel_start(self, nb: Any, kernel_id: str, kernel_future: Any) -> str:  # noqa: ARG002 - Voilà's signature
        return kernel_id

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> Any:  # noqa: ARG002
        for cell in nb.cells:
            yield cell


class RoomPage:
    """What everybody's page has in common.

    Attributes:
        lean: whether it shows nothing but the kit's own widgets; otherwise people get Voilà's
            full page with a kernel of its own.
    """

    def __init__(self, server: VoilaParts) -> None:
        self._server = server
        self._read = self._known_of = 0.0
        self._html = ""
        self.known = asyncio.Event()
        self.cells: list[str] = []
        self.lean = True

    @property
    def is_known(self) -> bool:
        """Whether it is known what the notebook shows."""
        return self.known.is_set()

    @property
    def is_stale(self) -> bool:
        """Whether somebody has edited the notebook since it was known."""
        return _changed(self._path) != self._known_of

    @property
    def _path(self) -> Path:
        return Path(self._server.root_dir) / NOTEBOOK

    async def sources(self) -> list[str]:
        """Return the code of the notebook's cells, read anew where it was edited."""
        if _changed(self._path) != self._read:
            self._read = _changed(self._path)
            cells = (await self._renderer()).notebook.cells
            self.cells = [cell.source for cell in cells if cell.cell_type == "code"]
        return self.cells

    async def learn(self, made: Made) -> None:
        """Learn from a first run what the notebook shows."""
        self._known_of = self._read
        self.lean = made.plain and not made.failed
        await self._fill(made)
        self.known.set()

    async def _fill(self, made: Made) -> None:
        if made.failed:
            log.error("%s cannot be shown: its cells failed.", NOTEBOOK)
        if not self.lean:
            log.warning(
                "%s shows more than the kit's own widgets: each participant gets Voilà's full page"
                " and a kernel of its own, which takes more memory and time.",
                NOTEBOOK,
            )
            return
        renderer = await self._renderer()
        renderer.take(made.shown)
        self._html = await renderer.generate_content_str("")

    def of(self, seat: Seat, language: str) -> bytes:
        """Return somebody's page, compressed."""
        words = {id: interface(id).table("page") for id in LANGUAGES}
        room = {
            "server": self._server.instance,
            "line": LINE, "poll": POLL, "say": SAY, "words": words,
            "whose": seat.mark, "word": word_of(seat.word_for) if seat.word_for else "",
        }  # fmt: skip
        text = f"{json.dumps(room, ensure_ascii=False)[:-1]},{seat.everything()[1:]}"
        script = bundles.address("Room.js")
        sheets = dict.fromkeys(one.sheet for one in seat.shown)
        scripts = dict.fromkeys([script, *(one.script for one in seat.shown)])
        head = [
            f"<style>{bundles.text('Room.css')}</style>",
            f'<link rel="icon" href="{bundles.icon()}">',
        ]
        head += [f'<link rel="stylesheet" href="{address}">' for address in sheets]
        head += [f'<link rel="modulepreload" href="{address}">' for address in scripts]
        filled = {
            "language": _spoken(seat) or language,
            "head": "\n".join(head),
            "script": script,
            "noscript": _both("noscript"),
            "old": _both("old"),
            # No text of a session can end the element that it stands in.
            "room": text.replace("<", "\\u003c"),
        }
        page = self._html
        for name, value in filled.items():
            page = page.replace(f"@@{name}@@", value, 1)
        return gzip.compress(page.encode(), _LEVEL)

    async def _renderer(self) -> RoomRenderer:
        server = self._server
        configuration = VoilaConfiguration(parent=server)
        configuration.template = TEMPLATE
        known = {
            "base_url": server.base_url, "settings": server.app.settings, "log": server.log,
            "voila_configuration": configuration,
        }  # fmt: skip
        renderer = RoomRenderer(
            voila_configuration=configuration,
            traitlet_config=server.config,
            notebook_path=NOTEBOOK,
            template_paths=collect_template_paths(["voila", "nbconvert"], TEMPLATE, prune=True),
            config_manager=server.config_manager,
            contents_manager=server.contents_manager,
            base_url=server.base_url,
            kernel_spec_manager=server.kernel_spec_manager,
            page_config=get_page_config(**known),
        )
        await renderer.initialize()
        return renderer


def _spoken(seat: Seat) -> str:
    """Return the language of the page's first card, which its owner may have changed."""
    told = json.loads(seat.shown[0].state.get("page", "{}")) if seat.shown else {}
    spoken = told.get("language", "") if isinstance(told, dict) else ""
    return spoken if spoken in LANGUAGES else ""


def _both(key: str) -> str:
    """Return a sentence in all languages: who reads it has nothing that could choose one."""
    said = {id: html.escape(str(interface(id).table("page")[key])) for id in LANGUAGES}
    return " ".join(f'<span lang="{id}">{text}</span>' for id, text in said.items())


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return -1.0
