"""Looking back at the promises of last time: where it stands, and how long it takes."""

import pytest

from workshop.exercises.agenda import agendas, choosable, course_of, load_agenda
from workshop.exercises.exercise import load_exercise, moments
from workshop.exercises.looking_back import (
    for_promises,
    looking_back,
    minutes_back,
    with_look_back,
)

KEPT = ("kept", "kept")


def test_one_moment_looks_back_and_nobody_has_to_put_it_into_a_programme():
    assert [slug for slug in moments() if load_exercise(slug).looks_back] == ["kept"]
    assert looking_back().slug == "kept"
    assert "kept" not in choosable()
    assert "kept" not in [item.exercise for slug in agendas() for item in load_agenda(slug).items]


@pytest.mark.parametrize("slug", agendas())
def test_it_stands_before_the_first_exercise_and_moves_nothing_else(slug):
    course = course_of(load_agenda(slug))
    there = with_look_back(course)
    at = there.index(KEPT)
    assert all(exercise in moments() for exercise, _ in there[:at])
    assert there[at + 1][0] not in moments()
    assert (*there[:at], *there[at + 1 :]) == course


def test_a_programme_without_any_exercise_ends_with_it():
    assert with_look_back(()) == (KEPT,)
    assert with_look_back((("break", "break"),)) == (("break", "break"), KEPT)


def test_each_promise_takes_its_time_and_a_minute_that_is_begun_is_counted_once():
    assert [minutes_back(many) for many in range(9)] == [0, 2, 3, 4, 5, 7, 8, 9, 10]
    round = looking_back().round("kept")
    assert for_promises(round, 1) == for_promises(round, 0) == round
    assert for_promises(round, 4).talks[0].seconds == 4 * round.talks[0].seconds


def test_a_round_that_does_not_look_back_takes_as_long_as_ever():
    round = load_exercise("check-in").rounds[0]
    assert for_promises(round, 8) == round
