"""Programmes of one's own at the host: facilitators save and delete them, and rooms play them."""

import json

import pytest

from tests.support.room import LiveRoom
from workshop.commands.check import mistakes
from workshop.content.own import OWN_FOLDER, own_root
from workshop.exercises import programmes
from workshop.exercises.agenda import own_agendas
from workshop.host.client import new_op


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path / "own"))


@pytest.fixture
def room():
    return LiveRoom()


def worded():
    made = programmes.begun("one-hour", "en")
    made["items"][0]["text"] = "What did you bring?"
    return made


def test_a_programme_is_saved_opened_and_played_with_her_own_words(room):
    slug = room.ask("save_programme", room.facilitator(), draft=worded())["programme"]
    assert mistakes() == []
    opened = room.ask("open", op=new_op(), **{**OPEN, "agenda": slug})["session"]
    moved = room.ask("advance", op=new_op(), code=opened["code"])["session"]
    assert (moved["phase"], moved["talk"]) == ("talk", "arrive")
    assert moved["exercise"].startswith("own-check-in-")


OPEN = {"name": "x", "departments": ["sales", "marketing"], "language": "en", "expected": 4}


def test_a_session_goes_on_when_its_programme_is_deleted(room):
    hers = room.facilitator()
    slug = room.ask("save_programme", hers, draft=worded())["programme"]
    opened = room.ask("open", op=new_op(), **{**OPEN, "agenda": slug})["session"]
    assert room.ask("delete_programme", hers, programme=slug) == {"deleted": slug}
    assert own_agendas() == ()
    moved = room.ask("advance", op=new_op(), code=opened["code"])["session"]
    assert moved["phase"] == "talk"
    room.ask("erase", session=opened["id"])
    room.ask("save_programme", hers, draft=programmes.begun("one-hour", "en"))
    assert not [*(own_root() / "moments").iterdir()]


def test_nobody_else_saves_or_deletes_anything(room):
    room.fill(sales=1)
    slug = room.ask("save_programme", draft=worded())["programme"]
    for enemy in (room.people[0].ticket, room.wall()):
        assert room.refusal("save_programme", enemy, draft=worded()) == "not-allowed"
        assert room.refusal("delete_programme", enemy, programme=slug) == "not-allowed"
    assert own_agendas() == (slug,)


@pytest.mark.parametrize(
    "draft", [None, [], {}, "x", {**worded(), "items": 3}, {**worded(), "name": "../../x"},
              {**worded(), "name": "half-day"}, {**worded(), "title": ""}]
)  # fmt: skip
def test_garbage_writes_nothing(room, draft):
    json.dumps(draft)
    assert room.refusal("save_programme", draft=draft) in (
        "bad-command",
        "programme-gone",
        "bad-draft",
    )
    assert own_agendas() == ()
    for name in (None, 3, "half-day", "own-../x", ""):
        assert room.refusal("delete_programme", programme=name) == "bad-command"
