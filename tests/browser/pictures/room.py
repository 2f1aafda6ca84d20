"""A room with the invented people in it: phone, wall and console in every phase."""

import time

from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.browser.pictures.camera import Camera
from tests.support.crowd import Person
from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.exercises.agenda import in_short, only
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.host.client import new_op

ROOMS = {"en": "Marketing meets sales", "nb": "Marked møter salg"}
EXPECTED = 16
COMING = 1.8
"""Seconds between two people."""


class Studio:
    """A room that plays one exercise in one language, and a camera before its pages."""

    mode, before, expected = "people", "", EXPECTED

    def __init__(self, browser, server, camera: Camera, slug: str) -> None:
        self.browser, self.server, self.camera = browser, server, camera
        self.language = camera.language
        # Games are looked at in tests of their own: they need a room that plays.
        self.exercise = load_exercise(slug).played_by(self.mode).without_games()
        self.name = f"{self.before}{slug}"
        self.ui = interface(self.language)
        self.facilitator = Facilitator(browser, server, self.language)
        self.console = self.facilitator.page

    def play(self) -> None:
        """Take everything, from the empty list of sessions to the goodbye."""
        self._before()
        self._open()
        self._shoot("lobby")
        for round in self.exercise.rounds:
            for beat in round.course:
                self.move(None)
                self._at(round, beat)
        self.move(None)
        self._shoot("ended")
        self._list()

    def _at(self, round, beat) -> None:
        if beat.phase == "asking":
            self._ask(round.part(beat.talk))
        elif beat.phase == "revealed":
            self._reveal(round)
        elif beat.phase == "talk":
            self._talk(round, round.talk(beat.talk))
        else:
            self._shoot(beat.phase, round.id)

    def move(self, to: str | None) -> None:
        """Move the room on; with None to whatever comes next."""
        self.server.ask("advance", op=new_op(), code=self.code, to=to)

    def _talk(self, round, talk) -> None:
        """Take people who talk, as the clock has just been started."""
        self._see("talk")
        self.server.ask("clock", code=self.code, seconds=talk.seconds)
        expect(self.wall.locator(".ws-countdown")).to_be_visible()
        self._shoot("talk", f"{round.id}-{talk.id}")

    # -- opening -------------------------------------------------------------------------

    def _before(self) -> None:
        expect(self.console.locator(".ws-form")).to_be_visible()
        self._speak()
        self.camera.take(self.console, f"console/{self.name}-00-sessions-none")

    def _open(self) -> None:
        rounds = [round.id for round in self.exercise.rounds]
        agenda = only([in_short(self.exercise.slug, rounds)])
        told = {"agenda": agenda, "departments": ["sales", "marketing"]}
        told |= {
            "name": ROOMS[self.language],
            "language": self.language,
            "expected": self.expected,
            "mode": self.mode,
        }
        self.code = self.server.ask("open", op=new_op(), **told)["session"]["code"]
        self.console.reload()
        expect(self.console.locator(".ws-now")).to_be_visible()
        self._speak()
        self.wall = self.browser.person(LAPTOP, self.language)
        self.wall.goto(self.server.wall(self.code))
        self._people()

    def _speak(self) -> None:
        expect(self.console.locator(f".ws[lang={self.language}]")).to_be_visible()

    def _people(self) -> None:
        invented = self._invented()
        self.phones = {d: self._phone(d) for d in ("sales", "marketing")}
        self.mine = self._own()
        self.crowd = [(self._comes(department), answers) for department, answers in invented]
        there = "teams.joined" if self.mode == "teams" else "joined"
        here = self.ui.count(there, len(invented) + len(self.phones))
        expect(self.wall.get_by_text(here)).to_be_visible()

    def _comes(self, department: str) -> Person:
        """Let somebody come in after the others: of a crowd at the door the console would warn."""
        time.sleep(COMING)
        return Person(self.server.base).join(self.server, self.code, department)

    def _invented(self) -> list[tuple[str, dict]]:
        return [(department, answers) for _, department, answers in ghosts(self.exercise)]

    def _own(self) -> dict[str, dict]:
        """Return what the phones answer, by department."""
        return {department: _whole_answers(self.exercise, department) for department in self.phones}

    def _phone(self, department: str) -> Phone:
        phone = Phone(self.browser, self.language)
        return phone.join(self.server, self.code, department).sees("lobby")

    # -- phases --------------------------------------------------------------------------

    def _shoot(self, phase: str, round: str = "") -> None:
        """Take phone, wall and console, once all of them are in this phase."""
        subject = "-".join(filter(None, (self.name, round, phase)))
        self._see(phase)
        self.camera.take(self.phones["sales"].page, f"phone/{subject}")
        self.camera.take(self.wall, f"wall/{subject}", whole=False)
        self.camera.take(self.console, f"console/{subject}")

    def _see(self, phase: str) -> None:
        for phone in self.phones.values():
            phone.sees(phase)
        expect(self.wall.locator(f".ws-wall[data-phase={phase}]")).to_be_visible()
        self.facilitator.language = self.language
        self.facilitator.sees(phase)

    def _ask(self, round) -> None:
        self._see("asking")
        seen = set()
        for department, phone in self.phones.items():
            for question in round.asked(department):
                self._card(
                    phone, question, self.mine[department], f"{round.id}-{question.id}", seen
                )
            phone.saved()
        self._crowd_answers(round)
        subject = f"{self.name}-{round.id}"
        self.camera.take(self.phones["sales"].page, f"phone/{subject}-done")
        self.camera.take(self.wall, f"wall/{subject}-asking", whole=False)
        self.camera.take(self.console, f"console/{subject}-asking")

    def _card(self, phone, question, mine, subject: str, seen: set) -> None:
        name = f"phone/{self.name}-{subject}"
        if question.id not in seen:
            self.camera.take(phone.page, name)
        if not question.answerable:
            phone.read()
        elif question.id in mine:
            phone.fill(self.exercise.slug, question.id, mine[question.id])
            if question.id not in seen:
                self.camera.take(phone.page, f"{name}-filled", sizes=("phone",))
            phone.send()
        else:
            phone.skip()
        seen.add(question.id)

    def _crowd_answers(self, round) -> None:
        for person, answers in self.crowd:
            person.answer_all(self.exercise.slug, round.questions, answers)
        expect(self.console.locator(".ws-answered .ws-number")).to_contain_text(f"{self.expected}")

    # -- the reveal ----------------------------------------------------------------------

    def _reveal(self, round) -> None:
        self._see("revealed")
        self._compute(round)
        self._release()
        subject = f"{self.name}-{round.id}-revealed"
        titles = self.console.locator(".ws-slides li")
        self.camera.take(self.console, f"console/{subject}")
        for slide in range(max(1, titles.count())):
            self._turn(slide)
            chart = round.reveals[slide].chart if slide < len(round.reveals) else "words"
            self.camera.take(self.wall, f"wall/{subject}-{slide + 1}-{chart}", whole=False)
        self.camera.take(self.console, f"console/{subject}-last")
        self.camera.take(self.phones["sales"].page, f"phone/{subject}")
        if self.console.locator(".ws-bench").count():
            self.camera.take(self.console, f"console/{subject}-bench", part=".ws-bench")

    def _compute(self, round) -> None:
        runs = {reveal.run for reveal in round.reveals if reveal.run}
        for run in runs:
            wait_until(lambda run=run: self._look()["results"].get(run, {}).get("outcome"))
        if runs:
            expect(self.wall.locator(".ws-scene svg").first).to_be_visible()

    def _release(self) -> None:
        texts = self._look()["texts"]
        for text in texts:
            self.server.ask("release", code=self.code, id=text["id"], released=True)
        expect(self.console.locator(".ws-texts [data-released]")).to_have_count(len(texts))

    def _look(self):
        return self.server.ask("look", code=self.code)

    def _turn(self, slide: int) -> None:
        self.server.ask("show", code=self.code, slide=slide)
        for dot in self.wall.locator(f".ws-dots i:nth-child({slide + 1})").all():
            expect(dot).to_have_attribute("data-here", "yes")

    # -- afterwards ----------------------------------------------------------------------

    def _list(self) -> None:
        self.console.locator(".ws-head > button").click()
        self.console.get_by_label(self.ui("console.name"), exact=True).fill(" ")
        self.console.get_by_role("button", name=self.ui("console.open"), exact=True).click()
        expect(self.console.locator(".ws-error")).to_be_visible()
        self.camera.take(self.console, f"console/{self.name}-sessions")
        page = self.browser.person(language=self.language)
        page.goto(f"{self.server.base}/join/{self.code}")
        self.camera.take(page, "doors/join-ended")


def _whole_answers(exercise, department: str) -> dict:
    """Return an answer to every question in which no line was skipped."""
    found = {}
    for _, one, answers in ghosts(exercise):
        for id, value in answers.items():
            partial = isinstance(value, dict) and set(value) < set(exercise.question(id).items)
            if one == department and not partial:
                found.setdefault(id, value)
    return found
