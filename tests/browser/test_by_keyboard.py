"""A whole session with nothing but keyboards: a facilitator leads it, a participant answers."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.answers import EXERCISE, GAME, answers
from tests.browser.keyboard import Keyboard
from tests.browser.people import LAPTOP, PHONE
from tests.support.room import asked
from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

PHASES = interface("en").table("phases")
NEXT = ".ws-actions .ws-primary"
SEND = ".ws-bar .ws-primary"
HEADING = "[data-heading]"


class Leading(Keyboard):
    """The facilitator's hands."""

    def __init__(self, browser, server) -> None:
        super().__init__(browser.person(LAPTOP))
        self._server = server
        self.page.goto(server.links["facilitate"])

    def open_session(self, name: str, expected: str, programme: str = "two-hours") -> str:
        self.go_to("#ws-field-name").rewrite(name)
        self.pick("agenda", programme)
        self.go_to("input[type=checkbox][value=marketing]").press("Space").press("Space")
        self.go_to("#ws-field-expected").rewrite(expected)
        self.go_to(".ws-form .ws-primary").press("Enter")
        expect(self.page.locator(".ws-now")).to_be_visible()
        self.keeps("h1")
        return self.session()["code"]

    def session(self):
        return self._server.ask("sessions")["sessions"][0]

    def next(self) -> str:
        """Press the big button until the room has moved; it keeps the focus.

        It turns slides first, and where it asks, yes is pressed; talk steps are passed.
        """
        phase = self._press_on()
        while phase == "talk":
            phase = self._press_on()
        return phase

    def _press_on(self) -> str:
        version = self.session()["version"]
        while self.session()["version"] == version:
            shown = self.session()["shown"]
            self.go_to(NEXT).press("Enter")
            if self.is_at(".ws-confirm"):
                self.go_to(".ws-confirm .ws-primary").press("Enter")
            wait_until(partial(self._has_moved, version, shown))
            now = self.session()
            if now["version"] == version:
                place = re.compile(rf"^{now['shown'] + 1} /")
                expect(self.page.locator(".ws-pager div > span")).to_have_text(place)
        now = self.session()
        phase = now["phase"]
        # Her page shows where the room is; what she presses before that is not carried out.
        there = self.page.locator(f".ws-desk[data-version='{now['version']}']")
        expect(there).to_be_visible()
        if phase != "talk":
            expect(self.page.locator(".ws-phases [data-state=now]")).to_have_text(PHASES[phase])
        self.keeps(NEXT)
        return phase

    def _has_moved(self, version: int, shown: int) -> bool:
        now = self.session()
        return now["version"] > version or now["shown"] != shown

    def turn(self, by: int) -> None:
        """Turn the wall, forward or back."""
        shown, arrow = self.session()["shown"], f".ws-pager button:{'last' if by > 0 else 'first'}"
        self.go_to(f"{arrow}-of-type").press("Enter")
        wait_until(lambda: self.session()["shown"] == shown + by)
        place = re.compile(rf"^{shown + by + 1} /")
        expect(self.page.locator(".ws-pager div > span")).to_have_text(place)
        self.keeps(f"{arrow}-of-type")


