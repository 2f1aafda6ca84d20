"""Whom the room waits for is told in counts, and never so that it would be somebody."""

from datetime import timedelta

import pytest

from tests.support.clock import NOON, Clock
from tests.support.room import LiveRoom, an_answer, as_json, hashed_of, here
from workshop.content.texts import interface
from workshop.host.awaited import SHORT
from workshop.pages.console.running import awaited_sentences, lines_sentence, running_panel


@pytest.fixture
def clock():
    return Clock()


def room_of(clock, sales, marketing, **opening):
    room = LiveRoom(**opening)
    room.host._rooms.clock = clock
    room.fill(sales=sales, marketing=marketing)
    here(room)
    connected(room, room.people)
    room.advance("asking")
    return room


def connected(room, people):
    room.ask("present", token_hashes=[hashed_of(person) for person in people])


def answers_all(room, person):
    for question in room.round.asked(person.department):
        if question.answerable:
            person.answer(question.id, an_answer(question))


def hers(room):
    return room.look(room.facilitator())


def test_counts_by_department_and_since_when_nothing_came_from_there(clock):
    room = room_of(clock, 6, 5)
    clock.wait(60)
    for person in room.people[:4]:
        answers_all(room, person)
    clock.wait(120)
    awaited = hers(room)["awaited"]
    assert (awaited["done"], awaited["waits"], awaited["away"]) == (4, 7, 0)
    sales, marketing = awaited["sides"]
    assert sales == {"id": "sales", "done": 4, "waits": 2, "of": 6, "silent": False,
                     "since": (NOON + timedelta(seconds=60)).isoformat()}  # fmt: skip
    assert marketing == {"id": "marketing", "done": 0, "waits": 5, "of": 5, "silent": True,
                         "since": NOON.isoformat()}  # fmt: skip


@pytest.mark.parametrize(("sales", "marketing"), [(4, 9), (5, 1), (9, 4), (1, 1)])
def test_where_a_department_is_small_none_is_told_by_itself(clock, sales, marketing):
    room = room_of(clock, sales, marketing)
    for person in room.people[1:]:
        answers_all(room, person)
    awaited = hers(room)["awaited"]
    assert awaited["sides"] == []
    assert awaited["waits"] == 1
    for language in ("en", "nb"):
        told = " ".join(awaited_sentences(awaited, interface(language), clock()))
        assert all(word not in told for word in ("Sales", "Salg", "Marked"))


def test_a_department_that_nobody_is_of_hides_no_other(clock):
    room = room_of(clock, 7, 0)
    assert [one["id"] for one in hers(room)["awaited"]["sides"]] == ["sales"]


def test_who_has_no_line_is_not_waited_for_and_is_told_apart(clock):
    room = room_of(clock, 6, 6)
    connected(room, room.people[2:])
    awaited = hers(room)["awaited"]
    assert (awaited["waits"], awaited["away"]) == (10, 2)
    assert not {person.look()["me"]["seat"] for person in room.people} & {as_json(awaited)}


def test_sides_that_share_a_phone_are_told_as_they_are(clock):
    room = room_of(clock, 1, 1, mode="teams", expected=2)
    assert {one["id"] for one in hers(room)["awaited"]["sides"]} == {"sales", "marketing"}


def test_nobody_is_waited_for_where_nobody_is_asked(clock):
    room = room_of(clock, 5, 5)
    room.advance("closed")
    assert hers(room)["awaited"] is None
    room.advance("asking")
    clock.wait(90)
    assert hers(room)["awaited"]["silent"]


def test_who_was_thrown_out_is_waited_for_no_longer(clock):
    room = room_of(clock, 6, 6)
    seat = room.people[0].look()["me"]["seat"]
    room.ask("end_seats", code=room.code, seats=[seat])
    assert hers(room)["awaited"]["waits"] == 11


def test_a_flood_of_answers_of_one_phone_counts_her_once(clock):
    room = room_of(clock, 5, 5)
    for _ in range(30):
        answers_all(room, room.people[0])
    assert hers(room)["awaited"]["done"] == 1


# ---- lines ----

ALONE = {"devices": 0, "sharing": 0}
"""Nobody shares a phone."""


def test_a_line_is_lost_only_after_some_seconds_and_since_then(clock):
    room = room_of(clock, 5, 5)
    assert hers(room)["lines"] == {"here": 10, "lost": 0, "since": None, **ALONE}
    connected(room, room.people[1:])
    assert hers(room)["lines"]["lost"] == 0
    clock.wait(SHORT.total_seconds())
    lines = hers(room)["lines"]
    assert lines == {"here": 9, "lost": 1, "since": NOON.isoformat(), **ALONE}
    clock.wait(175)
    assert "3 min ago" in lines_sentence(lines, interface("en"), clock())
    connected(room, room.people)
    assert hers(room)["lines"] == {"here": 10, "lost": 0, "since": None, **ALONE}


def test_a_seat_that_never_had_a_line_has_lost_none(clock):
    room = room_of(clock, 5, 5)
    room.seat("sales")
    clock.wait(60)
    assert hers(room)["lines"]["lost"] == 0


def test_the_console_says_all_of_it_in_both_languages(clock):
    room = room_of(clock, 6, 5)
    answers_all(room, room.people[0])
    connected(room, room.people[1:])
    clock.wait(200)
    for language, words in {
        "en": ("Sales: 1 of 6 are done, 5 are still answering.", "3 min ago"),
        "nb": ("Salg: 1 av 6 er ferdige, 5 svarer fortsatt.", "3 min siden"),
    }.items():
        panel = running_panel(hers(room), interface(language), clock())
        assert words[0] in panel["awaited"][0]
        assert words[1] in panel["lines"]
        assert panel["nudge"]["rest"] == 0
        assert panel["pause"]["to"] is True
