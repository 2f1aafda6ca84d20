"""The model of two maps, held against its reference numbers and its own properties."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.models import bench_of, run_of
from workshop.models.perception.firm import Costs, Smaller, best, cost, demand_of, gap
from workshop.models.perception.maps import Lognormal, Map, distance, distribution, shared
from workshop.models.perception.mistakes import World, losses
from workshop.models.perception.outcomes import ITEMS
from workshop.models.perception.run import outcome, parameters, played
from workshop.questions.question import Question
from workshop.questions.said import as_said
from workshop.questions.tally import tally

KNOWN = json.loads(Path("tests/reference/perception.json").read_text("utf-8"))
HUNDRED = Lognormal(math.log(100), 0.25)
RANGES = Question("first", "range", items=ITEMS, ranges=dict.fromkeys(ITEMS, (0, 200)))
numbers = st.integers(1, 200)
maps = st.tuples(numbers, numbers, numbers).map(sorted).map(lambda three: Map(*map(float, three)))


def test_the_best_plan_and_what_other_plans_cost_are_those_of_the_reference():
    known, costs = KNOWN["median_100_spread_quarter"], Costs()
    plan = best(costs, HUNDRED)
    assert plan == pytest.approx(known["best_plan"], abs=1e-4)
    assert cost(costs, HUNDRED, plan, plan) == pytest.approx(known["cost"], abs=1e-4)
    for leads, promised, more in known["gaps"]:
        assert gap(costs, HUNDRED, leads, promised) == pytest.approx(more, abs=0.01)


def test_two_maps_lie_as_far_apart_as_the_reference_says():
    known = KNOWN["distance"]
    assert distance(Map(*known["one"]), Map(*known["other"])) == pytest.approx(
        known["apart"], abs=0.01
    )


@pytest.mark.parametrize(("name", "alike"), [("independent", 0.0), ("alike_nine_tenths", 0.9)])
def test_what_wrong_maps_cost_is_what_was_drawn_by_chance_to_its_own_error(name, alike):
    known, world = KNOWN["twenty_percent_off"][name], World(spread=0.001, alike=alike)
    demand = Lognormal(math.log(world.demand), world.spread)
    plan = best(world.costs, demand)
    found, least = losses(world), cost(world.costs, demand, plan, plan)
    got = {"apart": found.apart, "one": found.sales, "pooled": found.pooled}
    for what, drawn in known.items():
        assert got[what] + least == pytest.approx(drawn, rel=0.013)


@given(maps, maps, numbers, numbers)
@settings(max_examples=60, deadline=None)
def test_no_two_plans_cost_less_than_the_best_and_the_best_costs_nothing_more(one, other, a, b):
    demand, costs = demand_of(one, other), Costs()
    plan = best(costs, demand)
    assert gap(costs, demand, a, b) >= 0
    assert gap(costs, demand, plan, plan) == pytest.approx(0, abs=1e-6)


@given(maps, maps)
def test_the_common_map_lies_between_and_does_not_ask_who_came_first(one, other):
    common = shared([one, other])
    assert common == pytest.approx(shared([other, one]))
    assert all(
        min(a, b) - 1e-9 <= c <= max(a, b) + 1e-9
        for a, b, c in zip(one, other, common, strict=True)
    )
    assert shared([one, one]) == pytest.approx(one)
    assert distance(one, one) == 0


def test_a_market_that_takes_everything_leaves_the_need():
    need = distribution(Map(70, 100, 140))
    both = Smaller(need, Lognormal(30.0, 0.25))
    assert both.mean == pytest.approx(need.mean)
    assert both.up_to(110) == pytest.approx(need.up_to(110), rel=1e-6)
    assert both.quantile(0.57) == pytest.approx(need.quantile(0.57), rel=1e-6)


@pytest.mark.parametrize("world", [World(), World(alike=0.0), World(missed=9, idle=5, spread=0.5)])
def test_acting_apart_never_costs_less_than_the_common_map_where_both_err_as_much(world):
    found = losses(world)
    assert found.marketing == pytest.approx(found.sales)
    assert found.apart > found.sales > found.pooled > 0


def test_whoever_is_never_wrong_loses_nothing():
    exact = losses(World(sales_error=0.0, marketing_error=0.4))
    assert exact.sales == pytest.approx(0, abs=1e-6)
    assert exact.pooled > exact.sales


@pytest.mark.parametrize(
    "changed", [{"alike": 1.0}, {"spread": 0}, {"sales_error": -1}, {"missed": "4"}]
)
def test_what_is_no_world_is_refused_by_its_field(changed):
    with pytest.raises((ValueError, TypeError), match=next(iter(changed))):
        World(**changed)


def a_room(shift=0):
    """Return seven and seven people: the middles of marketing lie so much higher."""

    def value(middle):
        return {item: [middle - 30, middle, middle + 40] for item in ITEMS}

    spread = [-20, -10, -5, 0, 5, 10, 20]
    people = [("sales", value(80 + at)) for at in spread]
    return [*people, *(("marketing", value(80 + shift + at)) for at in spread)]


def test_a_room_of_one_map_loses_less_than_chance_would_and_one_of_two_maps_more():
    lost = {}
    for shift in (0, 60):
        told = tally(RANGES, a_room(shift), ("sales", "marketing"))
        (acted,) = outcome(parameters([told]))["times"]
        lost[shift] = acted
    assert lost[0]["cost"] < lost[0]["chance"] < lost[60]["cost"]
    assert lost[60]["leads"] > lost[60]["promised"]


def test_sides_that_say_it_in_public_are_held_against_what_they_said():
    given = [
        (1, "sales", {i: [50, 80, 120] for i in ITEMS}),
        (2, "marketing", {i: [90, 130, 170] for i in ITEMS}),
    ]
    told = parameters([as_said(RANGES, given, ("sales", "marketing"))])
    assert told["times"][0]["sales"] == {
        "maps": {i: [50.0, 80.0, 120.0] for i in ITEMS},
        "off": 0.0,
    }
    (acted,) = outcome(told)["times"]
    assert "chance" not in acted
    assert acted["cost"] > 10


def test_without_a_side_there_is_nothing_to_tell():
    told = tally(RANGES, a_room()[:7], ("sales", "marketing"))
    assert outcome(parameters([told]))["times"] == [None]
    assert outcome({"times": []})["common"] == {}
    with pytest.raises(ValueError, match="times"):
        outcome({})


def test_the_bench_plays_what_is_set_and_refuses_what_is_none():
    assert run_of("perception").played is played
    bench = bench_of("perception")
    bench.take({"sliders": {"marketing": 100, "sales": 100, "spread": 30}, "number": 3})
    page = bench.page("en", play=True)
    assert page["result"]["finding"].startswith("Both plan for 105")
    assert page["play"] is False
    with pytest.raises(ValueError, match="sales"):
        bench.take({"sliders": {"marketing": 100, "sales": 500, "spread": 30}, "number": 4})
    bench.preset("idle")
    assert bench.parameters["costs"] == "idle"
