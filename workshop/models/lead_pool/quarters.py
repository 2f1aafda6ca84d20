"""Quarters of a market whose pressure may change from one to the next, and what they are paid by.

The pool is fully nurtured, and the offer has no flaw. They are the months of `pool`: one pressure
for all of them gives what `pool` gives.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from workshop.models.lead_pool.market import Market
from workshop.models.lead_pool.months import Array, Crowd, Stocks, at_the_start
from workshop.models.playing import MONTHS

STEPS = 20
"""Pressure is set in twentieths: 20 is to press everybody."""

HORIZON = 36


Ends = tuple[float, float]
"""The least and the most of something."""


class Spell(NamedTuple):
    """Some months under a pressure.

    Attributes:
        sums: by name, what came in them: contacts, sales, profit.
        earned: their profit, thousand kroner, in the worth of the first month of all.
        stocks: at their end.
    """

    sums: dict[str, Array]
    earned: Array
    stocks: Stocks


def spell(market: Market, stocks: Stocks, pressure: Array, months: range) -> Spell:
    """Return what some months bring.

    Args:
        market: the market.
        stocks: at their beginning; they broadcast to the shape of `pressure`.
        pressure: shares.
        months: how many have passed before each of them.
    """
    crowd = Crowd(market, pressure, np.array(0.0), np.array(1.0), stocks)
    sums = {name: np.zeros_like(pressure) for name in ("contacts", "sales", "profit")}
    earned = np.zeros_like(pressure)
    for before in months:
        month = crowd.month()
        sales = month.willing + month.pressed + month.converted
        for name, value in zip(sums, (month.contacts, sales, month.profit), strict=True):
            sums[name] = sums[name] + value
        earned = earned + month.profit * (1 + market.discount_rate) ** -before
    return Spell(sums, earned, crowd.stocks)


class Scale(NamedTuple):
    """The least and the most that pressures bring which are kept from the start.

    Attributes:
        quarter: profit of each quarter that is played, thousand kroner.
        sales: of each quarter.
        three_years: value up to the horizon, thousand kroner.
        worth: the value of each pressure; shape (pressures,).
    """

    quarter: tuple[Ends, ...]
    sales: tuple[Ends, ...]
    three_years: Ends
    worth: Array


@lru_cache(maxsize=8)
def scale_of(market: Market, quarters: int) -> Scale:
    """Return the scale of so many quarters in a market."""
    every, stocks, told = pressures(), at_the_start(market), []
    for begun in range(0, MONTHS * quarters, MONTHS):
        found = spell(market, stocks, every, range(begun, begun + MONTHS))
        stocks = found.stocks
        told.append((_ends(found.sums["profit"]), _ends(found.sums["sales"])))
    worth = spell(market, at_the_start(market), every, range(HORIZON)).earned
    profit, sales = zip(*told, strict=True)
    return Scale(profit, sales, _ends(worth), worth)


def _ends(values: Array) -> Ends:
    return float(values.min()), float(values.max())


def pressures() -> Array:
    """Return all pressures that can be set, as shares."""
    return np.arange(STEPS + 1) / STEPS


def scored(value: Array, ends: Ends) -> Array:
    """Return where a value stands, from the least (0) to the most (1); never below 0."""
    low, high = ends
    found: Array = np.maximum((value - low) / (high - low), 0.0) if high > low else 0 * value
    return found
