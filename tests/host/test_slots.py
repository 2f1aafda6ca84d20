"""The facilitator chooses what her programme leaves open, takes it back, and a restart keeps it."""

import pytest

from tests.support.hosting import RunningHost
from tests.support.room import LiveRoom
from workshop.exercises.slots import slug_of
from workshop.host.client import new_op
from workshop.session import Mode
from workshop.store.opening import open_store

DAY, FIRST, OTHER = "full-day", "explain-yourself", "map-is-not-territory"


@pytest.fixture
def room(tmp_path):
    """A day that waits for people, in a database."""
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    made = LiveRoom(store, agenda=DAY)
    made.fill(sales=5, marketing=5)
    yield made
    store.close()


def choose(room, exercise=OTHER, **fields):
    asked = {"op": new_op(), "code": room.code, "exercise": exercise, "where": "slot"}
    return room.ask("reroute", **asked, **fields)["session"]


def refused(room, exercise=OTHER, **fields):
    asked = {"op": new_op(), "code": room.code, "exercise": exercise, "where": "slot"}
    return room.refusal("reroute", **asked, **fields)


def plays(session):
    return list(dict.fromkeys(exercise for exercise, _ in session["course"]))


def come_to(room, exercise):
    while room.session["exercise"] != exercise:
        room.advance("next")


def take_back(room):
    return room.ask("take_back", op=new_op(), code=room.code)["session"]


def test_she_chooses_before_anybody_is_there_and_the_room_comes_to_it(room):
    before = plays(room.session)
    after = plays(choose(room))
    assert [OTHER if slug == FIRST else slug for slug in before] == after
    come_to(room, OTHER)
    assert room.people[0].look()["session"]["exercise"] == OTHER


def test_it_is_played_as_the_programme_says_and_taken_back_as_it_was(room):
    come_to(room, "break")
    before = room.look()["session"]
    session = choose(room)
    offers = [one for slot in room.look()["slots"] for one in slot["offers"]]
    (offer,) = (one for one in offers if slug_of(one) == OTHER)
    assert [step for step in session["course"] if step[0] == OTHER] == offer
    assert room.look()["rerouted"] == before["course"]
    assert take_back(room)["course"] == before["course"]


def test_a_room_that_came_to_the_first_one_by_mistake_is_taken_back_and_chooses(room):
    come_to(room, FIRST)
    assert refused(room) == "no-choice"
    take_back(room)
    assert OTHER in plays(choose(room))
    room.advance("next")
    assert room.session["exercise"] == OTHER


def test_once_results_of_it_were_seen_there_is_no_choice_left(room):
    come_to(room, FIRST)
    while room.advance()["phase"] != "revealed":
        pass
    room.ask("advance", op=new_op(), code=room.code, step=0)
    assert refused(room) == "no-choice"


def test_an_order_of_an_older_page_changes_nothing_and_one_that_is_repeated_nothing_more(room):
    version, op = room.session["version"], new_op()
    asked = {"op": op, "code": room.code, "exercise": OTHER, "where": "slot"}
    first, second = (room.ask("reroute", **asked)["session"] for _ in range(2))
    assert first == second
    assert refused(room, "who-brings-the-money", version=version) == "moved-on"


@pytest.mark.parametrize(
    ("exercise", "code"),
    [(FIRST, "in-the-course"), ("commitments", "no-choice"), ("break", "no-exercise"),
     ("", "bad-command"), (None, "bad-command"), ([OTHER], "bad-command")],
)  # fmt: skip
def test_what_cannot_be_chosen_is_refused_and_changes_nothing(room, exercise, code):
    before = plays(room.session)
    assert refused(room, exercise) == code
    assert plays(room.look()["session"]) == before


def test_what_is_broken_is_neither_offered_nor_chosen(room):
    room.ask("content", broken={f"exercises/{OTHER}": "data/x:1: it is broken."})
    offered = [slug_of(one) for slot in room.look()["slots"] for one in slot["offers"]]
    assert FIRST in offered
    assert OTHER not in offered
    assert refused(room) == "broken-agenda"


def test_only_she_is_told_and_only_she_chooses(room):
    for ticket in (room.people[0].ticket, room.wall()):
        assert "slots" not in room.look(ticket)
        fields = {"op": new_op(), "code": room.code, "exercise": OTHER, "where": "slot"}
        assert room.refusal("reroute", ticket, **fields) == "not-allowed"


def test_sides_that_share_a_phone_choose_what_they_play():
    room = LiveRoom(agenda=DAY, mode=Mode.TEAMS)
    session = choose(room, "who-brings-the-money")
    assert [round for slug, round in session["course"] if slug == "who-brings-the-money"] == [
        "vanished"
    ]


def test_a_killed_host_goes_on_with_what_was_chosen_and_may_choose_again(tmp_path):
    host = RunningHost(tmp_path / "room.db").start()
    try:
        code = host.open(agenda=DAY)["code"]
        host.ask("reroute", op=new_op(), code=code, exercise=OTHER, where="slot")
        host.kill()
        host.start()
        look = host.ask("look", code=code)
        assert OTHER in plays(look["session"])
        assert FIRST in {slug_of(one) for slot in look["slots"] for one in slot["offers"]}
        session = host.ask("take_back", op=new_op(), code=code)["session"]
        assert FIRST in plays(session)
    finally:
        host.stop()
