"""A pause loses nothing, what was done is undone, a nudge, keys, and a colleague who leads."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.support.crowd import Person
from tests.support.room import DEPARTMENTS, PROMISES
from tests.support.server import wait_until
from workshop.exercises.agenda import alone
from workshop.host.client import new_op

HALF = "We promise to call every lead"


@pytest.fixture
def code(server):
    told = {"name": "Monday", "agenda": alone(PROMISES), "departments": list(DEPARTMENTS)}
    told |= {"language": "en", "expected": 12}
    return server.ask("open", op=new_op(), **told)["session"]["code"]


def test_a_half_written_text_outlasts_a_pause_and_what_was_done_is_undone(browser, server, code):
    desk = Facilitator(browser, server)
    expect(desk.page.locator(".ws-now")).to_be_visible()
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    phone = Phone(browser).join(server, code, "sales", by_link=True).sees("lobby")
    server.go(code, "proposals", "asking")
    phone.sees("asking")
    phone.page.locator("textarea").fill(HALF)
    _nudged(desk, phone)
    _paused(server, code, desk, phone, wall)
    _done_and_undone(server, code, desk)
    _keys(server, code, desk)


def _nudged(desk, phone) -> None:
    """A phone that owes an answer says so, and the button rests."""
    expect(desk.page.locator(".ws-lines")).to_contain_text("connected")
    desk.page.locator(".ws-nudge button").click()
    expect(phone.page.locator(".ws-nudged")).to_be_visible()
    expect(desk.page.locator(".ws-nudge button")).to_have_attribute("aria-disabled", "true")
    expect(phone.page.locator("textarea")).to_have_value(HALF)


def _paused(server, code, desk, phone, wall) -> None:
    desk.page.get_by_role("button", name="Pause", exact=True).click()
    expect(phone.page.get_by_role("heading", name="A short pause")).to_be_visible()
    expect(phone.page.locator(".ws-bar")).to_have_count(0)
    expect(wall.get_by_role("heading", name="A short pause")).to_be_visible()
    phone.page.reload()
    expect(phone.page.get_by_role("heading", name="A short pause")).to_be_visible()
    desk.page.get_by_role("button", name="Go on", exact=True).click()
    expect(phone.page.locator("textarea")).to_have_value(HALF)
    expect(wall.get_by_role("heading", name="A short pause")).to_have_count(0)
    phone.send()
    wait_until(lambda: server.ask("look", code=code)["answered"]["finished"] == 1)


def _done_and_undone(server, code, desk) -> None:
    """Each thing she does has its Undo beside it, which puts it back."""
    page = desk.page
    page.get_by_role("button", name="Lock the door", exact=True).click()
    line = page.locator(".ws-undo", has_text="The door is locked.")
    expect(line).to_be_visible()
    line.get_by_role("button").click()
    wait_until(lambda: server.ask("look", code=code)["door"] == "open")
    expect(line).to_have_count(0)
    page.get_by_role("button", name="End the session", exact=True).click()
    desk.sees("ended")  # until then the Undo that stands there is of the move before
    page.locator(".ws-now .ws-undo").get_by_role("button", name="Undo", exact=True).click()
    wait_until(lambda: server.ask("look", code=code)["session"]["phase"] == "asking")


def _keys(server, code, desk) -> None:
    """Keys press the buttons that stand there, until they are turned off."""
    page = desk.page
    expect(page.get_by_role("button", name="Lock the door", exact=True)).to_be_visible()
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("l")
    wait_until(lambda: server.ask("look", code=code)["door"] == "locked")
    page.keyboard.press("?")
    expect(page.locator(".ws-keys")).to_be_visible()
    page.locator(".ws-keys input").uncheck()
    page.get_by_role("button", name="Close", exact=True).click()
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("p")
    page.wait_for_timeout(500)
    assert not server.ask("look", code=code)["session"]["paused"]


def test_a_colleague_leads_from_a_phone_and_is_shut_out_again(browser, server, code):
    desk = Facilitator(browser, server)
    expect(desk.page.locator(".ws-now")).to_be_visible()
    panel = desk.page.locator(".ws-leading")
    panel.locator("summary").click()
    panel.get_by_role("button", name="Let a colleague lead too").click()
    expect(panel.locator(".ws-qr")).to_be_visible()
    colleague = browser.person(PHONE)
    colleague.goto(panel.locator(".ws-link").inner_text())
    expect(colleague.locator(".ws-now")).to_be_visible()
    _all_within_reach(server, code, colleague)
    rows = panel.locator("li", has=desk.page.get_by_role("button"))
    others = rows.count()
    rows.last.get_by_role("button").click()
    panel.locator(".ws-confirm .ws-primary").click()
    expect(rows).to_have_count(others - 1)
    before = server.ask("look", code=code)["session"]
    colleague.locator(".ws-actions .ws-primary").click()
    colleague.wait_for_timeout(500)
    assert server.ask("look", code=code)["session"] == before


def _all_within_reach(server, code, page) -> None:
    """On a phone nothing is cut off, while a room of ten answers."""
    for nth in range(10):
        Person(server.base).join(server, code, DEPARTMENTS[nth % 2])
    server.go(code, "proposals", "asking")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(page.locator(".ws-answered")).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
