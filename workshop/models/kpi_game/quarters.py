"""Quarters of firms whose plans may change from one to the next; as many firms at once as wanted.

They are the months of `plans`: one plan for all quarters gives what `plans` gives.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop.models.kpi_game.months import Array, Firm, Stocks
from workshop.models.kpi_game.plans import kpis_of, passed
from workshop.models.kpi_game.world import World
from workshop.models.playing import MONTHS


class Quarter(NamedTuple):
    """What some months brought, and where they left each firm.

    Attributes:
        kpis: by name, as in `plans.Plans`: means of the months, or what is true at their end.
        stocks: at their end.
    """

    kpis: dict[str, Array]
    stocks: Stocks

    @property
    def customers(self) -> Array:
        """All customers at the end."""
        return self.stocks.customers + self.stocks.misfits


def quarter(
    world: World, stocks: Stocks, marketing: ArrayLike, sales: ArrayLike, months: int = MONTHS
) -> Quarter:
    """Return what plans bring that firms hold for some months.

    Args:
        world: what the firms have in common.
        stocks: where each of them stands; shape (...).
        marketing: people on reach, quality and brand; shape (..., 3).
        sales: people on new customers, nurturing and pressure; shape (..., 3). Without the last
            axis all shapes broadcast to one another.
        months: at least 1.
    """
    firm = Firm(world, stocks, _by_task(marketing), _by_task(sales))
    mean = passed(firm, months)
    kpis = kpis_of(firm, mean)
    shape = kpis["profit"].shape
    return Quarter(kpis, Stocks(*(np.broadcast_to(one, shape) for one in firm.stocks)))


def _by_task(plans: ArrayLike) -> NDArray[np.int64]:
    return np.moveaxis(np.asarray(plans, dtype=np.int64), -1, 0)
