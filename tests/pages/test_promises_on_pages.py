"""Promises on wall, console and phones: in pages while written, one by one looking back."""

from datetime import UTC, datetime

import pytest

from tests.support.contracts import assert_fits
from tests.support.pages import assert_speaks
from tests.support.room import LiveRoom
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.console import SessionPage
from workshop.contracts.wall import WallPage
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.pages import room as phone
from workshop.pages import wall
from workshop.pages.console.composing import session_page
from workshop.pages.promises import AT_ONCE, LINE, LINES
from workshop.pages.stage import Figures

SLUG = "commitments"
TERMS = {
    "cue": "a lead comes in before noon",
    "act": "somebody in sales calls or writes to the customer the same day",
    "indicator": "Hours to the first answer, the middle one of a week",
    "today": "70 hours",
    "owner": "Head of sales",
}


def wall_of(room):
    return wall.compose(room.look(room.wall()), Figures())


def console(room, language="en"):
    return session_page(room.look(), Figures(), language, datetime.now(UTC))


def room_with(many, language="en", text="We promise number {n}.", **opening):
    """Return a room of two people that has put so many promises on its list."""
    room = LiveRoom(agenda=alone(SLUG), language=language, **opening)
    room.fill(sales=1, marketing=1)
    room.go("vote", "talk")
    for n in range(many):
        room.ask("propose", op=new_op(), text=text.format(n=n + 1), code=room.code)
    return room


def signed_by_both(room):
    """Let both sides want, write out and sign whatever is on the list."""
    room.go("vote", "revealed")
    for one in room.look()["promises"]:
        for side in ("sales", "marketing"):
            told = {"promise": one["id"], "department": side, "code": room.code}
            room.ask("agree", agreed=True, **told)
        room.ask("write", promise=one["id"], terms=TERMS, code=room.code)
        for side in ("sales", "marketing"):
            told = {"promise": one["id"], "department": side, "code": room.code}
            room.ask("sign", signed=True, **told)
    return room


def later(room, language="en", agenda="first-session"):
    """Return the next session of the same people, where it looks back."""
    next_one = LiveRoom(room.store, agenda=agenda, after=room.code, language=language)
    next_one.fill(sales=1, marketing=1)
    return next_one


def all_pages(room):
    """Return every page of the list, as the facilitator turns them on the wall."""
    pages = wall_of(room)["promises"]["pages"]
    for at in range(pages):
        room.ask("show", slide=at, code=room.code)
        shown = wall_of(room)
        assert_fits(shown, WallPage)
        assert shown["promises"]["at"] == at
        yield shown["promises"]


@pytest.mark.parametrize(("many", "pages"), [(1, 1), (4, 1), (5, 2), (8, 2)])
def test_a_list_is_turned_in_pages_of_four_and_none_is_left_out(many, pages):
    room = room_with(many)
    shown = [*all_pages(room)]
    assert len(shown) == pages == len(console(room)["promises"]["pages"])
    assert all(len(page["lines"]) <= AT_ONCE for page in shown)
    there = [line["id"] for page in shown for line in page["lines"]]
    assert there == [one["id"] for one in room.look()["promises"]]
    assert [page["first"] for page in shown] == [1, 1 + len(shown[0]["lines"])][:pages]


def test_long_promises_and_those_that_are_written_out_have_fewer_on_a_page():
    room = room_with(4, text="{n} " + "We call back within a day. " * 8)
    lines = [len(line["text"]) / LINE for page in all_pages(room) for line in page["lines"]]
    assert min(lines) * 2 > LINES / 2
    assert wall_of(room)["promises"]["pages"] == 2
    room = signed_by_both(room_with(4))
    room.go("sign", "talk")
    assert wall_of(room)["promises"]["pages"] == 4


def test_what_is_typed_is_paged_by_the_walls_language_on_every_console():
    room = room_with(3, "nb", text="{n} " + "Vi ringer tilbake innen en dag. " * 5)
    count = wall_of(room)["promises"]["pages"]
    assert {len(console(room, language)["promises"]["pages"]) for language in LANGUAGES} == {count}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("many", [1, 4, 6])
def test_the_room_looks_back_at_one_promise_after_the_other_whole(many, language):
    room = later(signed_by_both(room_with(many)), language)
    room.go("kept", "talk")
    shown = [*all_pages(room)]
    assert [(len(page["lines"]), page["whole"]) for page in shown] == [(1, True)] * many
    assert [page["first"] for page in shown] == list(range(1, many + 1))
    ui = interface(language)
    for page in shown:
        terms = {term["id"]: term for term in page["lines"][0]["terms"]}
        assert {*terms} == {*TERMS, "due"}
        assert terms["today"]["name"] == ui("promises.then.today")
    page = console(room, language)
    assert_fits(page, SessionPage)
    assert_speaks(page["cues"])
    assert all(page["cues"]["now"][line] for line in ("say", "ask", "avoid"))
    assert len(page["promises"]["pages"]) == (many)


def test_what_is_marked_stands_on_wall_and_phone_and_stays_with_the_promise():
    room = later(signed_by_both(room_with(3)))
    room.go("kept", "talk")
    ids = [one["id"] for one in room.look()["promises"]]
    for id, word in zip(ids, ("kept", "partly", "broken"), strict=True):
        room.ask("keep", promise=id, kept=word, code=room.code)
    told = [page["lines"][0] for page in all_pages(room)]
    expected = [("Kept", "good"), ("Partly kept", "open"), ("Not kept", "bad")]
    assert [(line["state"], line["tone"]) for line in told] == expected
    mine = phone.compose(room.people[0].look())
    assert [line["state"] for line in mine["promises"]] == [state for state, _ in expected]
    assert [one["kept"] for one in console(room)["promises"]["earlier"]] == [
        "kept",
        "partly",
        "broken",
    ]
    sessions = {one.session for one in room.store.promises(room.look()["session"]["id"])}
    assert sessions == set()


def test_the_clock_the_run_sheet_and_the_way_in_count_each_promise():
    room = later(signed_by_both(room_with(4)))
    lobby = console(room)
    row = next(one for one in lobby["steps"] if one["id"].endswith("kept/kept"))
    assert row["minutes"] == 5
    assert lobby["sheet"]["times"].startswith("plan 51 · expected 51")
    assert wall_of(room)["promises"] is None
    assert "promises" not in phone.compose(room.people[0].look())
    room.go("kept", "talk")
    page = console(room)
    assert page["countdown"]["planned"] == 4 * 75
    assert page["clock"]["planned"] == 5
    assert wall_of(room)["talk"]["time"] == interface("en")("talk.time", time=5)


def test_where_the_earlier_session_was_removed_the_console_says_so_and_the_room_goes_on():
    first = signed_by_both(room_with(2))
    room = later(first)
    room.ask("erase", code=first.code)
    room.go("kept", "talk")
    page = console(room)
    assert (page["promises"]["earlier"], page["promises"]["pages"]) == ([], [])
    assert page["promises"]["words"]["earlier_gone"]
    assert wall_of(room)["promises"] is None
    assert room.advance()["round"] == "room"


def test_the_form_says_how_much_longer_it_takes_to_go_on_from_a_session():
    from workshop.pages.console.opening import sessions_page

    first = signed_by_both(room_with(2))
    overview = first.ask("sessions")
    for language, told in (
        ("en", "2 promises, 3 minutes more"),
        ("nb", "2 løfter, 3 minutter mer"),
    ):
        page = sessions_page(overview, language, {}, None)
        assert page["earlier"][1]["text"].endswith(f"({first.code}): {told}")
