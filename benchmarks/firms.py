"""What a room of firms is told that need not be so: `python -m benchmarks.firms`.

Rooms play twice what is the same both times (one bonus, people no wiser), and a chart compares the
two games; or their pairs press alike whichever horizon they have, and a chart compares horizons.
Whatever is named is a false alarm. Then the same where something is otherwise: how often is it
found? What is played goes through the model and the chart as in a room. The same seeds give the
same tables.

This is about invented people in an invented firm: it is no evidence about firms, nor about people.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from workshop import charts
from workshop.charts.certainty import Certainty
from workshop.charts.finding import Finding
from workshop.charts.view import View
from workshop.contracts.plays import FirmPlans, FirmTold, GameTold
from workshop.exercises.exercise import Exercise, Reveal, Run, load_exercise
from workshop.models.courses import game_of
from workshop.models.firms import finished
from workshop.models.playing import Persona

SIZES = (2, 3, 5, 8, 17)
ROOMS, KEPT = 2000, 2000
CARES = (3, 10)
DEPARTMENTS = ("sales", "marketing")


class Way(NamedTuple):
    """How firms are played: which model, what is paid for, by whom, how carefully."""

    model: str
    bonus: str
    who: Persona = "calculating"
    care: float = 3


class Compared(NamedTuple):
    """What a chart compares: two games of each firm, or firms of two horizons.

    Attributes:
        chart: its name.
        slug: the exercise that shows it, by whose level it judges.
        first: how the first game is played, or the firms of one horizon.
        second: how the second game is played, or the firms of the other one.
    """

    chart: str
    slug: str
    first: Way
    second: Way


def games(second: str = "each", care: float = 3) -> Compared:
    """Return two games of each firm: each for itself, and then another bonus or the same."""
    ways = (Way("kpi-game", bonus, care=care) for bonus in ("each", second))
    return Compared("games", "kpi-tradeoffs", *ways)


def horizons(who: Persona = "calculating", care: float = 3) -> Compared:
    """Return firms of two horizons; whoever does not look at her bonus presses alike in both."""
    ways = (Way("lead-pool", bonus, who, care) for bonus in ("quarter", "three_years"))
    return Compared("horizons", "must-every-lead-buy", *ways)


@lru_cache(maxsize=16)
def played(way: Way, seed: int, many: int = KEPT) -> tuple[GameTold, tuple[FirmTold, ...]]:
    """Return so many firms that were played so, and the game in which they were."""
    seats = game_of(way.model).names
    firms: list[FirmPlans] = [
        {
            "number": number,
            "setting": {"bonus": way.bonus},
            "plans": [dict.fromkeys(seats)] * game_of(way.model).quarters,
            "persona": way.who,
            "care": way.care,
            "seed": seed * many + number,
        }
        for number in range(many)
    ]
    found = finished(way.model, {"games": [{"play": "plan", "swapped": False, "firms": firms}]})
    (told,) = found["games"]  # type: ignore[misc]
    return told, tuple(told["firms"])


def found(what: Compared, size: int, room: int) -> Finding[object]:
    """Return what a chart finds in one room of so many firms."""
    rng = np.random.default_rng([size, room])
    first, second = (played(way, seed) for seed, way in enumerate((what.first, what.second)))
    drawn = [[some[at] for at in rng.integers(len(some), size=size)] for _, some in (first, second)]
    told = _two_games(first[0], drawn) if what.chart == "games" else _one_game(first[0], drawn)
    run = Run("firms", what.first.model, (), ("plan", "anew"))
    state = {"firms": {"state": "ready", "outcome": {"games": told}}}
    reveal = Reveal(what.chart, run=run.id)
    exercise = _with_run(what.slug, run)
    view = View(reveal, exercise, state, DEPARTMENTS, "en", level(what))
    return charts.charts()[what.chart].find(view)


@lru_cache(maxsize=4)
def _with_run(slug: str, run: Run) -> Exercise:
    return replace(load_exercise(slug), runs=(run,))


@lru_cache(maxsize=4)
def level(what: Compared) -> Certainty:
    """Return how sure a chart must be in its exercise."""
    return charts.certainty(load_exercise(what.slug), what.chart)


def _two_games(told: GameTold, drawn: Sequence[Sequence[FirmTold]]) -> list[GameTold]:
    return [{**told, "firms": [_numbered(*one) for one in enumerate(some)]} for some in drawn]


def _one_game(told: GameTold, drawn: Sequence[Sequence[FirmTold]]) -> list[GameTold]:
    """Return one game in which firms of both kinds take turns."""
    size = len(drawn[0])
    return [{**told, "firms": [_numbered(at, drawn[at % 2][at]) for at in range(size)]}]


def _numbered(number: int, firm: FirmTold) -> FirmTold:
    return {**firm, "number": number}


def share(what: Compared, size: int, rooms: int = ROOMS) -> float:
    """Return in which share of rooms the chart names something."""
    return sum(bool(found(what, size, room).names) for room in range(rooms)) / rooms


def row(name: str, what: Compared, rooms: int = ROOMS) -> str:
    """Return a line of a table: in how many rooms of a hundred something is named."""
    cells = (f"{100 * share(what, size, rooms):.1f}" for size in SIZES)
    return f"| {name} | {' | '.join(cells)} |"


def lines(rooms: int = ROOMS) -> Iterator[str]:
    """Yield the tables: what is named of nothing, then what is found of something."""
    yield f"| | {' | '.join(f'{size} firms' for size in SIZES)} |"
    yield "|---" * (len(SIZES) + 1) + "|"
    for care in CARES:
        yield row(f"the same game twice, care {care}", games(care=care), rooms)
    for who in ("hunter", "guardian"):
        yield row(f"pairs that press alike, {who}", horizons(who), rooms)
    for second in ("both_mended", "crossed", "targets"):
        for care in CARES:
            yield row(f"then `{second}`, care {care}", games(second, care), rooms)
    for care in CARES:
        yield row(f"two horizons, care {care}", horizons(care=care), rooms)


def main(arguments: Sequence[str] | None = None) -> None:
    """Play, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rooms", type=int, default=ROOMS)
    given = parser.parse_args(arguments)
    for line in lines(given.rooms):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
