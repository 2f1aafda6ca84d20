"""A session as data frames and pictures: nothing in them that its wall did not show."""

import pandas
import pytest

from tests.support.room import GAME, filled_room, here
from tests.support.team_room import team_room, walk
from workshop.content import LANGUAGES
from workshop.errors import WorkshopError
from workshop.exercises.agenda import alone
from workshop.record import Record
from workshop.record.tables import COLUMNS

SLUG = "where-are-the-sales"


def played(room, round, release=False):
    room.go(round, "asking")
    room.everyone_answers()
    room.go(round, "revealed")
    room.compute()
    for text in room.look()["texts"] if release else ():
        room.ask("release", code=room.code, id=text["id"], released=True)


@pytest.fixture(scope="module")
def room():
    made = filled_room(SLUG, sales=7, marketing=6)
    played(made, "room")
    played(made, "deal", release=True)
    return made


@pytest.fixture(scope="module")
def record(room):
    return Record.of(room.ask, room.code)


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_has_its_columns_and_types_and_speaks_both_languages(record, name):
    for language in LANGUAGES:
        there = record.speaking(language).table(name)
        assert list(there.columns) == list(COLUMNS[name])
        kinds = {column: str(kind) for column, kind in there.dtypes.items()}
        assert kinds == COLUMNS[name]


def test_counts_are_those_of_the_wall(room, record):
    on_the_wall = room.ask("seen", code=room.code, step=0)["seen"]["results"]["cause"]["cells"]
    there = record.answers.query("question == 'cause' and department == 'all'")
    told = there.set_index("option")["count"]
    assert told[told > 0].to_dict() == on_the_wall["choice"]["all"]["counts"]
    assert set(there["n"]) == {on_the_wall["choice"]["all"]["n"]}
    assert there["option_text"].notna().all()


def test_a_department_that_is_held_back_is_there_and_marked():
    small = filled_room(SLUG, sales=8, marketing=3)
    played(small, "room")
    there = Record.of(small.ask, small.code).answers
    held = there[there["department"] == "marketing"]
    assert len(held)
    assert held["suppressed"].all()
    assert held[["option", "n", "count"]].isna().all(axis=None)
    assert not (there["count"] == 0).all()


def test_texts_are_the_released_ones(room, record):
    shown = [one["text"] for one in room.look()["texts"]]
    assert sorted(record.texts["text"]) == sorted(shown)
    assert record.texts["asked"].notna().all()


def test_a_finding_has_its_sentence_its_rows_and_its_picture(record):
    one = record.finding("mirror")
    assert one["figure"]["title"]
    assert one["svg"].startswith("<svg")
    assert len(record.frame("mirror")) == len(one["rows"])
    assert record.finding("mirror-us") == one  # by one of its questions
    chart = record.figure("mirror")
    assert chart.to_dict()["datasets"].keys() == one["figure"]["data"].keys()
    assert record.speaking("nb").finding("mirror")["figure"]["title"] != one["figure"]["title"]


def test_what_there_is_not_is_said_with_what_there_is(record):
    with pytest.raises(WorkshopError, match=r"No finding 'nonsense'.*mirror"):
        record.finding("nonsense")
    with pytest.raises(WorkshopError, match=r"no table 'people'.*answers"):
        record.table("people")


def test_a_record_is_the_same_from_a_file(record, tmp_path):
    again = Record.load(record.save(tmp_path / "session.record"))
    assert repr(again) == repr(record)
    for name in COLUMNS:
        pandas.testing.assert_frame_equal(again.table(name), record.table(name))
    assert again.findings == record.findings
    assert again.speaking("nb").finding("mirror") == record.speaking("nb").finding("mirror")


@pytest.mark.parametrize("bytes", [b"", b"no gzip", b"\x1f\x8b\x08\x00", b"PK\x03\x04"])
def test_a_file_that_is_none_is_told_in_one_sentence(tmp_path, bytes):
    there = tmp_path / "x.record"
    there.write_bytes(bytes)
    with pytest.raises(WorkshopError, match="no record of a session"):
        Record.load(there)


def test_what_was_drawn_when_it_was_shown_is_taken_and_not_drawn_anew(room, record, monkeypatch):
    from workshop.record.process import drawn_in_all

    for step in (0, 1):
        shown = room.ask("seen", code=room.code, step=step)
        one = shown["seen"]
        for language, packed in drawn_in_all(shown).items():
            kept = {"step": step, "of": one["of"], "drawn": {language: packed}}
            assert room.ask("keep_drawn", code=room.code, **kept) == {"drawn": 1}
    before = {language: record.speaking(language).findings for language in LANGUAGES}
    monkeypatch.setattr("workshop.record.taking.drawn", None)
    assert {one: Record.of(room.ask, room.code, one).findings for one in LANGUAGES} == before


def test_quarters_that_firms_played_are_rows():
    game = here(filled_room(GAME, sales=6, marketing=6))
    while game.session["phase"] != "revealed":
        game.advance()
        if game.session["phase"] == "asking":
            game.everyone_answers()
    game.compute()
    there = Record.of(game.ask, game.code)
    told = there.quarters
    assert set(told["firm"]) == {1, 2}
    plans = told[told["name"].str.startswith("task-")]
    assert set(plans["seat"]) == {"marketing", "sales"}
    assert set(plans["quarter"]) == {1, 2, 3, 4}
    assert there.runs.query("of == 'gave'")["value"].notna().any()


def test_what_sides_said_in_public_is_told_as_it_was_said():
    teams = team_room(alone(SLUG))
    next(session for session in walk(teams) if session["phase"] == "revealed")
    there = Record.of(teams.ask, teams.code)
    assert len(there.said)
    assert not there.answers["suppressed"].any()
