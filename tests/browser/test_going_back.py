"""The facilitator goes back: she turns slides, undoes, looks again, mends a department."""

from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.crowd import Person
from tests.support.room import DEPARTMENTS
from tests.support.server import wait_until
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op
from workshop.questions.kinds import kind_of

EXERCISE = "where-are-the-sales"


@pytest.fixture
def room(browser, server):
    """A console, its wall, a phone, and a round whose results are shown."""
    told = {"name": "Monday", "agenda": alone(EXERCISE), "departments": list(DEPARTMENTS)}
    told |= {"language": "en", "expected": 12}
    code = server.ask("open", op=new_op(), **told)["session"]["code"]
    facilitator = Facilitator(browser, server)
    expect(facilitator.page.locator(".ws-now")).to_be_visible()
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
    phone = Phone(browser).join(server, code, "sales", by_link=True).sees("lobby")
    return Room(server, code, facilitator, wall, phone)


class Room:
    def __init__(self, server, code, facilitator, wall, phone) -> None:
        self.server, self.code = server, code
        self.facilitator, self.console = facilitator, facilitator.page
        self.wall, self.phone = wall, phone

    def look(self):
        return self.server.ask("look", code=self.code)

    def kept(self) -> list[str]:
        return [one["text"] for one in self.look()["texts"] if not one["released"]]

    def press(self, name) -> None:
        self.console.get_by_role("button", name=name, exact=True).click()

    def people(self, n=5) -> list[Person]:
        return [
            Person(self.server.base).join(self.server, self.code, department)
            for department in DEPARTMENTS
            for _ in range(n)
        ]


@pytest.mark.slow
def test_slides_come_before_the_next_step_and_every_reveal_can_be_seen_again(room):
    people = room.people()
    room.facilitator.next()
    room.facilitator.next()
    questions = load_exercise(EXERCISE).rounds[0].questions
    for nth, person in enumerate(people):
        for question in questions:
            person.answer(EXERCISE, question.id, kind_of(question).invent(question, nth))
    room.facilitator.next()
    room.facilitator.next()
    primary = room.console.locator(".ws-actions .ws-primary")
    expect(primary).to_contain_text("Next slide")
    primary.click()
    wait_until(lambda: room.look()["session"]["shown"] == 1)
    _turn_with_a_remote(room)
    title = room.wall.locator("h1, figcaption").first.inner_text()
    _leave_and_look_again(room)
    expect(room.wall.locator("h1, figcaption").first).not_to_have_text(title)
    room.phone.sees("revealed")
    room.console.get_by_role("button", name="Back to:").click()
    room.facilitator.sees("story")
    room.phone.sees("story")


def _turn_with_a_remote(room) -> None:
    """Its keys turn slides on the wall and on the console, and never move the room on."""
    version = room.look()["session"]["version"]
    shown = room.look()["session"]["shown"]
    for page, key, step in (
        (room.wall, "PageDown", 1), (room.wall, "ArrowLeft", -1), (room.wall, " ", 1),
        (room.console, "PageDown", 1), (room.console, "PageUp", -1), (room.wall, "ArrowRight", 1),
        (room.wall, "PageDown", 1), (room.wall, "PageDown", 1),
    ):  # fmt: skip
        expect(room.console.locator(".ws-pager")).to_contain_text(f"{shown + 1} / 6")
        expect(room.wall.get_by_role("img", name=f"{shown + 1} / 6")).to_be_visible()
        page.bring_to_front()
        page.evaluate("document.activeElement?.blur()")
        page.keyboard.press(key)
        shown += step
        wait_until(partial(_is_in_front, room, shown))
    room.wall.keyboard.press("PageDown")
    room.wall.wait_for_timeout(300)
    session = room.look()["session"]
    assert (session["shown"], session["version"]) == (5, version)


def _is_in_front(room, slide) -> bool:
    return room.look()["session"]["shown"] == slide


