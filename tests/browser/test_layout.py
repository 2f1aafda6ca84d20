"""On every page, in every phase, on every screen: nothing cut off, in the way, or too small."""

import pytest
from playwright.sync_api import expect

from tests.browser.layout import HALL, LAPTOP, PHONE, SMALL, WALL, ZOOMED, Eye
from tests.browser.people import Facilitator, Phone
from tests.support.crowd import Person
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.host.client import new_op

ROOMS = [
    ("where-are-the-sales", "nb", "en"),
    pytest.param("kpi-tradeoffs", "en", "nb", marks=pytest.mark.slow),
    pytest.param("strategy-vs-tactics", "nb", "en", marks=pytest.mark.slow),
    pytest.param("must-every-lead-buy", "en", "nb", marks=pytest.mark.slow),
]
"""Exercise, language of wall and console, language of the phone."""

NAMES = {"en": "The autumn workshop of marketing and sales", "nb": "Høstsamling for salg og marked"}
DOORS = ("/", "/join/{code}", "/join/ZZZZZZ", "/facilitate", "/study", "/nowhere")
STUDIES = (
    "01-where-are-the-sales",
    "08-kpi-tradeoffs",
    "09-strategy-vs-tactics",
    "10-must-every-lead-buy",
)


@pytest.fixture
def eye():
    """Remembers what it saw until the end, so that one run tells everything."""
    looking = Eye()
    yield looking
    if looking.faults:
        pytest.fail(looking.told(), pytrace=False)


class Room:
    """A room of fourteen invented people, a phone, a wall and a console."""

    def __init__(self, server, slug, language) -> None:
        self.server, self.exercise = server, load_exercise(slug)
        told = {"agenda": alone(slug), "departments": ["sales", "marketing"], "expected": 16}
        opened = server.ask("open", op=new_op(), name=NAMES[language], language=language, **told)
        self.code = opened["session"]["code"]
        self.people = [
            (Person(server.base).join(server, self.code, department), answers)
            for _, department, answers in ghosts(self.exercise)
        ]

    def move(self, to: str) -> dict:
        session = self.server.ask("advance", op=new_op(), code=self.code, to=to)["session"]
        if session["phase"] == "asking":
            self._answer(self.exercise.round(session["round"]).questions)
        return session

    def _answer(self, questions) -> None:
        for person, answers in self.people:
            for question in questions:
                if question.id in answers:
                    person.answer(self.exercise.slug, question.id, answers[question.id])

    def show(self, slide: int) -> None:
        self.server.ask("show", code=self.code, slide=slide)

    def release(self, texts: int) -> None:
        for text in self.server.ask("look", code=self.code)["texts"][:texts]:
            self.server.ask("release", code=self.code, id=text["id"], released=True)


