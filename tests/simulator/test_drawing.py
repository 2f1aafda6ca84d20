"""Rooms that are drawn: the same as those that sit before a host, and as their seeds have it."""

import pytest

from tests.support.room import LiveRoom
from tests.support.simulated import Practice
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.people.rooms import people_room, people_rooms
from workshop.session import Mode
from workshop.simulator.drawing import OPEN, Shown, drawn, readable
from workshop.simulator.readings import NONE, offered, picture, right, sentence

COURSE = (("where-are-the-sales", "room"), ("where-are-the-sales", "again"))
ROOM, AGAIN = Shown.at(COURSE, 0), Shown.at(COURSE, 1)
ROOMS = [room for room in people_rooms().values() if room.mode == Mode.PEOPLE]


def test_a_room_is_drawn_as_a_host_counts_it_latecomers_included():
    practice = Practice(LiveRoom())
    for shown in (ROOM, AGAIN):
        results = practice.to_reveal()["results"]
        made = drawn(shown, readable(shown), people_room("one-sided"), 24, 7)
        assert made
        for id, told in made.items():
            assert told == results[id], id


def test_a_seed_is_a_room_and_another_seed_another_one():
    reveals, room = readable(ROOM), people_room("polarised")
    one, same, other = (drawn(ROOM, reveals, room, 12, seed) for seed in (3, 3, 4))
    assert one == same
    assert one != other


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.id)
def test_of_three_or_four_sentences_one_alone_is_right_and_their_order_does_not_tell_which(room):
    places = set()
    for shown in (ROOM, AGAIN):
        reveal = picture(shown)
        for seed in range(8):
            results = drawn(shown, [reveal], room, 24, seed)
            there = [one.id for one in offered(shown, reveal, results, "en", seed)]
            true = {one.id for one in right(shown, reveal, results, "en")}
            assert 3 <= len(there) == len({*there}) <= 4
            assert {OPEN, NONE} < {*there}
            (hit,) = true & {*there}
            places.add(there.index(hit))
            assert there == [one.id for one in offered(shown, reveal, results, "nb", seed)]
    assert len(places) > 1


def every_reveal():
    for slug in exercises():
        exercise = load_exercise(slug).played_by(Mode.PEOPLE, agreed=True)
        course = tuple((slug, one.id) for one in exercise.rounds)
        for step, round in enumerate(exercise.rounds):
            if round.reveals:
                yield Shown.at(course, step)


def checked(shown, room, seed):
    """Check what is offered at a reveal of a room; return whether there is anything to read."""
    reveal = picture(shown)
    if reveal is None:
        return False
    results = drawn(shown, [reveal], room, 24, seed)
    for language in LANGUAGES:
        ui = interface(language)
        there = offered(shown, reveal, results, language, seed)
        texts = [sentence(one, reveal, ui) for one in there]
        assert 3 <= len(texts) == len({*texts})
        assert not any("{" in one or "simulator." in one for one in texts), texts
        true = right(shown, reveal, results, language)
        assert sum(one.id in {other.id for other in true} for one in there) == 1
    return True


def test_a_sample_of_reveals_has_sentences_to_choose_from():
    read = [checked(one, ROOMS[n % 3], n) for n, one in enumerate(every_reveal()) if n % 6 == 2]
    assert any(read)


@pytest.mark.slow
def test_every_reveal_of_every_exercise_in_every_room_has_sentences_where_it_can_be_read():
    read = [checked(one, room, seed) for one in every_reveal() for room in ROOMS for seed in (1, 2)]
    assert sum(read) > 100


def test_every_condition_that_a_picture_may_name_has_a_sentence_in_every_language():
    from workshop.charts import charts

    used = {one.chart for shown in every_reveal() for one in readable(shown)}
    for language in LANGUAGES:
        words = interface(language).table("simulator.reads")
        for chart in used:
            assert {*charts()[chart].holds} - {OPEN} == {*words[chart]}, chart
        assert {*words} <= {*charts()}
