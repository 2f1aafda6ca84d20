"""Where two departments settle, each of them answering the other as well as it can."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workshop.models.kpi_game.months import Array
from workshop.models.kpi_game.plans import first_best
from workshop.models.ties import TIE

Flags = NDArray[np.bool_]


class Side(NamedTuple):
    """What a department makes of each pair of plans; all of shape (plans, plans).

    Attributes:
        worth: what a pair is worth to it.
        regret: what it could gain by changing its own plan alone.
        content: whether that is nothing.
    """

    worth: Array
    regret: Array
    content: Flags


class Settled(NamedTuple):
    """Where the departments end.

    Attributes:
        row: marketing's plan.
        column: that of sales.
        equilibria: pairs of plans in which neither gains by changing alone.
        regret: the most that either could gain by changing alone; 0 where there is a
            pair in which neither can.
    """

    row: int
    column: int
    equilibria: int
    regret: float


def side(worth: Array, own_axis: int) -> Side:
    """Return a department's side, from what each pair of plans is worth to it.

    Args:
        worth: shape (plans, plans).
        own_axis: the axis of its own plans: 0 for marketing, 1 for sales.
    """
    regret = worth.max(axis=own_axis, keepdims=True) - worth
    return Side(worth, regret, regret <= TIE)


def settle(marketing: Side, sales: Side, start: int = 0) -> Settled:
    """Return where two departments settle that know each other's bonus.

    Where there are several equilibria, they get to the one that is reached by turns, marketing
    first, from the plan that sales have; if turns lead nowhere, to the one with the highest
    bonuses together. Without an equilibrium: where the larger regret is smallest.

    Args:
        marketing: marketing's side; its plans are the rows.
        sales: that of sales; its plans are the columns.
        start: the plan that sales have.
    """
    stable = marketing.content & sales.content
    equilibria = int(np.count_nonzero(stable))
    if not equilibria:
        largest = np.maximum(marketing.regret, sales.regret)
        row, column = first_best(-largest)
        return Settled(row, column, 0, float(largest[row, column]))
    if equilibria == 1:
        row, column = divmod(int(np.argmax(stable)), stable.shape[1])
    else:
        row, column = _by_turns(marketing, sales, start) or first_best(
            np.where(stable, marketing.worth + sales.worth, -np.inf)
        )
    return Settled(row, column, equilibria, 0.0)


def _by_turns(marketing: Side, sales: Side, start: int) -> tuple[int, int] | None:
    rows, columns = np.argmax(marketing.content, axis=0), np.argmax(sales.content, axis=1)
    column = start
    for _ in columns:
        row = int(rows[column])
        if sales.content[row, column]:
            return row, column
        column = int(columns[row])
        if marketing.content[row, column]:
            return row, column
    return None
