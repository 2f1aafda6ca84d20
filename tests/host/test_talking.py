"""Talk steps at the host: groups, latecomers, being understood, countdown, a host begun anew."""

from collections import Counter

import pytest

from tests.support.room import LiveRoom, as_json, here
from workshop.host.client import new_op
from workshop.store.opening import open_store

EXCHANGE = {"round": "deal", "talk": "exchange"}
SAY_BACK = {"round": "again", "talk": "say-back"}


def talking(room, round, talk):
    """Move a room to a talk step."""
    while room.session["round"] != round or room.session["talk"] != talk:
        room.advance()
    return room


def filled(**sizes):
    room = LiveRoom()
    room.fill(**sizes)
    return here(room)


def group(person):
    return person.look()["me"]["group"]


def test_everybody_has_a_partner_of_the_other_side_and_another_one_the_next_time():
    room = talking(filled(sales=6, marketing=6), **EXCHANGE)
    first = {person: group(person)["number"] for person in room.people}
    assert set(Counter(first.values()).values()) == {2}
    for number in set(first.values()):
        assert {p.department for p in room.people if first[p] == number} == {"sales", "marketing"}
    talking(room, **SAY_BACK)
    second = {person: group(person)["number"] for person in room.people}
    partners = [
        frozenset(p for p in room.people if numbers[p] == number)
        for numbers in (first, second)
        for number in set(numbers.values())
    ]
    assert len(set(partners)) == 12


def test_who_comes_late_joins_a_group_and_its_people_are_told():
    room = talking(filled(sales=3, marketing=3), **EXCHANGE)
    late = room.seat("sales")
    mine = group(late)
    assert mine["size"] == 3
    assert [group(p)["size"] for p in room.people if group(p)["number"] == mine["number"]] == [
        3
    ] * 3


def test_a_seat_that_nobody_opened_waits_for_nobody():
    room = LiveRoom()
    room.fill(sales=2, marketing=2)
    here(room)
    ghost = room.seat("sales")
    talking(room, **EXCHANGE)
    assert group(ghost) is None
    assert {group(person)["size"] for person in room.people[:4]} == {2}


def test_groups_are_for_talk_steps_only_and_taking_back_and_forth_keeps_them():
    room = talking(filled(sales=4, marketing=4), **EXCHANGE)
    before = [group(person) for person in room.people]
    room.ask("take_back", op=new_op(), code=room.code)
    assert [group(person) for person in room.people] == [None] * 8
    room.advance("talk")
    assert [group(person) for person in room.people] == before


def test_the_notes_stay_with_whom_they_are_for_and_the_questions_after_the_talk_wait():
    room = talking(filled(sales=2, marketing=2), **EXCHANGE)
    assert room.people[0].refusal("facts", {"chat": "happened"}) == "closed"
    room.advance()
    assert (room.session["phase"], room.session["talk"]) == ("asking", "exchange")
    asked = room.look()["answered"]["questions"]
    assert set(asked) == {"facts", "missing"}


def test_being_understood_is_counted_and_told_of_nobody():
    room = talking(filled(sales=3, marketing=3), **SAY_BACK)
    first = room.people[0]
    room.ask("understood", first.ticket, understood=True)
    assert group(first)["understood"]
    assert room.look(room.wall())["understood"] == {"n": 1, "of": 6}
    others = [as_json(person.look()["me"]) for person in room.people[1:]]
    assert not any('"understood": true' in told for told in others)
    room.ask("understood", first.ticket, understood=False)
    assert room.look(room.wall())["understood"] == {"n": 0, "of": 6}


@pytest.mark.parametrize("place", [EXCHANGE, None])
def test_nobody_is_understood_where_nothing_is_said_back(place):
    room = filled(sales=2, marketing=2)
    if place:
        talking(room, **place)
    assert room.refusal("understood", room.people[0].ticket, understood=True) == "not-now"


def test_the_countdown_is_started_prolonged_and_stopped_and_ends_with_a_move():
    room = talking(filled(sales=2, marketing=2), **EXCHANGE)
    room.ask("clock", code=room.code, seconds=180)
    began = room.look(room.wall())["countdown"]["began"]
    for _ in range(2):  # repeated, it gives no more
        room.ask("clock", code=room.code, seconds=240, keeps=True)
    assert room.look(room.wall())["countdown"] == {"began": began, "seconds": 240, "still": None}
    room.ask("clock", code=room.code, seconds=0)
    assert room.look(room.wall())["countdown"] is None
    room.ask("clock", code=room.code, seconds=60)
    room.advance()
    assert room.look(room.wall())["countdown"] is None


@pytest.mark.parametrize("seconds", [-1, 3601, None, "60", 1.5, True, [60]])
def test_a_time_that_is_none_is_refused(asking_room, seconds):
    refused = asking_room.refusal("clock", code=asking_room.code, seconds=seconds)
    assert refused == "bad-command"
    assert asking_room.look(asking_room.wall())["countdown"] is None


def test_a_host_that_begins_anew_finds_talk_groups_and_countdown(tmp_path):
    url = f"sqlite:///{tmp_path}/room.db"
    store = open_store(url)
    room = LiveRoom(store)
    room.fill(sales=3, marketing=3)
    talking(here(room), **SAY_BACK)
    room.ask("clock", code=room.code, seconds=120)
    room.ask("understood", room.people[0].ticket, understood=True)
    before = [group(person) for person in room.people], room.look()["countdown"]
    room.host._rooms.kept.forget()
    assert ([group(person) for person in room.people], room.look()["countdown"]) == before
    store.close()
    again = open_store(url)
    with again.transaction():
        kept = again.groups(room.session["id"])
        assert again.session(room.session["id"]).countdown.seconds == 120
    assert sum(one.understood is not None for one in kept if one.talk == "say-back") == 1
    again.close()
