"""What is true of invented people, held against what very many of them answer one by one."""

from statistics import fmean

import pytest

from workshop.exercises.people.leanings import answer
from workshop.exercises.people.rooms import invented, people_room, people_rooms
from workshop.simulator.drawing import OPEN, Shown
from workshop.simulator.readings import NONE, Reading, picture
from workshop.simulator.truth import ROOMS, truth

COURSE = (("where-are-the-sales", "room"), ("where-are-the-sales", "again"))
ROOM, AGAIN = Shown.at(COURSE, 0), Shown.at(COURSE, 1)
MANY = 2000


def true_of(shown, room, people=24):
    return truth(shown, picture(shown), people_room(room), people, "en")


def whens(told):
    return {one.when for one in told.true}


def means(room, view, of):
    """Return the mean of what a side answers to a view of the mirror, over all of its lines."""
    question = next(q for q in ROOM.round.asked(of) if q.id == f"mirror-{view}")
    people = (one for one in invented(people_room(room), MANY, 1) if one.department == of)
    given = [answer(one, ROOM.exercise, question) for one in people if not one.persona.late]
    steps = (step for one in given if one for step in one.values())
    return fmean(int(step) for step in steps if str(step).isdigit())


@pytest.mark.parametrize("room", ["one-sided", pytest.param("polarised", marks=pytest.mark.slow)])
def test_kinder_or_harsher_than_expected_is_what_thousands_of_answers_say(room):
    told = true_of(ROOM, room)
    kinder = {one.words["side"] for one in told.true if one.when == "mirror-better"}
    harsher = {one.words["side"] for one in told.true if one.when == "mirror-harsher"}
    for side, other in (("sales", "marketing"), ("marketing", "sales")):
        gap = means(room, "them", other) - means(room, "told", side)
        if abs(gap) > 0.3:
            assert any(side in one for one in (kinder if gap > 0 else harsher)), (side, gap)
            assert not any(side in one for one in (harsher if gap > 0 else kinder)), (side, gap)


@pytest.mark.slow
def test_a_small_room_shows_less_often_what_is_true_than_a_large_one():
    small, large = (true_of(ROOM, "one-sided", people) for people in (12, 48))
    assert whens(small) == whens(large)
    harsher = [one.alike["mirror-harsher"] for one in (small, large)]
    assert 0 <= harsher[0] < harsher[1] <= ROOMS


def test_what_hundred_rooms_show_is_counted_and_nothing_is_true_that_is_not_named():
    told = true_of(AGAIN, "polarised")
    assert all(0 < n <= ROOMS for n in told.shown.values())
    assert told.silent <= ROOMS - max(told.alike.values(), default=0)
    assert not told.is_true(Reading("first-shared.nowhere", "first-shared"))
    assert not told.is_true(Reading(OPEN, OPEN)) or not told.true
    assert told.is_true(Reading(NONE, NONE)) == (not told.true)


def test_truth_is_the_same_each_time_and_its_seeds_are_no_rehearsals():
    assert true_of(AGAIN, "harmonious") == true_of(AGAIN, "harmonious")
    assert {*people_rooms()} >= {"harmonious", "polarised", "one-sided"}
