"""After an exercise's last results phones and console link its lesson; before, nothing does."""

from datetime import UTC, datetime

import pytest

from tests.support.room import EXERCISE, LiveRoom
from workshop.content import LANGUAGES, content_root
from workshop.exercises.agenda import in_short, only
from workshop.exercises.exercise import load_exercise
from workshop.exercises.lessons import lesson_of
from workshop.pages import room as phone
from workshop.pages.console.composing import session_page
from workshop.pages.stage import Figures


def links(room):
    """Return what phone and console link now."""
    console = session_page(room.look(room.facilitator()), Figures(), "en", datetime.now(UTC))
    return [page.get("onward") for page in (phone.compose(room.people[0].look()), console)]


@pytest.fixture(params=LANGUAGES)
def room(request):
    """Two rounds of an exercise that has more, for a facilitator who reads English."""
    opened = LiveRoom(agenda=only([in_short(EXERCISE, ("room", "deal"))]), language=request.param)
    opened.seat("sales", request.param)
    return opened


def test_the_lesson_is_linked_at_the_last_slide_of_the_last_results_that_are_played(room):
    seen = []
    while room.session["phase"] != "ended":
        slides = len(room.round.reveals) if room.session["phase"] == "revealed" else 1
        for slide in range(slides):
            if room.session["phase"] == "revealed":
                room.ask("show", code=room.code, slide=slide)
            last = (room.session["round"], room.session["phase"], slide + 1) == (
                "deal", "revealed", slides,
            )  # fmt: skip
            seen.append((last, links(room)))
        room.advance()
    assert [found for last, found in seen if not last and any(found)] == []
    ((hers, desk),) = [found for last, found in seen if last]
    file = lesson_of(EXERCISE)
    assert (content_root() / "notebooks" / file).is_file()
    assert hers["href"] == desk["href"] == f"/voila/render/{file}"
    title = load_exercise(EXERCISE).texts(room.people[0].look()["me"]["language"])("title")
    assert title in hers["text"]
    assert hers["note"].endswith(".")


def test_results_that_are_looked_at_again_link_nothing(room):
    while (room.session["round"], room.session["phase"]) != ("deal", "revealed"):
        room.advance()
    room.ask("show", code=room.code, slide=99)
    assert all(links(room))
    room.ask("look_again", step=0, code=room.code)
    assert links(room) == [None, None]


def test_what_has_no_notebook_has_no_lesson():
    assert lesson_of("kept") == ""
    assert lesson_of("welcome") == ""
