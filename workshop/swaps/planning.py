"""A timetable that keeps the rules, by integer programming: HiGHS, by way of SciPy.

There is a variable for each half day that a ticket could spend with a host, 1 where it does.
What may give way has variables of its own (`Slack`), which are as small as can be.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from workshop.swaps.tickets import LIMITS, Found, Swap, Visit

GAP = 0.01
"""A timetable so near the best one, as a share of its cost, is good enough."""

UNWISHED, LATE, OPEN = 1.0, 0.2, 1000.0
"""What a visit costs that was not wished for, one on the last half day, and one left out."""

Progress = Callable[[float, float | None], None]
"""Is told after each try: seconds that were allowed, and the gap; None as long as nothing fits."""


class Cell(NamedTuple):
    """A half day that a ticket could spend with a host."""

    ticket: int
    host: str
    slot: int


@dataclass(frozen=True)
class Slack:
    """Which rules may give way.

    Attributes:
        guests: more guests at a time, everywhere by the same number.
        home: more of each side away, everywhere by the same number.
        free: half days on which nobody said that she is free.
        reach: sides need not visit every further host.
        visits: half days may be left out.
    """

    guests: bool = False
    home: bool = False
    free: bool = False
    reach: bool = False
    visits: bool = False


STRICT = Slack()


@dataclass
class Programme:
    """Rows and costs, as they are put together; columns are variables, cells first."""

    cells: list[Cell]
    costs: list[float]
    highest: list[float]
    rows: list[tuple[list[int], list[float]]] = field(default_factory=list)
    ends: list[tuple[float, float]] = field(default_factory=list)
    extra: dict[Hashable, int] = field(default_factory=dict)

    def add(self, name: Hashable, cost: float, highest: float) -> int:
        """Add a variable that lets something give way; return its column."""
        self.extra[name] = len(self.costs)
        self.costs.append(cost)
        self.highest.append(highest)
        return self.extra[name]

    def row(
        self, cells: Sequence[int], low: float, high: float, slack: tuple[int, float] | None = None
    ) -> None:
        """Let cells add up to between two numbers, perhaps with a variable that gives way."""
        columns, weights = list(cells), [1.0] * len(cells)
        if slack:
            columns, weights = [*columns, slack[0]], [*weights, slack[1]]
        self.rows.append((columns, weights))
        self.ends.append((low, high))


@dataclass(frozen=True)
class Solved:
    """What a programme gave: values by column; None where there are none."""

    values: Sequence[float] | None
    gap: float | None
    infeasible: bool


def plan(swap: Swap, tell: Progress | None = None) -> Found:
    """Return a timetable that keeps the rules, as near to all wishes and as early as can be.

    Args:
        swap: what is planned.
        tell: hears of the progress.
    """
    programme = programme_of(swap, Slack(visits=True, reach=True) if swap.rules.partly else STRICT)
    solved = Solved(None, None, infeasible=False)
    for seconds in LIMITS:
        solved = solve(programme, seconds)
        if tell:
            tell(seconds, solved.gap)
        if solved.infeasible or (solved.gap is not None and solved.gap <= GAP):
            break
    visits = visits_of(programme, solved, swap)
    return Found(visits, solved.gap, proven=visits is not None or solved.infeasible)


def programme_of(swap: Swap, slack: Slack, *, wishes: bool = True) -> Programme:
    """Return the programme of a timetable.

    Args:
        swap: what is planned.
        slack: what may give way, at a cost.
        wishes: whether cells cost what they are; else only what gives way costs anything.
    """
    slots = range(len(swap.slots))
    cells = [
        Cell(at, host, slot)
        for at, ticket in enumerate(swap.tickets)
        for host in swap.visitable(ticket)
        for slot in slots
        if slack.free or swap.slots[slot] in ticket.free
    ]
    costs = [_cost(swap, cell, wishes=wishes) for cell in cells]
    made = Programme(cells, costs, [1.0] * len(cells))
    _own_rules(made, swap, slack)
    _rules_of_sides(made, swap, slack)
    return made


def _cost(swap: Swap, cell: Cell, *, wishes: bool) -> float:
    ticket = swap.tickets[cell.ticket]
    if not wishes:
        return 0.0 if swap.slots[cell.slot] in ticket.free else 1.0
    wished = ticket.wish in ("", cell.host)
    return (0.0 if wished else UNWISHED) + LATE * (cell.slot + 1) / len(swap.slots)


def _grouped(cells: Iterable[Cell], key: Callable[[Cell], Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for column, cell in enumerate(cells):
        found[key(cell)].append(column)
    return found


def _own_rules(made: Programme, swap: Swap, slack: Slack) -> None:
    """Nobody in two places at once, nobody twice with a host, everybody once with the others."""
    mine = _grouped(made.cells, lambda cell: cell.ticket)
    others = _grouped(
        (c for c in made.cells), lambda c: (c.ticket, c.host in swap.others(swap.tickets[c.ticket]))
    )
    for at, ticket in enumerate(swap.tickets):
        left = made.add(("left", at), OPEN, swap.visits(ticket)) if slack.visits else None
        gives = (left, 1.0) if left is not None else None
        made.row(mine.get(at, []), swap.visits(ticket), swap.visits(ticket), gives)
        if swap.others(ticket):
            made.row(others.get((at, True), []), 1, np.inf, gives)
    at_once = _grouped(made.cells, lambda cell: (cell.ticket, cell.slot))
    twice = _grouped(made.cells, lambda cell: (cell.ticket, cell.host))
    for columns in (*at_once.values(), *twice.values()):
        made.row(columns, 0, 1)


def _rules_of_sides(made: Programme, swap: Swap, slack: Slack) -> None:
    """Not too many guests, enough people at home, and each side with each further host."""
    tickets, many = swap.tickets, len(swap.tickets)
    guests = made.add("guests", 1.0, many) if slack.guests else None
    home = made.add("home", 1.0, many) if slack.home else None
    for columns in _grouped(made.cells, lambda cell: (cell.host, cell.slot)).values():
        made.row(columns, -np.inf, swap.rules.guests, _down(guests))
    away = _grouped(made.cells, lambda cell: (tickets[cell.ticket].side, cell.slot))
    for slot in range(len(swap.slots)):
        for side in swap.sides:
            made.row(away.get((side, slot), []), -np.inf, swap.away(side), _down(home))
    if not slack.reach:
        reached = _grouped(made.cells, lambda cell: (tickets[cell.ticket].side, cell.host))
        for pair in swap.reached():
            made.row(reached.get(pair, []), 1, np.inf)


def _down(column: int | None) -> tuple[int, float] | None:
    return None if column is None else (column, -1.0)


def solve(programme: Programme, seconds: float) -> Solved:
    """Return the best values that are found within some seconds."""
    many = len(programme.costs)
    # Without a single variable there is nothing to hand over: either nothing is asked, or too much.
    if not many:
        bad = any(low > 0 for low, _ in programme.ends)
        return Solved(None if bad else [], None if bad else 0.0, infeasible=bad)
    ends = np.array(programme.ends)
    result = milp(
        programme.costs,
        constraints=LinearConstraint(_matrix(programme), ends[:, 0], ends[:, 1]),
        integrality=np.ones(many),
        bounds=Bounds(0, np.array(programme.highest)),
        options={"time_limit": seconds, "mip_rel_gap": GAP},
    )
    infeasible = result.status == 2  # 0: within the gap; 1: time is up; 2: there is none
    values = None if result.x is None else [float(one) for one in result.x]
    gap = None if values is None else max(float(result.mip_gap or 0.0), 0.0)
    return Solved(values, gap, infeasible)


def _matrix(programme: Programme) -> coo_array:
    lengths = [len(columns) for columns, _ in programme.rows]
    rows = np.repeat(np.arange(len(lengths)), lengths)
    columns = np.concatenate([np.array(c, dtype=int) for c, _ in programme.rows])
    weights = np.concatenate([np.array(w, dtype=float) for _, w in programme.rows])
    return coo_array((weights, (rows, columns)), shape=(len(lengths), len(programme.costs))).tocsc()


def visits_of(programme: Programme, solved: Solved, swap: Swap) -> tuple[Visit, ...] | None:
    """Return the half days that are spent with a host; None where nothing was found."""
    if solved.values is None:
        return None
    chosen = (
        cell for cell, value in zip(programme.cells, solved.values, strict=False) if value > 0.5
    )
    return tuple(sorted(Visit(c.slot, c.host, swap.tickets[c.ticket].number) for c in chosen))
