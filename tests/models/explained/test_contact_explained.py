"""Two floors are lived on, and each sentence that explains what becomes of it is held to that."""

import itertools
from dataclasses import fields, replace

import pytest

from tests.models.explained.listing import explains
from workshop.models.contact.claims import EXAMPLES, note
from workshop.models.contact.days import Stage
from workshop.models.contact.house import House
from workshop.models.contact.outcomes import AFTER, HALFWAY, MOVED
from workshop.models.contact.ways import ROOM, WAYS, left, parted, states, told
from workshop.sampling.kept import sweep

FLOORS, MODEL = "open-space", "contact"


def share(claim, case=None):
    found = sweep(MODEL).claims[claim]
    return (found.cases[case] if case else found).share.share


def hundredths(way):
    house = way.house(House())
    return [round(100 * one) for one in left(house, way.stages)]


@explains(f"{MODEL} tour.apart")
def test_on_two_floors_it_gets_worse_ever_more_slowly():
    line = told(House(), WAYS["apart"].stages)
    # The first step is of six days only.
    _, *steps = [after - before for before, after in itertools.pairwise(line)]
    assert all(step > 0 for step in steps)
    assert all(a > b for a, b in itertools.pairwise(steps))


@explains(f"{MODEL} tour.room", f"{FLOORS} notes room", f"{FLOORS} checks.back.why.nothing")
def test_one_room_and_swaps_do_nearly_as_much_as_long_as_swaps_last():
    assert hundredths(WAYS["room"]) == [63, 58]
    assert hundredths(WAYS["swaps"]) == [65, 94]


@explains(f"{MODEL} tour.swaps", f"{FLOORS} checks.back.why.forgotten", f"{FLOORS} notes pitfalls")
def test_swaps_bring_at_once_and_seats_keep():
    days = states(House(), WAYS["swaps"].stages)
    ended, later = days[7 * HALFWAY], days[-1]
    assert later.known < ended.known
    assert later.trust < ended.trust
    assert left(House(), WAYS["swaps"].stages).end > 0.9
    week = (left_after(ROOM, 1), left_after(WAYS["swaps"].stages, 1))
    assert abs(week[0] - week[1]) < 0.02  # eight swaps a week do as much as the room from the start
    kept = [Stage(7 * HALFWAY, 0.5, 8), Stage(7 * (AFTER - HALFWAY), 0.5)]
    assert left(House(), kept).end < left(House(), WAYS["room"].stages).end


def left_after(stages, weeks):
    return told(House(), stages)[MOVED + weeks]


@explains(f"{FLOORS} checks.back.why.floor")
def test_the_model_knows_how_people_meet_and_of_no_preference():
    names = {field.name for field in fields(House)}
    assert {"near", "conditions", "chance"} < names
    assert not {name for name in names if "prefer" in name or "like" in name}


@explains(f"{MODEL} tour.headphones", f"{FLOORS} checks.proof.why.studies")
def test_with_three_tenths_of_talk_little_comes_of_one_room():
    assert hundredths(WAYS["headphones"]) == [94, 92]
    assert WAYS["headphones"].house(House()).face == pytest.approx(0.3)


@explains(f"{MODEL} tour.opponents")
def test_opponents_know_more_trust_less_and_quarrel_as_on_moving_day_or_more():
    days = states(WAYS["opponents"].house(House()), ROOM)
    assert hundredths(WAYS["opponents"]) == [104, 104]
    assert days[-1].known > days[0].known
    assert days[-1].trust < days[0].trust


@explains(f"{FLOORS} checks.proof.why.story", f"{FLOORS} checks.proof.why.neither")
def test_another_constant_that_nobody_measured_and_the_story_does_not_come_out():
    slow = replace(House(), settling=120.0)
    assert left(slow, ROOM).halfway > left(House(), ROOM).halfway + 0.1
    assert parted(slow)[-1].conflict < parted(House())[-1].conflict


def test_thirty_weeks_are_a_table():
    assert {len(told(way.house(House()), way.stages)) for way in WAYS.values()} == {30}


@explains(f"{MODEL} claims.one_room_heals")
def test_the_story_is_an_exception_in_the_worlds_of_its_own_model():
    assert share("one_room_heals") < 0.25
    assert share("one_room_heals", "less") > 0.8
    assert share("one_room_heals", "bad") < share("one_room_heals", "good")
    assert share("one_room_heals", "silent") < share("one_room_heals")
    assert note(EXAMPLES["default"])["room"] < 0.75


@explains(f"{MODEL} claims.swaps_fade")
def test_what_swaps_bring_fades_more_often_where_more_is_forgotten():
    assert share("swaps_fade", "retentive") < share("swaps_fade") < share("swaps_fade", "forgetful")
    assert note(EXAMPLES["default"])["lasting"] == pytest.approx(0.28, abs=0.005)


@explains(f"{MODEL} claims.seats_keep")
def test_seats_keep_more_than_swaps_less_often_with_headphones_more_often_among_opponents():
    assert share("seats_keep", "silent") < share("seats_keep") < share("seats_keep", "bad")
    hostile = replace(House(), conditions=-0.4)
    days = states(hostile, WAYS["swaps"].stages)
    assert days[7 * HALFWAY].trust < states(hostile, WAYS["apart"].stages)[7 * HALFWAY].trust


@explains(f"{MODEL} claims.contact_heals")
def test_whether_contact_brings_trust_hangs_on_the_conditions():
    assert share("contact_heals", "bad") < share("contact_heals") < share("contact_heals", "good")
    worse, better = (note(House(conditions=n))["trust_more"] for n in (-0.2, 0.7))
    assert worse < better
    assert better > 0
