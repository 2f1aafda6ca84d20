"""Panel: a Bokeh document for each visitor, kept in step over a websocket."""

import asyncio
import json
import re
import shutil
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.guest import Guest
from benchmarks.peers import CHOSEN, PAGES, Contestant, program_of
from benchmarks.peers.pages.question import OPTIONS
from benchmarks.processes import Program

PATIENCE = 60.0
_TOKEN = re.compile(r'"token":"([^"]+)"')


class Panel(Contestant):
    """`panel serve page.py`."""

    name = "Panel 1.9.4"
    peer = "panel"
    path = "/panel_page"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for page in ("panel_page.py", "question.py", "kept.py"):
            shutil.copy(PAGES / page, folder)
        command = [str(program_of("panel")), "serve", "panel_page.py", f"--port={self.port}"]
        origin = "--allow-websocket-origin=*"  # whichever address leads here
        self.program = Program([*command, origin], folder, {"HOME": str(folder)})

    def guest(self, number: int) -> "Visitor":  # noqa: ARG002 - all are alike
        """Return somebody who opens the page."""
        return Visitor(self.base)


class Visitor(Guest):
    """Somebody whose page pulls the document and sends what changes in it."""

    def __init__(self, base: str) -> None:
        super().__init__(base, PATIENCE)
        self._heard: asyncio.Queue[tuple[str, str]] = asyncio.Queue()

    async def arrive(self) -> None:
        """Open the page and wait for the document with question and options."""
        text = (await self.fetch(Panel.path)).body.decode()
        self._line = await self.connect(f"{Panel.path}/ws", ["bokeh", _TOKEN.findall(text)[0]])
        self._reader = asyncio.create_task(self._read())
        await self._hear("ACK")
        await self._say("PULL-DOC-REQ", {})
        document = json.loads(await self._hear("PULL-DOC-REPLY"))
        self._radio = _model(document, "labels", list(OPTIONS))
        self._button = _model(document, "label", "Submit")

    async def answer(self) -> float:
        """Choose, press the button, and wait for what the page then says."""
        begun = time.perf_counter()
        radio, button = {"id": self._radio}, {"id": self._button}
        chosen = {"kind": "ModelChanged", "model": radio, "attr": "active", "new": CHOSEN}
        event = {
            "type": "event",
            "name": "button_click",
            "values": {"type": "map", "entries": [["model", button]]},
        }
        pressed = {"kind": "MessageSent", "msg_type": "bokeh_event", "msg_data": event}
        for change in (chosen, pressed):
            await self._say("PATCH-DOC", {"events": [change]})
        await self._hear("PATCH-DOC", "Saved as number")
        return time.perf_counter() - begun

    async def leave(self) -> None:
        """Close the page."""
        self._reader.cancel()
        self._line.close()

    async def _say(self, kind: str, content: dict[str, Any]) -> None:
        header = {"msgid": uuid.uuid4().hex, "msgtype": kind}
        for part in (header, {}, content):
            await self._line.write_message(json.dumps(part))

    async def _read(self) -> None:
        while True:
            parts = [await self._line.read_message() for _ in range(3)]
            if None in parts:
                return
            header = json.loads(parts[0] or "")
            for _ in range(2 * header.get("num_buffers", 0)):
                await self._line.read_message()
            self._heard.put_nowait((header["msgtype"], str(parts[2])))

    async def _hear(self, kind: str, words: str = "") -> str:
        async with asyncio.timeout(PATIENCE):
            while True:
                heard, content = await self._heard.get()
                if heard == kind and words in content:
                    return content


def _model(document: Any, attribute: str, value: Any) -> str:
    """Return the id of the first model in a document with an attribute of some value."""
    return next(
        str(table["id"])
        for table in _tables(document)
        if table.get("attributes", {}).get(attribute) == value
    )


def _tables(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from _tables(inner)
