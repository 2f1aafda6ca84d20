"""Promises by keyboard and on phones: voted on, written out, signed by both sides, judged later."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard
from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.browser.test_accessibility import faults
from tests.support.server import wait_until
from workshop.exercises.agenda import alone
from workshop.host.client import new_op

SLUG = "commitments"


def go(server, code, round, phase):
    session = server.ask("look", code=code)["session"]
    while (session["round"], session["phase"]) != (round, phase):
        session = server.ask("advance", op=new_op(), code=code)["session"]


def promises(server, code):
    return {one["id"]: one for one in server.ask("look", code=code)["promises"]}


def say_yes(phone):
    """Tap the first answer to each of the two promises on a card, and send them."""
    rows = phone.page.locator(".ws-vote")
    expect(rows).to_have_count(2)
    for row in rows.all():
        row.locator("label").first.click()
    assert faults(phone.page) == []
    phone.page.locator(".ws-bar .ws-primary").click()


@pytest.fixture
def room(browser, server):
    """Two sides with a phone each, a wall, and a facilitator at her page."""
    told = {"name": "Promises", "departments": ["sales", "marketing"], "expected": 2}
    opening = {"agenda": alone(SLUG), "language": "en", "mode": "teams", **told}
    code = server.ask("open", op=new_op(), **opening)["session"]["code"]
    phones = [
        Phone(browser, language).join(server, code, department)
        for department, language in (("sales", "en"), ("marketing", "nb"))
    ]
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    return code, phones, wall, Facilitator(browser, server)


@pytest.mark.slow
def test_two_sides_vote_write_out_and_sign_and_the_next_session_asks_what_was_kept(
    browser, server, room
):
    code, (sales, marketing), wall, desk = room
    go(server, code, "proposals", "talk")
    own = desk.page.get_by_label("A promise in the room’s own words")
    own.fill("We call back within a day.")
    desk.page.get_by_role("button", name="Add to the list").click()
    expect(sales.page.get_by_text("We call back within a day.")).to_be_visible()
    desk.page.get_by_label("Take up an example").select_option("news")
    expect(wall.locator(".ws-promised li")).to_have_count(2)
    assert faults(desk.page) == []

    go(server, code, "vote", "asking")
    hands = Keyboard(sales.page)
    for _ in range(2):
        hands.go_to("fieldset:not([data-done]) input").press(" ")
    sales.page.locator(".ws-bar .ws-primary").click()
    say_yes(marketing)
    wait_until(lambda: server.ask("look", code=code)["answered"]["finished"] == 2)
    go(server, code, "vote", "revealed")
    expect(wall.get_by_role("heading", name="Both sides agree on 2 of 2")).to_be_visible()
    expect(wall.locator(".ws-promised li")).to_have_count(2)

    go(server, code, "sign", "talk")
    (own_id,) = [id for id, one in promises(server, code).items() if not one["example"]]
    desk.page.locator("summary", has_text="Write it out").first.click()
    written = {"indicator": "Hours until we call", "today": "70", "owner": "Head of sales"}
    for name, text in written.items():
        desk.page.locator(f"#ws-{own_id}-{name}").fill(text)
    desk.page.locator(f"#ws-{own_id}-due").fill("2020-01-01")
    desk.page.get_by_role("button", name="Save", exact=True).click()
    expect(desk.page.get_by_text("Choose a day after today")).to_be_visible()
    expect(desk.page.locator(f"#ws-{own_id}-owner")).to_have_value("Head of sales")
    due = server.ask("look", code=code)["promises"][1]["terms"]["due"]
    desk.page.locator(f"#ws-{own_id}-due").fill(due)
    desk.page.get_by_role("button", name="Save", exact=True).click()
    wait_until(lambda: not promises(server, code)[own_id]["missing"])
    expect(marketing.page.get_by_text("Hours until we call")).to_be_visible()

    go(server, code, "sign", "asking")
    for phone in (sales, marketing):
        say_yes(phone)
    wait_until(lambda: all(len(p["signed"]) == 2 for p in promises(server, code).values()))
    go(server, code, "sign", "revealed")
    expect(wall.get_by_role("heading", name="All signed: 2")).to_be_visible()

    server.ask("advance", op=new_op(), code=code, to="end")
    desk.page.get_by_role("button", name="All sessions").click()
    desk.page.get_by_label("Goes on from").select_option(code)
    later = desk.open_session("The next time", agenda="first-session")
    wall.goto(server.wall(later))
    go(server, later, "kept", "talk")
    expect(wall.get_by_role("heading", name="What we promised last time")).to_be_visible()
    expect(wall.locator(".ws-promised li")).to_have_text(re.compile("We call back within a day."))
    desk.page.locator(".ws-kept").first.get_by_label("Not kept").check()
    expect(wall.get_by_text("Not kept", exact=True)).to_be_visible()
    assert promises(server, later)[own_id]["kept"] == "broken"
    assert faults(wall) == faults(desk.page) == []

    # A presenter's remote turns the wall to the next promise, and the console follows.
    wall.keyboard.press("PageDown")
    expect(wall.locator(".ws-promised li")).not_to_have_text(re.compile("We call back"))
    expect(desk.page.locator(".ws-pager")).to_contain_text("2 / 2")
    desk.page.locator(".ws-kept").last.get_by_label("Partly").check()
    expect(wall.get_by_text("Partly kept", exact=True)).to_be_visible()
    desk.page.locator(".ws-actions .ws-primary").click()
    expect(wall.locator(".ws-wall[data-phase=story]")).to_be_visible()
