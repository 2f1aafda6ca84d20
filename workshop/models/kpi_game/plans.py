"""What every pair of plans brings; computed once for each firm."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

import numpy as np

from workshop.models.kpi_game.months import Array, EveryPair, Firm, Month
from workshop.models.kpi_game.outcomes import KPIS
from workshop.models.kpi_game.world import World, firm_of
from workshop.models.ties import TIE, first_highest

# What only steers how people answer a contract; a firm's months are the same without it.
_MOTIVES = (
    "effort_cost", "hr_competence", "line_of_sight", "overload", "risk_aversion", "obedience",
)  # fmt: skip
_NEUTRAL: dict[str, Any] = {
    field.name: field.default for field in fields(World) if field.name in _MOTIVES
}


@dataclass(frozen=True)
class Plans:
    """What each pair of plans brings: rows are marketing's plans, columns those of sales.

    All arrays have the shape (plans, plans). They are shared, so they cannot be written to.

    Attributes:
        kpis: value by KPI. Means of the bonus months: `leads`, `fitleads`, `newcust` (a month),
            `fit` (share), `revenue`, `profit` (thousand kroner a month). At their end: `brand`
            (goodwill, a share), `arpu` (thousand kroner per customer and month), `retention`
            (share of customers who stay a month).
        scores: the same from 0 (worst pair of plans) to 1 (best); 0 where all are alike.
        misfits: new customers a month who do not fit, mean of the bonus months.
        pool: warm fit leads at the end of the bonus months.
        owner_value: mean monthly profit over the owner's horizon, thousand kroner.
        customers: customers at the end of that horizon.
        best: row and column of the pair that is best for the owner.
    """

    kpis: Mapping[str, Array]
    scores: Mapping[str, Array]
    misfits: Array
    pool: Array
    owner_value: Array
    customers: Array
    best: tuple[int, int]


def plans(world: World) -> Plans:
    """Return what every pair of plans brings in a firm; the last few firms are remembered.

    Firms that differ only in how people answer a contract (HR's competence, the cost of effort,
    ...) share one result.

    Raises:
        Misnamed: it is no firm.
    """
    return _plans(replace(firm_of(world), **_NEUTRAL))


@lru_cache(maxsize=4)
def _plans(world: World) -> Plans:
    kpis, misfits, pool = _bonus_months(world)
    owner_value, customers = _horizon(world)
    return Plans(
        kpis=kpis,
        scores={name: scored(values) for name, values in kpis.items()},
        misfits=misfits,
        pool=pool,
        owner_value=owner_value,
        customers=customers,
        best=first_best(owner_value),
    )


def _bonus_months(world: World) -> tuple[dict[str, Array], Array, Array]:
    firm = EveryPair(world)
    month = passed(firm, world.bonus_months)
    kpis, pool = kpis_of(firm, month), np.broadcast_to(firm.stocks.pool, month.new.shape)
    return kpis, _fixed(month.misfits), _fixed(pool)


def passed(firm: Firm, months: int) -> Month:
    """Move a firm on, and return the mean of its months."""
    sums = [np.array(value) for value in firm.month()]
    for _ in range(months - 1):
        for total, value in zip(sums, firm.month(), strict=True):
            total += value
    return Month(*(total / months for total in sums))


def kpis_of(firm: Firm, mean: Month) -> dict[str, Array]:
    """Return the KPIs of some months, by name: means of them, and what is true at their end.

    Args:
        firm: as it is at their end.
        mean: of the months.

    Returns:
        As in `Plans`; all arrays have one shape and cannot be written to.
    """
    now = firm.stocks
    everyone = now.customers + now.misfits
    stay = firm.kept * now.customers + firm.misfit_kept * now.misfits
    found = {
        "leads": mean.leads,
        "fit": firm.fit,
        "fitleads": firm.fit * mean.leads,
        "brand": now.goodwill,
        "revenue": mean.revenue,
        "newcust": mean.new,
        "arpu": (now.monthly + now.misfit_monthly) / everyone,
        "retention": stay / everyone,
        "profit": mean.profit,
    }
    shape = np.broadcast_shapes(*(np.shape(value) for value in found.values()))
    return {name: _fixed(np.broadcast_to(found[name], shape)) for name in KPIS}


def _horizon(world: World) -> tuple[Array, Array]:
    firm = EveryPair(world)
    profit = passed(firm, world.horizon_months).profit
    return _fixed(profit), _fixed(firm.stocks.customers + firm.stocks.misfits)


def scored(values: Array, within: Array | None = None) -> Array:
    """Return values as scores: 0 for the lowest and 1 for the highest of those `within`.

    All are 0 where there is no difference. Without `within`, the values themselves count.
    """
    reached = values if within is None else within
    low, high = reached.min(), reached.max()
    # A difference in the last digits is one of rounding: nobody is paid for that.
    differ = high - low > TIE * max(abs(low), abs(high))
    return _fixed((values - low) / (high - low) if differ else np.zeros_like(values))


def _fixed(values: Array) -> Array:
    values.flags.writeable = False
    return values


def first_best(values: Array) -> tuple[int, int]:
    """Return row and column of the highest value; of equal ones the first."""
    row, column = first_highest(values)
    return row, column
