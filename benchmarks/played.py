"""What invented people make of the firm that is played: `python -m benchmarks.played`.

Both sides of many firms play four quarters of the KPI game, for their bonus, more or less careful
(`workshop.models.choosing`); then the firm runs on for two years with the last plans. How often are
there more leads and fewer new customers than in the owner's best? What is earned in the year, and
in the two years after? What can a room of three firms show? The same seeds give the same tables.

This is about invented people in an invented firm: it says what a room may see, and is no evidence
about firms, nor about people.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from workshop.models.choosing import calculating, learned, slipped
from workshop.models.courses import course, game_of
from workshop.models.kpi_game.months import Stocks, at_the_start
from workshop.models.kpi_game.paying import BONUSES, SEATS
from workshop.models.kpi_game.playing import KpiGame
from workshop.models.kpi_game.quarters import quarter
from workshop.models.playing import MONTHS, PERSONAS, Array, Persona

LEARNING = 0
"""In the place of a care: teams that try some plans a quarter and keep the best."""

CARES = (1, 3, 5, 10, 30, LEARNING)
TRIES = 8
SEEDS, FIRMS, ROOMS = 20, 20, 1000
ROOM = 3
SECOND = ("both_mended", "crossed", "targets")


class Played(NamedTuple):
    """Games as they went, one entry for each firm; shape (firms,).

    Attributes:
        leads: a month, in the year that is played.
        new: new customers a month, in the same.
        year: profit a month in it, thousand kroner.
        later: profit a month in the years after it, thousand kroner.
        worth: profit a month over the owner's horizon, thousand kroner.
    """

    leads: Array
    new: Array
    year: Array
    later: Array
    worth: Array


def firm(bonus: str) -> KpiGame:
    """Return the kit's firm with one of its bonuses."""
    return cast("KpiGame", game_of("kpi-game", {"bonus": bonus}))


def play(
    game: KpiGame, personas: Mapping[str, Persona], care: float, firms: int, rng: Generator
) -> Played:
    """Let so many firms be played.

    Args:
        game: the firm and its bonus.
        personas: who plays each seat.
        care: how careful they are, or `LEARNING`.
        firms: how many.
        rng: of all chance.
    """
    every = game.plans("marketing")
    plans = {seat: _usual(game, seat, firms) for seat in SEATS}
    stocks = Stocks(*(np.broadcast_to(one, (firms,)) for one in at_the_start(game.world)))
    passed = []
    for _ in range(game.quarters):
        liked = {seat: _liked(game, stocks, seat, plans, personas[seat]) for seat in SEATS}
        plans = {seat: _chosen(liked[seat], plans[seat], care, rng) for seat in SEATS}
        found = quarter(game.world, stocks, *(every[plans[seat]] for seat in SEATS))
        stocks = found.stocks
        passed.append(found.kpis)
    after = game.horizon - MONTHS * game.quarters
    left = quarter(game.world, stocks, *(every[plans[seat]] for seat in SEATS), months=after)
    return _told(passed, left.kpis["profit"], after)


def _usual(game: KpiGame, seat: str, firms: int) -> NDArray[np.int64]:
    every = game.plans(seat).tolist()
    return np.full(firms, every.index(list(game.seat(seat).usual)))


def _liked(
    game: KpiGame,
    stocks: Stocks,
    seat: str,
    plans: Mapping[str, NDArray[np.int64]],
    persona: Persona,
) -> Array:
    other = next(plans[one] for one in SEATS if one != seat)
    kpis = game.tried(stocks, seat, game.plans(seat)[other])
    return game.likes(kpis, seat, persona)


def _chosen(
    liked: Array, last: NDArray[np.int64], care: float, rng: Generator
) -> NDArray[np.int64]:
    # A number that no plan changes has one column for all of them.
    every = np.broadcast_to(liked, (*last.shape, liked.shape[-1]))
    return learned(every, last, TRIES, rng) if care == LEARNING else slipped(every, care, rng)


def _told(passed: Sequence[Mapping[str, Array]], later: Array, after: int) -> Played:
    means = [np.mean([kpis[name] for kpis in passed], axis=0) for name in _YEAR]
    months = MONTHS * len(passed)
    worth = (months * means[-1] + after * later) / (months + after)
    return Played(*means, later, worth)


_YEAR = ("leads", "newcust", "profit")


# -- what is asked of them -----------------------------------------------------------------


def best() -> dict[str, float]:
    """Return the same of the owner's best, by the names of `Played`."""
    return _course("each", firm("each").best())


