"""A rehearsal from a button: somebody who has read nothing leads invented people, and leaves."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.host.client import new_op

UI = interface("en")


def begin(page, *, fastest=True):
    """Press the button, having chosen how fast people are."""
    panel = page.locator(".ws-rehearse")
    if fastest:
        panel.locator("select").last.select_option("0.1")
    panel.get_by_role("button", name=UI("rehearsal.panel.begin")).click()
    expect(page.locator(".ws-practising")).to_contain_text(UI("rehearsal.practice.text"))


def newest(server):
    return server.ask("sessions")["sessions"][0]


@pytest.mark.slow
def test_from_the_form_to_results_and_gone_when_she_leaves(browser, server):
    facilitator = Facilitator(browser, server)
    page = facilitator.page
    expect(page.locator(".ws-start")).to_be_visible()
    begin(page)
    practice = newest(server)
    assert practice["practice"]
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(practice["code"]))
    expect(wall.locator(".ws-practice").first).to_have_text("Practice")
    phone = Phone(browser, "nb").join(server, practice["code"], "sales").sees("lobby")
    wait_until(lambda: newest(server)["seats"] >= 6, patience=90)
    while facilitator.next() != "asking":
        pass
    wait_until(lambda: newest(server)["answers"] >= 12, patience=90)
    while facilitator.next() != "revealed":
        pass
    expect(page.locator(".ws-head .ws-practice")).to_have_text("Practice")
    page.locator(".ws-practising").get_by_role(
        "button", name=UI("rehearsal.practice.leave")
    ).click()
    expect(page.locator(".ws-start")).to_be_visible()
    assert practice["id"] not in {one["id"] for one in server.ask("sessions")["sessions"]}
    told = interface("nb")("refused.unknown-token")
    expect(phone.page.get_by_role("status")).to_have_text(told)


@pytest.mark.slow
def test_a_session_to_come_is_rehearsed_on_a_phone_and_she_comes_back_to_it(browser, server):
    told = {"name": "Tomorrow", "exercises": ["must-every-lead-buy"], "expected": 8}
    opened = server.ask(
        "open", op=new_op(), departments=["sales", "marketing"], language="en", **told
    )["session"]
    page = Facilitator(browser, server, size=PHONE).page
    expect(page.locator(".ws-desk[data-phase=lobby]")).to_be_visible()
    begin(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    practice = newest(server)
    page.get_by_role("button", name=UI("rehearsal.practice.keep")).click()
    expect(page.locator(".ws-practising")).to_contain_text(UI("rehearsal.practice.kept"))
    page.locator(".ws-head > button").click()
    expect(page.locator(".ws-head h1")).to_have_text("Tomorrow")
    expect(page.locator(".ws-practising")).to_have_count(0)
    there = {one["id"]: one for one in server.ask("sessions")["sessions"]}
    assert there[practice["id"]]["practice"]
    assert not there[opened["id"]]["practice"]
    server.ask("erase", session=practice["id"])