class Tour:
    """Goes through a session with a phone, a wall and a console, and looks at all of it."""

    def __init__(self, browser, room, eye, wall_language, phone_language, **options) -> None:
        self.room, self.eye = room, eye
        server, code = room.server, room.code
        self.desk = self._desk(browser, wall_language)
        self.wall = browser.person(WALL.size, wall_language, **options)
        self.wall.goto(server.wall(code))
        self.phone = Phone(browser, phone_language).join(server, code, "marketing")
        self.name = f"{room.exercise.slug} {wall_language} {phone_language}"

    def _desk(self, browser, language) -> Facilitator:
        desk = Facilitator(browser, self.room.server, language)
        expect(desk.page.locator(f".ws[lang={language}] .ws-now")).to_be_visible()
        return desk

    def through(self) -> None:
        self.stop("lobby")
        for round in self.room.exercise.rounds:
            session = self.room.move("next")
            if session["phase"] == "story":
                self.stop(f"{round.id} story", "story")
                self.room.move("asking")
            self.stop(f"{round.id} asking", "asking")
            self.cards(round)
            self.room.move("closed")
            self.stop(f"{round.id} closed", "closed")
            self.room.move("revealed")
            self.slides(round)
        self.room.move("next")
        self.stop("ended")

    def stop(self, name: str, phase: str = "") -> None:
        phase = phase or name
        self.phone.sees(phase)
        expect(self.wall.locator(f".ws-wall[data-phase={phase}]")).to_be_visible()
        self.desk.sees(phase)
        self.see("phone", self.phone.page, name, PHONE, SMALL)
        self.see("wall", self.wall, name, WALL, HALL)
        self.see("console", self.desk.page, name, LAPTOP, SMALL, ZOOMED)

    def see(self, who: str, page, name: str, *places) -> None:
        self.eye.look(page, f"{self.name} {who} {name}", *places)

    def cards(self, round) -> None:
        """Look at each card, empty; then at what a phone shows that has answered nothing."""
        page = self.phone.page
        for question in round.asked("marketing"):
            heading = self.phone.heading()
            self.see("phone", page, f"{round.id} card {question.id}", PHONE, SMALL)
            if self._pass_on(page):
                expect(page.locator("[data-heading]").first).not_to_have_text(heading)
        self.see("phone", page, f"{round.id} done", PHONE, SMALL)

    def _pass_on(self, page) -> bool:
        """Skip the card in front, or turn it if it is there to be read; one alone stays."""
        way = page.locator(".ws-progress-line .ws-quiet, .ws-kind-note + .ws-bar .ws-primary")
        return bool(way.count()) and (way.first.click() or True)

    def slides(self, round) -> None:
        self.phone.sees("revealed")
        self.desk.sees("revealed")
        self.room.release(5)
        count = self.desk.page.locator(".ws-slide").count()
        for number in range(max(1, count)):
            self.room.show(number)
            if count > 1:
                here = self.desk.page.locator(".ws-slide").nth(number)
                expect(here).to_have_attribute("aria-current", "true")
                expect(self.wall.locator(".ws-dots i").nth(number)).to_have_attribute(
                    "data-here", "yes"
                )
            self.see("wall", self.wall, f"{round.id} slide {number}", WALL)
            self.see("console", self.desk.page, f"{round.id} slide {number}", SMALL)
        self.see("phone", self.phone.page, f"{round.id} revealed", PHONE, SMALL)
        self.see("wall", self.wall, f"{round.id} revealed", HALL)
        self.see("console", self.desk.page, f"{round.id} revealed", LAPTOP, ZOOMED)


@pytest.mark.parametrize(("slug", "wall", "phone"), ROOMS)
def test_phone_wall_and_console_in_every_phase(browser, server, eye, slug, wall, phone):
    Tour(browser, Room(server, slug, wall), eye, wall, phone).through()


@pytest.mark.parametrize("language", ["en", "nb"])
def test_pages_without_a_kernel(browser, server, eye, language):
    room = Room(server, "where-are-the-sales", language)
    page = browser.person(PHONE.size, language)
    for door in DOORS:
        page.goto(server.base + door.format(code=room.code))
        eye.look(page, f"door {door} {language}", PHONE, SMALL, ZOOMED, LAPTOP)
    for code in ("ABCDEF", "!"):
        page.goto(server.base)
        page.locator("#code").fill(code)
        page.locator("button.wk-primary").click()
        expect(page.get_by_role("alert")).to_be_visible()
        eye.look(page, f"door wrong {code} {language}", PHONE, SMALL)


@pytest.mark.parametrize(("notebook", "language"), [*zip(STUDIES, ("nb", "en") * 2, strict=True)])
def test_study_notebooks(browser, server, eye, notebook, language):
    page = browser.person(LAPTOP.size, language)
    page.goto(f"{server.base}/voila/render/{notebook}.ipynb")
    expect(page.locator(".ws-press button").first).to_be_visible()
    eye.look(page, f"study {notebook} {language} begun", LAPTOP, SMALL)
    for button in page.locator(".ws-press button").element_handles():
        button.click()
    expect(page.locator(".ws-press ~ .ws-beat, .ws-figure").first).to_be_visible()
    eye.look(page, f"study {notebook} {language}", LAPTOP, ZOOMED, SMALL)
