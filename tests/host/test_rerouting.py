"""The facilitator lets her room play something else; nothing that was shown or answered changes."""

import sqlite3
from contextlib import closing

import pytest

from tests.support.hosting import RunningHost
from tests.support.room import EXERCISE, GAME, LEADS, TASKS, LiveRoom, as_json
from workshop.errors import Refused
from workshop.exercises.agenda import only
from workshop.host.client import new_op
from workshop.store.opening import open_store

WHOLE = ["check-in", EXERCISE, GAME, "closing"]
PROGRAMME = only(WHOLE)


@pytest.fixture
def room(tmp_path):
    """A room that has just seen the first results of a programme of two exercises."""
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    made = LiveRoom(store, agenda=PROGRAMME)
    made.fill(sales=6, marketing=6)
    to_results(made)
    yield made
    store.close()


def to_results(room):
    """Go on to the next results; everybody says on the way what feeds the quarrels."""
    while room.advance()["phase"] != "revealed":
        if room.session["phase"] == "asking" and room.session["round"] == "room":
            room.host.run(person.answering("cause", "chaos") for person in room.people)


def reroute(room, exercise=TASKS, **fields):
    asked = {"op": new_op(), "code": room.code, "exercise": exercise}
    return room.ask("reroute", **asked, **fields)["session"]


def refused(room, exercise=TASKS, **fields):
    return room.refusal("reroute", op=new_op(), code=room.code, exercise=exercise, **fields)


def take_back(room):
    return room.ask("take_back", op=new_op(), code=room.code)["session"]


def plays(session):
    return list(dict.fromkeys(exercise for exercise, _ in session["course"]))


def test_an_exercise_is_put_next_and_the_room_comes_to_it(room):
    session = reroute(room)
    assert plays(session) == ["check-in", EXERCISE, TASKS, GAME, "closing"]
    assert (session["phase"], session["round"]) == ("revealed", "room")
    while room.session["exercise"] != TASKS:
        room.advance("next")
    room.advance("asking")
    assert room.look()["session"]["round"] == "tasks"
    assert room.look()["session"]["phase"] == "asking"


def test_an_exercise_takes_the_place_of_the_next_one(room):
    assert plays(reroute(room, where="instead")) == ["check-in", EXERCISE, TASKS, "closing"]


@pytest.mark.parametrize("where", ["next", "instead"])
def test_what_she_changed_is_taken_back_as_long_as_the_room_has_not_moved(room, where):
    before = room.look()["session"]
    room.ask("show", code=room.code, slide=3)
    room.ask("clock", code=room.code, seconds=90)
    reroute(room, where=where)
    assert room.look()["rerouted"] == before["course"]
    after = take_back(room)
    assert after["course"] == before["course"]
    assert (after["phase"], after["step"], after["shown"]) == ("revealed", before["step"], 3)
    assert room.look()["countdown"]["seconds"] == 90
    assert room.look()["rerouted"] is None
    assert room.refusal("take_back", op=new_op(), code=room.code) == "not-now"


def test_once_the_room_has_moved_undo_takes_back_the_move_and_not_the_programme(room):
    course = reroute(room)["course"]
    room.advance("next")
    assert room.look()["rerouted"] is None
    assert take_back(room)["course"] == course


def test_wall_and_phones_stay_at_the_slide_and_the_results_that_they_see(room):
    room.ask("show", code=room.code, slide=2)
    wall, phone = room.wall(), room.people[0].ticket
    before = [room.look(ticket)["results"] for ticket in (wall, phone)]
    session = reroute(room)
    assert session["shown"] == 2
    assert as_json([room.look(ticket)["results"] for ticket in (wall, phone)]) == as_json(before)


def test_what_was_answered_and_shown_is_the_same_before_and_after(room):
    to_results(room)
    room.advance("next")
    reroute(room, LEADS)
    looked = room.ask("look_again", code=room.code, step=1)["looking"]
    assert looked == 1
    assert room.look()["session"]["round"] == "room"
    assert room.look()["results"]["cause"]["answered"] == 12


def test_nothing_that_has_begun_is_moved_also_where_she_had_gone_further_and_come_back(room):
    game = next(at for at, (slug, _) in enumerate(room.session["course"]) if slug == GAME)
    room.ask("advance", op=new_op(), code=room.code, step=game)
    room.ask("advance", op=new_op(), code=room.code, step=2)
    assert room.look()["begun"] == game + 1
    assert plays(reroute(room)) == ["check-in", EXERCISE, GAME, TASKS, "closing"]


def test_an_order_that_was_given_on_an_older_page_changes_nothing(room):
    version = room.session["version"]
    reroute(room, version=version)
    assert refused(room, LEADS, version=version) == "moved-on"
    at = next(at for at, (slug, _) in enumerate(room.session["course"]) if slug == GAME)
    stale = {"op": new_op(), "code": room.code, "step": at, "version": version}
    assert room.refusal("advance", **stale) == "moved-on"


