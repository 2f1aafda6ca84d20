"""A session to take home, from the facilitator's page: the files there are, and each of them."""

import asyncio
import subprocess
import sys

from tornado.web import HTTPError

from workshop import machine
from workshop.contracts.replies import RoomReply
from workshop.errors import Refused
from workshop.host.callers import clean_code
from workshop.record.formats import ENDINGS, TYPES, file_name
from workshop.server.parts import server_of
from workshop.server.printing import Hers

LONGEST = 300.0
"""Seconds after which a file is given up: a whole day that was never drawn takes twenty."""


class Report(Hers):
    """`/report/CODE`: the files in which a session can be taken home."""

    async def get(self, code: str) -> None:
        """List them."""
        room = await self.room(code)
        files = [(form, f"/report/{clean_code(code)}.{end}") for form, end in ENDINGS.items()]
        self.show("report.html", name=room["session"]["name"], code=clean_code(code), files=files)

    async def room(self, code: str) -> RoomReply:
        """Return the session, which must exist."""
        try:
            return await self.ask("room", code=clean_code(code))  # type: ignore[return-value]
        except Refused as refused:
            raise HTTPError(404) from refused


class Written(Report):
    """`/report/CODE.html` and so on: a file, written in a process of its own, one at a time."""

    _one_at_a_time = asyncio.Lock()

    async def get(self, code: str, ending: str) -> None:  # type: ignore[override]
        """Send it in her language, or in the one that is asked for."""
        room = await self.room(code)
        form = next(one for one, end in ENDINGS.items() if end == ending)
        code, language = room["session"]["code"], self.language
        async with self._one_at_a_time:
            made = await asyncio.to_thread(self._written, code, form, language)
        self.set_header("Content-Type", TYPES[form])
        await self.attach(code, file_name(code, language, form))
        self.finish(made)

    def _written(self, code: str, form: str, language: str) -> bytes:
        told = ("--format", form, "--language", language, "--out", "-")
        where = ("--db", server_of(self).database)
        done = subprocess.run(  # noqa: S603 - our own program, and nothing of hers but the code
            [sys.executable, "-m", "workshop", "report", code, *told, *where],
            capture_output=True,
            timeout=LONGEST,
            check=False,
            **machine.apart(),
        )
        if done.returncode:
            raise HTTPError(500)
        made: bytes = done.stdout
        return made
