"""axe-core on every page and phase: nothing serious or critical."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import grave_faults
from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.support.crowd import Person
from workshop.agenda import alone
from workshop.exercise import load_exercise
from workshop.host.client import new_op
from workshop.pages.ghost import ghosts

EXERCISES = ("where-are-the-sales", "kpi-tradeoffs")


@pytest.fixture(params=EXERCISES)
def room(server, request):
    """A room of fourteen invented people; returns its code and what moves it on."""
    exercise = load_exercise(request.param)
    told = {"agenda": alone(exercise.slug), "departments": ["sales", "marketing"], "expected": 16}
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    people = [
        (Person(server.base).join(server, code, department), answers)
        for _, department, answers in ghosts(exercise)
    ]

    def move(to):
        session = server.ask("advance", op=new_op(), code=code, to=to)["session"]
        if to == "asking":
            for person, answers in people:
                for question in exercise.round(session["round"]).questions:
                    if question.id in answers:
                        person.answer(exercise.slug, question.id, answers[question.id])

    return code, move


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_without_a_kernel_have_no_grave_fault(browser, server, room, scheme):
    code, _ = room
    page = browser.person(PHONE, "nb", color_scheme=scheme)
    for path in ("/", f"/join/{code}", "/join/ZZZZZZ", "/facilitate", "/study"):
        page.goto(f"{server.base}{path}")
        assert grave_faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phone_wall_and_console_have_no_grave_fault_in_any_phase(browser, server, room, scheme):
    code, move = room
    facilitator = Facilitator(browser, server)
    facilitator.page.emulate_media(color_scheme=scheme)
    wall = browser.person(LAPTOP, color_scheme=scheme)
    wall.goto(f"{server.base}/wall/{code}")
    phone = Phone(browser, "nb").join(server, code, "marketing").sees("lobby")
    phone.page.emulate_media(color_scheme=scheme)
    expect(wall.locator(".ws-wall[data-phase=lobby]")).to_be_visible()
    facilitator.sees("lobby")
    check_all("lobby", phone, wall, facilitator)
    for phase, to in (("story", "next"), ("asking", "asking")):
        move(to)
        phone.sees(phase)
        facilitator.sees(phase)
        check_all(phase, phone, wall, facilitator)
    check_each_card(phone)
    for phase in ("closed", "revealed"):
        move(phase)
        phone.sees(phase)
        facilitator.sees(phase)
        check_all(phase, phone, wall, facilitator)
    move("next")
    move("asking")
    phone.sees("asking")
    check_each_card(phone)
    facilitator.page.get_by_role("button", name="All sessions").click()
    expect(facilitator.page.get_by_role("button", name="Open the session")).to_be_visible()
    assert grave_faults(facilitator.page) == []


def check_all(phase, phone, wall, facilitator) -> None:
    expect(wall.locator(f".ws-wall[data-phase={phase}]")).to_be_visible()
    for who, page in (("phone", phone.page), ("wall", wall), ("console", facilitator.page)):
        assert grave_faults(page) == [], (who, phase)
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert fits, (who, phase)


def check_each_card(phone) -> None:
    while (
        phone.page.locator(".ws-kind-rating, .ws-kind-sort, .ws-kind-split, .ws-kind-number")
        .or_(phone.page.locator(".ws-kind-choice, .ws-kind-note, .ws-kind-text"))
        .count()
    ):
        before = phone.heading()
        assert grave_faults(phone.page) == [], before
        skip = phone.page.get_by_role("button", name="Hopp over")
        (skip if skip.count() else phone.page.locator(".ws-bar .ws-primary")).first.click()
        expect(phone.page.locator("[data-heading]").first).not_to_have_text(before)
