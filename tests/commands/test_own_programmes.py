"""A programme of one's own is checked and rehearsed like any other."""

import asyncio
import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from tests.support.documents import pdf
from workshop.cli import main
from workshop.content.own import OWN_FOLDER
from workshop.exercises import programmes
from workshop.exercises.agenda import agenda_path
from workshop.exercises.decks import deck_folder
from workshop.pages.slides.reading import read

OTHER = {"exercise": "", "rounds": [], "teams": [], "others": []}


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path / "own"))


@pytest.fixture
def saved():
    """A programme with every kind of moment in it, and one exercise in its short form."""
    deck = asyncio.run(read(pdf(2), "Us.pdf", lambda *_: None))
    made = programmes.begun("one-hour", "en")
    first, money, _, last = made["items"]
    money.update(rounds=["vanished"], teams=[], minutes=15)
    talk = {**first, **OTHER, "id": "t", "like": "talk", "form": "fours", "text": "What now?"}
    shown = {"id": "s", "like": "slides", "title": deck.title, "deck": deck.name}
    slides = {**first, **OTHER, **shown, "first": 1, "last": 2}
    pause = {**first, **OTHER, "id": "b", "like": "break", "minutes": 7, "title": "Waffles"}
    made["items"] = [{**first, "text": "Who are you?"}, money, talk, slides, pause, last]
    return programmes.save(made), deck.name


def workshop(*arguments):
    return CliRunner().invoke(main, arguments)


def test_invented_people_play_it_to_its_end(saved, tmp_path):
    slug, _ = saved
    url = f"sqlite:///{tmp_path}/practice.db"
    done = workshop("rehearse", "--json", "--agenda", slug, "--bots", "12", "--db", url)
    assert done.exit_code == 0, done.output
    *steps, last = map(json.loads, done.stdout.splitlines())
    assert [step["step"] for step in steps] == [2]  # a line for each round that shows something
    with closing(sqlite3.connect(tmp_path / "practice.db")) as database:
        (ended,) = database.execute("SELECT code, phase FROM sessions").fetchall()
        talked = "SELECT DISTINCT step FROM events WHERE phase = 'talk' AND talk IN {}"
        own = "('arrive', 'talk', 'slides', 'break', 'close')"
        steps = [step for (step,) in database.execute(talked.format(own)).fetchall()]
    assert ended == (last["code"], "ended")
    assert steps == [0, 2, 3, 4, 5]


def test_the_check_reads_it_too_and_names_what_was_spoiled_by_hand(saved):
    slug, deck = saved
    path = agenda_path(slug)
    assert path.name not in workshop("check").output
    path.write_text(path.read_text().replace("who-brings-the-money", "who-brings-the-honey"))
    spoiled = workshop("check")
    assert spoiled.exit_code == 1
    assert f"{path.name}:" in spoiled.output
    assert "did you mean who-brings-the-money?" in spoiled.output
    assert deck_folder(deck).is_dir()
