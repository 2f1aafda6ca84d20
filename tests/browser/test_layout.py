"""On every page, in every phase: nothing cut off, in the way, or too small, and no fault of axe's.

One room is walked through its phases; layout and accessibility of every page are looked at there.
"""

import itertools
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.layout import HALL, LAPTOP, PHONE, SMALL, WALL, ZOOMED, Eye, Turns
from tests.browser.people import Facilitator, Phone
from tests.browser.test_accessibility import SCHEMES, Inspector
from tests.support.crowd import Person
from workshop.content.texts import interface
from workshop.exercises.agenda import alone, in_short, only
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.host.client import new_op
from workshop.session import Mode

SLUGS = (
    "where-are-the-sales",
    "kpi-tradeoffs",
    "strategy-vs-tactics",
    "must-every-lead-buy",
    "conflict-signs",
    "explain-yourself",
    "who-brings-the-money",
    "map-is-not-territory",
    "whose-side",
    "gemba-day",
    "open-space",
)
LANGUAGES = itertools.cycle([("nb", "en"), ("en", "nb")])
ROOMS = [(slug, *languages) for slug, languages in zip(SLUGS[:1], LANGUAGES, strict=False)]
"""Exercise, language of wall and console, language of the phone: the languages in turn."""
EVERY = [(slug, wall, phone) for slug in SLUGS for wall, phone in (("nb", "en"), ("en", "nb"))]

ALIKE = ("asking", "closed")
"""Phases that look the same in every round: with turns, they are looked at on one of the pages."""

NAMES = {"en": "The autumn workshop of marketing and sales", "nb": "Høstsamling for salg og marked"}
DOORS = ("/", "/join/{code}", "/join/ZZZZZZ", "/facilitate", "/study", "/nowhere")
STUDIES = (
    "01-where-are-the-sales",
    "02-who-brings-the-money",
    "03-map-is-not-territory",
    "04-conflict-signs",
    "05-explain-yourself",
    "06-gemba-day",
    "07-open-space",
    "08-kpi-tradeoffs",
    "09-strategy-vs-tactics",
    "10-must-every-lead-buy",
    "11-whose-side",
)


GAMES = {
    "kpi-tradeoffs": ("bonus", "letter", "matrix"),
    "must-every-lead-buy": ("bet", "hundred", "flaw", "world"),
}
"""Games in firms are looked at in tests of their own, with what nobody alone is asked."""


def looked_at(slug):
    """Return an exercise with the rounds that are looked at here."""
    exercise = load_exercise(slug)
    rounds = [one for one in exercise.rounds if one.id in GAMES.get(slug, (one.id,))]
    return replace(exercise, rounds=tuple(rounds))


@pytest.fixture
def eye():
    """Remembers what it saw until the end, so that one run tells everything."""
    looking = Eye()
    yield looking
    if looking.faults:
        pytest.fail(looking.told(), pytrace=False)


@pytest.fixture
def ear():
    """Inspects for those who do not see, and tells everything at the end."""
    inspector = Inspector()
    yield inspector
    if inspector.found:
        pytest.fail(inspector.told(), pytrace=False)


class Room:
    """A room of fourteen invented people, a phone, a wall and a console."""

    def __init__(self, server, slug, language) -> None:
        self.server, self.exercise = server, looked_at(slug)
        ids = [round.id for round in self.exercise.rounds]
        agenda = only([in_short(slug, ids)]) if slug in GAMES else alone(slug)
        told = {"agenda": agenda, "departments": ["sales", "marketing"], "expected": 16}
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
            person.answer_all(self.exercise.slug, questions, answers)

    def show(self, slide: int) -> None:
        self.server.ask("show", code=self.code, slide=slide)

    def release(self, texts: int) -> None:
        for text in self.server.ask("look", code=self.code)["texts"][:texts]:
            self.server.ask("release", code=self.code, id=text["id"], released=True)


