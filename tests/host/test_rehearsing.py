"""A rehearsal that the facilitator's page begins: who may, what it plays, when it is gone."""

import pytest

from tests.support.contracts import assert_fits
from tests.support.days import Days, started_again
from tests.support.room import EXERCISE, OPENING, TASKS, LiveRoom
from workshop.contracts.rehearsal import Rehearsals
from workshop.exercises.agenda import only
from workshop.host.client import new_op

WHO = {"room": "polarised", "pace": "0.4"}


def begun(at, **more):
    return at.ask("rehearse", op=new_op(), **{**WHO, **more})["session"]


def going(room):
    return room.ask("rehearsals")["rehearsals"]


def ids(room):
    return {one["id"] for one in room.ask("sessions")["sessions"]}


def test_what_the_form_says_is_rehearsed_and_marked_as_practice_that_passes(lobby):
    form = {**OPENING, "departments": ["sales", "hr"], "mode": "teams", "expected": 14}
    session = begun(lobby, **form)
    assert (session["practice"], session["passing"], session["mode"]) == (True, True, "people")
    assert session["departments"] == ["sales", "marketing"]
    told = lobby.ask("rehearsals")
    assert_fits(told, Rehearsals)
    (one,) = told["rehearsals"]
    assert (one["code"], one["room"], one["people"], one["pace"]) == (
        session["code"], "polarised", 14, 0.4)  # fmt: skip
    assert "rehearsals" in lobby.host.take_bells()


def test_teams_come_three_and_three(lobby):
    session = begun(lobby, room="team", **OPENING)
    assert (session["mode"], going(lobby)[0]["people"]) == ("teams", 6)


def test_a_session_to_come_is_rehearsed_as_it_will_be_played_and_stays_as_it_is():
    room = LiveRoom(agenda=only((EXERCISE, TASKS)), name="Monday morning", own_pace=True)
    # As somebody has put it in another order.
    room.store.set_course(room.session["id"], [*map(tuple, room.session["course"][::-1])])
    before = room.look()["session"]
    session = begun(room, session=room.session["id"])
    assert session["course"] == before["course"]
    assert session["pace"] == before["pace"] == "own"
    assert (session["name"], session["code"] != room.code) == ("Monday morning", True)
    assert room.look()["session"] == before


def test_it_happens_once_and_no_more_than_three_go_on(lobby):
    op = new_op()
    first, again = (
        lobby.ask("rehearse", op=op, **WHO, **OPENING)["session"]["id"] for _ in range(2)
    )
    assert first == again
    begun(lobby, **OPENING)
    third = begun(lobby, **OPENING)
    assert lobby.refusal("rehearse", op=new_op(), **WHO, **OPENING) == "rehearsals-full"
    lobby.ask("advance", op=new_op(), code=third["code"], to="end")
    assert len(going(lobby)) == 2
    begun(lobby, **OPENING)


def test_erased_it_is_gone_and_its_people_with_it(lobby):
    session = begun(lobby, **OPENING)
    lobby.ask("erase", session=session["id"])
    assert going(lobby) == []
    assert session["id"] not in ids(lobby)


def test_what_nobody_leaves_is_gone_with_the_next_day_and_what_is_kept_stays():
    days = Days()
    room = started_again(LiveRoom(), days)
    gone, kept = begun(room, **OPENING), begun(room, **OPENING)
    for session in (gone, kept):
        who = {"department": "sales", "language": "en", "token_hash": session["id"]}
        room.ask("join", code=session["code"], **who)
    assert room.ask("keep_practice", code=kept["code"]) == {"kept": True}
    assert "passing" not in room.ask("look", code=kept["code"])["session"]
    days.pass_by(days=1, minutes=2)
    room.host.tick()
    assert ids(room) == {room.session["id"], kept["id"]}
    days.pass_by(days=88)
    room.host.tick()
    assert ids(room) == {room.session["id"], kept["id"]}


@pytest.mark.parametrize(
    "wrong",
    [{"room": "nobody"}, {"room": ["polarised"]}, {"room": None}, {"pace": "0"}, {"pace": 1},
     {"op": ""}, {"op": 5}, {"session": "none"}, {"session": {"a": 1}}, {"agenda": "nothing"},
     {"name": "\u202e"}, {"expected": 10**9}],
)  # fmt: skip
def test_garbage_begins_nothing(lobby, wrong):
    told = {"op": new_op(), **WHO, **OPENING, **wrong}
    assert lobby.refusal("rehearse", **told) in {
        "bad-choice", "bad-command", "unknown-session", "no-agenda", "no-name", "bad-number",
    }  # fmt: skip
    assert ids(lobby) == {lobby.session["id"]}
    assert going(lobby) == []


def test_a_session_that_is_meant_is_no_practice_and_phones_begin_none(asking_room):
    assert asking_room.refusal("keep_practice", code=asking_room.code) == "not-now"
    for ticket in (asking_room.wall(), asking_room.people[0].ticket):
        told = {"op": new_op(), **WHO, **OPENING}
        assert asking_room.refusal("rehearse", ticket, **told) == "not-allowed"
        assert asking_room.refusal("rehearsals", ticket) == "not-allowed"
