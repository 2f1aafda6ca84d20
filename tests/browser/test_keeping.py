"""What a participant keeps, on her phone: read, saved as one file that needs nobody, printed."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard
from tests.browser.people import PHONE
from tests.browser.test_accessibility import faults
from tests.browser.test_here import SMALLEST, Seat
from tests.support.room import EXERCISE
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise

UNFOLDED = "document.querySelectorAll('.ws-kept-part:not([open])').length"
PRINTED = f"""window.print = () => {{
  window.folded = {UNFOLDED};
  window.dispatchEvent(new Event('afterprint'));
}}"""


@pytest.mark.parametrize("language", ["nb", pytest.param("en", marks=pytest.mark.slow)])
def test_she_reads_saves_and_prints_her_own_and_the_room_goes_on(
    browser, server, language, tmp_path
):
    seat, ui = Seat(browser, server, language), interface(language)
    seat.reveal("room")
    page, hands = seat.page, Keyboard(seat.page)
    hands.go_to("[data-keep]").press("Enter")
    heading = page.get_by_role("heading", name=ui("keep.title"))
    expect(heading).to_be_focused()
    expect(page.locator(".ws-kept")).to_contain_text(ui("promise.text"))
    hands.go_to("[data-part=answers] > summary").press("Enter")
    _says_what_she_answered(page, ui)
    _fits_and_has_no_fault(page)
    _is_one_file_that_needs_nobody(browser, page, ui, tmp_path / "mine.html")
    _is_unfolded_on_paper(page, ui)
    _is_on_no_page_that_is_loaded(page, ui)
    # Who reads on is not in the way of what comes next.
    page.locator("[data-keep]").first.click()
    expect(page.locator(".ws-kept")).to_be_visible()
    seat.move("next")
    seat.phone.sees("story")
    expect(page.locator(".ws-kept")).to_have_count(0)
    seat.move("end")
    seat.phone.sees("ended")
    assert faults(page) == []
    page.get_by_role("button", name=ui("keep.card.keep_take")).click()
    expect(page.locator(".ws-kept")).to_be_visible()
    page.get_by_role("button", name=ui("card.back")).click()
    expect(page.get_by_role("button", name=ui("keep.card.keep_take"))).to_be_focused()


def _says_what_she_answered(page, ui) -> None:
    words = load_exercise(EXERCISE).texts(ui.language)
    answers = page.locator("[data-part=answers]")
    line = answers.locator("li", has_text=words("questions.lines.items.crowd"))
    expect(line.locator("b")).to_have_text(ui("departments.sales"))
    expect(answers.locator(".ws-own-list > div")).to_have_count(1)


def _fits_and_has_no_fault(page) -> None:
    page.locator("[data-part=findings] > summary").click()
    for size in (SMALLEST, PHONE):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == []


def _is_one_file_that_needs_nobody(browser, page, ui, file) -> None:
    with page.expect_download() as saving:
        page.get_by_role("link", name=ui("keep.card.keep_save")).click()
    assert saving.value.suggested_filename.startswith(f"{ui('keep.file')}-")
    saving.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "").replace("http://www.w3.org/1999/xhtml", "")
    reader = browser.person(PHONE, ui.language, offline=True)
    asked = []
    reader.context.on("request", lambda request: asked.append(request.url))
    reader.goto(file.as_uri())
    expect(reader.locator("html")).to_have_attribute("lang", ui.language)
    expect(reader.locator(".ws-kept-part[open]")).to_have_count(3)
    first = page.locator("[data-part=findings] .ws-finding").first.inner_text()
    expect(reader.locator("[data-part=findings] .ws-finding").first).to_have_text(first)
    _says_what_she_answered(reader, ui)
    bar = reader.locator(".ws-part").first
    assert bar.evaluate("(one) => one.getBoundingClientRect().height") > 10  # its sheet is in it
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(reader) == []
    assert asked == [file.as_uri()]


def _is_unfolded_on_paper(page, ui) -> None:
    assert page.evaluate(UNFOLDED) > 0
    page.evaluate(PRINTED)
    page.get_by_role("button", name=ui("keep.card.keep_print")).click()
    assert page.evaluate("window.folded") == 0
    assert page.evaluate(UNFOLDED) > 0
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".ws-keep-ways, .ws-head")).to_have_count(2)
    expect(page.locator(".ws-keep-ways:visible, .ws-head:visible")).to_have_count(0)
    page.emulate_media(media="screen", color_scheme="light")


def _is_on_no_page_that_is_loaded(page, ui) -> None:
    """Neither what the server sends anew nor what her browser has stored holds it."""
    told = page.reload().text()
    assert ui("keep.facts.page.text") not in told
    expect(page.locator(".ws-kept")).to_have_count(0)
    stored = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert ui("keep.facts.page.text") not in stored


def test_a_page_that_does_not_come_says_so_and_is_asked_for_once_more(browser, server):
    seat, ui = Seat(browser, server, "en"), interface("en")
    page = seat.page
    page.context.set_offline(True)
    page.clock.install()
    page.locator("[data-keep]").click()
    expect(page.get_by_text(ui("keep.card.keep_wait"))).to_be_visible()
    page.clock.fast_forward(11_000)
    expect(page.locator(".ws-trouble")).to_contain_text(ui("keep.card.keep_late"))
    page.context.set_offline(False)
    page.clock.resume()
    # Where the line comes back first, the page asks by itself, and the button is gone.
    with suppress(PlaywrightError):
        page.get_by_role("button", name=ui("card.retry")).click(timeout=2000)
    expect(page.locator(".ws-kept")).to_be_visible()
