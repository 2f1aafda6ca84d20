"""You, here, on a phone: folded until its owner opens it, and marked in words and on the bar."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import PHONE, Phone
from tests.browser.test_accessibility import faults
from tests.support.crowd import SEAT, Person
from tests.support.room import DEPARTMENTS, EXERCISE
from workshop.content.texts import interface
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op

HERS = {
    "lines": {"crowd": "sales", "advert": "marketing"},
    "blame": {"brief": 60, "luck": 40},
    "missing": "Nobody asked me.",
}
SMALLEST = {"width": 320, "height": 640}


class Seat:
    """The invented room, and somebody in it with a phone of her own."""

    def __init__(self, browser, server, language) -> None:
        self.server, exercise = server, load_exercise(EXERCISE)
        told = {"name": "Monday", "agenda": alone(EXERCISE), "departments": list(DEPARTMENTS)}
        opened = server.ask("open", op=new_op(), language="en", expected=16, **told)
        self.code = opened["session"]["code"]
        self.crowd = [
            (Person(server.base).join(server, self.code, department), answers)
            for _, department, answers in ghosts(exercise)
        ]
        self.phone = Phone(browser, language).join(server, self.code, "sales", by_link=True)
        self.page = self.phone.sees("lobby").page
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()}
        self.ticket = new_token()
        who = {"ticket_hash": hashed(self.ticket), "token_hash": hashed(cookies[SEAT])}
        server.ask("bind", role="participant", **who)

    def reveal(self, round) -> None:
        """Everybody answers a round, and the room sees it."""
        self.move("next")
        self.move("asking")
        for question in load_exercise(EXERCISE).round(round).questions:
            for person, answers in self.crowd:
                if question.id in answers:
                    person.answer(EXERCISE, question.id, answers[question.id])
            if question.id in HERS:
                fields = {"exercise": EXERCISE, "question": question.id, "value": HERS[question.id]}
                self.server.ask("answer", self.ticket, op=new_op(), **fields)
        self.move("closed")
        self.move("revealed")
        self.phone.sees("revealed")

    def move(self, to) -> None:
        self.server.ask("advance", op=new_op(), code=self.code, to=to)

    def fold(self, at=0):
        return self.page.locator(".ws-here").nth(at)

    def marks(self):
        return self.page.locator(".ws-mine:visible")


@pytest.mark.parametrize("language", ["nb", pytest.param("en", marks=pytest.mark.slow)])
def test_it_is_folded_until_she_opens_it_and_then_says_and_marks_what_she_answered(
    browser, server, language
):
    ui, seat = interface(language), Seat(browser, server, language)
    seat.reveal("room")
    # Whoever lays her phone on the table shows nobody anything.
    expect(seat.fold().locator("summary")).to_have_text(ui("here.title"))
    expect(seat.marks()).to_have_count(0)
    expect(seat.page.locator(".ws-track > .ws-me:visible")).to_have_count(0)
    seat.fold().locator("summary").press("Enter")
    expect(seat.marks()).to_have_count(2)
    words = load_exercise(EXERCISE).texts(language)
    row = seat.page.locator(".ws-row", has_text=words("questions.lines.items.crowd"))
    name, bucket = ui("here.you"), ui("departments.sales")
    expect(row.locator(".ws-mine")).to_have_text(f"{name}: {bucket}")
    _stays_open_through_a_reload(seat)
    _fits_and_has_no_fault(seat)
    _begins_closed_at_the_next_slide(seat)


def _stays_open_through_a_reload(seat) -> None:
    seat.page.reload()
    seat.phone.sees("revealed")
    expect(seat.marks()).to_have_count(2)


def _fits_and_has_no_fault(seat) -> None:
    for size in (SMALLEST, PHONE):
        seat.page.set_viewport_size(size)
        assert seat.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for scheme in ("dark", "light"):
            seat.page.emulate_media(color_scheme=scheme)
            assert faults(seat.page) == []


def _begins_closed_at_the_next_slide(seat) -> None:
    seat.server.ask("show", code=seat.code, slide=1)
    expect(seat.page.locator("details.ws-bars")).to_have_count(1)
    expect(seat.marks()).to_have_count(0)
    # The one before is folded away by itself, and as she left it.
    seat.page.locator("details.ws-bars > summary").click()
    expect(seat.marks()).to_have_count(2)


def test_her_phone_says_what_became_of_her_text_while_she_looks_and_another_phone_says_nothing(
    browser, server
):
    seat, ui = Seat(browser, server, "en"), interface("en")
    other = Phone(browser).join(server, seat.code, "sales", by_link=True).sees("lobby").page
    seat.reveal("room")
    seat.reveal("deal")
    fold = seat.page.locator(".ws-here", has=seat.page.locator(".ws-wrote"))
    fold.locator("summary").click()
    expect(fold.locator("li")).to_contain_text(ui("here.held"))
    texts = server.ask("look", code=seat.code)["texts"]
    (mine,) = [text["id"] for text in texts if text["text"] == HERS["missing"]]
    server.ask("release", code=seat.code, id=mine, released=True)
    expect(fold.locator("li")).to_contain_text(ui("here.shown"))
    expect(other.locator(".ws[data-phase=revealed]")).to_be_visible()
    expect(other.locator(".ws-here, .ws-mine, .ws-wrote")).to_have_count(0)
