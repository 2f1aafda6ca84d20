"""The timetable: made on the facilitator’s page, seen by all, printed and taken along."""

import io
import zipfile

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.browser.test_accessibility import faults
from tests.support.crowd import Person
from workshop.exercises.agenda import alone
from workshop.host.client import new_op

SLUG, SIDE = "gemba-day", 7
DAYS = ("mon", "tue", "wed", "thu", "fri")


def go(server, code, round, phase):
    session = {"round": "", "phase": ""}
    while (session["round"], session["phase"]) != (round, phase):
        session = server.ask("advance", op=new_op(), code=code, to=None)["session"]


@pytest.fixture
def room(browser, server):
    """Fourteen tickets, one of them on a phone, at the slide of the timetable."""
    told = {"name": "A timetable", "departments": ["sales", "marketing"], "expected": 14}
    opening = {"agenda": alone(SLUG), "language": "en", "op": new_op(), **told}
    code = server.ask("open", **opening)["session"]["code"]
    sides = ["sales", "marketing"] * SIDE
    people = [Person(server.base).join(server, code, side) for side in sides[1:]]
    phone = Phone(browser, "nb").join(server, code, "sales")
    go(server, code, "ticket", "asking")
    for nth, person in enumerate(people):
        person.answer(SLUG, "when", {DAYS[(nth + at) % 5]: ["morning"] for at in range(2)})
        person.answer(SLUG, "role", ("junior", "doer", "lead", "head")[nth % 4])
    phone.answer(SLUG, "role", "head")
    phone.answer(SLUG, "when", {day: ["morning"] if day < "th" else [] for day in DAYS})
    phone.answer(SLUG, "host", "Produksjonen")
    go(server, code, "ticket", "revealed")
    server.ask("show", code=code, slide=1)
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    return code, phone, wall, Facilitator(browser, server)


def test_a_timetable_is_made_seen_printed_and_taken_along(browser, server, room):
    code, phone, wall, desk = room
    panel = desk.page.locator(".ws-timetable")
    expect(wall.get_by_role("heading", name="Who visits whom?")).to_be_visible()
    expect(panel.get_by_text("14 tickets")).to_be_visible()
    panel.get_by_label("At home, per cent").fill("100")
    panel.get_by_role("button", name="Make the timetable").click()
    expect(panel.get_by_text("No timetable keeps these rules.")).to_be_visible()
    expect(wall.get_by_role("heading", name="As the rules stand")).to_be_visible()
    panel.get_by_role("button", name="Do that: At home").click()
    expect(panel.get_by_text("It is made: 14 half days.")).to_be_visible()
    expect(wall.get_by_role("heading", name="14 half days are planned")).to_be_visible()
    phone.page.locator("summary", has_text="Her er du").first.click()
    expect(phone.page.get_by_text("Billetten din har nummer")).to_be_visible()
    expect(phone.page.get_by_text("før tolv: hos marked")).to_be_visible()
    assert faults(desk.page) == faults(phone.page) == faults(wall) == []
    with desk.page.context.expect_page() as opened:
        panel.get_by_role("link", name="Print it").click()
    paper = opened.value
    expect(paper.get_by_role("heading", name="Half days with the others")).to_be_visible()
    paper.get_by_label("The week that begins on").fill("2027-01-13")
    paper.get_by_role("button", name="Show").click()
    expect(paper.get_by_text("Monday, 11 January 2027 08:30").first).to_be_visible()
    assert faults(paper) == []
    with paper.expect_download() as saved:
        paper.get_by_role("link", name="Calendar files").click()
    with zipfile.ZipFile(io.BytesIO(saved.value.path().read_bytes())) as archive:
        events = Calendar.from_ical(archive.read("all.ics")).walk("VEVENT")
    assert len(events) == 14
    assert {event.start.date().isocalendar()[:2] for event in events} == {(2027, 2)}
    stranger = browser.person(LAPTOP)
    stranger.goto(f"{server.base}/timetable/{code}")
    expect(stranger).to_have_url(f"{server.base}/facilitate")
