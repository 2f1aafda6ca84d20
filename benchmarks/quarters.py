"""A quarter of a game ends: how long until the last phone has what it paid, and the next one."""

import asyncio
import statistics
import time
from typing import Any

from benchmarks.bare import broadcast
from benchmarks.course import Course
from benchmarks.line import Sight
from benchmarks.peers import MANY
from benchmarks.peers.kit import Kit
from benchmarks.visitor import Visitor, advance
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import exercises, load_exercise
from workshop.host.client import new_op
from workshop.host.jobs import Job
from workshop.host.runs import calculate
from workshop.session import Phase

REPEATS = 3
"""Times the model's own share is measured, of which the median counts."""


def played() -> tuple[str, str]:
    """Return an exercise that has a game, and the question of its first quarter."""
    for slug in exercises():
        for round in load_exercise(slug).rounds:
            if round.play and len(round.play.seats) > 1:
                return slug, f"{round.play.id}-1"
    raise SystemExit("No exercise of this kit has a game.")


class Game(Kit):
    """A room that has come in to play."""

    async def prepare(self) -> None:
        """Open a session of one exercise; people wait in its lobby."""
        self.slug, self.first = played()
        told = {"name": "A room", "departments": ["sales", "marketing"], "language": "en"}
        told |= {"agenda": alone(self.slug), "expected": self.expected}
        self.code = self.server.ask("open", op=new_op(), **told)["session"]["code"]

    def to_the_game(self) -> None:
        """Move on until the first quarter is played."""
        while self.server.ask("look", code=self.code)["session"]["talk"] != self.first:
            self.server.ask("advance", op=new_op(), code=self.code)

    def reckoned(self) -> Job:
        """Return what the model was asked when the quarter ended."""
        runs = self.server.ask("ledger", code=self.code)["runs"]
        run = next(one for one in reversed(runs) if "firms" in one["parameters"])
        where = (run["op"], run["session"], run["exercise"], run["run"], run["model"])
        return Job(*where, run["parameters"])


class LargeGame(Game):
    """Five hundred people in firms."""

    expected, patience = MANY, 60.0


class Quarters(Course):
    """All are dealt into firms, all propose a plan, and the quarter ends."""

    contestant: Game

    async def run(self) -> None:
        """Measure everything."""
        await self.start()
        await self.rest()
        count = self.contestant.expected
        people = [self.contestant.guest(number) for number in range(count)]
        with self._others.watched():
            await asyncio.gather(*(person.arrive() for person in people))
            await self.attempt("a quarter", self._quarter(people, f"_{count}"))
        self.figures["others"] = self._others.cores()
        await asyncio.gather(*(person.leave() for person in people))

    async def _quarter(self, people: list[Visitor], of: str) -> None:
        await asyncio.to_thread(self.contestant.to_the_game)
        await _all_play(people, 1)
        await asyncio.gather(*(person.answer() for person in people))
        await self.rest()
        for person in people:
            person.line.texts.clear()
        begun = time.perf_counter()
        url, code = self.contestant.server.url, self.contestant.code
        moved = asyncio.create_task(asyncio.to_thread(advance, url, code, Phase.ASKING.value))
        moments = await _all_play(people, 2)
        await moved
        # What the model takes is no telling: it is measured by itself, and shown.
        model = await asyncio.to_thread(_alone, self.contestant.reckoned())
        texts = [*people[0].line.texts]
        self.figures[f"quarter{of}"] = max(moments) - begun
        self.figures[f"quarter_model{of}"] = model
        self.figures[f"quarter_told{of}"] = max(moments) - begun - model
        self.figures[f"quarter_bare{of}"] = await broadcast(texts, len(people), _plays(2))


async def _all_play(people: list[Visitor], turn: int) -> list[float]:
    """Return when each phone had a quarter's card, with all that its plans would pay."""
    sight = _plays(turn)
    seen = (person.line.wait_for(sight, patience=person.patience) for person in people)
    return list(await asyncio.gather(*seen))


def _plays(turn: int) -> Sight:
    def sight(page: dict[str, Any]) -> bool:
        plans = [card["plan"] for card in page.get("cards") or [] if "plan" in card]
        return any(plan["turn"] == turn and plan["offers"] for plan in plans)

    return sight


def _alone(job: Job) -> float:
    """Return the seconds that the model takes: the median of a few times."""
    calculate(job)  # loads it
    return statistics.median([_timed(job) for _ in range(REPEATS)])


def _timed(job: Job) -> float:
    begun = time.perf_counter()
    calculate(job)
    return time.perf_counter() - begun
