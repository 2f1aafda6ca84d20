"""What every contestant goes through: a start, a browser, and crowds that arrive at once."""

import asyncio
import logging
import time
from typing import Any

from tornado.httpclient import HTTPClientError

from benchmarks.browser import visit
from benchmarks.others import Others
from benchmarks.peers import Contestant, Participant
from benchmarks.processes import megabytes, rest, until_it_listens
from benchmarks.visitor import spread

PATIENCE = 60.0
_NOT_YET = (OSError, HTTPClientError)
log = logging.getLogger("benchmark")


class Course:
    """What one contestant goes through in one run.

    Attributes:
        figures: what was measured.
        problems: what could not be.
    """

    def __init__(self, contestant: Contestant) -> None:
        self.contestant = contestant
        self.figures: dict[str, float] = {}
        self.problems: list[str] = []
        self._others = Others(contestant.family)

    async def run(self) -> None:
        """Measure everything."""
        await self.start()
        await self.rest()
        await self.attempt("a browser", self._browse())
        await self.rest()
        self._server = self.figures["fixed"] = self._memory()
        for crowd in self.contestant.crowds:
            await self.attempt(f"{crowd} people", self._crowd(crowd))
        self.figures["others"] = self._others.cores()

    async def attempt(self, what: str, work: Any) -> None:
        """Measure something, and go on where that fails."""
        try:
            await work
        except Exception as problem:
            told = str(problem).partition("\n")[0] or type(problem).__name__
            self.problems.append(f"{self.contestant.name}, {what}: {told}")
            log.warning(self.problems[-1])

    async def start(self) -> None:
        """Start it, until the first person is ready."""
        begun = time.perf_counter()
        await asyncio.to_thread(self.contestant.start)
        await until_it_listens(self.contestant.port)
        await _patiently(self.contestant.prepare)
        first = self.contestant.guest(0)
        await _patiently(first.arrive)
        self.figures["start"] = time.perf_counter() - begun
        await first.leave()

    async def rest(self) -> None:
        """Wait until it does nothing."""
        await rest(self.contestant.family)

    async def _browse(self) -> None:
        self.figures |= await visit(self.contestant)

    async def _crowd(self, crowd: int) -> None:
        await self.rest()
        people = [self.contestant.guest(number) for number in range(crowd)]
        with self._others.watched():
            times = spread(await asyncio.gather(*map(arrival, people)))
            self.figures |= {f"arrive_{crowd}": times["p95"], f"last_{crowd}": times["max"]}
            if crowd == self.contestant.together:
                await self._together(people)
        await asyncio.gather(*(person.leave() for person in people))

    async def _together(self, people: list[Participant]) -> None:
        """Measure what needs everybody: memory, answers, and the room's moves."""
        pages = self.contestant.pages()
        each = megabytes(pages) / len(pages) if pages else 0.0
        self.figures["memory"] = each + max(0.0, self._memory() - self._server) / len(people)
        answered = await asyncio.gather(*(person.answer() for person in people))
        self.figures["at_once"] = spread(answered)["p95"]
        for name, times in (await self.contestant.spread(people)).items():
            self.figures[name] = spread(times)["p95"]
        await self.contestant.more(people, self.figures)

    def _memory(self) -> float:
        apart = {*self.contestant.pages(), *self.contestant.apart()}
        return megabytes(set(self.contestant.family()) - apart)


async def arrival(person: Participant) -> float:
    """Let somebody arrive, and return the seconds until she is ready."""
    begun = time.perf_counter()
    await person.arrive()
    return time.perf_counter() - begun


async def _patiently(work: Any) -> None:
    """Do something as soon as a program that has just begun to listen can answer."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await work()
            except _NOT_YET:
                await asyncio.sleep(0.05)
            else:
                return
