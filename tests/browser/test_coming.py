"""The facilitator follows a proposal of her console, or takes it back; only she sees any of it."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator
from tests.browser.test_accessibility import faults
from tests.support.crowd import Person
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

TASKS = "strategy-vs-tactics"


def move(server, code, to):
    server.ask("advance", op=new_op(), code=code, to=to)


@pytest.fixture
def code(server):
    """Two hours in which everybody names the same cause, at the results."""
    told = {"name": "Monday", "departments": ["sales", "marketing"], "expected": 20}
    opening = {"agenda": "two-hours", "language": "en", **told}
    code = server.ask("open", op=new_op(), **opening)["session"]["code"]
    people = [Person(server.base).join(server, code, side) for side in ("sales", "marketing") * 8]
    move(server, code, "asking")
    for person in people:
        person.answer("where-are-the-sales", "cause", "chaos")
    for to in ("closed", "revealed"):
        move(server, code, to)
    return code


@pytest.mark.slow
@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("nb", "dark")])
def test_she_puts_an_exercise_in_the_place_of_the_next_one_and_takes_it_back(
    browser, server, code, language, scheme
):
    ui = interface(language)
    title = load_exercise(TASKS).texts(language)("rounds.tasks.title")
    desk, other = (Facilitator(browser, server, language, size=s).page for s in (LAPTOP, PHONE))
    wall = browser.person(LAPTOP, language)
    wall.goto(server.wall(code))
    for page in (desk, other):
        page.emulate_media(color_scheme=scheme)
    panel = desk.locator(".ws-coming")
    expect(panel).to_contain_text(ui("routes.own"))
    assert faults(desk) == []
    assert faults(other) == []
    panel.get_by_role("button").nth(1).focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".ws-undo")).to_be_visible()
    # The button is gone, and she has not lost her place.
    expect(panel.locator("h2")).to_be_focused()
    for page in (desk, other):
        expect(page.locator(".ws-sheet")).to_contain_text(title)
        expect(page.locator(".ws-coming button")).to_have_count(0)
        expect(page.locator(".ws-undo")).to_be_visible()
    assert faults(desk) == []
    expect(wall.locator("body")).not_to_contain_text(ui("routes.title"))
    other.locator(".ws-undo button").click()
    expect(panel.get_by_role("button")).to_have_count(2)
    expect(desk.locator(".ws-undo")).to_have_count(0)
