"""The cue on the console is that of the slide in front, and can be read standing."""

import pytest
from playwright.sync_api import expect

from tests.browser.layout import ZOOMED
from tests.browser.people import PHONE, Facilitator
from tests.browser.test_layout import Room
from workshop.content.texts import interface
from workshop.exercises.cues import cue
from workshop.exercises.exercise import load_exercise

EXERCISE = load_exercise("where-are-the-sales")
BETWEEN = {"width": 1000, "height": 700}
LARGE = 20
"""Pixels: what is large enough to be read at arm's length."""


@pytest.fixture
def deal(server):
    """A room of invented people before the reveal of a lost deal, which ends with a log."""
    room = Room(server, EXERCISE.slug, "nb")
    for to in ("next", "asking", "closed", "revealed", "next", "asking", "closed"):
        room.move(to)
    return room


def shows(page, round, name, language="nb") -> None:
    """Wait until the page shows this cue, whole, and no other."""
    lines = cue(EXERCISE, EXERCISE.round(round), name, language)
    labels = [interface(language)(f"console.cue_{line}") for line in lines]
    expect(page.locator(".ws-cue dt")).to_have_text(labels)
    expect(page.locator(".ws-cue dd")).to_have_text([*lines.values()])


@pytest.mark.slow
def test_the_cue_follows_the_slide_in_front_and_the_notes_are_folded_behind_it(browser, deal):
    page = Facilitator(browser, deal.server, "nb").page
    shows(page, "deal", "closed")
    deal.move("revealed")
    deal.release(2)
    shows(page, "deal", "ledger")
    expect(page.locator("details.ws-notes:not([open])")).to_have_count(1)
    page.locator("details.ws-notes > summary").click()
    page.locator("h1").focus()
    page.keyboard.press("PageDown")
    shows(page, "deal", "facts")
    # What she has unfolded stays so when she turns a slide.
    expect(page.locator("details.ws-notes[open]").first).to_be_visible()
    rows = page.locator(".ws-slide")
    for at in range(2, rows.count()):
        rows.nth(at).click()
        shows(page, "deal", "texts" if at == rows.count() - 1 else "log")
    page.get_by_role("button", name="English").click()
    shows(page, "deal", "texts", "en")
    page.locator(".ws-sheet").get_by_role("button", name="Look again").first.click()
    shows(page, "room", "sorting", "en")
    page.locator(".ws-slide").nth(3).click()
    shows(page, "room", "departments", "en")


@pytest.mark.slow
def test_the_cue_is_large_and_near_the_button_on_a_phone_and_on_a_page_twice_as_large(
    browser, deal
):
    deal.move("revealed")
    page = Facilitator(browser, deal.server, "nb", size=PHONE).page
    shows(page, "deal", "ledger")
    for size in (PHONE, ZOOMED.size, BETWEEN):
        page.set_viewport_size(size)
        said = page.locator(".ws-cue dd").first
        assert float(said.evaluate("e => getComputedStyle(e).fontSize").removesuffix("px")) >= LARGE
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        cue, now, results = (
            page.locator(f".ws-{name}").bounding_box() for name in ("cue", "now", "results")
        )
        if size == BETWEEN:
            assert cue["x"] >= now["x"] + now["width"]
            assert cue["y"] == pytest.approx(now["y"], abs=2)
        else:
            assert now["y"] < cue["y"] < results["y"]
