"""Another exercise in what a session plays; what has begun stays where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.room import EXERCISE, GAME, LEADS, PROMISES, TASKS
from workshop.errors import Refused
from workshop.exercises.agenda import agendas, alone, course_of, load_agenda, only
from workshop.exercises.exercise import exercises
from workshop.exercises.rerouting import Where, added, replaceable, rerouted, settled

TWO = course_of(load_agenda(only(["check-in", EXERCISE, GAME, "closing"])))
LONG = course_of(load_agenda(only([EXERCISE, LEADS, PROMISES, "closing"])))
ONE = course_of(load_agenda(alone(EXERCISE)))


def slugs(course):
    return list(dict.fromkeys(slug for slug, _ in course))


def test_an_exercise_comes_after_the_one_that_has_begun():
    now = rerouted(TWO, 2, TASKS, Where.NEXT)
    assert slugs(now) == ["check-in", EXERCISE, TASKS, GAME, "closing"]
    assert [round for slug, round in now if slug == TASKS] == ["tasks", "message", "horizon"]


def test_an_exercise_takes_the_place_of_the_next_one():
    now = rerouted(TWO, 2, TASKS, Where.INSTEAD)
    assert slugs(now) == ["check-in", EXERCISE, TASKS, "closing"]


def test_a_break_stays_where_it_is_when_the_exercise_after_it_gives_way():
    hours = course_of(load_agenda(only(["check-in", EXERCISE, "break", GAME, "closing"])))
    now = rerouted(hours, 2, TASKS, Where.INSTEAD)
    assert slugs(now) == ["check-in", EXERCISE, "break", TASKS, "closing"]


def test_after_the_last_exercise_there_is_room_for_one_more():
    assert slugs(rerouted(ONE, 1, TASKS, Where.NEXT)) == [EXERCISE, TASKS]


def test_teams_play_no_round_that_needs_consent():
    now = rerouted(TWO, 2, "conflict-signs", Where.NEXT, "teams")
    assert ("conflict-signs", "heads") not in now
    assert ("conflict-signs", "signs") in now


@pytest.mark.parametrize("where", Where)
def test_what_is_in_the_programme_is_not_played_twice(where):
    for begun in (1, 2, len(TWO)):
        with pytest.raises(Refused, match="in-the-course"):
            rerouted(TWO, begun, GAME, where)


def test_nothing_gives_way_where_only_promises_or_the_closing_are_left():
    with pytest.raises(Refused, match="nothing-instead"):
        rerouted(ONE, 1, TASKS, Where.INSTEAD)
    begun = next(at for at, (slug, _) in enumerate(LONG) if slug == LEADS) + 1
    assert slugs(LONG[settled(LONG, begun) :]) == [PROMISES, "closing"]
    assert replaceable(LONG, begun) == ""


@given(st.data())
def test_whatever_is_asked_steps_that_have_begun_stay_and_all_others_come_once(data):
    course = course_of(load_agenda(data.draw(st.sampled_from(agendas()))))
    begun = data.draw(st.integers(1, len(course)))
    where = data.draw(st.sampled_from(Where))
    left = [slug for slug in exercises() if slug not in slugs(course)]
    if not left:
        return
    slug = data.draw(st.sampled_from(left))
    gone = replaceable(course, begun) if where is Where.INSTEAD else ""
    if where is Where.INSTEAD and not gone:
        return
    now = rerouted(course, begun, slug, where)
    assert now[: settled(course, begun)] == course[: settled(course, begun)]
    assert [one for one in now if one[0] != slug] == [one for one in course if one[0] != gone]
    assert (added(course, now), added(now, course)) == (slug, gone)
    at = [n for n, one in enumerate(now) if one[0] == slug]
    assert at == list(range(at[0], at[-1] + 1))
