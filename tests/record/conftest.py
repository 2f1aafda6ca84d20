"""A session that was played to its end, taken home once for all tests."""

import pytest

from tests.support.room import GAME, PROMISES, TASKS, LiveRoom, here
from workshop.exercises.agenda import in_short, only
from workshop.record import Record

EVIL = ("=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "\tx", "Plain, and “quoted”; æøå")


@pytest.fixture(scope="session")
def whole():
    """Seven and six people, a game in firms, a run of the lead pool, promises; in English."""
    parts = [in_short(GAME, ("first",)), in_short(TASKS, ("message", "horizon")), PROMISES]
    room = LiveRoom(agenda=only(parts), name="=1+1 & co")
    room.fill(sales=7, marketing=6)
    here(room)
    while room.session["phase"] != "ended":
        session = room.advance()
        if session["phase"] == "asking":
            room.everyone_answers()
            write_evil(room)
        if session["phase"] == "revealed":
            room.compute()
        for one in room.look().get("texts", []):
            room.ask("release", code=room.code, id=one["id"], released=True)
    return Record.of(room.ask, room.code)


def write_evil(room):
    """Let some write what a spreadsheet would carry out."""
    for question in room.round.questions:
        if question.kind == "text":
            for person, text in zip(room.people, EVIL, strict=False):
                person.refusal(question.id, text)
