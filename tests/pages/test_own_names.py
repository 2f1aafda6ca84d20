"""Departments go by their own names wherever people of the room are meant, on every page."""

import json
from datetime import UTC, datetime

import pytest

from tests.support.keeping import page_of
from tests.support.room import EXERCISE, PROMISES, SWAPS, TASKS
from tests.support.visits import release_everything, visits
from workshop.charts.view import View
from workshop.content import departments as naming
from workshop.content.texts import interface
from workshop.exercises.agenda import choosable
from workshop.pages import room as phone
from workshop.pages import wall
from workshop.pages.console.composing import session_page
from workshop.pages.stage import Figures
from workshop.record.record import Record
from workshop.record.report.page import written as report
from workshop.record.tables import COLUMNS

OWN = {"sales": "Field team", "marketing": "Growth <b>"}
ORDINARY = "◆"
"""Stands in each ordinary name, so that one where the own name belongs is seen at once."""

QUICK = (PROMISES, SWAPS)


@pytest.fixture(autouse=True)
def marked(monkeypatch):
    """Mark the ordinary names of departments; a trade says so by itself."""
    plain = interface

    def told(language):
        words, keys = plain(language), ("departments", "departments_inside")
        for key in keys:
            words = words.over(key, {id: ORDINARY + one for id, one in words.table(key).items()})
        return words

    monkeypatch.setattr(naming, "interface", told)
    monkeypatch.setattr(View, "trade", lambda self, function: f"the {function} trade")


def texts(page):
    return json.dumps(page, ensure_ascii=False, default=str)


def seen_by_all(room, figures):
    """Yield every page of a room as it is, with a name for it."""
    for person in (room.people[0], room.people[-1]):
        yield "phone", phone.compose(person.look())
        if room.session["phase"] in ("revealed", "ended"):
            yield "kept", page_of(person)
    yield "wall", wall.compose(room.look(room.wall()), figures)
    hers = room.look(room.facilitator())
    for language in ("en", "nb"):
        yield "console", session_page(hers, figures, language, datetime.now(UTC), seats=True)


def assert_goes_by_own_names(slug, **opening):
    figures, named = Figures(), set()
    for room in visits(slug, names=OWN, **opening):
        release_everything(room)
        for name, page in seen_by_all(room, figures):
            text = texts(page)
            at = text.find(ORDINARY)
            assert at < 0, f"{name} in {room.session['phase']}: {text[max(0, at - 80) : at + 60]}"
            named |= {name for one in OWN.values() if one in text}
    record = Record.of(room.ask, room.code)
    for language in ("en", "nb"):
        told = record.speaking(language)
        assert ORDINARY not in report(told).decode()
        assert "Growth &lt;b&gt;" in report(told).decode()
        tables = {name: told.table(name) for name in COLUMNS}
        assert not [name for name, one in tables.items() if ORDINARY in one.to_csv()]
        # Ids are what files of two sessions are joined by.
        ids = {*tables["answers"]["department"].astype(str)}
        assert ids <= {"sales", "marketing", "all"}
    assert {"phone", "wall", "console"} <= named


@pytest.mark.parametrize("slug", QUICK)
def test_no_page_says_the_ordinary_name_where_the_room_has_its_own(slug):
    assert_goes_by_own_names(slug)


@pytest.mark.slow
@pytest.mark.parametrize("slug", [one for one in choosable() if one not in QUICK])
def test_no_page_of_any_exercise_says_it(slug):
    assert_goes_by_own_names(slug)


@pytest.mark.slow
@pytest.mark.parametrize("slug", [EXERCISE, TASKS])
def test_no_page_says_it_where_each_side_has_one_phone(slug):
    assert_goes_by_own_names(slug, mode="teams")
