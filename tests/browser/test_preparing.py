"""A programme is prepared with a keyboard the evening before; its slides reach the wall."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard
from tests.browser.people import LAPTOP, PHONE, Facilitator
from tests.browser.test_accessibility import faults
from tests.support.documents import pdf
from workshop.content.own import own_root
from workshop.content.texts import interface
from workshop.exercises.agenda import load_agenda, own_agendas
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

UI = interface("en")
WORDS = UI.table("prepare.page")


@pytest.fixture(autouse=True)
def own():
    yield
    shutil.rmtree(own_root(), ignore_errors=True)


def titled(slug):
    return load_exercise(slug).texts("en")("title")


def named(key, slug):
    return f"button[aria-label='{UI(f'prepare.page.{key}', title=titled(slug))}']"


def test_a_programme_is_prepared_with_the_keyboard_and_a_session_opened_with_it(
    browser, server, tmp_path
):
    file = tmp_path / "Our year.pdf"
    file.write_bytes(pdf(3))
    page = Facilitator(browser, server).page
    hands = Keyboard(page)
    hands.go_to(".ws-beginning select")
    page.locator(".ws-beginning select").select_option("one-hour")
    hands.go_to(".ws-beginning button").press("Enter")
    hands.go_to("input[id$='-title']").rewrite("Evening before")
    hands.go_to(named("down", "check-in")).press("Enter")
    expect(page.locator("[aria-live]", has_text="is now number 2")).to_be_attached()
    assert hands.is_at(named("down", "check-in"))
    hands.back_to(named("up", "check-in")).press("Enter")
    page.locator(".ws-decks input[type=file]").set_input_files(str(file))
    slides = page.locator(".ws-items li[data-like=slides]")
    expect(slides).to_contain_text("Our year")
    assert faults(page) == []
    hands.go_to(".ws-sum .ws-primary").press("Enter")
    expect(page.locator(".ws-kept")).to_have_text(UI("prepare.says.saved"))
    (slug,) = own_agendas()
    items = [item.exercise for item in load_agenda(slug).items]
    assert (items[0], items[-2][:11], items[-1]) == ("check-in", "own-slides-", "closing")
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(LAPTOP)
    page.locator(".ws-head button").first.click()
    expect(page.locator(f"input[value='{slug}']")).to_be_checked()
    page.get_by_role("button", name="Open the session").click()
    expect(page.locator(".ws-now")).to_be_visible()
    shown_on_the_wall(browser, server, page)


def shown_on_the_wall(browser, server, desk):
    """The wall shows one page after the other, as its own keys and the console's button say."""
    code = server.ask("sessions")["sessions"][0]["code"]
    step = len(server.ask("look", code=code)["session"]["course"]) - 2
    server.ask("advance", op=new_op(), code=code, step=step)
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    picture = wall.locator(".ws-slide img").first
    expect(picture).to_have_attribute("alt", UI("slides.alt", n=1, m=3, title="Our year"))
    wall.wait_for_function("document.querySelector('.ws-slide img').naturalWidth === 1920")
    wall.keyboard.press("PageDown")
    expect(picture).to_have_attribute("alt", UI("slides.alt", n=2, m=3, title="Our year"))
    desk.locator(".ws-actions .ws-primary").click()
    expect(picture).to_have_attribute("alt", UI("slides.alt", n=3, m=3, title="Our year"))