class Answering(Keyboard):
    """A participant's hands."""

    def __init__(self, browser) -> None:
        super().__init__(browser.person(PHONE))

    def join(self, server, code: str, department: str) -> None:
        self.page.goto(f"{server.base}/")
        self.keeps("#code").write(code.lower()).press("Enter")
        expect(self.page.locator("input[name=department]").first).to_be_visible()
        self.pick("department", department)
        self.go_to("button.wk-primary").press("Enter")
        self.sees("lobby")

    def sees(self, phase: str) -> None:
        expect(self.page.locator(f".ws[data-phase={phase}]")).to_be_visible()

    def answer(self, question, value) -> None:
        """Answer the card in front; the next one has the focus at its heading."""
        before = self.page.locator(HEADING).inner_text()
        hands = {"split": self._share, "number": self._number, "choice": self._choose}
        hands |= {"rank": self._order, "text": self._write, "note": lambda *_: None}
        hands.get(question.kind, self._rate)(question, value)
        if question.kind != "number":
            self.go_to(SEND).press("Enter")
        expect(self.page.locator(HEADING).first).not_to_have_text(before)
        self.keeps(HEADING)

    def _rate(self, question, value) -> None:
        for item, option in value.items():
            self.pick(f"{question.id}-{item}", option)

    def _choose(self, question, value) -> None:
        self.pick(f"{question.id}-choice", value)

    def _write(self, _, value) -> None:
        self.go_to("textarea").write(value)

    def _number(self, question, value) -> None:
        first = question.items[0]
        self.go_to(f"[data-item='{first}'] input")
        for item in question.items:
            self.keeps(f"[data-item='{item}'] input").write(str(value[item])).press("Enter")

    def _share(self, question, value) -> None:
        """Choose both where one must choose; slide the first one, press plus for the second one."""
        (first, points), (second, others), *_ = value.items()
        for item in (first, second) if question.most else ():
            self.go_to(f".ws-naming input[value='{item}']").press("Space")
        self.slide(f"[data-item='{first}'] input", points)
        self.go_to(f"[data-item='{second}'] .ws-step:last-child").press("Space", others // 5)
        expect(self.page.locator(".ws-pool")).to_have_attribute("data-state", "full")

    def _order(self, _, value) -> None:
        """Pick each item up by its handle and bring it to its place; confirm what fits already."""
        rows = [row.get_attribute("data-item") for row in self.page.locator(".ws-rank").all()]
        if rows == value:
            self.go_to(".ws-rank-standing button").press("Enter").keeps(SEND)
        for place, item in enumerate(value):
            at = rows.index(item)
            grip = f".ws-rank[data-item='{item}'] .ws-grip"
            if at > place:
                self.page.locator("h2").focus()
                self.go_to(grip).press("Space").press("ArrowUp", at - place).press("Space")
                self.keeps(grip)
                rows.insert(place, rows.pop(at))

    def play_round(self, round, department: str, given) -> None:
        self.sees("asking")
        for question in round.asked(department):
            self.answer(question, given.get(question.id))
        expect(self.page.locator(".ws-done")).to_be_visible()


@pytest.fixture
def leading(browser, server):
    return Leading(browser, server)


def test_a_session_is_led_and_answered_with_the_keyboard_alone(browser, server, leading):
    code = leading.open_session("By keyboard", "2")
    phone = Answering(browser)
    phone.join(server, code, "sales")
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    for round in load_exercise(EXERCISE).rounds:
        lead_to_the_questions(leading, round)
        phone.sees("asking")
        *parts, last = asked(round)
        for part in parts:
            phone.play_round(part, "sales", answers(0, "sales"))
            assert leading.next() == "asking"
        closing_can_be_taken_back(leading)
        phone.sees("asking")
        phone.play_round(last, "sales", answers(0, "sales"))
        reveal(leading, phone, wall, round)
        if round.id == "deal":
            a_sentence_is_released(leading, wall)


def test_the_model_plays_another_bonus_with_the_keyboard_alone(browser, server, leading):
    code = leading.open_session("By keyboard", "2", "lecture")
    phone = Answering(browser)
    phone.join(server, code, "sales")
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    play_the_bonus(leading, phone, wall)


def lead_to_the_questions(leading, round) -> None:
    assert leading.next() == ("story" if round.story else "asking")
    if round.story:
        assert leading.next() == "asking"


def closing_can_be_taken_back(leading) -> None:
    assert leading.next() == "closed"
    leading.go_to(".ws-undo button").press("Enter").keeps(NEXT)
    expect(leading.page.locator(".ws-phases [data-state=now]")).to_have_text(PHASES["asking"])


def reveal(leading, phone, wall, round) -> None:
    assert leading.next() == "closed"
    phone.sees("closed")
    leading.go_to(NEXT).press("Enter").keeps(".ws-confirm")
    leading.press("Escape").keeps(NEXT)
    assert leading.next() == "revealed"
    phone.sees("revealed")
    for slide in range(1, len(round.reveals)):
        leading.turn(+1)
        expect(wall.locator(".ws-dots i").nth(slide)).to_have_attribute("data-here", "yes")


def a_sentence_is_released(leading, wall) -> None:
    leading.go_to(".ws-texts input[role=switch]").press("Space")
    expect(leading.page.locator(".ws-texts [data-released]")).to_be_visible()
    leading.keeps(".ws-texts input[role=switch]")
    last = leading.page.locator(".ws-slide").count() - 1
    for _ in range(leading.session()["shown"], last):
        leading.turn(+1)
    expect(wall.locator(".ws-quotes blockquote")).to_be_visible()
    leading.turn(-1)


def play_the_bonus(leading, phone, wall) -> None:
    bonus = load_exercise(GAME).round("bonus")
    lead_to_the_questions(leading, bonus)
    phone.play_round(bonus, "sales", answers(0, "sales", GAME))
    assert leading.next() == "closed"
    assert leading.next() == "revealed"
    expect(leading.page.locator(".ws-bench")).to_be_visible()
    finding = leading.page.locator(".ws-bench .ws-finding")
    leading.go_to(".ws-preset:nth-of-type(2)").press("Enter")
    expect(leading.page.locator(".ws-preset[aria-pressed=true]")).to_be_focused()
    expect(leading.page.locator(".ws-bench-body[aria-busy]")).to_have_count(0)
    leading.go_to("[data-cell='marketing brand']").press("ArrowUp", 2)
    expect(finding).to_contain_text("10")
    leading.go_to(".ws-points .ws-quiet").press("Enter").keeps("[data-cell='marketing leads']")
    leading.go_to(".ws-slider input").press("ArrowLeft", 3)
    leading.go_to(".ws-bench-actions .ws-primary").press("Enter")
    expect(leading.page.locator(".ws-played")).to_be_visible()
    leading.keeps(".ws-bench-actions .ws-primary")
    captured = re.search(r"\d+%", finding.inner_text())[0]
    expect(wall.locator(".ws-finding")).to_contain_text(captured)


@pytest.mark.slow
def test_what_is_left_is_spread_and_cards_are_left_out_with_the_keyboard(browser, server, leading):
    code = leading.open_session("By keyboard", "2")
    phone = Answering(browser)
    phone.join(server, code, "sales")
    deal = load_exercise(EXERCISE).round("deal")
    move = partial(server.ask, "advance", code=code)
    for to in ("next", "next", "next", "asking"):
        move(op=new_op(), to=to)
    phone.sees("asking")
    phone.slide(f"[data-item='{deal.questions[0].items[0]}'] input", 30)
    phone.back_to(".ws-pool button").press("Enter")
    expect(phone.page.locator(".ws-pool")).to_have_attribute("data-state", "full")
    phone.keeps(SEND).press("Enter").keeps(HEADING)
    phone.go_to(SEND).press("Enter").keeps(HEADING)
    move(op=new_op())
    phone.sees("talk")
    move(op=new_op())
    phone.sees("asking")
    card = phone.page.locator(HEADING).inner_text()
    phone.go_to(".ws-progress-line button").press("Enter").keeps(HEADING)
    expect(phone.page.locator(HEADING)).not_to_have_text(card)
    phone.go_to(".ws-bar button:not(.ws-primary)").press("Enter").keeps(HEADING)
    expect(phone.page.locator(HEADING)).to_have_text(card)
    phone.go_to(SEND).press("Enter")
    assert phone.is_at("input[type=radio]"), "the first gap is where the focus goes"
    assert not phone.fault()