class Tour:
    """Goes through a session with a phone, a wall and a console, and looks at all of it.

    With turns, each look is at one size and in one scheme, the next look at the next ones, and
    what is alike in every round is looked at on one of the pages.
    """

    def __init__(
        self, browser, room, eye, ear, wall_language, phone_language, turns=None, **options
    ) -> None:
        self.room, self.eye, self.ear, self.turns = room, eye, ear, turns
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

    def through(self, *only: str) -> None:
        """Look at every round, or with `only` at those alone: the others are skipped."""
        self.stop("lobby")
        for round in self.room.exercise.played_by(Mode.PEOPLE).rounds:
            self.room.move("next")
            for beat in () if only and round.id not in only else round.course:
                self.at(round, beat)
                if beat != round.course[-1]:
                    self.room.move(None)
        self.room.move("next")
        self.stop("ended")
        self.sessions()

    def at(self, round, beat) -> None:
        if beat.phase == "revealed":
            self.slides(round)
            return
        self.stop(f"{round.id} {beat.talk} {beat.phase}", beat.phase)
        if beat.phase == "asking":
            self.cards(round.part(beat.talk))

    def stop(self, name: str, phase: str = "") -> None:
        phase = phase or name
        self.phone.sees(phase)
        expect(self.wall.locator(f".ws-wall[data-phase={phase}]")).to_be_visible()
        self.desk.sees(phase)
        pages = [
            ("phone", self.phone.page, name, PHONE, SMALL),
            ("wall", self.wall, name, WALL, HALL),
            ("console", self.desk.page, name, LAPTOP, SMALL, ZOOMED),
        ]
        if self.turns and phase in ALIKE:
            pages = self.turns.one(ALIKE, pages)
        for look in pages:
            self.see(*look)

    def sessions(self) -> None:
        """Look at the list of sessions, which the console shows after the end."""
        words = interface(self.desk.language)
        self.desk.page.get_by_role("button", name=words("console.sessions")).click()
        expect(self.desk.page.get_by_role("button", name=words("console.open"))).to_be_visible()
        self.see("console", self.desk.page, "sessions", LAPTOP, SMALL)

    def see(self, who: str, page, name: str, *places) -> None:
        looks = [(place, scheme) for scheme in SCHEMES for place in places]
        if self.turns:
            looks = self.turns.one((who, places), looks)
        places, schemes = (list(dict.fromkeys(part)) for part in zip(*looks, strict=True))
        told = f"{self.name} {who} {name}"
        self.eye.look(page, told, *places)
        page.set_viewport_size(places[0].size)
        self.ear.look(page, told, schemes)

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
            if not self.turns or number == 0:
                self.see("console", self.desk.page, f"{round.id} slide {number}", SMALL)
        self.see("phone", self.phone.page, f"{round.id} revealed", PHONE, SMALL)
        self.see("wall", self.wall, f"{round.id} revealed", HALL)
        self.see("console", self.desk.page, f"{round.id} revealed", LAPTOP, ZOOMED)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("slug", "wall", "phone"), ROOMS)
def test_phone_wall_and_console_in_every_phase(browser, server, eye, ear, slug, wall, phone):
    turns = Turns(SLUGS.index(slug))
    Tour(browser, Room(server, slug, wall), eye, ear, wall, phone, turns).through("again")


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("slug", "wall", "phone"), ROOMS)
def test_the_other_rounds_in_every_phase(browser, server, eye, ear, slug, wall, phone):
    turns = Turns(SLUGS.index(slug))
    Tour(browser, Room(server, slug, wall), eye, ear, wall, phone, turns).through("room", "deal")


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("slug", "wall", "phone"), EVERY)
def test_every_phase_at_every_size_light_and_dark(
    browser, server, eye, ear, slug, wall, phone, request
):
    """Where a part of the slow tests runs, sizes and schemes take turns."""
    turns = None if request.config.getoption("--slow") == "all" else Turns(SLUGS.index(slug))
    Tour(browser, Room(server, slug, wall), eye, ear, wall, phone, turns).through()


@pytest.mark.parametrize("language", ["nb", pytest.param("en", marks=pytest.mark.slow)])
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


@pytest.mark.parametrize(
    ("notebook", "language"),
    [
        pytest.param(notebook, language, marks=pytest.mark.slow if number else ())
        for number, (notebook, language) in enumerate(zip(STUDIES, itertools.cycle(("nb", "en"))))
    ],
)
@pytest.mark.slow
def test_study_notebooks(browser, server, eye, notebook, language):
    page = browser.person(LAPTOP.size, language)
    page.goto(f"{server.base}/voila/render/{notebook}.ipynb")
    expect(page.locator(".ws-press button").first).to_be_visible()
    eye.look(page, f"study {notebook} {language} begun", LAPTOP, SMALL)
    for button in page.locator(".ws-press button").element_handles():
        button.click()
    expect(page.locator(".ws-press ~ .ws-beat, .ws-figure").first).to_be_visible()
    eye.look(page, f"study {notebook} {language}", LAPTOP, ZOOMED, SMALL)
