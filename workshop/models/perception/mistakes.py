"""What it costs that maps are wrong: each side on its own, both on one of them, both on both.

Every side reckons with another middle than is true; how far off it may be, and how alike the two
are wrong, is what a world says. Nothing is drawn: all means are integrals.
"""

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple

from workshop.models.frames import one_row
from workshop.models.perception.firm import Costs, cost
from workshop.models.perception.maps import STANDARD, Lognormal
from workshop.models.ranges import MOST, check_number

if TYPE_CHECKING:
    from workshop.models.frames import Frame

STEPS = 240
SHARED = 30
REACH = 6.0
"""How far integrals go, in standard deviations."""


@dataclass(frozen=True)
class World:
    """A firm, how uncertain its market is, and how wrong the maps of its sides are.

    Attributes:
        demand: the middle of what could be sold in a quarter, above 0.
        spread: how uncertain that is to somebody who knows all there is to know, as a standard
            deviation of its logarithm, 0.001 to 2.
        missed: cost of a sale that was missed, in thousand kroner.
        idle: cost of one that was promised for nothing.
        lead: cost of a lead that nobody could serve.
        marketing_error: how far off marketing's middle is, as `spread`, 0 to 2.
        sales_error: how far off sales' middle is.
        alike: how alike they are wrong: the correlation of both, 0 to 0.99.

    Raises:
        ValueError: naming a field that is out of its range.
    """

    demand: float = 100.0
    spread: float = 0.25
    missed: float = 4.0
    idle: float = 2.0
    lead: float = 1.0
    marketing_error: float = 0.2
    sales_error: float = 0.2
    alike: float = 0.3

    def __post_init__(self) -> None:
        for field in fields(self):
            low, high = _RANGES.get(field.name, (0.001, MOST))
            check_number(field.name, getattr(self, field.name), low, high)

    @property
    def costs(self) -> Costs:
        """What it costs to be wrong."""
        return Costs(self.missed, self.idle, self.lead)


_RANGES = {
    "spread": (0.001, 2.0),
    "marketing_error": (0.0, 2.0),
    "sales_error": (0.0, 2.0),
    "alike": (0.0, 0.99),
}


class Losses(NamedTuple):
    """Expected cost beyond that of the best plan, in thousand kroner a quarter.

    Attributes:
        apart: each side acts on its own map.
        marketing: both act on marketing's.
        sales: both act on sales'.
        pooled: both act on the mean of the two.
    """

    apart: float
    marketing: float
    sales: float
    pooled: float

    def to_frame(self) -> "Frame":
        """Return one row: a column of thousand kroner a quarter for each of them."""
        return one_row(self._asdict())


def losses(world: World) -> Losses:
    """Return what wrong maps cost, by who acts on which."""
    demand = Lognormal(math.log(world.demand), world.spread)
    plan = demand.quantile(world.costs.part)
    least = cost(world.costs, demand, plan, plan)
    errors = world.marketing_error, world.sales_error
    sold = _sold_apart(demand, plan, errors, world.alike)
    made = [_mean(plan, error) for error in errors]
    together = [_with_one(world.costs, demand, plan, error) for error in (*errors, _of_mean(world))]
    apart = world.missed * (demand.mean - sold)
    apart += world.lead * (made[0] - sold) + world.idle * (made[1] - sold)
    return Losses(*(max(one - least, 0.0) for one in (apart, *together)))


def _of_mean(world: World) -> float:
    """Return how far off the mean of two maps is."""
    a, b = world.marketing_error, world.sales_error
    return math.sqrt(a * a + b * b + 2 * world.alike * a * b) / 2


def _mean(plan: float, error: float) -> float:
    return plan * math.exp(error**2 / 2)


def _with_one(costs: Costs, demand: Lognormal, plan: float, error: float) -> float:
    """Return the cost where both act on one map that is off by so much, in closed form."""
    made = Lognormal(math.log(plan), error)
    both = math.hypot(demand.sigma, error)
    sold = sum(
        one.mean * STANDARD.cdf((other.mu - one.mu - one.sigma**2) / both)
        for one, other in ((demand, made), (made, demand))
    )
    over = (costs.idle + costs.lead) * (made.mean - sold)
    return costs.missed * (demand.mean - sold) + over


def _sold_apart(demand: Lognormal, plan: float, errors: tuple[float, float], alike: float) -> float:
    """Return the mean of the smallest of demand and both plans.

    It is the integral of how often all three are more. What both sides' errors share is one
    number; given that, they do not depend on each other.
    """
    widest = max(demand.sigma, *errors)
    ends = [math.log(plan) - REACH * widest, max(demand.mu, math.log(plan)) + REACH * widest]
    low, high = min(ends[0], demand.mu - REACH * widest), ends[1]
    width = (high - low) / STEPS
    shared = _nodes()
    total = math.exp(low)  # below, all three are more
    for at in range(STEPS):
        place = low + (at + 0.5) * width
        often = demand.beyond(math.exp(place)) * _both_beyond(place, plan, errors, alike, shared)
        total += often * (math.exp(place + width / 2) - math.exp(place - width / 2))
    return total


def _both_beyond(
    place: float,
    plan: float,
    errors: tuple[float, float],
    alike: float,
    shared: list[tuple[float, float]],
) -> float:
    """Return how often both plans are more than something, given by its logarithm."""
    off = place - math.log(plan)
    common, own = math.sqrt(alike), math.sqrt(1 - alike)
    return sum(
        weight * math.prod(_above(common * error * node - off, own * error) for error in errors)
        for node, weight in shared
    )


def _above(more: float, error: float) -> float:
    return STANDARD.cdf(more / error) if error else float(more > 0)


def _nodes() -> list[tuple[float, float]]:
    """Return places of a standard normal, each with how much of it lies around it.

    Even steps: for a bell that has vanished at both ends no rule is more exact.
    """
    width = 2 * REACH / SHARED
    places = [-REACH + at * width for at in range(SHARED + 1)]
    return [(place, STANDARD.pdf(place) * width) for place in places]
