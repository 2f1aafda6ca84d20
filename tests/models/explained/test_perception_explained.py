"""Two maps are acted on, and what explains what that costs is held to what it does."""

import math
from dataclasses import replace

import pytest

from tests.models.explained.listing import explains
from workshop.models.perception.claims import EXAMPLES, note
from workshop.models.perception.firm import cost
from workshop.models.perception.maps import Lognormal
from workshop.models.perception.mistakes import World, losses
from workshop.sampling.kept import sweep

MAPS, MODEL = "map-is-not-territory", "perception"


def share(claim, case=None):
    found = sweep(MODEL).claims[claim]
    return (found.cases[case] if case else found).share.share


@explains(f"{MODEL} tour.usual", f"{MAPS} checks.why.why.smaller", f"{MAPS} notes pitfalls")
def test_the_smaller_plan_decides_what_is_sold_and_the_larger_one_is_paid_for():
    world = World()
    demand = Lognormal(math.log(world.demand), world.spread)
    small, large = 80.0, 140.0
    for pair in ((small, large), (large, small)):
        assert cost(world.costs, demand, *pair) > cost(world.costs, demand, small, small)
    # A larger plan than the other side's sells nothing more, and costs what it is larger by.
    more = cost(world.costs, demand, large, small) - cost(world.costs, demand, small, small)
    assert more == pytest.approx(world.lead * (large - small))
    assert losses(world).apart > losses(world).pooled


@explains(f"{MAPS} checks.why.why.right", f"{MAPS} checks.why.why.talk", f"{MODEL} claims.one_plan")
def test_one_map_costs_less_than_two_even_if_it_is_as_wrong_as_either():
    found = note(World())
    assert found["pooled"] > 0  # the common one is wrong too
    assert found["pooled"] < found["apart"]
    assert found["worse"] < found["apart"]
    assert share("one_plan") > 0.9
    assert share("one_plan", "unequal") < share("one_plan")


@explains(f"{MODEL} tour.independent", f"{MAPS} checks.fails.why.different")
def test_the_common_map_is_worth_most_where_each_side_sees_something_else():
    gains = [note(replace(World(), alike=alike))["gained"] for alike in (0.0, 0.3, 0.6, 0.9)]
    assert gains == sorted(gains, reverse=True)
    assert note(EXAMPLES["independent"])["gained"] == pytest.approx(gains[0])
    assert share("two_know_more", "different") > share("two_know_more", "wrong_alike")


@explains(f"{MODEL} tour.wrong_alike", f"{MAPS} checks.fails.why.alike")
def test_where_both_are_wrong_alike_the_common_map_is_hardly_better():
    assert 0 <= note(EXAMPLES["alike"])["gained"] < 0.15 < note(World())["gained"]


@explains(f"{MODEL} tour.one_knows", f"{MAPS} notes maps", f"{MODEL} claims.two_know_more")
def test_where_one_side_knows_the_mean_is_worse_than_its_map_alone():
    found = losses(EXAMPLES["one_knows"])
    assert found.sales < found.pooled < found.marketing
    assert share("two_know_more", "unequal") < share("two_know_more")


@explains(f"{MAPS} checks.fails.why.never")
def test_in_about_a_third_of_the_invented_firms_two_know_more_than_the_better_one():
    assert share("two_know_more") == pytest.approx(1 / 3, abs=0.04)


@explains(f"{MAPS} checks.measure.why.forecast")
def test_how_wrong_each_side_is_and_how_alike_decides_what_talking_is_worth():
    usual = note(World())["gained"]
    for known in ({"marketing_error": 0.05}, {"alike": 0.8}):
        assert note(replace(World(), **known))["gained"] < usual


@explains(f"{MAPS} checks.measure.why.count", f"{MAPS} checks.measure.why.survey")
def test_what_costs_is_how_wrong_the_maps_are_and_nothing_else_of_the_sides():
    right = replace(World(), marketing_error=0.0, sales_error=0.0)
    assert losses(right).apart == pytest.approx(0, abs=0.5)
    worse = [losses(replace(World(), sales_error=error)).apart for error in (0.1, 0.3, 0.5)]
    assert worse == sorted(worse)
