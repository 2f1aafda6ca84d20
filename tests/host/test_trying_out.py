"""Before the session: what fails in rooms is tried line by line, and leaves no trace."""

import pytest

from tests.support.contracts import assert_fits
from tests.support.room import LiveRoom, hashed_of
from workshop.contracts.checking import Checklist
from workshop.host.callers import hashed
from workshop.pages import room as phone
from workshop.pages.console.checking import checklist
from workshop.store.opening import open_store


def states(room, language="en"):
    found = checklist(room.look(room.facilitator()), language)
    assert_fits(found, Checklist)
    return {one["id"]: one["state"] for one in found["lines"]}


def told(room, **machine):
    well = {"system": "other", "trouble": "", "reached": False, "battery": None}
    room.ask(
        "surroundings", addresses=machine.pop("addresses", ["http://10.0.0.5:1"]), **well | machine
    )


def test_each_line_turns_when_what_it_is_about_does():
    room = LiveRoom()
    told(room)
    assert states(room) == {
        "address": "open", "networks": "good", "phone": "open", "question": "open",
        "wall": "open", "sound": "open", "power": "good",
    }  # fmt: skip
    told(
        room,
        reached=True,
        battery={"percent": 90, "minutes": 5},
        addresses=["http://a", "http://b"],
    )
    person, wall = room.seat("sales"), room.wall()
    room.ask("present", token_hashes=[hashed_of(person)])
    room.ask("trial", code=room.code, running=True)
    person.room.ask("tried", person.ticket)
    assert states(room, "nb") == {
        "address": "good", "networks": "open", "phone": "good", "question": "good",
        "wall": "good", "sound": "open", "power": "bad",
    }  # fmt: skip
    room.ask("unbind", ticket_hash=hashed(wall))
    room.ask("present", token_hashes=[])
    told(room, trouble="offline", addresses=[])
    after = states(room)
    assert (after["wall"], after["phone"], after["address"]) == ("open", "bad", "bad")


def test_whatever_is_not_in_order_says_what_to_do():
    for trouble in ("", "offline", "only-here"):
        for battery in (None, {"percent": 20, "minutes": None}, {"percent": 20, "minutes": 1}):
            room = LiveRoom()
            told(room, trouble=trouble, battery=battery, addresses=[] if trouble else ["http://a"])
            for language in ("en", "nb"):
                for line in checklist(room.look(room.facilitator()), language)["lines"]:
                    assert bool(line["todo"]) == (line["state"] != "good"), line


def test_a_phone_is_asked_and_hears_that_it_was_heard():
    room = LiveRoom()
    person, other = room.seat("sales"), room.seat("marketing", "nb")
    assert "trial" not in phone.compose(person.look())
    room.ask("trial", code=room.code, running=True)
    assert phone.compose(person.look())["trial"]["button"]
    room.ask("tried", person.ticket)
    assert not phone.compose(person.look())["trial"]["button"]
    assert phone.compose(other.look())["trial"]["button"]
    room.ask("trial", code=room.code, running=False)
    assert "trial" not in phone.compose(person.look())
    assert room.refusal("tried", person.ticket) == "not-now"


def test_a_trial_leaves_no_trace_in_the_database(tmp_path):
    file = tmp_path / "one.db"
    store = open_store(f"sqlite:///{file}")
    room = LiveRoom(store)
    person = room.seat("sales")
    before = dumped(store)
    room.ask("trial", code=room.code, running=True)
    for _ in range(50):
        room.ask("tried", person.ticket)
    assert dumped(store) == before
    assert room.look(room.facilitator())["trial"]["heard"] == 1
    store.close()


def dumped(store):
    return "\n".join(store._connection.connection.driver_connection.iterdump())


def test_once_the_session_has_begun_nobody_is_asked_and_there_is_no_list():
    room = LiveRoom()
    person = room.seat("sales")
    room.ask("trial", code=room.code, running=True)
    room.advance()
    look = room.look(room.facilitator())
    assert checklist(look, "en") is None
    assert not look["trial"]["running"]
    assert not person.look()["me"]["trial"]
    assert room.refusal("trial", code=room.code, running=True) == "not-now"


@pytest.mark.parametrize("running", [None, 1, "yes", [], {}])
def test_nonsense_asks_nobody(running):
    room = LiveRoom()
    assert room.ask("trial", code=room.code, running=running) == {"running": False}
    assert room.refusal("trial", room.seat("sales").ticket, code=room.code) == "not-allowed"


def test_a_seat_that_was_ended_is_heard_no_more():
    room = LiveRoom()
    person = room.seat("sales")
    room.ask("trial", code=room.code, running=True)
    room.ask("tried", person.ticket)
    seat = person.look()["me"]["seat"]
    room.ask("end_seats", code=room.code, seats=[seat])
    assert room.refusal("tried", person.ticket) == "seat-ended"
    assert room.look(room.facilitator())["trial"]["heard"] == 0
