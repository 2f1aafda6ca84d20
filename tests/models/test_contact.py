"""Two floors and one room: the reference numbers, what always holds, and what a room gets of it."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.content.parameters import parameters
from workshop.models import bench_of, models, run_of
from workshop.models.contact.days import Stage, State, colleagues, course, strangers
from workshop.models.contact.house import APART, House, at, contact, trust
from workshop.models.contact.outcomes import AFTER, CONDITIONS, MOVED, WAYS
from workshop.models.contact.run import SLIDERS
from workshop.models.contact.ways import ROOM, left, set_by_hand, states, told
from workshop.models.contact.ways import WAYS as STAGED

REFERENCE = json.loads(Path("tests/reference/contact.json").read_text(encoding="utf-8"))
RANGES = {one.name: (one.low, one.high) for one in parameters("contact")}
houses = st.builds(House, **{name: st.floats(*ends) for name, ends in RANGES.items()})
seats = st.floats(0, 1)
few = settings(max_examples=40, deadline=None)
STORY = (Stage(90), Stage(60, 0.5))


def days(house, start, stages):
    return [state.conflict for state in course(house, start, stages)]


def assert_days(found, wanted):
    for day, conflict in wanted.items():
        assert found[int(day)] == pytest.approx(conflict, abs=0.0005)


def test_contact_is_that_of_the_reference():
    known, house = REFERENCE["contact"], House()
    found = [contact(house, where) for where in (1.0, 0.0, APART)] + [at(house, 2), at(house, 20)]
    assert found == pytest.approx(list(known.values()), abs=0.00005)
    assert found[3] / found[4] == pytest.approx(4, abs=0.05)


def test_the_story_comes_out_as_it_was_set_to():
    found = days(House(), colleagues(House()), STORY)
    assert_days(found, REFERENCE["story"]["days"])


@pytest.mark.parametrize(("name", "field"), [("opponents", "conditions"), ("open_plan", "face")])
def test_what_speaks_against_the_story_is_that_of_the_reference(name, field):
    known = REFERENCE[name]
    changed = replace(House(), **{field: known[field]})
    assert_days(days(changed, colleagues(House()), STORY), known["days"])


@pytest.mark.parametrize("swaps", [0, 2, 4, 8, 16])
def test_swaps_bring_and_lose_what_the_reference_says(swaps):
    found = days(House(), strangers(House()), [Stage(56, APART, swaps), Stage(56)])
    known = [REFERENCE["swaps"][when][str(swaps)] for when in ("ended", "later")]
    assert [found[56], found[112]] == pytest.approx(known, abs=0.0005)


@few
@given(houses, st.floats(0, 1), st.floats(0, 1), seats, st.floats(0, 100))
def test_trust_knowledge_and_conflict_stay_between_nothing_and_all(
    house, trusted, known, mixed, swaps
):
    stages = [Stage(40, APART, swaps), Stage(40, mixed, swaps)]
    for state in course(house, State(trusted, known), stages):
        assert 0 <= state.trust <= 1
        assert 0 <= state.known <= 1
        assert 0 <= state.conflict <= 1


@few
@given(houses, seats, seats)
def test_the_more_seats_are_mixed_the_more_people_meet(house, one, other):
    less, more = sorted((one, other))
    assert contact(house, less) <= contact(house, more) + 1e-12


@few
@given(houses.filter(lambda house: house.conditions > 0.01), seats, seats)
def test_under_good_conditions_more_mixed_seats_leave_less_conflict(house, one, other):
    less, more = (left(house, [Stage(AFTER * 7, mixed)]) for mixed in sorted((one, other)))
    assert more.end <= less.end + 1e-9


@few
@given(houses.filter(lambda house: house.conditions < -0.01), seats, seats)
def test_under_bad_conditions_more_contact_brings_less_trust(house, one, other):
    less, more = (trust(house, contact(house, mixed)) for mixed in sorted((one, other)))
    assert more <= less + 1e-12
    assert trust(house, 0.0) == pytest.approx(house.wary)


@few
@given(houses.filter(lambda house: house.conditions > 0.01))
def test_every_further_swap_brings_less_than_the_one_before(house):
    ends = [
        days(house, strangers(house), [Stage(56, APART, swaps)])[-1] for swaps in (0, 2, 4, 6, 8)
    ]
    brought = [before - after for before, after in itertools.pairwise(ends)]
    assert all(one > -1e-9 for one in brought)
    assert all(a >= b - 1e-9 for a, b in itertools.pairwise(brought))


@pytest.mark.parametrize(
    "wrong",
    [{"conditions": 1.1}, {"face": -0.1}, {"half": 0}, {"mixed": 40.0}, {"near": float("nan")}],
)
def test_a_house_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="must"):
        House(**wrong)


@pytest.mark.parametrize("stage", [Stage(1, 1.5), Stage(1, -0.1), Stage(1, APART, -1.0)])
def test_days_that_are_none_are_refused(stage):
    with pytest.raises(ValueError, match="must be a number"):
        course(House(), strangers(House()), [stage])


def test_every_way_is_the_same_until_moving_day_and_is_measured_by_it():
    lines = [told(way.house(House()), way.stages) for way in STAGED.values()]
    assert tuple(STAGED) == WAYS
    for line in lines:
        assert len(line) == MOVED + AFTER + 1
        assert line[: MOVED + 1] == lines[0][: MOVED + 1]
        assert line[MOVED] == 1


def test_what_is_set_by_hand_is_stage_after_stage():
    assert set_by_hand(AFTER, 0.5, 0, 0) == list(ROOM)
    both = set_by_hand(4, 0.5, 8, 10)
    assert both == [Stage(28, 0.5, 8), Stage(42, APART, 8), Stage(42, APART, 0)]
    assert sum(stage.days for stage in both) == AFTER * 7
    assert len(states(House(), both)) == AFTER * 7 + 1


# -- what a room gets of it ----------------------------------------------------------------


def rated(*ratings):
    cells = {
        item: {"all": {"n": 10, "counts": {str(rating): 10}}}
        for item, rating in zip(CONDITIONS, ratings, strict=False)
    }
    return [{"cells": cells}]


def test_a_room_tells_under_which_conditions_it_meets_once_all_four_may_be_told():
    run = run_of("contact")
    assert run.parameters(rated(1, 1, 1, 1)) == {"conditions": {"all": -1.0}}
    assert run.parameters(rated(5, 3, 5, 3)) == {"conditions": {"all": 0.5}}
    assert run.parameters(rated(5, 5, 5)) == {"conditions": {}}
    unsure = [{"cells": {item: {"all": {"n": 5, "counts": {"dk": 5}}} for item in CONDITIONS}}]
    assert run.parameters(unsure) == {"conditions": {}}
    assert "contact" in models()


def test_sides_that_share_a_phone_are_told_each_by_itself():
    first = dict.fromkeys(CONDITIONS, "4")
    said = {
        "sales": [{"table": 1, "value": {**first, "goal": "dk"}}, {"table": 3, "value": first}],
        "marketing": [{"table": 2, "value": {"goal": "5"}}],
    }
    told = run_of("contact").parameters([{"cells": {}, "said": said}])
    assert told == {"conditions": {"sales": 0.5}}


def test_the_better_a_room_rates_its_conditions_the_less_one_room_leaves():
    run = run_of("contact")
    ends = [
        run.outcome({"conditions": {"all": n / 4}})["rated"]["all"]["end"] for n in range(-4, 5)
    ]
    assert ends == sorted(ends, reverse=True)
    usual = run.outcome({"conditions": {"all": 0.7}})
    assert usual["rated"]["all"] == usual["ways"]["room"]
    assert run.outcome({"conditions": {}})["rated"] == {}
    json.dumps(usual)
    with pytest.raises(ValueError, match="conditions"):
        run.outcome({"conditions": {"all": 2}})
    with pytest.raises(ValueError, match="by whom"):
        run.outcome({"conditions": "good"})


@pytest.mark.parametrize("wrong", [{"room": 17}, {"face": 0.5}, {"seats": True}, {"swaps": None}])
def test_what_nobody_can_set_is_refused(wrong):
    usual = {name: low for name, (low, _, _) in SLIDERS.items()}
    with pytest.raises(ValueError, match="must be a whole number"):
        run_of("contact").played({**usual, **wrong})


def test_the_bench_begins_on_two_floors_and_plays_the_ways_of_the_slide():
    bench, ways = bench_of("contact"), run_of("contact").outcome({"conditions": {}})["ways"]
    assert bench.page("en", play=True)["play"]
    for way in WAYS:
        bench.preset(way)
        assert bench.page("nb")["chosen"] == way
        assert run_of("contact").played(bench.parameters)["course"] == ways[way]
    sliders = {one["id"]: one["value"] for one in bench.page("en")["sliders"]}
    bench.take({"number": 3, "sliders": {**sliders, "conditions": 100}})
    page = bench.page("en")
    assert page["chosen"] == ""
    assert [len(chart["columns"]) for chart in page["result"]["columns"]] == [MOVED + AFTER + 1]
    assert len(page["csv"].splitlines()) == MOVED + AFTER + 2
    with pytest.raises(ValueError, match="must be a whole number"):
        bench.take({"number": 4, "sliders": {**sliders, "conditions": 101}})
    assert bench.values["conditions"] == 100
