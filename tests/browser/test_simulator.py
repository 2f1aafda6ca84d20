"""A rehearsal with feedback, by somebody who presses what the page offers, to its printed page."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator
from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.host.client import new_op

UI = interface("en")


def newest(server):
    return server.ask("sessions")["sessions"][0]


def begin(page):
    panel = page.locator(".ws-rehearse")
    panel.get_by_label(UI("simulator.form.feedback")).check()
    panel.get_by_label(UI("rehearsal.panel.room")).select_option("one-sided")
    panel.get_by_label(UI("rehearsal.panel.pace")).select_option("0.1")
    panel.get_by_label(UI("simulator.form.seed")).fill("7")
    panel.get_by_role("button", name=UI("rehearsal.panel.begin")).click()
    expect(page.locator(".ws-feedback")).to_contain_text("7")


@pytest.mark.slow
def test_from_the_form_to_the_feedback_page(browser, server):
    facilitator = Facilitator(browser, server)
    page = facilitator.page
    expect(page.locator(".ws-start")).to_be_visible()
    begin(page)
    session = newest(server)
    assert session["course"][0] == ["where-are-the-sales", "room"]
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(session["code"]))
    wait_until(lambda: newest(server)["seats"] >= 22, patience=90)
    while facilitator.next() != "asking":
        pass
    wait_until(lambda: newest(server)["answers"] >= 100, patience=120)
    while facilitator.next() != "revealed":
        pass
    panel = page.locator(".ws-reading")
    expect(panel.locator("fieldset").first).to_be_visible()
    expect(page.locator(".ws-cue, .ws-debrief")).to_have_count(0)
    unread = wall.get_by_role("heading", name=UI("simulator.unread"))
    expect(unread).to_be_visible()
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    panel.get_by_label(UI("simulator.cannot-tell")).focus()
    page.keyboard.press("Space")
    panel.get_by_role("button", name=UI("simulator.panel.say"), exact=True).click()
    expect(panel).to_have_count(0)
    page.set_viewport_size(LAPTOP)
    expect(page.locator(".ws-cue")).to_be_visible()
    expect(unread).to_have_count(0)
    assert server.ask("look", code=session["code"])["simulated"]["said"][0]["reading"]
    server.ask("advance", op=new_op(), code=session["code"], to="end")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=UI("simulator.room.open")).click()
    told = opened.value
    expect(told.locator("h1")).to_have_text(UI("simulator.page.title"))
    expect(told.locator(".wk-feedback")).to_contain_text(UI("simulator.label.true"))
    told.goto(f"{told.url.partition('?')[0]}?lang=nb")
    title = interface("nb")("simulator.page.title")
    expect(told.locator("h1")).to_have_text(title, timeout=60_000)
