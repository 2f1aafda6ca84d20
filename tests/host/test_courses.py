"""A session goes on with what it was opened with, whatever becomes of its programme."""

import sqlite3
from contextlib import closing

import pytest

from tests.support.room import EXERCISE, GAME, LEADS, TASKS, LiveRoom, an_answer
from workshop.errors import Refused
from workshop.exercises.agenda import in_short, load_agenda, only
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op
from workshop.host.service import Host
from workshop.store.opening import open_store

BONUS = in_short(GAME, ("bonus", "letter", "matrix"))
OLD = {
    "first-session": (EXERCISE, BONUS),
    "ninety-minutes": (EXERCISE, BONUS, TASKS),
    "two-hours": (EXERCISE, BONUS, TASKS, LEADS),
}
"""What programmes were before they had check-in, break, closing and short forms, and firms."""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "room.db"


def old_room(file, agenda):
    """A room of the earlier programme, in a database on disk, with people in it."""
    room = LiveRoom(open_store(f"sqlite:///{file}"), agenda=only(OLD[agenda]))
    room.fill(sales=5, marketing=5)
    return room


def play_on(room, until):
    """Play on to a round and a phase; everybody answers what is asked before, and there."""
    while True:
        session = room.advance()
        if session["phase"] == "asking":
            everyone_answers(room)
        if (session["round"], session["phase"]) == until:
            return room


def everyone_answers(room):
    """Let everybody answer in one transaction."""
    asked = room.round.part(room.look()["session"]["talk"])
    room.host.run(
        person.answering(question.id, an_answer(question, number))
        for number, person in enumerate(room.people)
        for question in asked.asked(person.department)
        if question.answerable
    )


def opened_by_this_kit(room, file, agenda):
    """Close the database, make it one of the earlier kit, and open it with this one."""
    room.store.close()
    with closing(sqlite3.connect(file)) as old, old:
        old.execute("UPDATE sessions SET agenda = ?, course = NULL", (agenda,))
    return again(room, file)


def again(room, file):
    room.store = open_store(f"sqlite:///{file}")
    room.host, room.people = Host(room.store, room.key), []
    return room


def look_back(room, step):
    room.ask("look_again", code=room.code, step=step)
    look = room.look()
    room.ask("look_again", code=room.code, step=None)
    return look


def rounds(room):
    return [round for _, round in room.look()["session"]["course"]]


@pytest.mark.parametrize("agenda", OLD)
def test_an_earlier_session_looks_back_at_the_rounds_that_it_played(file, agenda):
    room = play_on(old_room(file, agenda), ("again", "revealed"))
    before = [look_back(room, step)["results"] for step in (0, 1)]
    room = opened_by_this_kit(room, file, agenda)
    for step, round in enumerate(("room", "deal")):
        look = look_back(room, step)
        assert (look["session"]["exercise"], look["session"]["round"]) == (EXERCISE, round)
        assert look["results"].keys() == before[step].keys()
        reveals = load_exercise(EXERCISE).round(round).reveals
        assert look["results"].keys() == {id for one in reveals for id in one.questions}


@pytest.mark.parametrize(
    ("round", "phase"),
    [("room", "story"), ("room", "asking"), ("deal", "talk"), ("deal", "revealed")],
)
def test_an_earlier_session_goes_on_where_it_was(file, round, phase):
    """In its first round, before anything was kept of it, too."""
    room = old_room(file, "ninety-minutes")
    play_on(room, (round, phase))
    here = room.look()["here"]
    room = opened_by_this_kit(room, file, "ninety-minutes")
    look = room.look()
    assert (look["session"]["round"], look["here"]) == (round, here)
    play_on(room, ("first", "story"))
    assert rounds(room) == ["room", "deal", "first", "vote", "sign", "close"]


def test_what_it_has_played_is_not_asked_again_and_what_is_to_come_is_what_there_is_now(file):
    room = play_on(old_room(file, "two-hours"), ("bonus", "revealed"))
    room = opened_by_this_kit(room, file, "two-hours")
    course, now = room.look()["session"]["course"], load_agenda("two-hours").steps()
    assert len({tuple(one) for one in course}) == len(course)
    assert course[-1] == [now[-1].exercise, now[-1].round]
    seen = room.look()["revealed"]
    with pytest.raises(Refused, match="not-now"):
        room.ask("advance", op=new_op(), code=room.code, step=seen[0])


def test_in_an_exercise_that_the_programme_has_no_more_it_plays_the_rest_and_the_end(file):
    room = play_on(old_room(file, "two-hours"), ("tasks", "asking"))
    room = opened_by_this_kit(room, file, "two-hours")
    tasks = [round.id for round in load_exercise(TASKS).rounds]
    at = rounds(room).index("tasks")
    assert rounds(room)[at:] == [*tasks[tasks.index("tasks") :], "close"]


def test_a_step_that_was_left_out_is_known_by_its_neighbours(file):
    room = old_room(file, "first-session")
    play_on(room, ("room", "revealed"))
    room.ask("advance", op=new_op(), code=room.code, step=2)
    play_on(room, ("again", "revealed"))
    room = opened_by_this_kit(room, file, "first-session")
    assert rounds(room)[:3] == ["room", "deal", "again"]


def test_what_was_worked_out_is_kept_and_stays(file):
    room = play_on(old_room(file, "first-session"), ("deal", "asking"))
    room = opened_by_this_kit(room, file, "first-session")
    course = room.look()["session"]["course"]
    room.store.close()
    with closing(sqlite3.connect(file)) as later, later:
        later.execute("UPDATE sessions SET agenda = 'half-day'")
    assert again(room, file).look()["session"]["course"] == course


def test_a_session_that_has_not_begun_plays_the_programme_as_it_is_now(file):
    room = opened_by_this_kit(old_room(file, "first-session"), file, "first-session")
    now = load_agenda("first-session").steps()
    assert room.look()["session"]["course"] == [[one.exercise, one.round] for one in now]


def test_an_ended_session_keeps_what_it_played(file):
    room = play_on(old_room(file, "first-session"), ("deal", "revealed"))
    room.advance("end")
    room = opened_by_this_kit(room, file, "first-session")
    assert rounds(room)[:2] == ["room", "deal"]
    assert look_back(room, 0)["session"]["round"] == "room"


def test_where_the_round_is_there_no_more_it_is_said_what_to_do_and_the_room_can_go_on(file):
    room = play_on(old_room(file, "first-session"), ("deal", "asking"))
    room.store.close()
    gone = f'[["{EXERCISE}", "room"], ["{EXERCISE}", "gone"], ["{EXERCISE}", "again"]]'
    with closing(sqlite3.connect(file)) as later, later:
        later.execute("UPDATE sessions SET course = ?", (gone,))
    room = again(room, file)
    with pytest.raises(Refused) as refused:
        room.look()
    assert refused.value.details["mistakes"] == (
        f"the round 'gone' of '{EXERCISE}', in which this session is, is there no more: "
        f"put it back, or go on without it: workshop advance {room.code} --to next"
    )
    assert room.ask("sessions")["sessions"][0]["step"] == 1
    assert room.advance("next")["round"] == "again"
    assert look_back(room, 0)["session"]["round"] == "room"
    assert room.refusal("advance", op=new_op(), code=room.code, step=1) == "not-now"
