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
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.course import Course
from benchmarks.drills import Drills
from benchmarks.guest import let_many_fetch
from benchmarks.many import Many
from benchmarks.peers import Contestant
from benchmarks.peers.kit import Kit, Large
from benchmarks.peers.otree import LargeOTree, OTree
from benchmarks.peers.panel import Panel
from benchmarks.peers.solara import Solara
from benchmarks.peers.stock_voila import StockVoila, UsualVoila
from benchmarks.peers.streamlit import Streamlit
from benchmarks.quarters import Game, LargeGame, Quarters
from benchmarks.table import medians, missed, ratios, table

CONTESTANTS: tuple[type[Contestant], ...] = (
    Kit, StockVoila, UsualVoila, OTree, Streamlit, Solara, Panel,
)  # fmt: skip
COURSES: dict[type[Contestant], tuple[tuple[type[Course], type[Contestant]], ...]] = {
    Kit: ((Course, Kit), (Many, Large), (Drills, Kit), (Quarters, Game), (Quarters, LargeGame)),
    OTree: ((Course, OTree), (Many, LargeOTree)),
}
"""What a contestant goes through, each in a program of its own; all others one course."""
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


async def one_run(course_of: type[Course], kind: type[Contestant]) -> Course:
    """Start one contestant in a folder of its own, measure it, and leave nothing behind."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        course = course_of(kind(Path(folder)))
        log.warning("%s, %s ...", kind.name, course_of.__name__.lower())
        try:
            await course.attempt("start and rest", course.run())
        finally:
            await course.attempt("stop", asyncio.to_thread(course.contestant.stop))
    return course


async def measure(
    kinds: list[type[Contestant]], repeat: int, found: Found, courses: str = ""
) -> None:
    """Measure contestants in turn, several times, and put what was seen into `found`.

    Args:
        kinds: of contestants.
        repeat: how often.
        found: what was seen.
        courses: only those whose name begins so, in small letters.
    """
    let_many_fetch()
    for _ in range(repeat):
        for kind in (kind for kind in kinds if not kind.missing()):
            figures: dict[str, float] = {}
            for course_of, variant in COURSES.get(kind, ((Course, kind),)):
                if not course_of.__name__.lower().startswith(courses):
                    continue
                course = await one_run(course_of, variant)
                figures = course.figures | figures
                found.problems += course.problems
            found.runs.setdefault(kind.name, []).append(figures)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=1, help="runs, of which medians are told")
    parser.add_argument("--only", default="", help="measure only those whose name begins so")
    parser.add_argument(
        "--courses", default="", help="`course`, `many`, `drills` or `quarters` alone"
    )
    given = parser.parse_args()
    kinds = [kind for kind in CONTESTANTS if kind.name.startswith(given.only)]
    # Whoever ends a benchmark leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    found = Found({kind.name: kind.missing() for kind in kinds if kind.missing()})
    try:
        asyncio.run(measure(kinds, given.repeat, found, given.courses))
    finally:
        # Who loses patience has at least what was measured until then.
        sys.stdout.write(found.told())


if __name__ == "__main__":
    main()
