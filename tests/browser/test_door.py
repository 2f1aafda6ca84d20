"""The door on the console: what a facilitator does when strangers take the seats."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import PHONE, Facilitator
from workshop.content.texts import interface
from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op

WORDS = interface("en").table("seats")


@pytest.fixture
def crowded(server):
    """A room whose every seat was taken in a moment by pages that have a line."""
    opening = {
        "name": "Monday", "agenda": "only.where-are-the-sales", "language": "en",
        "departments": ["sales", "marketing"], "expected": 12, "op": new_op(),
    }  # fmt: skip
    code = server.ask("open", **opening)["session"]["code"]
    tokens = [hashed(new_token()) for _ in range(120)]
    for token in tokens:
        fields = {"department": "sales", "language": "en", "token_hash": token}
        server.ask("join", code=code, **fields)
    server.ask("arrived", token_hashes=tokens)
    return server


@pytest.mark.slow
def test_a_facilitator_locks_the_door_and_ends_the_seats_of_a_crowd_by_keyboard(browser, crowded):
    page = Facilitator(browser, crowded).page
    door = page.locator(".ws-door")
    expect(door.locator(".ws-alert")).to_have_count(2)
    door.get_by_role("button", name=WORDS["lock"]).press("Enter")
    expect(door).to_have_attribute("data-state", "locked")
    door.get_by_role("button", name="End these").press("Enter")
    expect(door.locator(".ws-confirm")).to_be_focused()
    page.keyboard.press("Escape")
    expect(door.locator(".ws-confirm")).to_have_count(0)
    door.get_by_role("button", name="End these").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(door.locator(".ws-alert")).to_have_count(0)
    expect(door.locator("summary")).to_contain_text("0 of 120")


@pytest.mark.slow
def test_one_seat_is_ended_from_the_list_on_a_phone(browser, crowded):
    page = Facilitator(browser, crowded, size=PHONE).page
    seats = page.locator(".ws-seats")
    seats.locator("summary").click()
    expect(seats.locator("li")).to_have_count(120)
    seats.locator("li").nth(3).get_by_role("button", name=re.compile("^End the seat")).click()
    expect(seats.locator(".ws-confirm")).to_be_focused()
    seats.get_by_role("button", name=WORDS["yes"]).click()
    expect(seats.locator("li")).to_have_count(119)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
