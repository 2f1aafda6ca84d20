"""What somebody hears who does not see the page: status, alerts, title and language."""

import os
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

EXERCISE = load_exercise("where-are-the-sales")
STATUS = ".ws > [role=status]"
LISTEN = """(css) => {
  const region = document.querySelector(css);
  window.heard = [];
  const hear = () => window.heard.push(region.textContent.replace("\\u00a0", ""));
  new MutationObserver(hear).observe(region, { childList: true, characterData: true });
}"""


class Ear:
    """Hears everything that a page's live region says."""

    def __init__(self, page) -> None:
        self._page = page
        expect(page.locator(STATUS)).to_be_attached()
        page.evaluate(LISTEN, STATUS)

    def hears(self, text: str) -> None:
        wait_until(lambda: any(text in said for said in self._page.evaluate("window.heard")))


class Room:
    """A session, and what moves it on."""

    def __init__(self, server) -> None:
        told = {
            "agenda": "only.where-are-the-sales",
            "departments": ["sales", "marketing"],
            "expected": 6,
        }
        opened = server.ask("open", op=new_op(), name="Monday", language="en", **told)
        self.server, self.code = server, opened["session"]["code"]

    def move(self, *to: str) -> None:
        for phase in to:
            self.server.ask("advance", op=new_op(), code=self.code, to=phase)


@pytest.fixture
def room(server):
    return Room(server)


@pytest.mark.slow
def test_a_phone_says_that_an_answer_is_saved(browser, server, room):
    room.move("next", "asking")
    phone = Phone(browser, "nb").join(server, room.code, "sales").sees("asking")
    ear = Ear(phone.page)
    phone.answer(EXERCISE.slug, "claim", {"dream": "4", "pointless": "4"})
    ear.hears("Lagret")


@pytest.mark.slow
def test_an_answer_that_comes_too_late_is_refused_aloud(browser, server, room):
    room.move("next", "asking")
    phone = Phone(browser).join(server, room.code, "sales").sees("asking")
    ear = Ear(phone.page)
    kernels = server.kernels()
    for kernel in kernels:
        os.kill(kernel, signal.SIGSTOP)
    room.move("closed")
    phone.answer(EXERCISE.slug, "claim", {"dream": "4", "pointless": "4"})
    for kernel in kernels:
        os.kill(kernel, signal.SIGCONT)
    sentence = interface("en")("refused.closed")
    ear.hears(sentence)
    expect(phone.page.locator(".ws-trouble")).to_contain_text(sentence)


@pytest.mark.slow
def test_every_page_says_where_the_room_has_moved(browser, server, room):
    facilitator = Facilitator(browser, server)
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(room.code))
    phone = Phone(browser).join(server, room.code, "sales").sees("lobby")
    facilitator.sees("lobby")
    expect(wall.locator(".ws-wall[data-phase=lobby]")).to_be_visible()
    ears = [Ear(phone.page), Ear(wall), Ear(facilitator.page)]
    words, ui = EXERCISE.texts("en"), interface("en")
    title = "The Monday meeting"
    said = {
        "story": (title, title, ui("phases.story")),
        "asking": (words("questions.claim.prompt"), title, ui("phases.asking")),
        "closed": (ui("room.closed_title"), ui("wall.closed_title"), ui("phases.closed")),
        "revealed": (ui("room.revealed_lead"), title, ui("phases.revealed")),
    }
    for phase, sentences in said.items():
        room.move("next" if phase == "story" else phase)
        for ear, sentence in zip(ears, sentences, strict=True):
            ear.hears(sentence)


@pytest.mark.slow
def test_title_and_language_follow_the_language_that_is_chosen(browser, server, room):
    phone = Phone(browser).join(server, room.code, "sales").sees("lobby")
    desk = Facilitator(browser, server)
    desk.sees("lobby")
    titles = {phone.page: "room.lobby_title", desk.page: "console.lobby_title"}
    for language, other in (("en", "nb"), ("nb", "en")):
        for page, title in titles.items():
            expect(page).to_have_title(f"{interface(language)(title)} · Monday")
            expect(page.locator(f"html[lang={language}]")).to_be_attached()
            page.locator(f".ws-tools button[lang={other}]").click()


def test_pages_without_a_kernel_have_title_and_language(browser, server, room):
    page = browser.person(language="nb")
    for path in ("/", f"/join/{room.code}", "/join/ZZZZZZ", "/facilitate", "/study"):
        page.goto(f"{server.base}{path}")
        expect(page.locator("html[lang=nb]")).to_be_attached()
        assert interface("nb")("brand") in page.title()
    page.goto(f"{server.base}/?lang=en")
    expect(page.locator("html[lang=en]")).to_be_attached()
