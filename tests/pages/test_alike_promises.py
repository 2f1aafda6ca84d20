"""Promises that say nearly the same are pointed out while their list can be changed."""

import pytest

from tests.pages.test_promises_on_pages import SLUG, console, signed_by_both
from tests.support.contracts import assert_fits
from tests.support.room import LiveRoom
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.console import SessionPage
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.pages.console.alike import alike_promises

SAME = ["We answer every lead within a day.", "Within a day we answer every lead."]
OTHER = "We visit a customer together each month."


def ids(page):
    return [[one["id"] for one in box["texts"]] for box in page["promises"]["same"]]


def listed(room):
    return {one["text"]: one["id"] for one in room.look()["promises"]}


@pytest.fixture
def room():
    """A room that talks about a list on which two say the same."""
    room = LiveRoom(agenda=alone(SLUG))
    room.fill(sales=1, marketing=1)
    room.go("vote", "talk")
    for text in (*SAME, OTHER):
        room.ask("propose", op=new_op(), text=text, code=room.code)
    return room


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_that_say_the_same_are_made_one_by_the_move_that_there_is(room, language):
    page = console(room, language)
    assert_fits(page, SessionPage)
    (box,) = page["promises"]["same"]
    assert {one["text"] for one in box["texts"]} == {*SAME}
    assert box["join"] == interface(language)("same.join")
    first, second = ids(page)[0]
    room.ask("merge", promise=second, into=first, code=room.code)
    assert ids(console(room, language)) == []
    assert len(listed(room)) == 2


def test_nothing_is_pointed_out_while_people_are_asked_about_the_list_or_once_they_decided(room):
    room.advance("asking")
    assert ids(console(room)) == []
    room.advance("closed")
    assert ids(console(room)) == []
    assert ids(console(signed_by_both(room))) == []


def test_requests_of_different_sides_are_never_put_beside_each_other():
    sides = ("sales", "marketing", "sales")
    there = [{"id": f"p{n}", "by": side} for n, side in enumerate(sides)]
    rows = [{"fixed": False, "text": text} for text in (SAME[0], SAME[0], SAME[1])]
    (box,) = alike_promises(there, rows, interface("en"))
    assert {one["id"] for one in box["texts"]} == {"p0", "p2"}
    rows[2]["fixed"] = True
    assert alike_promises(there, rows, interface("en")) == []
