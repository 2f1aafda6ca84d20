"""An exercise that `workshop new` has just written is everywhere, without a line of code."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.broken import Kit
from tests.support.crowd import Person
from workshop.commands.new import new_exercise
from workshop.content.texts import interface
from workshop.server.printing import HEADS

SLUG, TITLE = "lunch-together", "Lunch together"
AGENDA = f"""
[title]
en = "Food"
nb = "Mat"

[[item]]
exercise = "check-in"
minutes = 4

[[item]]
exercise = "conflict-signs"
minutes = 32

[[item.or]]
exercise = "{SLUG}"
minutes = 10
"""


@pytest.fixture
def kit(tmp_path):
    """A kit with one exercise more, which may be chosen in a programme; served."""
    kit = Kit(tmp_path)
    new_exercise(SLUG, kit.root)
    (kit.root / "data/agendas/food.toml").write_text(AGENDA, "utf-8")
    kit.server.start()
    yield kit
    kit.stop()


def test_it_is_chosen_played_shown_printed_and_explored_alone(browser, kit):
    desk = Facilitator(browser, kit.server)
    the_form_offers_it(desk.page)
    code = desk.open_session(agenda="food")
    she_chooses_it_for_its_slot(desk.page)
    phone = Phone(browser, "nb").join(kit.server, code, "sales")
    wall = browser.person(LAPTOP)
    wall.goto(kit.server.wall(code))
    sides = ("sales", "marketing") * 7
    others = [Person(kit.server.base).join(kit.server, code, side) for side in sides]
    people_answer_and_see_it(desk, phone, wall, others)
    it_is_printed(browser, kit.server, desk.page, code)
    somebody_explores_it_alone(browser, kit.server)


def the_form_offers_it(page) -> None:
    expect(page.locator(".ws-choice", has_text="Food")).to_contain_text(f"or {TITLE}")
    page.locator("input[name$='-agenda'][value='own']").check()
    expect(page.locator(".ws-choosing")).to_contain_text(TITLE)


def she_chooses_it_for_its_slot(page) -> None:
    ui = interface("en")
    # In the lobby the slot comes next: a check-in is no exercise.
    offer = page.locator(".ws-slot li", has_text=TITLE)
    offer.get_by_role("button", name=ui("routes.choice.choose")).click()
    expect(offer).to_contain_text(ui("routes.choice.chosen"))
    expect(page.locator(".ws-undo")).to_contain_text(f"“{TITLE}”")
    expect(page.locator(".ws-sheet")).to_contain_text("or “Two signs, five symptoms”")


def people_answer_and_see_it(desk, phone, wall, others) -> None:
    while desk.session()["exercise"] != SLUG:
        desk.next(talks=True)
    expect(wall.locator("h1")).to_have_text(TITLE)
    assert desk.next() == "asking"
    phone.sees("asking")
    phone._pick(phone.page.locator(".ws-card"), f"{SLUG}/claim", {"claim": "5"})
    phone.send()
    phone._choose(phone.page.locator(".ws-card"), f"{SLUG}/cause", "rules")
    phone.send()
    phone.saved()
    for person in others:
        person.answer(SLUG, "claim", {"claim": "5"})
    while desk.next() != "revealed":
        pass
    phone.sees("revealed")
    for page in (wall, desk.page):
        expect(page.get_by_text("All or nearly all of us agree").first).to_be_visible()
    expect(desk.page.locator(".ws-cue")).to_be_visible()


def it_is_printed(browser, server, page, code) -> None:
    for query in ("", f"?session={code}"):
        page.goto(f"{server.base}/kit/nb/{HEADS}{query}")
        expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def somebody_explores_it_alone(browser, server) -> None:
    page = browser.person(LAPTOP)
    page.goto(f"{server.base}/study")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Show me the room").first.click()
    expect(page.locator(".ws-figure svg").first).to_be_visible()
