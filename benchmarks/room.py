"""A room full of people, in the kit and in what could be used instead.

    python -m benchmarks.room --repeat 3

Every contestant is started with its own settings and asks one question with options and a button.
Participants do over HTTP and websockets what its page does in a browser, from the link that a room
would be given; they are *ready* when the question has arrived with its options. The first
person ends the start-up and is the warm-up of all that follows; before each crowd the program is
at rest. Prints a table of medians and one line of JSON.
"""

import argparse
import asyncio
import json
import logging
import os
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Error as BrowserError
from tornado.httpclient import HTTPClientError

from benchmarks.browser import visit
from benchmarks.guest import let_many_fetch
from benchmarks.peers import Contestant, Participant
from benchmarks.peers.kit import Kit
from benchmarks.peers.otree import OTree
from benchmarks.peers.panel import Panel
from benchmarks.peers.solara import Solara
from benchmarks.peers.stock_voila import StockVoila, UsualVoila
from benchmarks.peers.streamlit import Streamlit
from benchmarks.processes import Others, megabytes, rest
from benchmarks.table import medians, missed, ratios, table
from benchmarks.visitor import spread

CONTESTANTS: tuple[type[Contestant], ...] = (
    Kit, StockVoila, UsualVoila, OTree, Streamlit, Solara, Panel,
)  # fmt: skip
PATIENCE = 60.0
_NOT_YET = (OSError, HTTPClientError)
_FAILED = (OSError, RuntimeError, HTTPClientError, BrowserError)
log = logging.getLogger("benchmark")


@dataclass
class Found:
    """What was seen so far: the figures of every run, and what went wrong."""

    missing: dict[str, str]
    runs: dict[str, list[dict[str, float]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def told(self) -> str:
        """Return the table of medians, and everything as one line of JSON."""
        contestants = {name: medians(runs) for name, runs in self.runs.items()}
        line = {"contestants": contestants, "ratios": ratios(contestants)}
        line |= {"missed": missed(contestants), "cores": os.cpu_count(), **asdict(self)}
        return f"{table(contestants, self.missing)}\n\n{json.dumps(line)}\n"


class Course:
    """What one contestant goes through in one run."""

    def __init__(self, contestant: Contestant) -> None:
        self.contestant = contestant
        self.figures: dict[str, float] = {}
        self.problems: list[str] = []

    async def run(self) -> None:
        """Measure everything."""
        await self._start()
        await self.contestant.ready_for(1)
        await rest(self.contestant.family)
        await self._try("a browser", self._browse())
        await rest(self.contestant.family)
        self._server = megabytes(self._without_pages())
        for crowd in self.contestant.crowds:
            await self._try(f"{crowd} people", self._crowd(crowd))

    async def _try(self, what: str, work: Any) -> None:
        try:
            await work
        except _FAILED as problem:
            told = str(problem).partition("\n")[0] or type(problem).__name__
            self.problems.append(f"{self.contestant.name}, {what}: {told}")
            log.warning(self.problems[-1])

    async def _start(self) -> None:
        begun = time.perf_counter()
        self.contestant.start()
        await _until_it_listens(self.contestant.port)
        await _patiently(self.contestant.prepare)
        first = self.contestant.guest(0)
        await _patiently(first.arrive)
        self.figures["start"] = time.perf_counter() - begun
        await first.leave()

    async def _browse(self) -> None:
        self.figures |= await visit(self.contestant)

    async def _crowd(self, crowd: int) -> None:
        await self.contestant.ready_for(crowd)
        await rest(self.contestant.family)
        others = Others(self.contestant.family)
        people = [self.contestant.guest(number) for number in range(crowd)]
        times = await asyncio.gather(*map(_arrival, people))
        self.figures[f"arrive_{crowd}"] = spread(times)["p95"]
        if crowd == max(self.contestant.crowds):
            await self._together(people)
        self.figures["others"] = max(self.figures.get("others", 0.0), others.cores())
        await asyncio.gather(*(person.leave() for person in people))

    async def _together(self, people: list[Participant]) -> None:
        """Measure what needs everybody: memory, answers, and the room's moves."""
        pages, server = self.contestant.pages(), megabytes(self._without_pages())
        each = megabytes(pages) / len(pages) if pages else 0.0
        self.figures["memory"] = each + max(0.0, server - self._server) / len(people)
        answered = await asyncio.gather(*(person.answer() for person in people))
        self.figures["at_once"] = spread(answered)["p95"]
        for name, times in (await self.contestant.spread(people)).items():
            self.figures[name] = spread(times)["p95"]
        self.figures |= await self.contestant.more(people)

    def _without_pages(self) -> set[int]:
        return set(self.contestant.family()) - set(self.contestant.pages())


async def _arrival(person: Participant) -> float:
    begun = time.perf_counter()
    await person.arrive()
    return time.perf_counter() - begun


async def _until_it_listens(port: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return


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


async def one_run(kind: type[Contestant]) -> Course:
    """Start one contestant in a folder of its own, measure it, and leave nothing behind."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        course = Course(kind(Path(folder)))
        log.warning("%s ...", course.contestant.name)
        try:
            await course.run()
        finally:
            course.contestant.stop()
    return course


async def measure(kinds: list[type[Contestant]], repeat: int, found: Found) -> None:
    """Measure contestants in turn, several times, and put what was seen into `found`."""
    let_many_fetch()
    for _ in range(repeat):
        for kind in (kind for kind in kinds if not kind.missing()):
            course = await one_run(kind)
            found.runs.setdefault(kind.name, []).append(course.figures)
            found.problems += course.problems


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=1, help="runs, of which medians are told")
    parser.add_argument("--only", default="", help="measure only those whose name begins so")
    given = parser.parse_args()
    kinds = [kind for kind in CONTESTANTS if kind.name.startswith(given.only)]
    # Whoever ends a benchmark leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    found = Found({kind.name: kind.missing() for kind in kinds if kind.missing()})
    try:
        asyncio.run(measure(kinds, given.repeat, found))
    finally:
        # Who loses patience has at least what was measured until then.
        sys.stdout.write(found.told())


if __name__ == "__main__":
    main()
