"""What may befall a room, and what its people notice: an enemy among them, and parts killed."""

import asyncio
import json
import sys
from typing import Any

from benchmarks.bare import ROOT
from benchmarks.course import Course
from benchmarks.kills import host_killed, server_killed
from benchmarks.peers.kit import Kit
from benchmarks.visitor import Visitor, spread

HONEST, ROUNDS = 10, 20
PHONES = 50
_LONGEST_END = 10


class Drills(Course):
    """Ten honest people beside an enemy; fifty whose host, then whose server is killed."""

    contestant: Kit

    async def run(self) -> None:
        """Measure everything."""
        await self.start()
        await self.rest()
        await self.attempt("an enemy", self._enemy())
        await self.rest()
        people = [self.contestant.guest(number) for number in range(PHONES)]
        await asyncio.gather(*(person.arrive() for person in people))
        for what, kill in (("host", host_killed), ("server", server_killed)):
            await self.attempt(f"a killed {what}", self._kill(kill, people))
        await asyncio.gather(*(person.leave() for person in people))

    async def _kill(self, kill: Any, people: list[Visitor]) -> None:
        self.figures |= await kill(self.contestant.server, people)

    async def _enemy(self) -> None:
        """Compare how long honest people wait for an acknowledgement without an enemy and with."""
        honest = [self.contestant.guest(number) for number in range(HONEST)]
        await asyncio.gather(*(person.arrive() for person in honest))
        self.figures["honest"] = await answering(honest)
        command = [sys.executable, "-m", "benchmarks.enemy"]
        enemy = await asyncio.create_subprocess_exec(
            *command,
            self.contestant.base,
            self.contestant.code,
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            await self._beset(enemy, honest)
        finally:
            if enemy.returncode is None:
                enemy.kill()
            await enemy.wait()
        await asyncio.gather(*(person.leave() for person in honest))

    async def _beset(self, enemy: asyncio.subprocess.Process, honest: list[Visitor]) -> None:
        assert enemy.stdout is not None  # noqa: S101 - a pipe
        if await enemy.stdout.readline() != b"in\n":
            raise RuntimeError("The enemy did not get in.")
        self.figures["beset"] = await answering(honest)
        enemy.terminate()
        async with asyncio.timeout(_LONGEST_END):
            done = json.loads(await enemy.stdout.readline())
        self.figures |= {f"enemy_{what}": count for what, count in done.items()}


async def answering(people: list[Visitor]) -> float:
    """Let people answer once a second each, one after the other; the 95th percentile of all."""
    times: list[float] = []

    async def one(person: Visitor, offset: float) -> None:
        await asyncio.sleep(offset)
        for _ in range(ROUNDS):
            took = await person.answer()
            times.append(took)
            await asyncio.sleep(max(0.0, 1 - took))

    await asyncio.gather(*(one(person, n / len(people)) for n, person in enumerate(people)))
    return spread(times)["p95"]
