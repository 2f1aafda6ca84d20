"""Slots of a programme: one of their exercises is played, and what has begun stays where it is."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.room import EXERCISE, GAME, LEADS, PROMISES, TASKS
from workshop.errors import Refused
from workshop.exercises.agenda import course_of, load_agenda, parse_agenda
from workshop.exercises.exercise import load_exercise
from workshop.exercises.minutes import of_agenda, of_item, planned_agenda
from workshop.exercises.rerouting import Where, rerouted
from workshop.exercises.slots import chosen_in, open_slots, slots_of, slug_of
from workshop.exercises.sums import sums_of_agenda
from workshop.session import Mode

DAY = "full-day"


def agenda(*items):
    """Return a programme of items, each an exercise or several to choose from."""

    def table(slug, **more):
        return {"exercise": slug, "minutes": load_exercise(slug).minutes, **more}

    slots = [[one] if isinstance(one, str) else one for one in items]
    tables = [{**table(first), "or": [table(one) for one in others]} for first, *others in slots]
    return parse_agenda(Path("agendas/some.toml"), {"title": {}, "item": tables})


SOME = agenda("check-in", EXERCISE, [GAME, TASKS, LEADS], "break", PROMISES)


def slugs(course):
    return list(dict.fromkeys(slug for slug, _ in course))


def opened(programme=SOME, mode=Mode.PEOPLE):
    return slots_of(programme, mode), course_of(programme, mode)


def at(course, slug):
    return next(n for n, one in enumerate(course) if one[0] == slug)


def test_whoever_chooses_nothing_plays_the_first_one():
    assert slugs(course_of(SOME)) == ["check-in", EXERCISE, GAME, "break", PROMISES]


def test_another_one_takes_its_place_as_often_as_one_likes():
    slots, course = opened()
    for slug in (TASKS, LEADS, GAME, TASKS):
        course = chosen_in([*open_slots(slots, course, 1, 2, ())], course, slug)
        assert slugs(course) == ["check-in", EXERCISE, slug, "break", PROMISES]
    assert course != opened()[1]


def test_what_is_there_already_or_offered_nowhere_is_refused():
    slots, course = opened()
    there = [*open_slots(slots, course, 1, 2, ())]
    with pytest.raises(Refused, match="in-the-course"):
        chosen_in(there, course, GAME)
    for slug in ("conflict-signs", PROMISES, "break"):
        with pytest.raises(Refused, match="no-choice"):
            chosen_in(there, course, slug)


def test_a_room_that_was_taken_back_from_it_may_still_choose_until_it_has_seen_results():
    slots, course = opened()
    first = at(course, GAME)
    assert [*open_slots(slots, course, first - 1, first + 1, ())]
    assert not [*open_slots(slots, course, first, first + 1, ())]
    assert not [*open_slots(slots, course, first - 1, first + 1, (first,))]
    # It has been in the break: that keeps its number.
    assert not [*open_slots(slots, course, first - 1, at(course, "break") + 1, ())]


def test_an_exercise_that_came_in_another_way_is_not_played_twice():
    slots, course = opened()
    both = rerouted(course, 2, TASKS, Where.NEXT)
    assert slugs(both)[2:4] == [TASKS, GAME]
    assert not [*open_slots(slots, both, 1, 2, ())]
    other = rerouted(course, 2, "conflict-signs", Where.INSTEAD)
    assert not [*open_slots(slots, other, 1, 2, ())]


def test_what_is_broken_is_not_offered():
    slots, course = opened()
    (slot,) = open_slots(slots, course, -1, 0, (), {LEADS})
    assert [slug_of(one) for one in slot.offers] == [GAME, TASKS]
    assert not [*open_slots(slots, course, -1, 0, (), {LEADS, TASKS})]


def test_teams_are_offered_what_they_play():
    day = load_agenda(DAY)
    (first, *_), _ = opened(day, Mode.TEAMS)
    rounds = {slug_of(one): [round for _, round in one] for one in first}
    assert rounds["map-is-not-territory"] == ["maps", "court", "word"]
    assert rounds["who-brings-the-money"] == ["vanished"]


def test_the_longest_choice_counts():
    least = of_agenda(agenda(EXERCISE, GAME)).seconds
    assert of_agenda(agenda(EXERCISE, [GAME, TASKS, LEADS])).seconds == max(
        of_agenda(agenda(EXERCISE, slug)).seconds for slug in (GAME, TASKS, LEADS)
    )
    assert of_agenda(agenda(EXERCISE, [GAME, TASKS])).seconds >= least
    for mode in Mode:
        sums = sums_of_agenda(SOME, mode=mode)
        assert sums.planned == planned_agenda(SOME, mode)
        assert [one.name for one in sums.inside][2:5] == [GAME, f"or {TASKS}", f"or {LEADS}"]
        whole = max(of_item(one, mode).seconds for one in SOME.items[2].choices)
        others = sum(of_item(one, mode).seconds for n, one in enumerate(SOME.items) if n != 2)
        assert sums.parts.seconds == pytest.approx(whole + others)


@pytest.mark.parametrize("mode", Mode)
def test_whatever_is_chosen_a_day_is_not_longer_than_people_are_invited_for(mode):
    day = load_agenda(DAY)
    asked = [item for item in day.items if item.others]
    assert len(asked) >= 2
    for choice in itertools.product(*(item.choices for item in asked)):
        chosen = dict(zip(asked, choice, strict=True))
        there = [chosen.get(item, item) for item in day.items]
        needed = sum(of_item(one, mode).seconds for one in there) / 60
        assert day.joining + needed <= planned_agenda(day, mode) <= day.length


def test_a_day_holds_about_seven_exercises_none_of_them_twice():
    slots, course = opened(load_agenda(DAY))
    asking = [slug for slug in slugs(course) if slug not in MOMENTS]
    assert 7 <= len(asking) <= 8
    there = [one.exercise for one in load_agenda(DAY).choices if one.exercise not in MOMENTS]
    assert len(there) == len({*there})
    assert slots


MOMENTS = ("check-in", "break", "lunch", "closing")


@given(st.data())
def test_whatever_is_chosen_steps_that_have_begun_stay_and_nothing_comes_twice(data):
    slots, course = opened(load_agenda(DAY), data.draw(st.sampled_from(Mode)))
    here = -1
    for _ in range(data.draw(st.integers(0, 6))):
        begun = here + 1
        there = [*open_slots(slots, course, here, begun, range(begun))]
        if not there:
            break
        slot = data.draw(st.sampled_from(there))
        slug = slug_of(data.draw(st.sampled_from(slot.offers)))
        if slug == course[slot.first][0]:
            continue
        now = chosen_in(there, course, slug)
        assert now[: slot.first] == course[: slot.first]
        assert now[len(now) - (len(course) - slot.end) :] == course[slot.end :]
        asking = [one for one in now if one[0] not in MOMENTS]
        assert len({*asking}) == len(asking)
        course, here = now, data.draw(st.integers(here, len(now) - 1))
    assert all(sum(slug_of(one) in slugs(course) for one in slot) == 1 for slot in slots)
