"""Solara: a virtual kernel for each page in one process, its widgets told as Jupyter does."""

import asyncio
import json
import shutil
import struct
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.guest import Guest
from benchmarks.peers import CHOSEN, PAGES, Contestant, program_of
from benchmarks.peers.pages.question import OPTIONS
from benchmarks.processes import Program

PATIENCE = 60.0
_SAVED = "Saved as number"
_HEADER = {"username": "", "date": "2026-01-01T00:00:00.000Z", "version": "5.3"}


class Solara(Contestant):
    """`solara run page.py --production`."""

    name = "Solara 1.64.1"
    peer = "solara"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for page in ("solara_page.py", "question.py", "kept.py"):
            shutil.copy(PAGES / page, folder)
        command = [str(program_of("solara")), "run", "solara_page.py", "--no-open", "--production"]
        port = [f"--port={self.port}", "--host=127.0.0.1"]
        self.program = Program([*command, *port], folder, {"HOME": str(folder)})

    def guest(self, number: int) -> "Visitor":  # noqa: ARG002 - all are alike
        """Return somebody who opens the page."""
        return Visitor(self.base)


class Visitor(Guest):
    """Somebody whose page runs the app and then asks for the widgets it made."""

    def __init__(self, base: str) -> None:
        super().__init__(base, PATIENCE)
        self._session, self._control = str(uuid.uuid4()), uuid.uuid4().hex
        self._states: dict[str, dict[str, Any]] = {}
        self._finished, self._said = False, 0
        self._changed = asyncio.Condition()

    async def arrive(self) -> None:
        """Open the page and run the app, until question and options are in its widgets."""
        await self.fetch("/")
        path = f"/jupyter/api/kernels/{uuid.uuid4()}/channels?session_id={self._session}"
        self._line = await self.connect(path, [])
        self._reader = asyncio.create_task(self._read())
        await self._say("kernel_info_request", {})
        opening = {"comm_id": self._control, "target_name": "solara.control", "data": {}}
        await self._say("comm_open", opening)
        run = {"method": "run", "args": {"path": "/", "appName": None, "dark": False}}
        await self._tell(self._control, run)
        await self._wait(lambda: self._finished and all(o in self._drawn() for o in OPTIONS))

    async def answer(self) -> float:
        """Choose, press the button, and wait for what the page then says."""
        begun = time.perf_counter()
        chosen = {"method": "update", "state": {"v_model": OPTIONS[CHOSEN]}, "buffer_paths": []}
        await self._tell(self._model("BtnToggleModel"), chosen)
        click = {"method": "custom", "content": {"event": "click", "data": {}}}
        await self._tell(self._model("BtnModel", "Submit"), click)
        before = self._said
        await self._wait(lambda: self._said > before)
        return time.perf_counter() - begun

    async def leave(self) -> None:
        """Close the page."""
        self._reader.cancel()
        self._line.close()

    async def _read(self) -> None:
        while (message := await self._line.read_message()) is not None:
            heard = _unpacked(message)
            if heard["header"]["msg_type"] in ("comm_open", "comm_msg"):
                async with self._changed:
                    self._take(heard["content"]["comm_id"], heard["content"]["data"])
                    self._changed.notify_all()

    def _take(self, comm: str, data: dict[str, Any]) -> None:
        self._finished |= data.get("method") == "finished"
        changed = data.get("state", {})
        self._said += _SAVED in str(changed)
        self._states.setdefault(comm, {}).update(changed)

    def _drawn(self) -> str:
        return str(self._states)

    def _model(self, name: str, words: str = "") -> str:
        """Return the id of the first widget of a kind that shows some words."""
        return next(
            id
            for id, state in self._states.items()
            if state.get("_model_name") == name and words in str(state.get("children"))
        )

    async def _wait(self, sight: Callable[[], bool]) -> None:
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(sight), PATIENCE)

    async def _tell(self, comm: str, data: dict[str, Any]) -> None:
        await self._say("comm_msg", {"comm_id": comm, "data": data})

    async def _say(self, kind: str, content: dict[str, Any]) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self._session}
        told = {"header": header | _HEADER, "metadata": {"version": "1.0.0"}, "content": content}
        told |= {"parent_header": {}, "channel": "shell", "buffers": []}
        await self._line.write_message(json.dumps(told))


def _unpacked(message: str | bytes) -> dict[str, Any]:
    """Read a message; one with buffers is binary, and begins with where its parts begin."""
    if isinstance(message, bytes):
        count, first, *_ = struct.unpack("!iI", message[:8])
        ends = [*struct.unpack(f"!{count}I", message[4 : 4 * (count + 1)]), len(message)]
        message = message[first : ends[1]].decode()
    read: dict[str, Any] = json.loads(message)
    return read
