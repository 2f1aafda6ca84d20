"""Three people at one phone, one after the other, through a round and its results."""

import re

from playwright.sync_api import expect

from tests.browser.people import Phone
from tests.support.crowd import Person
from tests.support.room import an_answer
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

EXERCISE = "where-are-the-sales"
ROOM = re.compile(r"room\.ipynb")


def opened(server):
    told = {"name": "A room", "agenda": f"only.{EXERCISE}", "departments": ["sales", "marketing"]}
    return server.ask("open", op=new_op(), language="en", expected=20, **told)["session"]["code"]


def one_more(phone, department):
    """Let somebody else answer on this device too, as its page leads."""
    page = phone.page
    if page.locator(".ws-place summary").count():
        page.locator(".ws-place summary").click()
    page.locator("[data-device]").click()
    page.locator(f"label.wk-{department}").click()
    page.locator("form:has([value=add]) button").click()
    page.wait_for_url(ROOM)


def answer_all(phone, nth, department=None):
    """Answer card after card; the last one hands the device on by itself."""
    page = phone.page
    department = department or ("marketing" if nth == 2 else "sales")
    for question in load_exercise(EXERCISE).rounds[0].asked(department):
        if question.answerable:
            phone.answer(EXERCISE, question.id, an_answer(question, nth))
    phone.sees("handed")
    assert page.locator("input, .ws-review").count() == 0


def kept_in(page):
    return page.evaluate("JSON.stringify({...localStorage})")


def test_three_people_at_one_phone(browser, fresh_server):
    server, ui = fresh_server, interface("en")
    code = opened(server)
    others = [Person(server.base).join(server, code, s) for s in ("sales", "marketing") * 5]
    phone = Phone(browser).join(server, code, "sales").sees("lobby")
    page = phone.page
    for department in ("marketing", "sales"):
        one_more(phone, department)
    expect(page.locator(".ws-device-bar")).to_contain_text(ui("device.whose", n=3, m=3))
    assert not {"workshop_seat", "workshop_device"} & set(
        re.findall(r"(\w+)=", page.evaluate("document.cookie"))
    )
    page.locator("[data-hand]").click()
    expect(page.locator("[data-take]")).to_have_count(3)
    server.ask("advance", op=new_op(), code=code, to="asking")
    for at in (1, 2):
        page.locator(f"[data-take='{at}']").click()
        phone.sees("asking")
        answer_all(phone, at)
        expect(page.locator("[data-heading]")).to_have_text(ui("device.handed.title", n=at % 3 + 1))
        assert "given" not in kept_in(page)
    # What was handed on is not there, by the way back or by taking it anew.
    page.go_back()
    page.goto(f"{server.base}/voila/render/room.ipynb")
    phone.sees("handed")
    page.locator("[data-take='1']").click()
    expect(page.locator("[data-heading]")).to_have_text(ui("device.sealed.title"))
    page.locator("[data-hand]").click()
    page.locator("[data-take='3']").click()
    phone.sees("asking")
    # Server and host are gone for a while: whose turn it was is still so.
    server.kill()
    server.start()
    page.reload()
    phone.sees("asking")
    expect(page.locator(".ws-device-bar")).to_contain_text(ui("device.whose", n=3, m=3))
    answer_all(phone, 0)
    expect(page.locator("[data-heading]")).to_have_text(ui("device.handed.done"))
    for person in others:
        person.bind()
        for question in load_exercise(EXERCISE).rounds[0].asked("sales"):
            if question.answerable:
                person.answer(EXERCISE, question.id, an_answer(question))
    for to in ("closed", "revealed"):
        server.ask("advance", op=new_op(), code=code, to=to)
    phone.sees("revealed")
    expect(page.locator(".ws-here")).to_have_count(0)
    page.locator("[data-take='2']").click()
    phone.sees("revealed")
    expect(page.locator(".ws-device-bar")).to_contain_text(ui("device.whose", n=2, m=3))
    expect(page.locator(".ws-here")).not_to_have_count(0)
