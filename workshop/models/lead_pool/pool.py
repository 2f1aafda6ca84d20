"""The lead pool: must every lead be sold to now, and should an offer be flawless?

A firm's contacts are ready to buy, or not. Those who are not can be pressed with a discount, or
left in a pool that talks, may be nurtured, and buys later. A deliberate flaw repels some and
gives the others something to argue about. A constructed market, not a forecast: no rival, talk
that mixes evenly, and nothing counts after the horizon.

Sources: Bass (1969), A new product growth for model consumer durables, Management Science 15,
215-227; Nerlove and Arrow (1962), Optimal advertising policy under dynamic conditions,
Economica 29, 129-142; Chen and Berger (2013), When, why, and how controversy causes
conversation, Journal of Consumer Research 40, 580-593.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from workshop.models.frames import by_month
from workshop.models.lead_pool.market import (
    MARKETS,
    Market,
    Policy,
    market_of,
    policy_of,
    without_extra_cost,
)
from workshop.models.lead_pool.months import Array, Crowd, Month
from workshop.models.lead_pool.without import without_later_sales
from workshop.models.ties import first_highest

if TYPE_CHECKING:
    from workshop.models.frames import Frame

__all__ = [
    "FLAWS", "MARKETS", "MOST_MONTHS", "NURTURINGS", "PRESSURES", "Market", "Path", "Policy",
    "best_policy", "policy_values", "simulate", "without_extra_cost",
    "without_later_sales",
]  # fmt: skip

MOST_MONTHS = 120
PRESSURES = tuple(step / 20 for step in range(21))
FLAWS = tuple(step / 10 for step in range(11))
NURTURINGS = (0.0, 0.5, 1.0)
"""The policies that `best_policy` compares are all combinations of these."""


@dataclass(frozen=True)
class Path(Month):
    """A policy month by month; each array has the shape (months,) and cannot be written to.

    Attributes:
        value: profit up to each month, discounted and added up, thousand kroner.

    The others are those of `Month`.
    """

    value: Array

    @property
    def sales(self) -> Array:
        """All who bought in each month."""
        return self.willing + self.pressed + self.converted

    @property
    def pool_share(self) -> Array:
        """Share of each month's sales that came from the pool; 0 where nobody bought."""
        sales = self.sales
        return self.converted / np.where(sales > 0, sales, 1)

    def to_frame(self) -> "Frame":
        """Return a row for each `month`, which is the index from 1 on.

        Columns are `sales`, `pool_share`, and everything else that a path has, each float64.
        """
        columns = {field.name: getattr(self, field.name) for field in fields(self)}
        return by_month({"sales": self.sales, "pool_share": self.pool_share, **columns})

    def __repr__(self) -> str:
        return f"Path({len(self.value)} months, {self.value[-1]:,.0f} thousand kroner)"


def simulate(market: Market | str, policy: Policy, months: int) -> Path:
    """Return what a policy brings, month by month.

    Args:
        market: the market, or the name of one of `MARKETS`.
        policy: the same every month; each part in [0, 1].
        months: 1 to `MOST_MONTHS`.

    Raises:
        Misnamed: there is no such market, or the policy is none.
        ValueError: naming what is out of its range.
    """
    _check_months(months)
    market, policy = market_of(market), policy_of(policy)
    pressure, flaw, nurturing = (np.array(float(share)) for share in policy)
    crowd = Crowd(market, pressure, flaw, nurturing)
    told = list(_run(crowd, months))
    series = {f.name: np.array([getattr(month, f.name) for month in told]) for f in fields(Month)}
    series["value"] = np.cumsum(series["profit"] * _worth(market, months))
    for values in series.values():
        values.flags.writeable = False
    return Path(**series)


def best_policy(market: Market | str, horizon: int) -> Policy:
    """Return the policy with the highest value after `horizon` months; of equal ones the first.

    Compared are all of `PRESSURES`, `FLAWS` and `NURTURINGS`; "first" is the one with least
    pressure, then with the smallest flaw, then with least nurturing.

    Args:
        market: the market, or the name of one of `MARKETS`.
        horizon: months that count, 1 to `MOST_MONTHS`.

    Raises:
        Misnamed: there is no such market.
        ValueError: the horizon is out of its range.
    """
    pressure, flaw, nurturing = first_highest(policy_values(market, horizon)[-1])
    return Policy(PRESSURES[pressure], FLAWS[flaw], NURTURINGS[nurturing])


def policy_values(market: Market | str, months: int) -> Array:
    """Return the value of every policy of the grid up to every month.

    Args:
        market: the market, or the name of one of `MARKETS`.
        months: 1 to `MOST_MONTHS`.

    Returns:
        Thousand kroner, discounted and added up; shape (months, pressures, flaws, nurturings).
        Shared, so it cannot be written to; the last few markets are remembered.

    Raises:
        Misnamed: there is no such market.
        ValueError: the months are out of their range.
    """
    _check_months(months)
    return _values(market_of(market), max(months, _USUAL_MONTHS))[:months]


# The longest horizon that is usually asked for: shorter ones are then known as well.
_USUAL_MONTHS = 60


@lru_cache(maxsize=4)
def _values(market: Market, months: int) -> Array:
    grid = np.ix_(PRESSURES, FLAWS, NURTURINGS)
    pressure, flaw, nurturing = (np.asarray(axis, dtype=np.float64) for axis in grid)
    crowd = Crowd(market, pressure, flaw, nurturing)
    profits = np.array([month.profit for month in _run(crowd, months)])
    values: Array = np.cumsum(profits * _worth(market, months)[:, None, None, None], axis=0)
    values.flags.writeable = False
    return values


def _run(crowd: Crowd, months: int) -> Iterator[Month]:
    return (crowd.month() for _ in range(months))


def _worth(market: Market, months: int) -> Array:
    """Return what a krone of each month is worth in the first."""
    worth: Array = (1 + market.discount_rate) ** -np.arange(float(months))
    return worth


def _check_months(months: int) -> None:
    if not isinstance(months, int | np.integer) or not 1 <= months <= MOST_MONTHS:
        raise ValueError(f"The months must be from 1 to {MOST_MONTHS}, not {months!r}.")
