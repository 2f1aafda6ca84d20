"""Two phones at their own pace: the story first, the questions, and results that come."""

from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.room import EXERCISE, an_answer
from tests.support.server import wait_until
from workshop.exercises.exercise import load_exercise

WAIT, ON = "Wait with the results", "Let them come by themselves"


def test_quick_and_slow_readers_go_on_by_themselves_and_she_may_say_wait(browser, server):
    desk = Facilitator(browser, server)
    desk.page.get_by_label("Each at their own pace").check()
    code = desk.open_session(expected=2)
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    quick, slow = (
        Phone(browser).join(server, code, side, by_link=True).sees("lobby")
        for side in ("sales", "marketing")
    )
    server.go(code, "room", "asking")
    _reads(quick)
    _answers(quick)
    expect(slow.page.get_by_role("button", name="To the questions")).to_be_visible()
    expect(wall.locator(".ws-prose")).to_be_visible()
    expect(wall.locator(".ws-count-text")).to_have_text("1 of 2 has answered")
    slow.page.get_by_role("button", name="To the questions").click()
    _answers(slow)
    _waits(desk, wall)
    expect(desk.page.locator(".ws-soon .ws-countdown")).to_be_visible()
    wait_until(lambda: server.ask("look", code=code)["session"]["phase"] == "revealed")
    for phone in (quick, slow):
        phone.sees("revealed")


def _reads(phone) -> None:
    """There and back, and there again after the page was loaded anew: nothing is lost."""
    page = phone.page
    go = page.get_by_role("button", name="To the questions")
    expect(page.locator(".ws-story .ws-prose")).to_be_visible()
    go.click()
    expect(page.locator(".ws-asking")).to_be_visible()
    page.get_by_role("button", name="Back to the story").click()
    expect(page.locator(".ws-story")).to_be_visible()
    page.reload()
    go.click()
    page.reload()
    expect(page.locator(".ws-asking")).to_be_visible()
    expect(go).to_have_count(0)


def _answers(phone) -> None:
    for question in load_exercise(EXERCISE).round("room").questions:
        expect(phone.page.locator(".ws-asking")).to_be_visible()
        phone.answer(EXERCISE, question.id, an_answer(question))
    phone.saved()
    expect(phone.page.locator(".ws-done")).to_be_visible()
    expect(phone.page.locator(".ws-done .ws-nudged")).to_contain_text("results come")


def _waits(desk, wall) -> None:
    """She lets them wait in the countdown; then they come by themselves."""
    soon = desk.page.locator(".ws-soon")
    expect(wall.locator(".ws-soon")).to_contain_text("Here come the results")
    soon.get_by_role("button", name=WAIT).click()
    expect(wall.locator(".ws-soon")).to_have_count(0)
    expect(soon.get_by_role("button", name="Show them now")).to_have_count(0)
    soon.get_by_role("button", name=ON).click()
