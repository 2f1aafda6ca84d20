"""Whose browsers lead is told to those who lead, and one of them is shut out without the others."""

import pytest

from tests.support.room import LiveRoom
from workshop.host.callers import Role, hashed, new_token
from workshop.store.opening import open_store


def let_in(room, browser="Firefox · Linux"):
    """Let a browser in that leads, and return its page's ticket and its cookie."""
    token, ticket = new_token(), new_token()
    room.ask("admit", token_hash=hashed(token), browser=browser)
    room.ask("bind", ticket_hash=hashed(ticket), role=Role.FACILITATOR, token_hash=hashed(token))
    return ticket, token


def browsers(room, ticket):
    return room.look(ticket)["browsers"]


def test_each_sees_which_browsers_lead_and_which_is_her_own(store):
    room = LiveRoom(store)
    first, _ = let_in(room)
    second, _ = let_in(room, "Chrome · Android")
    assert [one["browser"] for one in browsers(room, first)] == [
        "Firefox · Linux",
        "Chrome · Android",
    ]
    assert [one["mine"] for one in browsers(room, first)] == [True, False]
    assert [one["mine"] for one in browsers(room, second)] == [False, True]
    assert "browsers" not in room.look(room.wall())


def test_one_is_shut_out_and_the_others_stay(store):
    room = LiveRoom(store)
    (first, mine), (second, theirs), (third, _) = (let_in(room) for _ in range(3))
    gone = next(one for one in browsers(room, second) if one["mine"])["id"]
    assert room.ask("revoke", first, code=room.code, browser=gone) == {"revoked": gone}
    assert room.refusal("look", second, code=room.code) == "unbound"
    assert room.refusal("advance", second, code=room.code, op="x") == "unbound"
    assert not room.ask("is_facilitator", token_hash=hashed(theirs))["facilitator"]
    again = {
        "ticket_hash": hashed(new_token()),
        "role": "facilitator",
        "token_hash": hashed(theirs),
    }
    assert room.refusal("bind", **again) == "unknown-token"
    assert room.ask("is_facilitator", token_hash=hashed(mine))["facilitator"]
    assert len(browsers(room, third)) == 2


def test_nobody_shuts_out_herself_and_nobody_else_shuts_out_anybody(store):
    room = LiveRoom(store)
    room.seat("sales")
    ticket, _ = let_in(room)
    mine = browsers(room, ticket)[0]["id"]
    assert room.refusal("revoke", ticket, code=room.code, browser=mine) == "own-browser"
    for stranger in (room.people[0].ticket, room.wall()):
        assert room.refusal("revoke", stranger, code=room.code, browser=mine) == "not-allowed"
    assert len(browsers(room, ticket)) == 1


@pytest.mark.parametrize("garbage", [None, "", 7, [], {}, "x" * 65, "nobody"])
def test_garbage_shuts_out_nobody(store, garbage):
    room = LiveRoom(store)
    ticket, _ = let_in(room)
    refused = room.refusal("revoke", ticket, code=room.code, browser=garbage)
    assert refused in ("bad-command", "unknown-browser")
    assert len(browsers(room, ticket)) == 1


def test_browsers_that_were_let_in_outlast_a_new_start(tmp_path):
    url = f"sqlite:///{tmp_path}/room.db"
    room = LiveRoom(open_store(url))
    let_in(room)
    room.store.close()
    store = open_store(url)
    with store.transaction():
        assert [one.browser for one in store.facilitators()] == ["Firefox · Linux"]
    store.close()
