"""What people are promised: one text, the same on phone, wall, README and guide."""

from pathlib import Path

import pytest

from tests.support.room import LiveRoom
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.pages.stage import Figures
from workshop.pages.wall import compose

ROOT = Path(__file__).parents[2]
JOIN = ROOT / "workshop" / "server" / "pages" / "join.html"


def promise(language):
    return interface(language)("promise.text")


@pytest.mark.parametrize(
    "page", ["README.md", "docs/facilitator-guide.md", "docs/contracting-kit.md"]
)
def test_readme_and_guide_promise_what_the_pages_do(page):
    assert promise("en") in (ROOT / page).read_text(encoding="utf-8")


def test_the_norwegian_guide_promises_it_in_norwegian():
    guide = ROOT / "docs" / "facilitator-guide.nb.md"
    assert promise("nb") in guide.read_text(encoding="utf-8")


def test_a_phone_is_promised_it_before_it_takes_a_seat():
    page = JOIN.read_text(encoding="utf-8")
    assert 't("promise.text")' in page
    assert 't("teams.promise")' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wall_promises_it_where_people_are_about_to_answer(language):
    room = LiveRoom(language=language)
    wall = room.wall()
    assert compose(room.look(wall), Figures())["promise"] == ""
    room.fill(sales=5, marketing=5)
    room.advance("asking")
    said = compose(room.look(wall), Figures())["promise"]
    assert said.endswith(".")
    assert promise(language).startswith(f"{said} ")
    room.advance("closed")
    assert compose(room.look(wall), Figures())["promise"] == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("no name", "five people", "not how many", "reads text by text", "laptop until")),
        ("nb", ("ikke om navn", "fem personer", "ikke hvor mange", "tekst for tekst", "slettes")),
    ],
)
def test_the_promise_names_what_somebody_does_see(language, said):
    assert all(words in promise(language) for words in said)
