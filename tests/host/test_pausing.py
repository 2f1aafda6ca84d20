"""A room that stands still loses nothing and goes on where it was; a nudge is rare, and for all."""

from datetime import datetime, timedelta

import pytest

from tests.support.clock import NOON, Clock
from tests.support.firms import Firms, OtherKit
from tests.support.room import LiveRoom, here
from workshop.errors import Refused
from workshop.host.client import new_op
from workshop.host.clocks import GRACE
from workshop.host.nudging import REST
from workshop.host.retaining import LONGEST_PAUSE
from workshop.host.service import Host
from workshop.host.timing import asked, spent
from workshop.pages.talking import timer


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def room(store, clock):
    """A room of five and five whose first questions are open, on a real disk."""
    room = LiveRoom(store)
    room.host._rooms.clock = clock
    room.fill(sales=5, marketing=5)
    here(room)
    room.advance("asking")
    return room


def pause(room, paused=True, **fields):
    return room.ask("pause", code=room.code, op=new_op(), paused=paused, **fields)["paused"]


def bells(room):
    return {one.partition(".")[0] for one in room.host.take_bells()}


# ---- pause ----


def test_everybody_sees_that_the_room_stands_still_and_that_it_goes_on(room):
    stamp = room.people[0].look()["stamp"]
    room.host.take_bells()
    assert pause(room)
    assert "stage" in bells(room)
    wall, hers, phone = (
        room.look(t) for t in (room.wall(), room.facilitator(), room.people[0].ticket)
    )
    assert all(look["session"]["paused"] for look in (wall, hers, phone))
    assert phone["stamp"] != stamp
    assert hers["still"] == NOON.isoformat()
    assert not pause(room, paused=False)
    assert not room.people[0].look()["session"]["paused"]
    assert room.look()["still"] is None


def test_an_answer_that_is_on_its_way_is_kept_in_a_pause(room):
    pause(room)
    room.everyone_answers()
    assert room.look()["answered"]["finished"] == 10
    pause(room, paused=False)
    room.advance("closed")
    assert room.look()["answered"]["finished"] == 10


def test_a_clock_stops_in_a_pause_and_goes_on_with_what_was_left(room, clock):
    room.ask("clock", code=room.code, seconds=120)
    clock.wait(50)
    pause(room)
    clock.wait(1000)
    look = room.look(room.wall())["countdown"]
    assert timer(look) == {"left": 70, "total": 120, "still": True}
    pause(room, paused=False)
    clock.wait(30)
    began = datetime.fromisoformat(room.look()["countdown"]["began"])
    assert began + timedelta(seconds=120) - clock() == timedelta(seconds=40)


def test_a_clock_that_is_started_in_a_pause_begins_when_the_room_goes_on(room, clock):
    pause(room)
    clock.wait(300)
    room.ask("clock", code=room.code, seconds=60)
    assert timer(room.look()["countdown"])["left"] == 60
    clock.wait(300)
    pause(room, paused=False)
    assert datetime.fromisoformat(room.look()["countdown"]["began"]) == clock()


def test_a_pause_outlasts_the_host_and_its_clock_too(room, clock, store):
    room.ask("clock", code=room.code, seconds=120)
    clock.wait(20)
    pause(room)
    clock.wait(900)
    room.host = Host(store, room.key, clock)
    assert room.look()["session"]["paused"]
    clock.wait(10)
    pause(room, paused=False)
    began = datetime.fromisoformat(room.look()["countdown"]["began"])
    assert clock() - began == timedelta(seconds=20)


def test_repeated_it_happens_once_and_an_old_order_does_not_come_back(room):
    first = new_op()
    order = {"code": room.code, "op": first, "paused": True}
    assert room.ask("pause", **order)["paused"]
    assert room.ask("pause", **order)["paused"]
    pause(room, paused=False)
    assert not room.ask("pause", **order)["paused"]


