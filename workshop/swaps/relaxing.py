"""Where no timetable keeps the rules: which of them binds, and what would do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from workshop.swaps.planning import Cell, Programme, Slack, Solved, programme_of, solve
from workshop.swaps.tickets import GUESTS, HOME, Swap

PATIENCE = 1.5
"""Seconds for each rule. What is found by then would do, and perhaps less would."""

RULES = ("guests", "home", "free", "visits", "reach")
"""The rules that can give way, in the order in which they are tried."""


@dataclass(frozen=True)
class Binding:
    """A rule without which there is a timetable.

    Attributes:
        rule: one of `RULES`, or `partly`.
        now: what it is.
        enough: what would do, everything else being as it is: guests at a time, percent at home,
            how many people name a further half day, visits of each; of `partly`, how many half
            days stay open; of `reach` 0.
        together: whether the others that say so must give way too.
    """

    rule: str
    now: int
    enough: int
    together: bool = False


def binding(swap: Swap) -> list[Binding]:
    """Return what would do where no timetable keeps the rules.

    One rule after the other is let go by itself. Where none is enough, guests, home and free half
    days give way together, and reach with them where that is too little; what mostly does is a
    timetable of as many half days as fit.
    """
    alone = [found for rule in RULES for found in _TRIES[rule](swap)]
    found = alone or list(_together(swap)) or list(_together(swap, reach=True))
    return [*found, *_partly(swap)]


def _guests(swap: Swap) -> Iterator[Binding]:
    enough = swap.rules.guests + _extra(swap, Slack(guests=True), "guests")
    if swap.rules.guests < enough <= GUESTS[1]:
        yield Binding("guests", swap.rules.guests, enough)


def _home(swap: Swap) -> Iterator[Binding]:
    more = _extra(swap, Slack(home=True), "home")
    if more > 0:
        yield Binding("home", swap.rules.home, _at_home(swap, more))


def _at_home(swap: Swap, more: int) -> int:
    """Return the largest percentage, in steps of five, that lets so many more be away."""
    steps = range(swap.rules.home - swap.rules.home % 5, HOME[0] - 1, -5)
    fits = (p for p in steps if all(_lets(swap, side, p, more) for side in swap.sides))
    return next(fits, HOME[0])


def _lets(swap: Swap, side: str, percent: int, more: int) -> bool:
    eased = replace(swap, rules=replace(swap.rules, home=percent))
    return eased.away(side) >= min(swap.away(side) + more, swap.sides[side])


def _extra(swap: Swap, slack: Slack, name: str) -> int:
    """Return by how much a rule must give way; 0 where that is not enough."""
    programme = programme_of(swap, slack, wishes=False)
    solved = solve(programme, PATIENCE)
    return 0 if solved.values is None else round(solved.values[programme.extra[name]])


def _free(swap: Swap) -> Iterator[Binding]:
    programme = programme_of(swap, Slack(free=True), wishes=False)
    solved = solve(programme, PATIENCE)
    asked = {cell.ticket for cell, cost in _used(programme, solved) if cost}
    if asked:
        yield Binding("free", 0, len(asked))


def _used(programme: Programme, solved: Solved) -> Iterator[tuple[Cell, float]]:
    values = solved.values or ()
    for cell, cost, value in zip(programme.cells, programme.costs, values, strict=False):
        if value > 0.5:
            yield cell, cost


def _visits(swap: Swap) -> Iterator[Binding]:
    for fewer in range(swap.rules.visits - 1, 0, -1):
        eased = replace(swap, rules=replace(swap.rules, visits=fewer))
        if solve(programme_of(eased, Slack(), wishes=False), PATIENCE).values is not None:
            yield Binding("visits", swap.rules.visits, fewer)
            return


def _reach(swap: Swap) -> Iterator[Binding]:
    programme = programme_of(swap, Slack(reach=True), wishes=False)
    if swap.reached() and solve(programme, PATIENCE).values is not None:
        yield Binding("reach", 1, 0)


def _together(swap: Swap, *, reach: bool = False) -> Iterator[Binding]:
    slack = Slack(guests=True, home=True, free=True, reach=reach)
    programme = programme_of(swap, slack, wishes=False)
    solved = solve(programme, PATIENCE)
    if solved.values is None:
        return
    guests, home = (round(solved.values[programme.extra[name]]) for name in ("guests", "home"))
    asked = {cell.ticket for cell, cost in _used(programme, solved) if cost}
    if guests:
        yield Binding("guests", swap.rules.guests, swap.rules.guests + guests, together=True)
    if home:
        yield Binding("home", swap.rules.home, _at_home(swap, home), together=True)
    if asked:
        yield Binding("free", 0, len(asked), together=True)
    if reach:
        yield Binding("reach", 1, 0, together=True)


def _partly(swap: Swap) -> Iterator[Binding]:
    programme = programme_of(swap, Slack(visits=True, reach=True), wishes=False)
    solved = solve(programme, PATIENCE)
    left = (column for name, column in programme.extra.items())
    if solved.values is None:
        return
    missing = round(sum(solved.values[column] for column in left))
    if missing < sum(swap.visits(one) for one in swap.tickets):
        yield Binding("partly", 0, missing)


_TRIES: dict[str, Callable[[Swap], Iterator[Binding]]] = {
    "guests": _guests,
    "home": _home,
    "free": _free,
    "visits": _visits,
    "reach": _reach,
}