def _leave_and_look_again(room) -> None:
    expect(room.console.locator(".ws-actions .ws-primary")).to_contain_text("Send them to talk: ")
    room.facilitator.next()
    room.console.get_by_role("button", name="Look again").first.click()
    room.facilitator.sees("revealed")
    wait_until(lambda: room.look()["session"]["again"])


@pytest.mark.slow
def test_closing_is_not_asked_about_and_taken_back_with_one_press(room):
    room.facilitator.next()
    room.facilitator.next()
    version = room.look()["session"]["version"]
    room.press("Close the questions")
    room.facilitator.sees("closed")
    assert room.look()["session"]["version"] == version + 1
    expect(room.console.locator(".ws-confirm")).to_have_count(0)
    room.press("Undo")
    room.facilitator.sees("asking")
    room.phone.sees("asking")
    expect(room.console.locator(".ws-actions .ws-primary")).to_be_focused()
    # An early end is taken back with one press too, and not asked about.
    room.press("End the session")
    room.facilitator.sees("ended")
    room.phone.sees("ended")
    room.press("Undo")
    room.phone.sees("asking")


@pytest.mark.slow
def test_before_closing_she_reads_what_will_be_missing(room):
    room.people(3)
    room.facilitator.next()
    room.facilitator.next()
    missing = room.console.locator(".ws-missing")
    expect(missing).to_contain_text("Nothing can be shown yet")
    expect(room.console.locator(".ws-there [data-short]").first).to_be_visible()


@pytest.mark.slow
def test_a_wrong_department_is_mended_by_its_owner_and_later_by_the_facilitator(room):
    page = room.phone.page
    page.locator(".ws-place summary").click()
    page.get_by_role("button", name="Marketing").click()
    expect(page.locator(".ws-place .ws-chip")).to_have_text("Marketing")
    room.facilitator.next()
    room.facilitator.next()
    room.phone.sees("asking")
    room.phone.answer(EXERCISE, "claim", {"dream": "2", "pointless": "2"})
    room.phone.saved()
    if not page.locator(".ws-place").evaluate("node => node.open"):
        page.locator(".ws-place summary").click()
    expect(page.locator(".ws-place")).to_contain_text("Tell the facilitator your seat")
    seat = page.locator(".ws-place strong").inner_text()
    room.console.locator(".ws-seats summary").click()
    row = room.console.locator(".ws-seats li", has_text=seat)
    row.locator("select").select_option("sales")
    expect(page.locator(".ws-place .ws-chip")).to_have_text("Sales")
    assert room.look()["joined"]["departments"] == {"sales": 1}


@pytest.mark.slow
def test_texts_are_released_after_a_look_and_never_all_unseen(room):
    people = room.people(6)
    for move in ("next", "next", "asking", "talk", "asking"):
        room.server.ask("advance", op=new_op(), code=room.code, to=move)
    for nth, person in enumerate(people):
        person.answer(EXERCISE, "missing", f"Sentence number {nth}, long enough. " * 5)
    people[0].answer(EXERCISE, "missing", "We should have asked Kari.")
    room.server.ask("advance", op=new_op(), code=room.code, to="closed")
    room.facilitator.sees("closed")
    texts = room.console.locator(".ws-texts > ul > li")
    expect(texts).to_have_count(12)
    expect(room.console.get_by_text("A name? Look twice.")).to_have_count(1)
    release = room.console.get_by_role("button", name="you have read")
    unread = room.console.locator(
        ".ws-texts > ul > li:not([data-released])", has_not_text="A name?"
    )
    while len(left := room.kept()) > 1:  # a longer list is read in several looks
        expect(unread).to_have_count(len(left) - 1)
        unread.last.scroll_into_view_if_needed()
        release.click()
        wait_until(lambda left=left: len(room.kept()) < len(left))
    assert left == ["We should have asked Kari."]
    room.press("Take all back")
    wait_until(lambda: not any(one["released"] for one in room.look()["texts"]))
