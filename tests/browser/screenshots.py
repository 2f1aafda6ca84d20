"""Takes the pictures in `docs/screenshots`: `make screenshots`.

A real server, a real browser, and the invented room of `data/samples` as the people in it.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Browsers, Facilitator, Phone
from tests.support.crowd import Person
from tests.support.server import RunningServer
from workshop.exercise import load_exercise
from workshop.host.client import new_op
from workshop.pages.ghost import ghosts

EXERCISE = load_exercise("where-are-the-sales")


class Studio:
    """A room in which pictures are taken of each phase."""

    def __init__(self, browser, server, folder: Path) -> None:
        self.browser, self.server, self.folder = browser, server, folder
        self.facilitator = Facilitator(browser, server)
        self.code = self.facilitator.open_session("Marketing meets sales", expected=16)
        self.wall = browser.person(LAPTOP)
        self.wall.goto(f"{server.base}/wall/{self.code}")
        self.phones = {
            "en": Phone(browser, "en").join(server, self.code, "sales").sees("lobby"),
            "nb": Phone(browser, "nb").join(server, self.code, "marketing").sees("lobby"),
        }
        self.crowd = [
            (Person(server.base).join(server, self.code, department), answers)
            for _, department, answers in ghosts(EXERCISE)
        ]

    def move(self, to: str) -> None:
        self.server.ask("advance", op=new_op(), code=self.code, to=to)

    def crowd_answers(self, round) -> None:
        for person, answers in self.crowd:
            for question in round.questions:
                if question.id in answers:
                    person.answer(EXERCISE.slug, question.id, answers[question.id])

    def shoot(self, name: str) -> None:
        for language, phone in self.phones.items():
            self._save(phone.page, f"phone-{name}-{language}")
        self._save(self.wall, f"wall-{name}")
        self._save(self.facilitator.page, f"facilitator-{name}")

    def _save(self, page, name: str) -> None:
        page.wait_for_timeout(700)
        page.screenshot(path=self.folder / f"{name}.png")


def joining(browser, server, folder: Path) -> None:
    for language in ("en", "nb"):
        page = browser.person(PHONE, language)
        page.goto(f"{server.base}/")
        page.screenshot(path=folder / f"phone-landing-{language}.png")
    opened = server.ask("sessions")["sessions"][0]
    page.goto(f"{server.base}/join/{opened['code']}")
    page.screenshot(path=folder / "phone-join-nb.png")


def play(studio: Studio) -> None:
    first, second = EXERCISE.rounds[:2]
    expect(studio.wall.get_by_text("16 people are here")).to_be_visible()
    studio.shoot("lobby")
    studio.move("next")
    studio.shoot("story")
    studio.move("asking")
    studio.crowd_answers(first)
    studio.phones["en"].sees("asking").answer(EXERCISE.slug, "claim", {"claim": "4"})
    studio.phones["nb"].sees("asking")
    for _ in range(3):
        studio.phones["nb"].page.get_by_role("button", name="Hopp over").click()
    studio.shoot("asking")
    studio.move("revealed")
    for number, reveal in enumerate(first.reveals):
        studio.server.ask("show", code=studio.code, slide=number)
        studio.wall.wait_for_timeout(900)
        studio._save(studio.wall, f"wall-revealed-{reveal.chart}")
    studio.server.ask("show", code=studio.code, slide=0)
    studio.shoot("revealed")
    studio.move("next")
    studio.move("asking")
    studio.crowd_answers(second)
    studio.shoot("points")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, Browsers(shutil.which("chromium")) as browsers:
        server = RunningServer(Path(place)).start()
        try:
            with browsers.fresh() as browser:
                studio = Studio(browser, server, folder)
                joining(browser, server, folder)
                play(studio)
        finally:
            server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
