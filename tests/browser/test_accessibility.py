"""axe-core on every page and phase: no fault of any level."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.support.crowd import Person
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.host.client import new_op

EXERCISES = (
    "where-are-the-sales", "kpi-tradeoffs", "strategy-vs-tactics", "must-every-lead-buy",
)  # fmt: skip
SCHEMES = ("light", "dark")


def faults(page, within=None) -> list[str]:
    found = Axe().run(page, within).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


@pytest.fixture
def inspect():
    """Inspect pages, light and dark, and tell every fault and its first place at the end."""
    found: dict[str, str] = {}

    def look(page, name: str) -> None:
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        seen = [] if fits else ["the page scrolls sideways"]
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            seen += faults(page)
        for fault in seen:
            found.setdefault(fault, name)

    yield look
    if found:
        pytest.fail("\n".join(f"{place}: {fault}" for fault, place in found.items()), pytrace=False)


FIRST, *OTHERS = EXERCISES


@pytest.fixture(params=[FIRST, *(pytest.param(e, marks=pytest.mark.slow) for e in OTHERS)])
def room(server, request):
    """A room of fourteen invented people: its code, its exercise and what moves it on."""
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
        if session["phase"] == "asking":
            for person, answers in people:
                for question in exercise.round(session["round"]).questions:
                    if question.id in answers:
                        person.answer(exercise.slug, question.id, answers[question.id])

    return code, exercise, move


def test_pages_without_a_kernel_have_no_fault(browser, server, inspect):
    told = {"agenda": "first-session", "departments": ["sales", "marketing"], "expected": 4}
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    page = browser.person(PHONE, "nb")
    for path in ("/", f"/join/{code}", "/join/ZZZZZZ", "/facilitate", "/study", "/nowhere"):
        page.goto(f"{server.base}{path}")
        inspect(page, path)


def test_phone_wall_and_console_have_no_fault_in_any_phase(browser, server, room, inspect):
    code, exercise, move = room
    facilitator = Facilitator(browser, server)
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    phone = Phone(browser, "nb").join(server, code, "marketing").sees("lobby")

    def inspect_all(phase):
        expect(wall.locator(f".ws-wall[data-phase={phase}]")).to_be_visible()
        facilitator.sees(phase)
        phone.sees(phase)
        for who, page in (("phone", phone.page), ("wall", wall), ("console", facilitator.page)):
            inspect(page, f"{who}, {phase}")

    inspect_all("lobby")
    for round in exercise.rounds:
        move("next")
        if round.story:
            inspect_all("story")
            move("asking")
        inspect_all("asking")
        inspect_each_card(phone, inspect)
        for phase in ("closed", "revealed"):
            move(phase)
            inspect_all(phase)
    facilitator.page.get_by_role("button", name="All sessions").click()
    expect(facilitator.page.get_by_role("button", name="Open the session")).to_be_visible()
    inspect(facilitator.page, "sessions")


def inspect_each_card(phone, inspect) -> None:
    """Inspect the cards, one after the other: skipped, or turned where there is only to read."""
    on = phone.page.locator(".ws-progress-line .ws-quiet, .ws-kind-note + .ws-bar .ws-primary")
    while phone.page.locator(".ws-asking").count():
        before = phone.heading()
        inspect(phone.page, before)
        if not on.count():
            break
        on.first.click()
        expect(phone.page.locator("[data-heading]").first).not_to_have_text(before)
