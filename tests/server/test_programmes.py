"""Run sheets to print are the facilitator's, and slides are for the wall of their room."""

import asyncio
import shutil

import pytest

from tests.support.crowd import Visitor, facilitating
from tests.support.documents import pdf
from workshop.content.own import own_root
from workshop.exercises import programmes
from workshop.exercises.decks import picture
from workshop.host.client import new_op
from workshop.pages.slides.reading import read


@pytest.fixture
def own():
    """The folder that the server of these tests reads, empty before and after."""
    yield own_root()
    shutil.rmtree(own_root(), ignore_errors=True)


@pytest.fixture
def facilitator(server):
    return facilitating(server)


@pytest.fixture
def shown(server, own):
    """A session that shows two of three pages: its code, and the names of all three."""
    deck = asyncio.run(read(pdf(3), "Our <year>.pdf", lambda *_: None))
    draft = programmes.begun("one-hour", "en")
    slides = {"id": "s", "exercise": "", "like": "slides", "deck": deck.name, "title": "<b>"}
    draft["items"].insert(1, {**draft["items"][0], **slides, "first": 2, "last": 3})
    slug = server.ask("save_programme", draft=draft)["programme"]
    told = {"agenda": slug, "departments": ["sales", "marketing"], "language": "en"}
    opened = server.ask("open", op=new_op(), name="Monday", expected=4, **told)["session"]
    return opened["code"], [f"{deck.name}/{n:03}" for n in (1, 2, 3)]


def asked(who, code, page):
    """Ask for a picture without its bytes, which are no text."""
    return who.request("HEAD", f"/slide/{code}/{page}")


def test_a_slide_is_for_the_facilitator_and_the_wall_of_its_room_alone(
    server, open_room, shown, facilitator
):
    code, (unshown, page, _) = shown
    got = asked(facilitator, code, page)
    assert (got.status, got.headers["Content-Type"]) == (200, "image/png")
    assert "no-store" in got.headers["Cache-Control"]
    assert asked(facilitator, code, unshown).status == 404
    assert asked(facilitator, open_room(), page).status == 404
    wall = Visitor(server.base, follows=False)
    assert asked(wall, code, page).status == 403
    wall.post(f"/wall/{code}", key=server.wall(code))
    assert asked(wall, code, page).status == 200
    seated = Visitor(server.base, follows=False)
    seated.post(f"/join/{code}", department="sales")
    for path in (page, unshown, f"{page}/../../deck.toml", "deck.toml"):
        assert asked(seated, code, path).status in (403, 404)
    picture(page).unlink()
    assert asked(facilitator, code, page).status == 404


def test_the_run_sheet_is_printed_in_either_language_from_a_beginning_that_she_types(
    server, shown, facilitator
):
    (slug,) = programmes.own_agendas()
    for language, word in (("en", "Run sheet"), ("nb", "Kjøreplan")):
        told = facilitator.get(f"/programme/{language}/{slug}?begins=13:15").body
        assert word in told
        assert "<td>13:19</td>" in told
        assert "&lt;b&gt;" in told
    assert "<td>09:00</td>" in facilitator.get(f"/programme/en/{slug}?begins=<x>").body
    assert facilitator.get("/programme/en/own-nothing").status == 404
    stranger = Visitor(server.base, follows=False)
    assert stranger.get(f"/programme/en/{slug}").status == 302


def test_the_heads_of_a_session_say_the_minutes_that_its_own_programme_plans(
    server, own, open_room, facilitator
):
    draft = programmes.begun("one-hour", "en")
    money = next(one for one in draft["items"] if one["exercise"] == "who-brings-the-money")
    money["minutes"] += 7
    code = open_room(agenda=server.ask("save_programme", draft=draft)["programme"])
    told = facilitator.get(f"/kit/en/exercises?session={code}").body
    assert f"{money['minutes']} min" in told
