"""The facilitator's console: its language, the free texts, and what comes first on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.browser.test_layout import Room
from workshop.content.texts import interface
from workshop.host.client import new_op


@pytest.fixture
def deal(server):
    """A room of fourteen invented people who have written more texts than a few."""
    room = Room(server, "where-are-the-sales", "en")
    for to in ("next", "next", "asking", "closed", "revealed"):
        room.move(to)
    return room


def speaks(page, language: str) -> None:
    expect(
        page.get_by_role("heading", name=interface(language)("console.open_title"))
    ).to_be_visible()


@pytest.mark.slow
def test_the_console_begins_in_the_language_of_the_browser(browser, server):
    page = Facilitator(browser, server, "nb").page
    speaks(page, "nb")
    expect(page.locator("#ws-field-name")).to_have_value(interface("nb")("console.name_default"))


@pytest.mark.slow
def test_a_language_once_chosen_is_the_one_it_begins_in(browser, server):
    page = Facilitator(browser, server, "nb").page
    speaks(page, "nb")
    page.locator(".ws-tools button[lang=en]").click()
    speaks(page, "en")
    page.reload()
    speaks(page, "en")


@pytest.mark.slow
def test_on_a_phone_the_next_step_comes_first_and_what_is_long_is_folded_away(browser, deal):
    page = Facilitator(browser, deal.server, size=PHONE).page
    order = ["now", "cue", "present", "results", "debrief", "texts", "notes", "sheet"]
    expect(page.locator(".ws-results .ws-finding").first).to_be_visible()
    tops = [page.locator(f".ws-{name}").bounding_box()["y"] for name in order]
    assert tops == sorted(tops)
    expect(page.locator("details.ws-notes")).not_to_have_attribute("open", "")


@pytest.mark.slow
def test_after_the_end_the_way_leads_back_to_the_sessions(browser, deal):
    ended = deal.move("end")
    page = Facilitator(browser, deal.server, size=LAPTOP).page
    row = page.locator("li", has=page.locator(f"#ws-session-{ended['id']}"))
    row.get_by_role("button", name=interface("en")("console.look_back")).click()
    page.get_by_role("button", name=interface("en")("console.ended_next")).click()
    speaks(page, "en")


@pytest.mark.slow
def test_that_too_few_have_answered_is_said_once_and_the_other_slides_by_what_they_are_about(
    browser, server
):
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 6,
    }
    opened = server.ask("open", op=new_op(), name="Few", language="en", **told)
    code = opened["session"]["code"]
    facilitator = Facilitator(browser, server)
    phone = Phone(browser).join(server, code, "sales").sees("lobby")
    for to in ("next", "asking", "closed", "revealed"):
        server.ask("advance", op=new_op(), code=code, to=to)
    server.ask("show", code=code, slide=3)
    few = interface("en")("charts.nothing")
    facilitator.sees("revealed")
    rows = facilitator.page.locator(".ws-slide")
    expect(rows.filter(has_text=few)).to_have_count(1)
    names = rows.all_inner_texts()
    assert len({name.lstrip("0123456789\n ") for name in names}) == len(names)
    phone.sees("revealed")
    expect(phone.page.get_by_text(few)).to_have_count(1)
