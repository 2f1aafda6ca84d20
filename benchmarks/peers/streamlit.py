"""Streamlit: a script that runs anew for each click, told over a websocket of protobufs."""

import asyncio
import re
import shutil
import time
from pathlib import Path

from benchmarks.guest import Guest
from benchmarks.peers import CHOSEN, PAGES, Contestant, program_of
from benchmarks.peers.pages.question import OPTIONS, QUESTION
from benchmarks.processes import Program

PATIENCE = 60.0
_SAVED = b"Saved as number"
_RERUN, _STATES, _WIDGET = 11, 2, 1
_ID, _PRESSED, _TEXT = 1, 2, 6
"""Numbers of fields: of a message, a client's state, a list of widgets, and a widget's state."""


class Streamlit(Contestant):
    """`streamlit run page.py`."""

    name = "Streamlit 1.67.0"
    peer = "streamlit"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for page in ("streamlit_page.py", "question.py", "kept.py"):
            shutil.copy(PAGES / page, folder)
        command = [str(program_of("streamlit")), "run", "streamlit_page.py"]
        options = ["--server.headless=true", f"--server.port={self.port}"]
        silent = ["--browser.gatherUsageStats=false"]
        self.program = Program([*command, *options, *silent], folder, {"HOME": str(folder)})

    def guest(self, number: int) -> "Visitor":  # noqa: ARG002 - all are alike
        """Return somebody who opens the page."""
        return Visitor(self.base)


class Visitor(Guest):
    """Somebody whose page lets the script run, and draws what it hears of it."""

    def __init__(self, base: str) -> None:
        super().__init__(base, PATIENCE)
        self._heard = b""
        self._more = asyncio.Condition()

    async def arrive(self) -> None:
        """Open the page, let the script run, and wait for question and options."""
        await self.fetch("/")
        await asyncio.gather(self.fetch("/_stcore/health"), self.fetch("/_stcore/host-config"))
        self._line = await self.connect("/_stcore/stream", ["streamlit"])
        self._reader = asyncio.create_task(self._read())
        await self._run(b"")
        await self._hear(OPTIONS[-1].encode(), b"Submit")

    async def answer(self) -> float:
        """Choose and submit, which lets the script run again."""
        begun = time.perf_counter()
        radio, button = self._id(QUESTION), self._id("Submit")
        chosen = field(_ID, radio) + field(_TEXT, OPTIONS[CHOSEN].encode())
        pressed = field(_ID, button) + bytes([_PRESSED << 3, 1])
        self._heard = self._heard.replace(_SAVED, b"")
        await self._run(field(_WIDGET, chosen) + field(_WIDGET, pressed))
        await self._hear(_SAVED)
        return time.perf_counter() - begun

    async def leave(self) -> None:
        """Close the page."""
        self._reader.cancel()
        self._line.close()

    async def _run(self, widgets: bytes) -> None:
        told = field(_RERUN, field(_STATES, widgets))
        await self._line.write_message(told, binary=True)

    async def _read(self) -> None:
        while isinstance(message := await self._line.read_message(), bytes):
            async with self._more:
                self._heard += message
                self._more.notify_all()

    async def _hear(self, *wanted: bytes) -> None:
        def heard() -> bool:
            return all(words in self._heard for words in wanted)

        async with self._more:
            await asyncio.wait_for(self._more.wait_for(heard), PATIENCE)

    def _id(self, label: str) -> bytes:
        """Return the id of a widget: in its message, the field before its label."""
        after = b"\x12" + bytes([len(label)]) + label.encode()
        found = re.findall(rb"(\$\$ID-[\x20-\x7e]+)" + re.escape(after), self._heard)
        return found[-1]


def field(number: int, content: bytes) -> bytes:
    """Return a field of bytes as protobufs write it."""
    size, length = len(content), b""
    while size > 127:
        length, size = length + bytes([size & 127 | 128]), size >> 7
    return bytes([number << 3 | 2]) + length + bytes([size]) + content
