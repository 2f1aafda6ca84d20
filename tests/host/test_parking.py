"""The parking place: unseen by others until it is released, without who, and never flooded."""

import sqlite3
from contextlib import closing

import pytest

from tests.support.room import LiveRoom, as_json
from workshop.host.client import new_op
from workshop.host.parking import ALL, EACH, LONGEST
from workshop.host.service import Host
from workshop.store.opening import open_store

WORRY = "Who pays for it? <script>alert(1)</script>"


@pytest.fixture
def room():
    made = LiveRoom()
    made.fill(sales=3, marketing=3)
    return made


def park(person, text=WORRY, op=None):
    return person.room.ask("park", person.ticket, op=op or new_op(), text=text)


def refused(person, text):
    return person.room.refusal("park", person.ticket, op=new_op(), text=text)


def sort(room, id, **change):
    return room.ask("sort_parked", code=room.code, id=id, **change)


def test_nobody_but_the_facilitator_sees_it_before_she_releases_it(room):
    park(room.people[0])
    (one,) = room.look()["parked"]
    assert (one["text"], one["state"], one["answered"]) == (WORRY, "waiting", False)
    for ticket in (room.wall(), *(person.ticket for person in room.people)):
        assert WORRY not in as_json(room.look(ticket))
    sort(room, one["id"], state="released")
    assert room.look(room.wall())["parking"]["texts"] == [{"text": WORRY, "answered": False}]


def test_it_says_nowhere_from_whom_it_is(room):
    park(room.people[2])
    told = as_json([room.look()["parked"], room.look()["parking"]])
    person = room.people[2]
    assert person.look()["me"]["seat"] not in told
    assert "sales" not in told
    sort(room, room.look()["parked"][0]["id"], state="released")
    assert room.ask("record", code=room.code)["parked"] == [{"text": WORRY, "answered": False}]


def test_everything_she_does_with_it_can_be_undone(room):
    park(room.people[0])
    id = room.look()["parked"][0]["id"]
    before = room.look()["parked"]
    for change, back in (
        ({"state": "released"}, {"state": "waiting"}),
        ({"state": "away"}, {"state": "waiting"}),
        ({"answered": True}, {"answered": False}),
    ):
        sort(room, id, **change)
        assert room.look()["parked"] != before
        sort(room, id, **back)
        assert room.look()["parked"] == before


def test_the_wall_shows_it_when_she_says_so_and_until_the_room_moves(room):
    park(room.people[0])
    assert not room.ask("look", room.wall())["parking"]["shown"]
    room.ask("show_parking", code=room.code, shown=True)
    assert not room.look()["parking"]["shown"]  # nothing was released
    sort(room, room.look()["parked"][0]["id"], state="released")
    assert room.look()["parking"]["shown"]
    room.advance()
    assert not room.look()["parking"]["shown"]


def test_sent_twice_it_is_parked_once(room):
    op = new_op()
    assert park(room.people[0], op=op) == park(room.people[0], op=op)
    assert len(room.look()["parked"]) == 1


def test_a_flood_of_one_person_leaves_room_for_the_others(room):
    enemy, honest = room.people[:2]
    assert [park(enemy, f"no {n}")["left"] for n in range(EACH)] == [*range(EACH)][::-1]
    for _ in range(50):
        assert refused(enemy, "more") == "parking-each"
    assert park(honest)["left"] == EACH - 1
    assert len(room.look()["parked"]) == EACH + 1


def test_all_people_together_fill_it_and_break_nothing():
    crowd = LiveRoom(expected=200)
    crowd.fill(sales=ALL // EACH + 1)
    for person in crowd.people[:-1]:
        for n in range(EACH):
            park(person, str(n))
    assert refused(crowd.people[-1], "one too many") == "parking-full"
    assert len(crowd.look()["parked"]) == ALL


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-text"),
        (" \u200b\u2060 ", "empty-text"),
        ("x" * (LONGEST + 1), "too-long"),
        ("x" * 5000, "too-long"),
        (None, "empty-text"),
        (["x"], "empty-text"),
        ({"text": "x"}, "empty-text"),
        ("\ud800", "empty-text"),
    ],
)
def test_garbage_gets_a_sentence_and_parks_nothing(room, text, code):
    assert refused(room.people[0], text) == code
    assert room.look()["parked"] == []


def test_garbage_from_the_desk_changes_nothing(room):
    park(room.people[0])
    before, id = room.look()["parked"], room.look()["parked"][0]["id"]
    for fields in ({"id": "nobody"}, {"id": id, "state": "burnt"}, {"id": id, "answered": 1}, {}):
        assert room.refusal("sort_parked", code=room.code, **fields)
    assert room.look()["parked"] == before


def test_nobody_sorts_another_rooms_texts(room):
    park(room.people[0])
    other = LiveRoom(room.store)
    theirs = {"id": room.look()["parked"][0]["id"], "state": "away"}
    assert other.refusal("sort_parked", code=other.code, **theirs) == "unknown-text"


def test_what_a_seat_has_sent_that_she_ended_is_gone_until_it_was_released(room):
    park(room.people[0], "nonsense")
    park(room.people[0], "useful")
    useful = next(one for one in room.look()["parked"] if one["text"] == "useful")
    sort(room, useful["id"], state="released")
    seat = room.people[0].look()["me"]["seat"]
    room.ask("end_seats", code=room.code, seats=[seat])
    assert [one["text"] for one in room.look()["parked"]] == ["useful"]


def test_after_the_end_nothing_more_is_parked_and_her_own_stays_hers(room):
    park(room.people[0])
    room.advance("end")
    assert refused(room.people[0], "late") == "ended"
    assert room.ask("mine", room.people[0].ticket)["parked"] == [{"text": WORRY, "released": False}]
    assert room.ask("mine", room.people[1].ticket)["parked"] == []


def test_another_host_has_it_and_a_removed_session_leaves_nothing(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    room = LiveRoom(store)
    room.fill(sales=1)
    park(room.people[0], "The worry that must be gone")
    sort(room, room.look()["parked"][0]["id"], state="released")
    room.ask("show_parking", code=room.code, shown=True)
    room.host = Host(store, room.key)
    assert room.look()["parking"]["shown"]
    room.ask("erase", session=room.session["id"])
    store.close()
    with closing(sqlite3.connect(tmp_path / "room.db")) as database:
        assert database.execute("select count(*) from parked").fetchone() == (0,)
    assert b"must be gone" not in (tmp_path / "room.db").read_bytes()
