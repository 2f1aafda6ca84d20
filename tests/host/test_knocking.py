"""A door that is ajar: newcomers wait, and one press lets all of them in; seats come in always."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.room import LiveRoom
from workshop.host.callers import hashed, new_token
from workshop.host.knocking import FRESH, MOST

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def now():
    return [NOON]


@pytest.fixture
def room(now):
    room = LiveRoom()
    room.host._rooms.clock = lambda: now[0]
    room.fill(sales=1, marketing=1)
    room.ask("door", code=room.code, door="ajar")
    return room


def knock(room, token, department="sales"):
    fields = {"department": department, "language": "en", "token_hash": hashed(token)}
    return room.refusal("join", code=room.code, **fields)


def hers(room):
    return room.look(room.facilitator())


def let_in(room):
    return room.ask("let_in", code=room.code)["let_in"]


def test_newcomers_wait_until_all_of_them_are_let_in_at_once(room):
    tokens = [new_token() for _ in range(3)]
    for token in (*tokens, *tokens):
        assert knock(room, token) == "door-ajar"
    assert hers(room)["waiting"] == 3
    assert hers(room)["joined"]["total"] == 2
    assert let_in(room) == 3
    assert hers(room)["waiting"] == 0
    assert [knock(room, token) for token in tokens] == [None] * 3
    assert hers(room)["joined"]["total"] == 5
    assert knock(room, new_token()) == "door-ajar"


def test_who_has_a_seat_comes_in_at_any_time(room):
    assert knock(room, room.people[0].token) is None
    assert hers(room)["waiting"] == 0


def test_who_has_gone_is_not_waited_for(room, now):
    knock(room, new_token())
    now[0] += FRESH + timedelta(seconds=1)
    assert hers(room)["waiting"] == 0
    assert let_in(room) == 0


@pytest.mark.parametrize(("door", "refused"), [("open", None), ("locked", "door-locked")])
def test_who_waits_follows_the_door_when_it_is_turned(room, door, refused):
    token = new_token()
    knock(room, token)
    room.ask("door", code=room.code, door=door)
    assert knock(room, token) == refused


def test_a_flood_at_the_door_is_bounded_and_keeps_nobody_out_who_was_let_in(room):
    token = new_token()
    knock(room, token)
    let_in(room)
    for _ in range(MOST + 50):
        knock(room, new_token())
    assert hers(room)["waiting"] == MOST
    assert knock(room, token) is None


def test_garbage_waits_nowhere_and_no_phone_lets_anybody_in(room):
    fields = {"code": room.code, "token_hash": hashed(new_token()), "language": "en"}
    assert room.refusal("join", department="finance", **fields) == "bad-choice"
    assert hers(room)["waiting"] == 0
    for ticket in (room.people[0].ticket, room.wall()):
        assert room.refusal("let_in", ticket, code=room.code) == "not-allowed"
