"""What the maps of a room lead to, ready for JSON: for the ledger, for benches and charts."""

from typing import NotRequired, TypedDict

ITEMS = ("need", "capacity", "market")
"""What a map is asked of: what is needed, what can be made, what the market takes."""

SCALE = (0, 200)
"""The scale on which all of it is asked, in things a quarter."""

MARKETING, SALES = "marketing", "sales"
"""Whose plan is for leads, and whose is what is promised."""

Maps = dict[str, list[float]]
"""By item the low, the middle and the high number."""


class SideMaps(TypedDict):
    """What one side reckons with.

    Attributes:
        maps: by item.
        off: how far the middle of a mean may lie off by chance, as a standard deviation of its
            logarithm; 0 where a side has said it as one.
    """

    maps: Maps
    off: float


class PerceptionParameters(TypedDict):
    """The maps of each side, time after time; a side is there only if enough of it answered."""

    times: list[dict[str, SideMaps]]


class Acted(TypedDict):
    """What becomes of a quarter in which each side acts on its own map.

    Attributes:
        leads: for how many marketing set something in motion.
        promised: how many sales stand ready for.
        cost: what that costs beyond the plan on the common map, in thousand kroner.
        chance: what it would cost on average where both sides had the same map, and their means
            strayed from it by chance alone; left out where nothing strays.
    """

    leads: float
    promised: float
    cost: float
    chance: NotRequired[float]


class PerceptionOutcome(TypedDict):
    """What the run of a room's answers gives.

    Attributes:
        times: what acting apart costs, time after time; None where a side is missing.
        common: the map that both sides make together, at the last time; empty where one is missing.
        plan: for how many it is best to plan on that map.
        cost: what that plan is expected to cost: nobody knows the market.
        sides: at the last time, what it costs if both act on the map of one side.
    """

    times: list[Acted | None]
    common: Maps
    plan: float
    cost: float
    sides: dict[str, float]


class PerceptionPlayed(TypedDict):
    """What two maps that somebody has set lead to.

    Attributes:
        marketing: the middle of marketing's map.
        sales: the middle of sales' map.
        spread: how unsure both are, as the part of the middle by which ends lie off.
        costs: the name of what it costs to be wrong.
        leads: marketing's plan.
        promised: sales' plan.
        plan: the best plan on the common map.
        least: what that costs.
        apart: what acting apart costs beyond that.
        on: what acting together on one side's map costs beyond it, by side.
        curve: what any common plan costs beyond it, by plan.
    """

    marketing: int
    sales: int
    spread: int
    costs: str
    leads: float
    promised: float
    plan: float
    least: float
    apart: float
    on: dict[str, float]
    curve: dict[str, float]
