"""A rehearsal with feedback on the console: nothing tells before she has said it, then all does."""

import asyncio
from datetime import UTC, datetime

import pytest

from tests.support.contracts import assert_fits
from tests.support.room import LiveRoom, as_json
from tests.support.simulated import Practice
from workshop.charts import found
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.console import SessionPage
from workshop.contracts.practised import Feedback
from workshop.exercises.agenda import step_content
from workshop.exercises.cues import cue, slide_names
from workshop.pages.console.composing import session_page
from workshop.pages.feedback.composing import feedback
from workshop.pages.stage import Figures, debrief
from workshop.pages.unread import find_out, shown_in
from workshop.server.cues import cues_in
from workshop.session import Step
from workshop.simulator.readings import OPEN, picture, right


def page_of(look, language="en"):
    page = session_page(look, Figures(), language, datetime.now(UTC))
    assert_fits(page, SessionPage)
    return page


def ready(practice):
    look = practice.to_reveal()
    asyncio.run(find_out(shown_in(look)))
    return look


@pytest.fixture(scope="module")
def practice():
    """A rehearsal that stands at its first reveal, of which nothing was said yet."""
    begun = Practice(LiveRoom())
    ready(begun)
    return begun


def tells(look, language):
    """Yield every sentence that says, or leads to, what the pictures of a reveal say."""
    session = look["session"]
    exercise, round = step_content(Step(session["exercise"], session["round"]))
    for reveal in round.reveals:
        told = found(reveal, exercise, look["results"], session["departments"], language)
        yield told.title
        yield from (one for one in told.told if one)
    for name in slide_names(round):
        said = cue(exercise, round, name, language)
        yield from (said or {}).values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_console_is_told_nothing_that_says_it_before_she_has(practice, language):
    look = practice.look()
    page = page_of(look, language)
    assert (page["cues"], page["coming"], page["debrief"]) == (None, None, [])
    asked = {one["text"] for one in page["reading"]["questions"]}
    assert len(asked & {*debrief(look, language)}) >= 2
    assert asked - {*debrief(look, language)}
    everything = as_json({**page, "reading": None})
    hidden = [one for one in tells(look, language) if one]
    assert hidden
    assert not [one for one in hidden if as_json(one)[1:-1] in everything]
    assert not [*cues_in(look, language)]


def test_of_what_may_be_read_nothing_marks_what_is_right(practice):
    panel = page_of(practice.look())["reading"]
    assert 3 <= len(panel["readings"]) <= 4
    assert all({*one} == {"id", "text"} for one in panel["readings"] + panel["questions"])


def test_the_wall_waits_with_its_headings_too(practice):
    look = practice.room.ask("look", wall_of(practice))
    shown = Figures().of(look, "nb")
    assert {one["title"] for one in shown} == {interface("nb")("simulator.unread")}
    assert all(one["spec"] and one["table"]["rows"] for one in shown if one["spec"])


def wall_of(practice):
    room = practice.room
    before, room.code = room.code, practice.code
    try:
        return room.wall()
    finally:
        room.code = before


def test_once_it_is_said_all_is_told_and_the_end_leads_to_the_feedback():
    practice = Practice(LiveRoom())
    shown = shown_in(ready(practice))
    reveal = picture(shown)
    true = right(shown, reveal, practice.look()["results"], "en")[0]
    practice.say(reading=true.id, question="harsher")
    page = page_of(practice.look())
    assert page["reading"] is None
    assert page["cues"]
    assert page["debrief"]
    assert page["figures"][0]["title"] != interface("en")("simulator.unread")
    ready(practice)
    practice.say()
    practice.end()
    assert page_of(practice.look())["feedback"]["href"] == f"/feedback/{practice.code}?lang=en"
    told_in(practice, "nb")


def told_in(practice, language):
    practised = practice.room.ask("practised", code=practice.code)
    told = feedback({"practised": practised, "look": practice.look(), "language": language})
    assert_fits(told, Feedback)
    assert len(told["reveals"]) == 2
    first = {one["id"]: " ".join(one["texts"]) for one in told["reveals"][0]["lines"]}
    skipped = {one["id"]: " ".join(one["texts"]) for one in told["reveals"][1]["lines"]}
    ui = interface(language)
    assert first["picture"].startswith(first["said"].removesuffix(right_words(ui)).strip())
    assert "100" in first["true"]
    assert skipped["said"] == ui("simulator.told.skipped")
    assert "asked" not in skipped
    assert len(told["minutes"]) == 4
    assert 1 <= len(told["overlooked"]) <= 5
    assert any(one.startswith(told["reveals"][0]["title"].split(" · ")[0]) for one in told["well"])
    said = [text for one in told["reveals"] for line in one["lines"] for text in line["texts"]]
    assert not [text for text in (*said, *told["overlooked"], *told["well"]) if "{" in text]


def right_words(ui):
    return ui("simulator.told.right", said="").strip()


def test_a_plain_rehearsal_asks_and_holds_back_nothing():
    practice = Practice(LiveRoom(), feedback=False)
    practice.to_reveal()
    page = page_of(practice.look())
    assert (page["reading"], page["feedback"]) == (None, None)
    assert page["cues"]
    assert OPEN not in as_json(page["figures"][0]["title"])
