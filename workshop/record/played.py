"""Rows of what models gave in a session: the decision ledger, and the quarters people played."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from workshop.contracts.record import Took
from workshop.contracts.runs import LedgerEntry


class Told(NamedTuple):
    """One number or word that a model was told (`told`) or gave (`gave`)."""

    exercise: str
    run: str
    model: str
    at: str
    played: bool
    of: str
    name: str
    value: float | None
    text: str | None


class Quarter(NamedTuple):
    """One number of a quarter that a firm played; without a seat it is the firm's.

    A quarter of None is what became of the firm afterwards, with the last plans.
    """

    exercise: str
    run: str
    game: str
    firm: int
    bonus: str
    quarter: int | None
    seat: str
    name: str
    value: float


def ledger(took: Took) -> Iterator[Told]:
    """Yield all that models were told and gave, one row for each number."""
    for run in took["runs"]:
        place = (run["exercise"], run["run"], run["model"], run["at"], run["played"])
        for of, what in (("told", run["parameters"]), ("gave", run["outcome"])):
            for name, one in _leaves(what):
                yield Told(*place, of, name, *_typed(one))


def _typed(one: object) -> tuple[float | None, str | None]:
    number = isinstance(one, int | float) and not isinstance(one, bool)
    return (float(one), None) if number else (None, str(one))  # type: ignore[arg-type]


def _leaves(what: object, name: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(what, Mapping):
        inside: Iterator[tuple[object, object]] = iter(what.items())
    elif isinstance(what, list | tuple):
        inside = iter(enumerate(what, 1))
    else:
        if what is not None:
            yield name, what
        return
    for part, one in inside:
        yield from _leaves(one, f"{name}.{part}".lstrip("."))


def quarters(took: Took) -> Iterator[Quarter]:
    """Yield the quarters that firms have played, each once: a later run tells earlier games too."""
    known = set[tuple[str, str]]()
    for run in took["runs"]:
        for game in games_of(run):
            where = run["exercise"], str(game["play"])
            if where not in known:
                known.add(where)
                yield from _of_game(run, game)


def games_of(run: LedgerEntry) -> list[Mapping[str, Any]]:
    """Return the games of which a run tells; none where its model is played in no firms."""
    found = run["outcome"].get("games", [])
    return found if isinstance(found, list) else []


def _of_game(run: LedgerEntry, game: Mapping[str, Any]) -> Iterator[Quarter]:
    for firm in game.get("firms", []):
        place = (run["exercise"], run["run"], str(game["play"]))
        whose = (*place, int(firm["number"]) + 1, str(firm.get("bonus", "")))
        for quarter, seat, name, value in _of_firm(firm):
            yield Quarter(*whose, quarter, seat, name, float(value))


def _of_firm(firm: Mapping[str, Any]) -> Iterator[tuple[int | None, str, str, float]]:
    path = firm.get("path", {})
    for number, state in enumerate(path.get("quarters", []), 1):
        yield from ((number, "", name, value) for name, value in _numbers(state))
    for number, plans in enumerate(firm.get("plans", []), 1):
        for seat, plan in plans.items():
            yield from ((number, seat, f"task-{at}", one) for at, one in enumerate(plan, 1))
    for number, paid in enumerate(firm.get("paid", []), 1):
        yield from ((number, seat, "paid", value) for seat, value in _numbers(paid))
    yield from ((None, "", name, value) for name, value in _numbers(path.get("left", {})))


def _numbers(state: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    return ((name, one) for name, one in state.items() if isinstance(one, int | float))