def test_repeated_with_the_same_operation_it_happens_once(room):
    fields = {"op": new_op(), "code": room.code, "exercise": TASKS}
    first, second = (room.ask("reroute", **fields)["session"] for _ in range(2))
    assert first == second
    take_back(room)
    assert plays(room.ask("reroute", **fields)["session"]) == WHOLE


@pytest.mark.parametrize(
    ("exercise", "fields", "code"),
    [
        (GAME, {}, "in-the-course"),
        (EXERCISE, {}, "in-the-course"),
        ("break", {}, "no-exercise"),
        ("../etc", {}, "no-exercise"),
        ("", {}, "bad-command"),
        (None, {}, "bad-command"),
        (7, {}, "bad-command"),
        ([TASKS], {}, "bad-command"),
        (TASKS, {"where": "first"}, "bad-choice"),
        (TASKS, {"where": None}, "bad-choice"),
        (TASKS, {"version": "1"}, "moved-on"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(room, exercise, fields, code):
    assert refused(room, exercise, **fields) == code
    assert plays(room.look()["session"]) == WHOLE


def test_it_is_refused_in_the_lobby_and_at_the_end():
    room = LiveRoom(agenda=PROGRAMME)
    assert refused(room) == "not-now"
    room.advance("end")
    assert refused(room) == "ended"


def test_an_exercise_that_is_broken_is_refused_with_the_mistake(room):
    room.ask("content", broken={f"exercises/{TASKS}": "data/x:1: it is broken."})
    with pytest.raises(Refused) as error:
        reroute(room)
    assert error.value.code == "broken-agenda"
    assert error.value.details["mistake"] == "data/x:1: it is broken."


def test_neither_a_phone_nor_the_wall_may_ask_for_it(room):
    for ticket in (room.people[0].ticket, room.wall()):
        fields = {"op": new_op(), "code": room.code, "exercise": TASKS}
        assert room.refusal("reroute", ticket, **fields) == "not-allowed"
    assert plays(room.look()["session"]) == WHOLE
    assert reroute(room, ticket=room.facilitator())


def test_what_a_proposal_is_built_on_is_told_to_her_alone(room):
    for ticket in (room.people[0].ticket, room.wall()):
        assert not {"seen", "begun", "rerouted"} & room.look(ticket).keys()
    (seen,) = room.look(room.facilitator())["seen"]
    assert (seen["exercise"], seen["round"]) == (EXERCISE, "room")
    wall = room.look(room.wall())["results"]
    assert as_json(seen["results"]["cause"]) == as_json(wall["cause"])


def test_a_proposal_is_built_on_what_was_shown_whatever_somebody_does_later(room):
    before = as_json(room.look()["seen"])
    seat = room.people[0].look()["me"]["seat"]
    room.ask("end_seats", code=room.code, seats=[seat])
    assert as_json(room.look()["seen"]) == before
    to_results(room)
    assert as_json(room.look()["seen"]) == before


def test_while_a_room_answers_nothing_is_handed_out_to_build_on(room):
    room.advance("next")
    assert room.look()["seen"] == []


def test_a_killed_host_goes_on_with_the_changed_programme_and_can_take_it_back(tmp_path):
    host = RunningHost(tmp_path / "room.db").start()
    try:
        code = host.open(agenda=PROGRAMME)["code"]
        ticket, bound = host.seat(code)
        for _ in range(2):
            host.advance(code, "next")
        host.ask("reroute", op=new_op(), code=code, exercise=TASKS, where="instead")
        host.kill()
        host.start()
        look = host.ask("look", code=code)
        assert plays(look["session"]) == ["check-in", EXERCISE, TASKS, "closing"]
        assert look["session"]["round"] == "room"
        host.ask("bind", **bound)
        with pytest.raises(Refused, match="not-allowed"):
            host.ask("reroute", ticket, op=new_op(), code=code, exercise=LEADS)
        back = host.ask("take_back", op=new_op(), code=code)["session"]
        assert plays(back) == WHOLE
    finally:
        host.stop()


def test_every_change_stands_in_the_log_of_events(tmp_path):
    file = tmp_path / "room.db"
    room = LiveRoom(open_store(f"sqlite:///{file}"), agenda=PROGRAMME)
    to_results(room)
    op = new_op()
    room.ask("reroute", op=op, code=room.code, exercise=TASKS)
    room.store.close()
    with closing(sqlite3.connect(file)) as kept:
        rows = kept.execute("SELECT step, phase FROM events WHERE op = ?", (op,)).fetchall()
    assert rows == [(1, "revealed")]


def test_the_time_of_a_step_is_the_same_whether_the_programme_was_changed_in_it(room):
    reroute(room)
    used = room.look()["timing"]["used"]
    take_back(room)
    assert room.look()["timing"]["used"].keys() == used.keys() | {"1"}
