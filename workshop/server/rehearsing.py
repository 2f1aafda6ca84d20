"""Lets invented people into the rehearsals that facilitators begin, each crowd in a process."""

import asyncio
import logging
import subprocess
import sys
from typing import cast

from workshop import machine
from workshop.contracts.rehearsal import Rehearsal, Rehearsals
from workshop.errors import Refused, Unreachable
from workshop.server.parts import ServerParts

log = logging.getLogger(__name__)

EVERY = 30.0
"""Seconds after which a rehearsal is found whose bell nobody heard."""


class Crowds:
    """Watches for rehearsals.

    Args:
        server: asks the host through its client.
    """

    def __init__(self, server: ServerParts) -> None:
        self._server = server
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._ending = False

    async def watch(self) -> None:
        """Let people in until the server ends; they leave by themselves."""
        bell = self._server.client.bell()
        bell.listen("rehearsals")
        try:
            async for _ in bell.rings(EVERY):
                await self._let_in()
        finally:
            bell.close()

    async def _let_in(self) -> None:
        try:
            told = cast("Rehearsals", await self._server.client.ask("rehearsals"))
        except (Refused, Unreachable):
            return
        for one in told["rehearsals"]:
            if one["code"] not in self._processes and not self._ending:
                await self._begin(one)
        over = [code for code, one in self._processes.items() if one.poll() is not None]
        going = {one["code"] for one in told["rehearsals"]}
        for code in (code for code in over if code not in going):
            del self._processes[code]

    async def _begin(self, one: Rehearsal) -> None:
        try:
            self._processes[one["code"]] = await asyncio.to_thread(self._begun, one)
        except OSError as error:
            log.warning("no invented people come into %s: %s", one["code"], error)

    def _begun(self, one: Rehearsal) -> subprocess.Popen[bytes]:
        """Start a crowd: by our own program, with nothing of hers but the session's code."""
        who = ("--room", one["room"], "--bots", str(one["people"]), "--seed", str(one["seed"]))
        told = ("--join", one["code"], *who, "--pace", str(one["pace"]), "--json")
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "workshop", "rehearse", *told, "--db", self._server.database],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **machine.apart(),
        )

    def end(self) -> None:
        """Let nobody in any more, and everybody out."""
        self._ending = True
        for one in self._processes.values():
            if one.poll() is None:
                one.kill()
                one.wait()
