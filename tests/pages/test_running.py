"""A pause, a nudge and texts that say the same, as phones, wall and console tell of them."""

from datetime import UTC, datetime

import pytest

from tests.support.contracts import assert_fits
from tests.support.pages import assert_speaks
from tests.support.room import LiveRoom, here
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.console import SessionPage
from workshop.contracts.phone import PhonePage
from workshop.contracts.wall import WallPage
from workshop.host.client import new_op
from workshop.pages import room as phone
from workshop.pages import wall
from workshop.pages.console.composing import session_page
from workshop.pages.running import wall_quotes
from workshop.pages.stage import Figures


@pytest.fixture(params=LANGUAGES)
def room(request):
    room = LiveRoom(language=request.param)
    for department in ("sales", "marketing"):
        for _ in range(5):
            room.seat(department, request.param)
    here(room)
    room.advance("asking")
    return room


def pages(room):
    """What a phone, the wall and the console show, each held against its contract."""
    language = room.session["language"]
    made = (
        phone.compose(room.people[0].look()),
        wall.compose(room.look(room.wall()), Figures()),
        session_page(room.look(room.facilitator()), Figures(), language, datetime.now(UTC)),
    )
    for page, contract in zip(made, (PhonePage, WallPage, SessionPage), strict=True):
        assert_fits(page, contract)
    ours = {name: made[2][name] for name in ("running", "leading", "alike", "undoable", "door")}
    for page in (*made[:2], ours):
        assert_speaks(page)
    return made


def test_a_pause_stands_beside_what_a_phone_had_and_in_the_place_of_the_wall(room):
    before, *_ = pages(room)
    room.ask("pause", code=room.code, op=new_op(), paused=True)
    hers, shown, desk = pages(room)
    assert hers["cards"] == before["cards"]
    assert hers["paused"]["title"] == shown["paused"]["title"]
    assert desk["running"]["pause"]["to"] is False
    assert desk["running"]["pause"]["now"]
    assert desk["running"]["nudge"] is None
    room.ask("pause", code=room.code, op=new_op(), paused=False)
    after, shown, desk = pages(room)
    assert after == before
    assert shown["paused"] is None
    assert desk["running"]["pause"] == desk["running"]["pause"] | {"to": True, "now": ""}


def test_a_nudge_is_on_every_phone_and_rests_on_the_console(room):
    room.ask("present", token_hashes=[])
    room.ask("nudge", code=room.code)
    hers, _, _ = pages(room)
    assert hers["nudge"]["text"]
    room.advance("closed")
    assert "nudge" not in pages(room)[0]


def test_the_wall_says_how_many_wrote_a_text_only_where_that_is_told():
    look = {"quotes": ["One", "Two"], "wrote": [3, 0]}
    told = wall_quotes(look, interface("nb"))
    assert told == [{"text": "One", "many": "3 skrev dette"}, {"text": "Two"}]
    assert wall_quotes({"quotes": ["One"]}, interface("en")) == [{"text": "One"}]
