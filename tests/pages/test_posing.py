"""A question of the moment on phones, wall and console: its words stand as they were typed."""

from datetime import UTC, datetime

import pytest

from tests.host.test_posing import EVERY, SAID, pose
from tests.support.contracts import assert_fits
from tests.support.room import EXERCISE, LiveRoom, words_of
from workshop.contracts.console import SessionPage
from workshop.contracts.phone import PhonePage
from workshop.contracts.wall import WallPage
from workshop.exercises.agenda import only
from workshop.pages import room as phones
from workshop.pages import wall as walls
from workshop.pages.console.composing import session_page
from workshop.pages.stage import Figures


def console(room, language="en", **more):
    return session_page(room.look(), Figures(), language, datetime.now(UTC), **more)


def wall(room):
    return walls.compose(room.look(room.wall()), Figures())


@pytest.fixture(params=["people", "teams"])
def room(request):
    made = LiveRoom(agenda=only(["check-in", EXERCISE, "closing"]), mode=request.param)
    each = 1 if request.param == "teams" else 6
    for department in ("sales", "marketing"):
        made.fill(**{department: each - 1})
        made.seat(department, "nb")
    return made


@pytest.mark.parametrize("fields", EVERY, ids=lambda one: one["form"])
def test_its_words_stand_on_every_page_as_they_were_typed(room, fields):
    room.advance()
    pose(room, fields)
    for phase in ("asking", "closed", "revealed"):
        assert room.session["phase"] == phase
        for person in room.people[:: len(room.people) - 1]:
            page = phones.compose(person.look())
            assert_fits(page, PhonePage)
            if phase == "asking":
                typed = {
                    SAID,
                    *fields.get("options", ()),
                    *filter(None, map(fields.get, ("low", "high"))),
                }
                assert typed <= {*words_of(page)}
        assert_fits(wall(room), WallPage)
        assert SAID in words_of(wall(room)) or phase == "closed"
        for language in ("en", "nb"):
            page = console(room, language)
            assert_fits(page, SessionPage)
            assert SAID in words_of(page["steps"])
        if phase == "asking":
            room.everyone_answers()
        room.advance()


def test_a_question_that_is_over_is_not_said_to_come():
    """She asked it at results, and the room is back there."""
    room = LiveRoom(agenda=only(["check-in", f"{EXERCISE}:room", "closing"]))
    room.fill(sales=6, marketing=6)
    room.go("room", "revealed")
    pose(room, EVERY[0])
    for _ in range(2):
        room.advance()
    while room.session["round"] != "room":
        room.advance()
    assert "Closing" in console(room)["coming"]["planned"]
