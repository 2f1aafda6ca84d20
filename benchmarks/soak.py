"""Fifty people who answer and reload for an hour: does anything grow that should not?

    python -m benchmarks.soak --minutes 60

Adds up memory, descriptors and threads of all processes of the server, prints them as a table, and
ends with an error where the second half of the time saw them grow. In a short run the first half is
when everything is imported, compiled and cached for the first time, so it only warms up there.
"""

import argparse
import asyncio
import json
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.guest import let_many_fetch
from benchmarks.kills import missing
from benchmarks.peers.kit import Kit
from benchmarks.processes import descriptors, megabytes, threads
from benchmarks.visitor import Visitor

PEOPLE = 50
_EVERY = (2.0, 4.0)
"""Seconds between two answers of one person."""
_RELOADS = 0.1
"""The part of her answers after which she loads her page again."""
_SAMPLES_A_MINUTE = 12
_ROWS, _FEWEST = 10, 10


@dataclass(frozen=True)
class Sample:
    """What all processes together had at one moment."""

    minute: float
    megabytes: float
    descriptors: float
    threads: float


@dataclass(frozen=True)
class Limits:
    """How much each may grow in the second half."""

    megabytes: float
    descriptors: float = 6.0
    threads: float = 1.5


def limits(minutes: float) -> Limits:
    """Return what a run of some minutes may grow by: the hour's megabyte holds for long ones.

    Allocators round up, and a run of minutes ends before their last rounding.
    """
    return Limits(megabytes=1.0 if minutes >= 60 else 4.0)


def growth(samples: Sequence[Sample]) -> Sample:
    """Return by how much the second half grew: its length times the median of all slopes in it.

    Memory swings by some megabytes from one sample to the next, which two medians would show.

    Raises:
        ValueError: there are too few samples to tell.
    """
    second = [astuple(sample) for sample in samples[len(samples) // 2 :]]
    if len(second) < _FEWEST:
        raise ValueError("Too short a time to see anything grow.")
    length = second[-1][0] - second[0][0]
    pairs = list(combinations(second, 2))
    slopes = [
        statistics.median(
            (after[at] - before[at]) / (after[0] - before[0]) for before, after in pairs
        )
        for at in range(1, len(second[0]))
    ]
    return Sample(length, *(slope * length for slope in slopes))


def grown(samples: Sequence[Sample], allowed: Limits) -> list[str]:
    """Return the names of what grew more than it may."""
    found = growth(samples)
    names = ("megabytes", "descriptors", "threads")
    return [name for name in names if getattr(found, name) > getattr(allowed, name)]


def table(samples: Sequence[Sample]) -> str:
    """Return some of the samples, and the growth, as a table in Markdown."""
    step = max(1, len(samples) // _ROWS)
    lines = ["| minute | memory (PSS) | descriptors | threads |", "| --- | --- | --- | --- |"]
    for told in [*samples[::step], samples[-1]]:
        lines.append(
            f"| {told.minute:.1f} | {told.megabytes:.1f} MB "
            f"| {told.descriptors:.0f} | {told.threads:.0f} |"
        )
    found = growth(samples)
    lines.append(
        f"| second half | {found.megabytes:+.2f} MB "
        f"| {found.descriptors:+.0f} | {found.threads:+.0f} |"
    )
    return "\n".join(lines)


class Soak:
    """A room in use.

    Args:
        kit: the server, started.
        people: how many use it.

    Attributes:
        done: what they did, by name.
        samples: what was seen.
    """

    def __init__(self, kit: Kit, people: int = PEOPLE) -> None:
        self._kit, self._count = kit, people
        self.done: Counter[str] = Counter()
        self.samples: list[Sample] = []

    async def run(self, minutes: float) -> int:
        """Let them answer and reload, and return how many acknowledged answers were lost."""
        people = [self._kit.guest(number) for number in range(self._count)]
        await asyncio.gather(*(person.arrive() for person in people))
        end = time.monotonic() + 60 * minutes
        await asyncio.gather(self._watch(end), *(self._use(person, end) for person in people))
        await asyncio.gather(*(person.leave() for person in people))
        told = [op for person in people for op in person.acknowledged]
        return missing(self._kit.server.database, told)

    async def _use(self, person: Visitor, end: float) -> None:
        while time.monotonic() < end:
            await asyncio.sleep(random.uniform(*_EVERY))  # noqa: S311 - no secret
            await person.answer()
            self.done["answers"] += 1
            if random.random() < _RELOADS:  # noqa: S311
                await person.look_again()
                self.done["reloads"] += 1

    async def _watch(self, end: float) -> None:
        begun = time.monotonic()
        while (now := time.monotonic()) < end:
            family = self._kit.family()
            told = (megabytes(family), descriptors(family), threads(family))
            self.samples.append(Sample((now - begun) / 60, *told))
            await asyncio.sleep(60 / _SAMPLES_A_MINUTE)


async def soak(minutes: float, folder: Path, people: int = PEOPLE) -> tuple[Soak, int]:
    """Start a server, let people use it, and return what was seen and how much was lost."""
    let_many_fetch()
    kit = Kit(folder)
    await asyncio.to_thread(kit.start)
    try:
        await kit.prepare()
        seen = Soak(kit, people)
        return seen, await seen.run(minutes)
    finally:
        await asyncio.to_thread(kit.stop)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        seen, lost = asyncio.run(soak(given.minutes, Path(folder)))
    found = grown(seen.samples, limits(given.minutes))
    told = {"growth": astuple(growth(seen.samples))[1:], "grown": found, "lost": lost, **seen.done}
    sys.stdout.write(f"{table(seen.samples)}\n\n{json.dumps(told)}\n")
    sys.exit(1 if found or lost else 0)


if __name__ == "__main__":
    main()
