"""Who answers for which number: filled in on the facilitator's page, read along by everybody."""

import csv
from io import StringIO

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard
from tests.browser.people import LAPTOP, PHONE, Facilitator, Phone
from tests.browser.test_accessibility import faults
from tests.support.server import wait_until
from workshop.exercises.agenda import alone
from workshop.host.client import new_op

SLUG = "kpi-tradeoffs"


@pytest.fixture
def room(browser, server):
    """A phone, a wall and a facilitator at the slide of the table."""
    told = {"name": "A table", "departments": ["sales", "marketing"], "expected": 2}
    opening = {"agenda": alone(SLUG), "language": "en", "op": new_op(), **told}
    session = server.ask("open", **opening)["session"]
    phone = Phone(browser, "nb").join(server, session["code"], "sales")
    while (session["round"], session["phase"]) != ("matrix", "revealed"):
        session = server.ask("advance", op=new_op(), code=session["code"])["session"]
    server.ask("show", code=session["code"], slide=2)
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(session["code"]))
    return session["code"], phone, wall, Facilitator(browser, server)


def kept(server, code):
    return server.ask("look", code=code)["results"]["owners"]["matrix"]


def test_a_table_is_filled_in_by_keyboard_read_along_and_taken_along(server, room):
    code, phone, wall, desk = room
    panel, hands = desk.page.locator(".ws-matrix"), Keyboard(desk.page)
    expect(wall.get_by_role("heading", name="nothing is written yet")).to_be_visible()
    hands.go_to(".ws-matrix input.ws-weight").write("60").press("Tab")
    hands.write("30").press("Tab").write("Finance").press("Enter")
    expect(panel.get_by_text("not 100")).to_be_visible()
    expect(wall.get_by_role("heading", name="1 of 8 numbers")).to_be_visible()
    expect(phone.page.get_by_text("Bedømmes av: Finance. Summen er 90.")).to_be_visible()
    panel.get_by_label("Name of another function, 1").fill("Production")
    panel.get_by_label("Name of another function, 1").press("Enter")
    weight = panel.get_by_label("Leads: weight of Production", exact=True)
    weight.fill("110")
    weight.press("Enter")
    expect(panel.get_by_role("alert")).to_contain_text("A weight is a whole number from 0 to 100.")
    expect(weight).to_have_value("110")
    weight.fill("10")
    weight.press("Tab")
    expect(panel.get_by_role("alert")).to_have_count(0)
    expect(panel.get_by_text("not 100")).to_have_count(0)
    wait_until(lambda: len(kept(server, code)["weights"]["leads"]) == 3)
    assert kept(server, code)["weights"]["leads"] == {"marketing": 60, "sales": 30, "more-1": 10}
    assert faults(desk.page) == faults(phone.page) == faults(wall) == []
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("link", name="Save who answers for what").click()
    text = saved.value.path().read_bytes().decode("utf-8-sig")
    first, *_ = csv.DictReader(StringIO(text))
    assert (first["Production"], first["Sum"], first["Judged by"]) == ("10", "100", "Finance")


def test_on_a_phone_it_is_a_block_for_each_number_and_what_is_typed_stays(browser, server, room):
    code, _, _, _ = room
    desk = Facilitator(browser, server, "nb", PHONE).page
    desk.get_by_role("button", name="Begynn med et eksempel").click()
    judge = desk.get_by_label("Leads: hvem som bedømmer det", exact=True)
    expect(judge).to_have_value("Salg, hver fredag")
    judge.fill("Salg, hver dag")
    # Somebody else writes meanwhile, and the field that is being typed into keeps its text.
    other = {"question": "owners", "item": "profit", "judge": "Eieren"}
    server.ask("fill", code=code, op=new_op(), **other)
    expect(desk.get_by_label("Resultat: hvem som bedømmer det")).to_have_value("Eieren")
    expect(judge).to_have_value("Salg, hver dag")
    judge.press("Enter")
    wait_until(lambda: kept(server, code)["judges"].get("leads") == "Salg, hver dag")
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(desk) == []