def reckoned(bonus: str) -> dict[str, float]:
    """Return the same of sides that answer each other without a slip."""
    return _course(bonus, calculating(firm(bonus)))


def _course(bonus: str, plans: Sequence[Mapping[str, object]]) -> dict[str, float]:
    told = course(firm(bonus), plans)
    firms = [closed["firm"] for closed in told["quarters"]]
    means = [float(np.mean([one[name] for one in firms])) for name in _YEAR]
    found = [*means, told["left"]["firm"]["profit"], told["worth"]]
    return dict(zip(Played._fields, found, strict=True))


def many(bonus: str, persona: Persona, care: float, seeds: int = SEEDS) -> Played:
    """Return the games of all seeds, `FIRMS` firms each."""
    at = [[*BONUSES].index(bonus), PERSONAS.index(persona), int(care)]
    both = dict.fromkeys(SEATS, persona)
    every = [
        play(firm(bonus), both, care, FIRMS, np.random.default_rng([seed, *at]))
        for seed in range(seeds)
    ]
    return Played(*(np.concatenate(one) for one in zip(*every, strict=True)))


def summary(found: Played) -> dict[str, float]:
    """Return the means of some games, and in how many there are more leads and fewer customers."""
    known = best()
    silo = (found.leads > known["leads"]) & (found.new < known["new"])
    means = {name: round(float(one.mean()), 1) for name, one in found._asdict().items()}
    return {"share": round(float(silo.mean()), 3)} | means


def rooms(second: str, care: float, many_rooms: int = ROOMS) -> float:
    """Return in which share of rooms at least two of three firms do better with another bonus.

    Each firm plays each for itself, and then once more from the start with the other bonus; better
    is more profit over the owner's horizon. The second game is played by people no wiser than the
    first, so that practice mends nothing.
    """
    better = _worth(second, care, many_rooms) > _worth("each", care, many_rooms)
    return round(float((better.sum(axis=1) >= 2).mean()), 3)


@lru_cache(maxsize=16)
def _worth(bonus: str, care: float, many_rooms: int) -> Array:
    both = dict.fromkeys(SEATS, cast("Persona", "calculating"))
    rng = np.random.default_rng([[*BONUSES].index(bonus), int(care)])
    worth = play(firm(bonus), both, care, many_rooms * ROOM, rng).worth
    return worth.reshape(many_rooms, ROOM)


# -- told ----------------------------------------------------------------------------------

TOLD = {"share": "{:.0%}", "new": "{:.0f}", "year": "{:.0f}", "later": "{:.0f}"}
HEADS = ("more leads, fewer customers", "new customers", "profit, the year", "two years after")


def how(care: float) -> str:
    """Return how teams choose, in a word or two."""
    return "learning" if care == LEARNING else f"care {care:g}"


def row(name: str, bonus: str, persona: Persona, seeds: int = SEEDS) -> str:
    """Return a line of the table: each figure at each care, in the order of `CARES`."""
    found = [summary(many(bonus, persona, care, seeds)) for care in CARES]
    cells = [" / ".join(form.format(one[key]) for one in found) for key, form in TOLD.items()]
    return f"| {name} | {' | '.join(cells)} |"


def lines(seeds: int = SEEDS) -> Iterator[str]:
    """Yield the table: by bonus, then each for itself by who plays it."""
    yield f"| | {' | '.join(HEADS)} |"
    yield "|---" * (len(HEADS) + 1) + "|"
    for bonus in BONUSES:
        yield row(f"`{bonus}`", bonus, "calculating", seeds)
    for who in PERSONAS:
        if who != "calculating":
            yield row(f"`each`, {who}", "each", who, seeds)


def room(bonus: str, many_rooms: int = ROOMS) -> str:
    """Return in how many rooms two of three firms do better, at each care."""
    return f"| `{bonus}` | {' / '.join(f'{rooms(bonus, c, many_rooms):.0%}' for c in CARES)} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Play, and print two tables and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--rooms", type=int, default=ROOMS)
    given = parser.parse_args(arguments)
    write = sys.stdout.write
    write(f"Each figure at {', '.join(map(how, CARES))}.\n\n")
    for line in lines(given.seeds):
        write(f"{line}\n")
    write("\n| second bonus | rooms in which two of three firms do better |\n|---|---|\n")
    for bonus in SECOND:
        write(f"{room(bonus, given.rooms)}\n")
    told = {"best": best()} | {bonus: reckoned(bonus) for bonus in BONUSES}
    write(f"\n{json.dumps(told)}\n")


if __name__ == "__main__":
    main()
