"""The maps of a room: what it costs its firm that each side acts on its own.

Nobody knows the truth about the market, so the measure is the map that both sides make together.
Only `outcome` and `played` load the model; everything else needs no numbers library.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workshop.contracts.runs import Parameters
from workshop.contracts.tallies import Cell, Tally, Value
from workshop.models.perception.outcomes import (
    ITEMS,
    MARKETING,
    SALES,
    SCALE,
    Acted,
    Maps,
    PerceptionOutcome,
    PerceptionParameters,
    PerceptionPlayed,
    SideMaps,
)
from workshop.models.rounding import rounded
from workshop.questions.question import POINTS
from workshop.questions.taking import Takes

if TYPE_CHECKING:
    from workshop.models.perception.maps import Map

ENDS = ("low", "middle", "high")
"""The numbers of a map, as they are counted."""

TAKES = (Takes(("range",), 1, 2, items=ITEMS, range=SCALE, truth=False),)
"""The questions that a run starts from: before people have talked, and after."""

MIDDLES, SPREADS = (20, 180), (5, 60)
"""From where to where the middle of a map may be set, and how unsure it may be, in hundredths."""

COSTS = {"usual": (4.0, 2.0, 1.0), "missed": (9.0, 2.0, 1.0), "idle": (2.0, 6.0, 1.0)}
"""What it costs to miss a sale, to stand idle, and to waste a lead, in thousand kroner."""

PLANS = range(20, 201, 10)
"""The common plans that are compared."""


def parameters(tallies: Sequence[Tally]) -> PerceptionParameters:
    """Return what each side reckons with, time after time.

    Args:
        tallies: of the same question, asked once or twice.

    Returns:
        Maps by side, of those that may be shown. Where sides answer on one phone each, what they
        said, that of the first table where a side has several.
    """
    if any("said" in tally for tally in tallies):
        return {"times": [_said(tally) for tally in tallies]}
    return {"times": [_counted(tally) for tally in tallies]}


def _counted(tally: Tally) -> dict[str, SideMaps]:
    cells = tally["cells"]
    names = [f"{item}.{end}" for item in ITEMS for end in ENDS]
    return {
        side: _side({name: cells[name][side] for name in names})
        for side in (MARKETING, SALES)
        if all(side in cells.get(name, {}) for name in names)
    }


def _side(cells: Mapping[str, Cell]) -> SideMaps:
    maps = {item: [_units(cells[f"{item}.{end}"]["mean"]) for end in ENDS] for item in ITEMS}
    # Less is sold than the smaller of the two: how far that one strays, plans stray.
    smaller = min(("need", "market"), key=lambda item: maps[item][1])
    cell = cells[f"{smaller}.middle"]
    strays = (SCALE[1] - SCALE[0]) * cell["spread"] / POINTS / math.sqrt(cell["n"])
    return {"maps": maps, "off": rounded(strays / max(maps[smaller][1], 1.0))}


def _units(hundredths: float) -> float:
    low, high = SCALE
    return rounded(low + (high - low) * hundredths / POINTS)


def _said(tally: Tally) -> dict[str, SideMaps]:
    found: dict[str, SideMaps] = {}
    for side in (MARKETING, SALES):
        tables = [one["value"] for one in tally.get("said", {}).get(side, [])]
        whole = [value for value in tables if all(item in value for item in ITEMS)]
        if whole:
            # The first table's: a mean would be the map of nobody.
            maps = {item: [rounded(one) for one in whole[0][item]] for item in ITEMS}
            found[side] = {"maps": maps, "off": 0.0}
    return found


def outcome(parameters: Parameters) -> PerceptionOutcome:
    """Return what it costs that each side acts on its own map.

    Args:
        parameters: as the function `parameters` returns them.

    Raises:
        ValueError: they are not of that shape, or a map is none.
    """
    from workshop.models.perception.maps import shared

    times = [_maps_of(one) for one in _times(parameters)]
    both = [one for one in times if len(one) == 2]
    if not both:
        return {"times": [None for _ in times], "common": {}, "plan": 0.0, "cost": 0.0, "sides": {}}
    last = both[-1]
    common = {item: shared([maps[item] for maps in last.values()]) for item in ITEMS}
    offs = [{side: one[side]["off"] for side in one} for one in _times(parameters)]
    acted = [_acted(one, common, off) for one, off in zip(times, offs, strict=True)]
    plan, least = _best(common)
    return {
        "times": acted,
        "common": _listed(common),
        "plan": plan,
        "cost": least,
        "sides": _on_one(last, common),
    }


def _best(common: Mapping[str, "Map"]) -> tuple[float, float]:
    """Return the best plan on a common map, and what it costs."""
    from workshop.models.perception.firm import Costs, best, cost, demand_of

    demand = demand_of(common["need"], common["market"])
    plan = best(Costs(), demand, common["capacity"].middle)
    return rounded(plan), rounded(cost(Costs(), demand, plan, plan))


def _on_one(
    sides: Mapping[str, Mapping[str, "Map"]], common: Mapping[str, "Map"]
) -> dict[str, float]:
    """Return what it costs if both follow the map of one side."""
    from workshop.models.perception.firm import Costs, demand_of, gap

    demand, most = demand_of(common["need"], common["market"]), common["capacity"].middle
    plans = {side: _plan(maps) for side, maps in sides.items()}
    return {side: rounded(gap(Costs(), demand, own, own, most)) for side, own in plans.items()}


def _acted(
    maps: Mapping[str, Mapping[str, "Map"]],
    common: Mapping[str, "Map"],
    off: Mapping[str, float],
) -> Acted | None:
    from workshop.models.perception.firm import Costs, demand_of, gap

    if len(maps) < 2:
        return None
    demand, most = demand_of(common["need"], common["market"]), common["capacity"].middle
    leads, promised = _plan(maps[MARKETING], alone=True), _plan(maps[SALES])
    found: Acted = {
        "leads": rounded(leads),
        "promised": rounded(promised),
        "cost": rounded(gap(Costs(), demand, leads, promised, most)),
    }
    return {**found, "chance": _chance(common, off)} if any(off.values()) else found


def _plan(maps: Mapping[str, "Map"], *, alone: bool = False) -> float:
    """Return for how many a side plans; who wins leads does not ask what can be made."""
    from workshop.models.perception.firm import Costs, best, demand_of

    most = float("inf") if alone else maps["capacity"].middle
    return best(Costs(), demand_of(maps["need"], maps["market"]), most)


def _chance(common: Mapping[str, "Map"], off: Mapping[str, float]) -> float:
    """Return what means that stray by chance alone cost, where both sides have one map."""
    from workshop.models.perception.maps import distribution
    from workshop.models.perception.mistakes import World, losses

    smaller = min((common["need"], common["market"]), key=lambda one: one.middle)
    world = World(
        demand=max(smaller.middle, 1.0),
        spread=distribution(smaller).sigma,
        marketing_error=off[MARKETING],
        sales_error=off[SALES],
        alike=0.0,
    )
    return rounded(losses(world).apart)


def _times(parameters: Parameters) -> Sequence[Mapping[str, SideMaps]]:
    times = parameters.get("times")
    if not isinstance(times, list) or not all(isinstance(one, Mapping) for one in times):
        raise ValueError("the parameters must hold 'times', a list of maps by side.")
    return times


def _maps_of(sides: Mapping[str, SideMaps]) -> dict[str, dict[str, "Map"]]:
    from workshop.models.perception.maps import Map

    return {
        side: {item: Map(*one["maps"][item]) for item in ITEMS}
        for side, one in sides.items()
        if side in (MARKETING, SALES)
    }


def _listed(maps: Mapping[str, "Map"]) -> Maps:
    return {item: [rounded(one) for one in three] for item, three in maps.items()}


def played(parameters: Parameters) -> PerceptionPlayed:
    """Return what two maps of somebody's own lead to, measured by what they say together.

    Args:
        parameters: `{"marketing": middle, "sales": middle, "spread": hundredths, "costs": name}`.

    Raises:
        ValueError: the parameters are not of that shape, or the model does not know them.
    """
    from workshop.models.perception.firm import Costs, best, cost, demand_of, gap
    from workshop.models.perception.maps import shared

    middles = [_whole(parameters, side, MIDDLES) for side in (MARKETING, SALES)]
    spread, name = _whole(parameters, "spread", SPREADS), parameters.get("costs")
    if not isinstance(name, str) or name not in COSTS:
        raise ValueError(f"the costs must be one of {', '.join(COSTS)}, not {name!r}.")
    costs, maps = Costs(*COSTS[name]), [_around(middle, spread) for middle in middles]
    demand = demand_of(shared(maps))
    plan, plans = best(costs, demand), [best(costs, demand_of(one)) for one in maps]
    sides = dict(zip((MARKETING, SALES), plans, strict=True))
    return {
        "marketing": middles[0],
        "sales": middles[1],
        "spread": spread,
        "costs": name,
        "leads": rounded(plans[0]),
        "promised": rounded(plans[1]),
        "plan": rounded(plan),
        "least": rounded(cost(costs, demand, plan, plan)),
        "apart": rounded(gap(costs, demand, *plans)),
        "on": {side: rounded(gap(costs, demand, own, own)) for side, own in sides.items()},
        "curve": {str(one): rounded(gap(costs, demand, one, one)) for one in PLANS},
    }


def _around(middle: int, spread: int) -> "Map":
    from workshop.models.perception.maps import Map

    part = spread / 100
    return Map(middle * (1 - part), float(middle), middle / (1 - part))


def _whole(table: Value, name: str, ends: tuple[int, int]) -> int:
    value = table.get(name)
    low, high = ends
    if type(value) is not int or not low <= value <= high:
        raise ValueError(f"{name} must be a whole number from {low} to {high}, not {value!r}.")
    return value
