"""People are sent to talk: whom to find, how much time is left, and who was understood."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.server import wait_until
from workshop.host.client import new_op

EXERCISE = "where-are-the-sales"


@pytest.fixture
def room(browser, server):
    """A room of two phones, a wall and a console, in the lobby."""
    told = {"name": "Talk", "departments": ["sales", "marketing"], "expected": 14}
    opened = server.ask("open", op=new_op(), language="en", exercises=[EXERCISE], **told)
    code = opened["session"]["code"]
    phones = [
        Phone(browser, language).join(server, code, department)
        for department, language in (("sales", "en"), ("marketing", "nb"))
    ]
    for phone in phones:
        phone.sees("lobby")
    # Who is to be sent into a group has opened her page, of which the host hears within a second.
    wait_until(lambda: all(p["arrived"] for p in server.ask("look", code=code)["people"]))
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    return code, phones, wall, Facilitator(browser, server)


def go_to_talk(server, code, talk) -> None:
    session = server.ask("look", code=code)["session"]
    while session["talk"] != talk or session["phase"] != "talk":
        session = server.ask("advance", op=new_op(), code=code)["session"]


def test_two_find_each_other_know_their_own_half_and_hear_when_the_time_is_over(server, room):
    code, (sales, marketing), wall, facilitator = room
    go_to_talk(server, code, "exchange")
    for phone in (sales, marketing):
        phone.sees("talk")
    english = sales.page.locator(".ws-group-name").inner_text()
    norwegian = marketing.page.locator(".ws-group-name").inner_text()
    assert (english, norwegian) == ("Blue 1", "Blå 1")
    expect(sales.page.get_by_text("number 17 of 42")).to_be_visible()
    expect(marketing.page.get_by_text("number 17 of 42")).to_have_count(0)
    expect(marketing.page.locator(".ws-talk-notes li")).to_have_count(4)
    facilitator.sees("talk")
    facilitator.page.get_by_role("button", name="Start 3:00").click()
    expect(wall.locator(".ws-countdown")).to_have_text(re.compile(r"2:5\d"))
    facilitator.page.get_by_role("button", name="One minute more").click()
    expect(wall.locator(".ws-countdown")).to_have_text(re.compile(r"3:[45]\d"))
    server.ask("clock", code=code, seconds=2)
    expect(wall.locator(".ws-countdown")).to_have_text("Time is up")
    expect(wall.locator("[aria-live]")).to_have_text("Time is up")
    expect(facilitator.page.locator(".ws-countdown")).to_have_text("Time is up")
    assert facilitator.next() == "asking"
    sales.sees("asking")
    expect(sales.page.locator(".ws-steps i")).to_have_count(2)


@pytest.mark.slow
def test_who_was_understood_says_so_and_the_wall_counts(server, room):
    code, (sales, marketing), wall, _ = room
    go_to_talk(server, code, "say-back")
    sales.sees("talk")
    button = sales.page.get_by_role("button", name="Yes, that is it")
    button.focus()
    sales.page.keyboard.press("Enter")
    expect(wall.get_by_text("1 of 2 feels understood")).to_be_visible()
    done = sales.page.get_by_role("button", name="You were understood")
    expect(done).to_have_attribute("aria-pressed", "true")
    sales.page.reload()
    sales.sees("talk")
    expect(done).to_be_visible()
    done.click()
    expect(wall.get_by_text("0 of 2 feel understood")).to_be_visible()
    expect(marketing.page.get_by_role("button", name="Ja, det er det")).to_be_visible()
