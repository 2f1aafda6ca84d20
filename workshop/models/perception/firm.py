"""A firm for one quarter: what marketing set in motion, what sales promise, and what it costs."""

from dataclasses import dataclass, fields
from typing import NamedTuple, Protocol

from workshop.models.perception.maps import STANDARD, Lognormal, Map, distribution
from workshop.models.ranges import MOST, SMALLEST, check_number

STEPS = 400
"""Slices of what is integrated, an even number."""

ROUNDS = 60


class Demand(Protocol):
    """What could be sold in a quarter."""

    @property
    def mean(self) -> float:
        """The mean."""

    def quantile(self, part: float) -> float:
        """Return what a part of it, in (0, 1), lies below."""

    def up_to(self, most: float) -> float:
        """Return the mean of what is sold where there is no more than so much."""


class Smaller(NamedTuple):
    """The smaller of two that do not depend on each other: need, and what the market takes."""

    need: Lognormal
    market: Lognormal

    @property
    def mean(self) -> float:
        """The mean, by the closed form for two lognormals."""
        both = (self.need.sigma**2 + self.market.sigma**2) ** 0.5
        parts = ((self.need, self.market), (self.market, self.need))
        return sum(
            one.mean * STANDARD.cdf((other.mu - one.mu - one.sigma**2) / both)
            for one, other in parts
        )

    def beyond(self, value: float) -> float:
        """Return how often both are more than a value."""
        return self.need.beyond(value) * self.market.beyond(value)

    def quantile(self, part: float) -> float:
        """Return what a part of it, in (0, 1), lies below, by halving."""
        low, high = 0.0, min(self.need.quantile(part), self.market.quantile(part))
        for _ in range(ROUNDS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.beyond(middle) > 1 - part else (low, middle)
        return (low + high) / 2

    def up_to(self, most: float) -> float:
        """Return the mean of what is sold, by Simpson's rule over how often there is more."""
        width = most / STEPS
        often = [self.beyond(at * width) for at in range(STEPS + 1)]
        odd, even = sum(often[1::2]), sum(often[2:-1:2])
        return (often[0] + often[-1] + 4 * odd + 2 * even) * width / 3


def demand_of(need: Map, market: Map | None = None) -> Demand:
    """Return what could be sold: the need, and no more than the market takes where that is said.

    Raises:
        ValueError: a map is none.
    """
    if market is None:
        return distribution(need)
    return Smaller(distribution(need), distribution(market))


@dataclass(frozen=True)
class Costs:
    """What it costs to be wrong, in thousand kroner for one thing more or less.

    Attributes:
        missed: a customer who wanted one and got none.
        idle: one for which people and parts were promised, and nobody bought.
        lead: a lead that was paid for, and that nobody could serve.

    Raises:
        ValueError: naming what is out of its range.
    """

    missed: float = 4.0
    idle: float = 2.0
    lead: float = 1.0

    def __post_init__(self) -> None:
        for field in fields(self):
            check_number(field.name, getattr(self, field.name), SMALLEST, MOST)

    @property
    def part(self) -> float:
        """How often it should be enough: the quantile that is best to plan for, in (0, 1)."""
        return self.missed / (self.missed + self.idle + self.lead)


def cost(costs: Costs, demand: Demand, leads: float, promised: float) -> float:
    """Return what a quarter is expected to cost, in thousand kroner.

    Args:
        costs: of being wrong.
        demand: what could be sold.
        leads: for how many marketing set something in motion.
        promised: how many sales and production stand ready for.
    """
    sold = demand.up_to(min(leads, promised))
    missed = costs.missed * (demand.mean - sold)
    return missed + costs.idle * (promised - sold) + costs.lead * (leads - sold)


def best(costs: Costs, demand: Demand, most: float = float("inf")) -> float:
    """Return for how many it is best that both plan, where no more than `most` can be made."""
    return min(demand.quantile(costs.part), most)


def gap(
    costs: Costs, demand: Demand, leads: float, promised: float, most: float = float("inf")
) -> float:
    """Return how much more two plans cost than the best that both have in common; never below 0.

    Source: the newsvendor with two hands, each of which pays for its own surplus; Petruzzi and
    Dada (1999), Pricing and the newsvendor problem, Operations Research 47, 183-194.
    """
    ours = best(costs, demand, most)
    more = cost(costs, demand, leads, min(promised, most)) - cost(costs, demand, ours, ours)
    # Promises beyond what can be made stand idle and sell nothing.
    return max(more, 0.0) + costs.idle * max(promised - most, 0.0)
