"""What a room of firms is told that need not be so: `python -m benchmarks.firms`.

Rooms play twice what is the same both times (one bonus, people no wiser), and a chart compares the
two games; or their pairs press alike whichever horizon they have, and a chart compares horizons.
Whatever is named is a false alarm. Then the same where something is otherwise: how often is it
found? What is played goes through the model, and what is named through what the chart asks. The
same seeds give the same tables.

This is about invented people in an invented firm: it is no evidence about firms, nor about people.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from statistics import fmean
from typing import NamedTuple

import numpy as np

from workshop import charts
from workshop.charts.certainty import Certainty
from workshop.charts.firms.horizons import STEPS, harder
from workshop.charts.firms.repeated import SAME, better
from workshop.contracts.plays import FirmPlans, FirmTold, GameTold
from workshop.exercises.exercise import load_exercise
from workshop.models.courses import game_of
from workshop.models.firms import finished
from workshop.models.playing import Persona

SIZES = (2, 3, 5, 8, 17)
ROOMS, KEPT = 2000, 400
CARES = (3, 10)


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


def named(what: Compared, size: int, room: int) -> bool:
    """Return whether a chart names something in one room of so many firms."""
    certain = level(what)
    if what.chart == "games":
        worths = [[one["path"]["worth"] for one in some] for some in drawn(what, size, room)]
        more = sum(later > before + SAME for before, later in zip(*worths, strict=True))
        less = sum(later < before - SAME for before, later in zip(*worths, strict=True))
        return bool(better(certain, more, less))
    firms = turns(what, size, room)
    pressed = [_pressure(one) for one in firms]
    return bool(harder(certain, pressed[::2], pressed[1::2]))


def drawn(what: Compared, size: int, room: int) -> list[list[FirmTold]]:
    """Return what a room played: so many firms twice."""
    rng = np.random.default_rng([size, room])
    every = [played(way, seed)[1] for seed, way in enumerate((what.first, what.second))]
    if what.first == what.second:
        # Both games are drawn of the same firms, so that nothing at all differs.
        every = [every[0] + every[1]] * 2
    return [
        [_numbered(n, some[at]) for n, at in enumerate(rng.integers(len(some), size=size))]
        for some in every
    ]


def turns(what: Compared, size: int, room: int) -> list[FirmTold]:
    """Return what a room played once, firms of the two ways in turn."""
    both = drawn(what, size, room)
    return [both[at % 2][at] for at in range(size)]


def _numbered(number: int, firm: FirmTold) -> FirmTold:
    return {**firm, "number": number}


def _pressure(firm: FirmTold) -> float:
    return fmean(quarter["pair"][0] / STEPS for quarter in firm["plans"])


def told(what: Compared, size: int, room: int) -> list[GameTold]:
    """Return the games of such a room as the chart is told of them."""
    game, _ = played(what.first, 0)
    if what.chart == "games":
        return [{**game, "firms": firms} for firms in drawn(what, size, room)]
    return [{**game, "firms": turns(what, size, room)}]


@lru_cache(maxsize=4)
def level(what: Compared) -> Certainty:
    """Return how sure a chart must be in its exercise."""
    return charts.certainty(load_exercise(what.slug), what.chart)


def share(what: Compared, size: int, rooms: int = ROOMS) -> float:
    """Return in which share of rooms the chart names something."""
    return sum(named(what, size, room) for room in range(rooms)) / rooms


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
