"""The honest clock on the console: planned, expected, used, and what to leave out when late."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.pages import shown_words
from tests.support.room import EXERCISE, LiveRoom
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.errors import ContentError
from workshop.exercises.agenda import load_agenda, only
from workshop.exercises.exercise import load_exercise
from workshop.pages.console import pacing
from workshop.pages.console.composing import session_page
from workshop.pages.console.opening import sessions_page
from workshop.pages.stage import Figures


def console(room, after=0, language="en"):
    look = room.look(room.facilitator())
    now = datetime.now(UTC) + timedelta(minutes=after)
    return session_page(look, Figures(), language, now)


@pytest.fixture
def half_day():
    return LiveRoom(agenda="half-day")


def test_the_run_sheet_shows_planned_expected_and_used_minutes(half_day):
    half_day.advance("next")
    half_day.advance("next")
    rows = console(half_day, after=5.5)["steps"]
    assert rows[1]["times"] == "plan 19 · expected 19 · used 6 min"
    assert rows[-1]["times"] == "plan 4 · expected 4 min"
    planned = load_agenda("half-day").minutes - load_agenda("half-day").joining
    assert console(half_day)["sheet"]["times"].startswith(f"plan {planned} · expected ")


def test_in_the_lobby_in_time_and_after_the_end_nothing_is_late(half_day):
    assert console(half_day, after=500)["late"] is None
    half_day.advance("next")
    assert console(half_day)["late"] is None
    assert console(half_day, after=4)["late"] is None
    half_day.advance("end")
    assert console(half_day, after=500)["late"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_session_that_runs_late_is_told_by_how_much_and_what_to_leave_out(half_day, language):
    half_day.advance("next")
    half_day.advance("next")
    late = console(half_day, after=40, language=language)["late"]
    assert late["title"].split()[0].isdigit()
    assert late["proposals"]
    assert not [text for text in shown_words(late) if "{" in text]
    words = load_exercise(EXERCISE).texts(language)
    assert any(words("loses.talks.say-back") in one for one in late["proposals"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_teams_have_a_plan_and_an_expectation_of_their_own_which_is_called_an_assumption(language):
    room = LiveRoom(agenda="ninety-minutes", mode="teams", expected=2)
    page = console(room, language=language)
    assert not [row for row in page["steps"] if row["id"].endswith("/again")]
    assert page["sheet"]["note"] == interface(language)("pacing.teams")
    people = console(LiveRoom(agenda="ninety-minutes"), language=language)
    plan = {row["id"].split()[-1]: row["minutes"] for row in people["steps"]}
    theirs = {row["id"].split()[-1]: row["minutes"] for row in page["steps"]}
    assert theirs[f"{EXERCISE}/room"] > plan[f"{EXERCISE}/room"]
    assert str(theirs[f"{EXERCISE}/room"]) in page["steps"][1]["times"]
    room.advance("asking")
    assert console(room, language=language)["clock"]["planned"] == theirs[f"{EXERCISE}/room"]
    assert console(room, language=language)["late"] is None
    assert console(room, after=60, language=language)["late"]["proposals"]


def test_the_form_says_how_long_a_programme_takes_as_teams_and_what_they_leave_out():
    page = sessions_page(LiveRoom().ask("sessions"), "en", {}, None)
    there = {one["id"]: one for one in page["agendas"]}
    assert there["first-session"]["less"] == ""
    assert "leave out: " in there["ninety-minutes"]["less"]
    for one in page["agendas"][:-1]:
        assert 0 < one["teams"] <= load_agenda(one["id"]).length
    chosen = {one["id"]: one for one in page["exercises"]}
    assert chosen[EXERCISE]["teams"] > chosen[EXERCISE]["minutes"]


def test_every_minute_later_is_a_minute_later(half_day):
    half_day.advance("next")
    half_day.advance("next")
    one, two = (int(console(half_day, after=n)["late"]["title"].split()[0]) for n in (40, 47))
    assert two - one == 7


def test_in_a_step_that_is_over_its_time_what_lies_ahead_in_it_is_still_to_come(half_day):
    half_day.advance("asking")
    half_day.people = half_day.fill(sales=1)
    asking = int(console(half_day, after=40)["late"]["title"].split()[0])
    half_day.advance("closed")
    half_day.advance("revealed")
    shown = int(console(half_day, after=40)["late"]["title"].split()[0])
    assert 0 < shown < asking


def test_in_the_last_step_nothing_is_left_to_leave_out_and_it_is_said():
    room = LiveRoom(agenda=only(["closing"]))
    room.advance("next")
    late = console(room, after=30)["late"]
    assert late["proposals"] == []
    assert late["lead"].startswith("There is nothing left")


def test_times_that_were_measured_are_told_with_the_number_of_sessions(half_day):
    look = half_day.look(half_day.facilitator())
    assert "last" not in session_page(look, Figures(), "en", datetime.now(UTC))["sheet"]["note"]
    one = {"exercise": EXERCISE, "round": "room", "card_s": 200.0, "sessions": 3}
    look["timing"]["measured"] = [one]
    page = session_page(look, Figures(), "en", datetime.now(UTC))
    assert page["sheet"]["note"].endswith("your last 3 sessions.")
    (row,) = [row for row in page["steps"] if row["id"].endswith("/room")]
    expected = int(row["times"].split("expected ")[1].split()[0])
    assert expected > 19


def test_without_paces_the_console_shows_what_is_planned_and_goes_on(half_day, monkeypatch):
    def broken(*_):
        raise ContentError(["data/paces.toml: the file is missing."])

    monkeypatch.setattr(pacing, "of_round", broken)
    half_day.advance("next")
    page = console(half_day, after=90)
    assert page["late"] is None
    assert "expected" not in page["steps"][0]["times"]


def test_asking_from_the_lobby_goes_past_the_check_in_to_the_first_questions(half_day):
    assert half_day.advance("asking")["round"] == "room"
    assert console(half_day)["steps"][0]["state"] == "skipped"


def test_in_the_lobby_the_notes_are_those_of_the_first_exercise_and_not_of_the_check_in(half_day):
    titles = {one["title"] for one in console(half_day)["notes"]}
    assert len(titles) > 3