@pytest.mark.parametrize("move", ["closed", "next", "end"])
def test_any_move_goes_on(room, move):
    pause(room)
    room.advance(move)
    assert not room.look()["session"]["paused"]
    room.ask("take_back", op=new_op(), code=room.code)
    assert not room.look()["session"]["paused"]


def test_there_is_nothing_to_stop_before_the_first_step_and_after_the_end(store):
    room = LiveRoom(store)
    order = {"code": room.code, "paused": True}
    assert room.refusal("pause", op=new_op(), **order) == "not-now"
    room.advance("asking")
    room.advance("end")
    assert room.refusal("pause", op=new_op(), **order) == "not-now"


@pytest.mark.parametrize("garbage", [None, 1, "true", [], {}, 0.0])
def test_garbage_stops_no_room(room, garbage):
    assert room.refusal("pause", code=room.code, op=new_op(), paused=garbage) == "bad-command"
    assert room.refusal("pause", room.people[0].ticket, op=new_op(), paused=True) == "not-allowed"
    assert not room.look()["session"]["paused"]


def test_a_pause_is_no_time_that_the_questions_took_and_is_time_that_the_step_took(room, clock):
    clock.wait(100)
    pause(room)
    clock.wait(1000)
    pause(room, paused=False)
    clock.wait(20)
    room.advance("closed")
    clock.wait(1)
    room.advance("next")
    moves = room.store.moves([room.session["id"]])
    assert asked(moves) == {0: 120}
    assert spent(moves) == {0: 1121}


def test_a_quarter_does_not_close_in_a_pause_and_closes_with_what_was_left(tmp_path, clock):
    with OtherKit(tmp_path):
        room = Firms()
        room.host._rooms.clock = clock
        room.begin(sales=3, marketing=3)
        clock.wait(40)
        pause(room)
        clock.wait(1000)
        room.host.tick()
        assert room.look()["session"]["talk"] == "plan-1"
        assert room.host.pause() == LONGEST_PAUSE.total_seconds() * 1000
        room.host = Host(room.store, room.key, clock)
        clock.wait(GRACE.total_seconds() + 1)
        room.host.tick()
        assert room.look()["session"]["talk"] == "plan-1"
        pause(room, paused=False)
        clock.wait(19)
        room.host.tick()
        assert room.look()["session"]["talk"] == "plan-1"
        clock.wait(1)
        room.host.tick()
        assert room.look()["session"]["talk"] == "plan-2"


# ---- nudge ----


def nudge(room, **fields):
    return room.refusal("nudge", code=room.code, **fields)


def test_a_nudge_reaches_every_phone_alike_and_once_in_half_a_minute(room, clock):
    assert nudge(room) is None
    first = {person.look()["nudge"] for person in room.people}
    assert len(first) == 1
    assert first != {""}
    clock.wait(REST.total_seconds() - 1)
    with pytest.raises(Refused) as refusal:
        room.ask("nudge", code=room.code)
    assert (refusal.value.code, refusal.value.details) == ("nudged", {"seconds": 1})
    clock.wait(1)
    assert nudge(room) is None
    assert {person.look()["nudge"] for person in room.people}.isdisjoint(first)


def test_moving_on_takes_a_nudge_away_and_does_not_make_room_for_another(room, clock):
    nudge(room)
    room.advance("closed")
    assert room.people[0].look()["nudge"] == ""
    assert nudge(room) == "not-now"
    room.advance("asking")
    assert nudge(room) == "nudged"
    clock.wait(REST.total_seconds())
    assert nudge(room) is None


def test_nobody_is_nudged_in_a_pause_or_in_a_quarter_and_a_phone_nudges_nobody(room, tmp_path):
    assert nudge(room, ticket=room.people[0].ticket) == "not-allowed"
    pause(room)
    assert nudge(room) == "not-now"
    with OtherKit(tmp_path):
        game = Firms().begin(sales=3, marketing=3)
        assert nudge(game) == "not-now"
