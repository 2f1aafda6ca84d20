"""The page on which a programme is prepared, at a real host."""

import asyncio
from types import SimpleNamespace

import pytest

from tests.support.contracts import assert_fits
from tests.support.pages import assert_speaks
from tests.support.room import EXERCISE, GAME, LiveRoom
from workshop.content import LANGUAGES
from workshop.content.own import OWN_FOLDER
from workshop.content.texts import interface
from workshop.contracts.prepare import PreparePage, ProgrammesPanel
from workshop.exercises.agenda import load_agenda, own_agendas
from workshop.pages.console.preparing import Preparing


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path / "own"))


class Desk:
    """What such a page has around it: a host, a language, and nothing to show it on."""

    def __init__(self, language="en") -> None:
        self.room = LiveRoom()
        self.ticket = self.room.facilitator()
        self.steering = SimpleNamespace(language=language, ui=interface(language), live=self)
        self.client = self
        self.shown, self.page = 0, None
        self.part = Preparing(self.steering, self.show)

    async def ask(self, do, **fields):
        return self.room.ask(do, self.ticket, **fields)

    def show(self) -> None:
        self.shown += 1

    def act(self, op, **fields):
        number = self.page["number"] if self.page else 0
        asyncio.run(self.part.handlers[op]({"op": op, "number": number, **fields}))
        self.page = self.part.page() if self.part.is_open else None
        return self.page

    def panel(self):
        return self.part.panel(self.room.ask("sessions"), self.steering.ui)


def change(page, **fields):
    return {**page["draft"], **fields}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_programme_is_begun_changed_saved_changed_again_copied_and_deleted(language):
    desk = Desk(language)
    page = desk.act("prepare", way="new", programme="half-day")
    assert_fits(page, PreparePage)
    assert_speaks(page)
    assert page["sum"]["told"][0]["fits"]
    page = desk.act("weigh", draft=change(page, title="Fjell", length=60))
    assert page["changed"]
    assert not page["sum"]["told"][0]["fits"]
    assert [one["text"] for one in desk.panel()["unsaved"]] == ["Fjell"]
    page = desk.act("save_programme", draft=page["draft"])
    assert (page["changed"], own_agendas()) == (False, ("own-fjell",))
    assert page["saved"]
    assert page["print"].endswith("/own-fjell")
    renamed = {**change(page, title="Vidde"), "name": "", "stamp": ""}
    again = desk.act("save_programme", draft=renamed)
    assert own_agendas() == ("own-fjell",)  # a title is changed, a file is not
    assert load_agenda("own-fjell").title["nb"] == "Vidde"
    assert again["saved"]
    copied = desk.act("prepare", way="copy", programme="own-fjell")
    assert copied["draft"]["title"] != "Vidde"
    desk.act("save_programme", draft=copied["draft"])
    panel = desk.panel()
    assert_fits(panel, ProgrammesPanel)
    assert len(panel["rows"]) == 2
    desk.act("delete_programme", programme="own-fjell")
    assert len(own_agendas()) == 1


def test_what_is_wrong_stands_beside_it_and_is_not_saved():
    desk = Desk()
    page = desk.act("prepare", way="new", programme="half-day")
    items = [dict(one) for one in page["draft"]["items"]]
    first = next(one for one in items if one["exercise"] == EXERCISE)
    first.update(rounds=["again"], teams=[])
    short = next(one for one in items if one["exercise"] == GAME)
    short["minutes"] = 5
    page = desk.act("save_programme", draft=change(page, title="", items=items))
    rows = {row["id"]: row for row in page["rows"]}
    assert "tick it too" in rows[first["id"]]["wrong"]
    assert "5 planned" in rows[short["id"]]["short"]
    assert page["errors"]["title"]
    assert page["trouble"]
    assert own_agendas() == ()


def test_who_changed_it_elsewhere_is_not_written_over():
    one, other = Desk(), Desk()
    page = one.act("prepare", way="new", programme="one-hour")
    one.act("save_programme", draft=page["draft"])
    (slug,) = own_agendas()
    mine, theirs = (desk.act("prepare", way="change", programme=slug) for desk in (one, other))
    other.act("save_programme", draft=change(theirs, joining=9))
    page = one.act("save_programme", draft=change(mine, joining=8))
    assert "another page" in page["trouble"]
    assert load_agenda(slug).joining == 9


def test_what_is_not_saved_waits_while_another_one_is_prepared():
    desk = Desk()
    page = desk.act("prepare", way="new", programme="half-day")
    desk.act("weigh", draft=change(page, title="First"))
    page = desk.act("prepare", way="new", programme="one-hour")
    desk.act("weigh", draft=change(page, title="Second"))
    late = desk.act("weigh", number=page["number"] - 1, draft=change(page, title="Too late"))
    assert late["draft"]["title"] == "Second"
    desk.part.close()
    assert [one["text"] for one in desk.panel()["unsaved"]] == ["Second", "First"]
    assert desk.act("prepare", way="on", programme="1")["draft"]["title"] == "First"
    assert [one["text"] for one in desk.panel()["unsaved"]] == ["First", "Second"]


def test_garbage_opens_nothing_and_stops_nothing():
    desk = Desk()
    for junk in ({"way": 3}, {"way": "change", "programme": "../x"}, {"way": "on"}, {}):
        assert desk.act("prepare", **junk) is None
    page = desk.act("prepare", way="new", programme="")
    assert_fits(page, PreparePage)
    assert page["errors"]["items"]
