"""The list of sessions: one of chosen exercises is opened, and one is erased, by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard
from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.browser.test_accessibility import faults
from tests.support.room import EXERCISE, LEADS, TASKS
from workshop.content.texts import interface
from workshop.exercises.agenda import choosable, only
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

UI, SIGNS = interface("en"), "conflict-signs"
SHARED = {"departments": ["sales", "marketing"], "language": "nb", "expected": 6}


@pytest.fixture
def start(browser, server):
    """The facilitator's first page while no session goes on."""
    return Facilitator(browser, server).page


@pytest.mark.slow
def test_exercises_are_chosen_and_put_in_order_with_the_keyboard_alone(server, start):
    title = load_exercise(LEADS).texts("en")("title")
    hands = Keyboard(start)
    hands.pick("agenda", "own")
    up = f"button[aria-label='{UI('console.own_up', title=title)}']"
    hands.go_to(f".ws-choosing input[value={TASKS}]").press("Space")
    hands.go_to(f".ws-choosing input[value={LEADS}]").press("Space")
    minutes = sum(load_exercise(slug).minutes for slug in (TASKS, LEADS))
    expect(start.locator(".ws-choosing [role=status]")).to_have_text(f"{minutes} min in all")
    hands.go_to(up).press("Enter").press("Enter")
    there = choosable()
    told = UI("console.own_now", title=title, n=there.index(LEADS) + 1 - 2, m=len(there))
    expect(start.locator("[aria-live]", has_text=told)).to_be_attached()
    assert hands.is_at(up)
    assert faults(start) == []
    hands.go_to(".ws-form .ws-primary").press("Enter")
    expect(start.locator(".ws-now")).to_be_visible()
    opened = server.ask("sessions")["sessions"][0]
    assert opened["agenda"] == only([LEADS, TASKS])


@pytest.mark.slow
def test_a_choice_of_nothing_is_said_at_its_place_and_the_form_is_kept(start):
    start.get_by_label("Name").fill("Fredag")
    start.locator("input[value=own]").check()
    start.get_by_role("button", name="Open the session").click()
    expect(start.locator("#ws-error-exercises")).to_contain_text(UI("refused.no-exercises"))
    expect(start.get_by_label("Name")).to_have_value("Fredag")
    expect(start.locator("input[value=own]")).to_be_checked()
    start.locator(f".ws-choosing input[value={LEADS}]").check()
    start.get_by_role("button", name="Open the session").click()
    expect(start.locator(".ws-now")).to_be_visible()


@pytest.mark.slow
def test_the_heads_are_asked_about_only_where_the_form_says_that_they_agreed(server, start):
    start.locator("input[value=own]").check()
    tick = start.get_by_label(UI("console.consent_yes"))
    expect(tick).to_have_count(0)
    start.locator(f".ws-choosing input[value={SIGNS}]").check()
    expect(tick).not_to_be_checked()
    assert faults(start) == []
    start.locator("input[value=teams]").check()
    expect(tick).to_have_count(0)
    start.locator("input[value=people]").check()
    tick.check()
    start.get_by_role("button", name="Open the session").click()
    expect(start.locator(".ws-now")).to_be_visible()
    assert [SIGNS, "heads"] in server.ask("sessions")["sessions"][0]["course"]


@pytest.mark.slow
def test_a_session_is_erased_after_a_question_and_all_who_are_in_it_are_told(browser, server):
    opened = server.ask("open", op=new_op(), name="Mandag", exercises=[EXERCISE], **SHARED)
    session = opened["session"]
    phone = Phone(browser, "nb").join(server, session["code"], "sales").sees("lobby")
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(session["code"]))
    expect(wall.locator(".ws-room")).to_have_text("Mandag")
    other = Facilitator(browser, server).page
    expect(other.locator(".ws-now")).to_be_visible()
    page = Facilitator(browser, server, size=PHONE).page
    page.get_by_role("button", name=UI("console.sessions")).click()
    hands, erase = Keyboard(page), f"#ws-erase-{session['id']}"
    hands.go_to(erase).press("Enter")
    expect(page.locator(".ws-confirm")).to_be_focused()
    expect(page.locator(".ws-confirm")).to_contain_text(UI("privacy.erase.ask"))
    hands.press("Escape")
    expect(page.locator(erase)).to_be_focused()
    hands.press("Enter").go_to(".ws-confirm .ws-primary").press("Enter")
    expect(page.locator(erase)).to_have_count(0)
    gone = UI("privacy.erase.done", name="Mandag")
    expect(page.locator("[data-notice=erased]")).to_contain_text(gone)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(phone.page.get_by_role("status")).to_have_text(interface("nb")("refused.unknown-token"))
    expect(wall.get_by_role("heading")).to_have_text(interface("nb")("refused.unknown-session"))
    expect(other.locator(".ws-start")).to_be_visible()
    assert session["id"] not in {s["id"] for s in server.ask("sessions")["sessions"]}


@pytest.mark.slow
def test_a_session_that_is_over_is_looked_back_at(browser, server):
    told = {"name": "Last spring", "exercises": [LEADS], **SHARED}
    session = server.ask("open", op=new_op(), **told)["session"]
    server.ask("advance", op=new_op(), code=session["code"], to="end")
    page = Facilitator(browser, server).page
    page.get_by_role("button", name=f"{UI('console.look_back')}: Last spring").click()
    expect(page.locator(".ws-now")).to_contain_text(UI("console.ended_title"))
