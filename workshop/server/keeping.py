"""Keeps what reveals look like: drawn once a room has looked at one for a while, and kept.

What is taken home is taken from there. Where a room goes on sooner, or no server runs, a reveal is
drawn when it is taken home for the first time, from what was counted when it was shown.
"""

import asyncio
import json
import logging
import subprocess
import sys
import time
from typing import cast

from workshop import machine
from workshop.contracts.record import SeenReply
from workshop.contracts.replies import Overview
from workshop.errors import Refused, Unreachable
from workshop.server.parts import ServerParts
from workshop.session import Phase

log = logging.getLogger(__name__)

CALM = 5.0
"""Seconds that a reveal stays as it is before it is drawn: phones come first, and it may change."""

LONGEST = 60.0
"""Seconds after which drawing is given up."""

DRAW = [sys.executable, "-m", "workshop.record.process"]


class Keeper:
    """Watches the rooms.

    Args:
        server: asks the host through its client.
    """

    def __init__(self, server: ServerParts) -> None:
        self._server = server
        self._changed: dict[str, float] = {}  # by session, when it rang last
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = False

    async def watch(self) -> None:
        """Draw what rooms look at, until the server ends."""
        bell = self._server.client.bell()
        bell.listen("stage.")
        try:
            await self._begin()
            async for topic in bell.rings(CALM / 5):
                if topic:
                    self._changed[topic.partition(".")[2]] = time.monotonic()
                await self._draw_calm_ones()
        finally:
            bell.close()

    async def _begin(self) -> None:
        """Take what rooms have been looking at since before anybody listened."""
        try:
            told = cast("Overview", await self._server.client.ask("sessions"))
        except (Refused, Unreachable):
            return
        for one in told["sessions"]:
            if one["phase"] == Phase.REVEALED:
                self._changed[one["id"]] = time.monotonic()

    async def _draw_calm_ones(self) -> None:
        now = time.monotonic()
        for session in [one for one, at in self._changed.items() if now - at >= CALM]:
            del self._changed[session]
            try:
                await self.draw(session)
            except Refused as refusal:
                if refusal.code != "unknown-session":  # it was erased meanwhile
                    log.warning("what a reveal looks like was not kept: %s", refusal)
            except (Unreachable, OSError, ValueError, subprocess.SubprocessError) as error:
                if not self._ending:
                    log.warning("what a reveal looks like was not kept: %s", error)

    async def draw(self, session: str) -> None:
        """Draw the reveal that is in front in a session, where nobody has, and keep it."""
        shown = cast("SeenReply", await self._server.client.ask("undrawn", session=session))
        seen = shown["seen"]
        if seen is None:
            return
        made = await asyncio.to_thread(self._drawn, shown)
        step, of = seen["step"], seen["of"]
        for language, one in made.items():
            kept = {language: one}
            ask = self._server.client.ask
            await ask("keep_drawn", session=session, step=step, of=of, drawn=kept)

    def _drawn(self, shown: SeenReply) -> dict[str, str]:
        """Have it drawn in a process of its own."""
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            DRAW,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **machine.apart(),
        )
        try:
            said, _ = self._process.communicate(json.dumps(shown).encode(), LONGEST)
        finally:
            self._give_up()
        made: dict[str, str] = json.loads(said)
        return made

    def end(self) -> None:
        """Draw nothing any more."""
        self._ending = True
        self._give_up()

    def _give_up(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
