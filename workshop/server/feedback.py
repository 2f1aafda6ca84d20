"""Feedback on a rehearsal: a page to read and to print, for the facilitator alone."""

import asyncio
import json
import subprocess
import sys
from typing import cast

from tornado.web import HTTPError

from workshop import machine
from workshop.content.texts import interface
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.practised import Feedback, Practised, Wanted
from workshop.errors import Refused
from workshop.host.callers import clean_code
from workshop.server import bundles
from workshop.server.printing import Hers

LONGEST = 300.0
"""Seconds after which it is given up: a rehearsal of one reveal takes some."""

WRITE = [sys.executable, "-m", "workshop.pages.feedback.process"]


class FeedbackPage(Hers):
    """`/feedback/CODE`: what was read, what is true, the minutes, and what was overlooked."""

    _one_at_a_time = asyncio.Lock()

    async def get(self, code: str) -> None:
        """Show it in her language; before the end of a rehearsal there is none."""
        wanted = await self._wanted(clean_code(code))
        async with self._one_at_a_time:
            made = await asyncio.to_thread(_written, wanted)
        self.show("feedback.html", told=made, printing=bundles.address("Print.css"))

    async def _wanted(self, code: str) -> Wanted:
        try:
            practised = cast("Practised", await self.ask("practised", code=code))
            look = cast("FacilitatorLook", await self.ask("look", code=code))
        except Refused as refused:
            raise HTTPError(404) from refused
        return {"practised": practised, "look": look, "language": interface(self.language).language}


def _written(wanted: Wanted) -> Feedback:
    """Have it written in a process of its own, which is given all that it needs."""
    done = subprocess.run(  # noqa: S603 - our own program
        WRITE,
        input=json.dumps(wanted).encode(),
        capture_output=True,
        timeout=LONGEST,
        check=False,
        **machine.apart(),
    )
    if done.returncode:
        raise HTTPError(500)
    return cast("Feedback", json.loads(done.stdout))
