"""The facilitator's pages, from what the host lets a facilitator see."""

import math
import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.pages.conftest import room_at
from tests.support.days import Days
from tests.support.pages import assert_speaks
from tests.support.room import EXERCISE, LiveRoom
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.exercises.agenda import agendas, choosable, load_agenda
from workshop.exercises.exercise import load_exercise
from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op
from workshop.host.seats import AT_ONCE
from workshop.pages.console.composing import session_page
from workshop.pages.console.opening import OWN, sessions_page
from workshop.pages.stage import Figures
from workshop.session import Phase, Position, natural


def console(room, language="en", now=None, seats=False):
    look = room.look(room.facilitator())
    drawn = getattr(room, "figures", None) or Figures()
    return session_page(look, drawn, language, now or datetime.now(UTC), seats=seats)


def test_a_console_speaks_in_every_phase_and_both_languages(place):
    _, phase, language, room = place
    page = console(room, language)
    assert_speaks(page)
    assert page["session"]["phase"] == phase
    assert page["title"]
    if phase not in ("lobby", "ended"):
        assert page["notes"]


def test_the_facilitator_may_read_another_language_than_the_wall_does():
    page = console(room_at("room", "asking", people=1, language="nb"), "en")
    assert page["language"] == "en"
    assert page["title"] == "The Monday meeting"


def test_the_big_button_is_the_natural_move_and_gone_at_the_end(place):
    _, phase, _, room = place
    button = console(room)["next"]
    if phase == "ended":
        assert button is None
    else:
        session = room.look()["session"]
        steps = load_agenda(session["agenda"]).steps()
        here = Position(session["step"], Phase(phase), talk=session["talk"])
        ends = natural(steps, here) == "next" and session["step"] == len(steps) - 1
        assert button["to"] == ("end" if ends else natural(steps, here))
        assert button["text"]


def test_an_ended_session_says_what_to_do_next():
    page = console(room_at("", "ended"))
    assert page["lead"]
    assert page["words"]["ended_next"]


def test_every_other_button_leads_where_the_rules_allow():
    for phase in ("lobby", "story", "asking", "closed", "revealed"):
        for offered in console(room_at("room", phase, people=1))["others"]:
            assert room_at("room", phase, people=1).advance(offered["to"])


def test_the_run_sheet_marks_what_is_done_and_what_is_now():
    states = [step["state"] for step in console(room_at("deal", "asking"))["steps"]]
    assert states == ["done", "now", "later"]
    assert {s["state"] for s in console(room_at("", "ended"))["steps"]} == {"done"}
    assert {s["state"] for s in console(room_at("", "lobby"))["steps"]} == {"later"}


def test_the_phases_of_a_step_stand_in_order_with_one_that_is_now():
    phases = console(room_at("room", "closed"))["phases"]
    assert [(p["id"], p["state"]) for p in phases] == [
        ("story", "done"), ("asking", "done"), ("closed", "now"), ("revealed", "later"),
        ("talk huddle", "later"),
    ]  # fmt: skip


def test_the_console_counts_answers_by_question_and_shows_none():
    page = console(room_at("room", "answered"))
    counted = {card["id"]: (card["n"], card["of"]) for card in page["answered"]["cards"]}
    assert counted["cause"] == (18, 18)
    assert counted["mirror-told"] == (18, 18)
    assert (page["figures"], page["texts"]) == ([], [])


def test_texts_can_be_read_before_they_are_released():
    page = console(room_at("deal", "closed"))
    assert len(page["texts"]) == 18
    first = page["texts"][0]
    assert first["text"].startswith("Sentence number")
    assert first["released"] is False


def test_not_even_the_facilitator_learns_which_department_a_text_comes_from():
    for text in console(room_at("deal", "closed"))["texts"]:
        assert set(text) == {"id", "text", "released", "mark", "many", "question", "wrote"}
        asked = load_exercise(EXERCISE).question(text["question"]) if text["question"] else None
        assert asked is None or not asked.only_for


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("round", ["room", "deal", "again"])
def test_after_a_reveal_there_is_something_to_ask_the_room(round, language):
    page = console(room_at(round, "revealed"), language)
    assert page["debrief"]
    assert_speaks({"debrief": page["debrief"]})


def test_before_a_reveal_there_is_nothing_to_ask_yet():
    assert console(room_at("room", "closed"))["debrief"] == []


def test_the_clock_counts_from_when_the_step_began():
    room = room_at("room", "asking", people=1)
    timing = room.look()["timing"]
    moved, before = datetime.fromisoformat(timing["moved"]), timing["used"].get("0", 0)
    clock = console(room, now=moved + timedelta(seconds=90))["clock"]
    assert clock == {"planned": 19, "spent_s": before + 90}


def test_a_step_to_which_the_room_comes_back_has_one_time_on_its_clock_and_on_the_sheet():
    room = room_at("deal", "story", people=1)
    moved = datetime.fromisoformat(room.look()["timing"]["moved"])
    room.ask("take_back", op=new_op(), code=room.code)
    page = console(room, now=moved + timedelta(minutes=2))
    used = math.ceil(page["clock"]["spent_s"] / 60)
    assert f"used {used} " in page["steps"][0]["times"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_sessions_speaks_both_languages(language):
    room = LiveRoom()
    page = sessions_page(room.ask("sessions"), language, {}, None)
    assert_speaks(page)
    assert [s["code"] for s in page["sessions"]] == [room.code]
    assert page["sessions"][0]["phase_text"] == interface(language)("phases.lobby")
    assert [a["id"] for a in page["agendas"]] == [*agendas(), OWN]
    assert [e["id"] for e in page["exercises"]] == list(choosable())
    assert all(e["text"] and e["minutes"] > 0 for e in page["exercises"])


def test_a_session_that_is_over_is_looked_back_at_and_another_is_gone_on_with():
    room = LiveRoom()
    for phase, pick in (("lobby", "console.pick"), ("ended", "console.look_back")):
        if phase == "ended":
            room.advance("end")
        (row,) = sessions_page(room.ask("sessions"), "en", {}, None)["sessions"]
        assert row["pick_text"] == interface("en")(pick)


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_a_session_is_erased_it_is_said_what_goes_and_where_else_it_lies(language):
    room, today = LiveRoom(name="Mandag"), Days()
    room.host._rooms.clock = today
    room.fill(sales=3)
    room.advance("asking")
    for cause in ("chaos", "information"):  # a changed answer is one
        room.people[0].answer("cause", cause)
    (row,) = sessions_page(room.ask("sessions"), language, {}, None)["sessions"]
    ui = interface(language)
    taken, answers = ui.count("privacy.erase.seats", 3), ui.count("privacy.erase.answers", 1)
    said = ui("privacy.erase.what", name="Mandag", seats=taken, answers=answers)
    assert row["confirm"] == [said, ui("privacy.erase.ask")]
    day = ui.day((today.now + timedelta(days=90)).astimezone().date())
    assert row["kept_text"] == ui("privacy.kept", day=day)
    room.ask("saved", code=room.code, kind="report", name="/home/kari/report.html")
    room.ask("present", token_hashes=[hashed(room.people[0].token)])
    (row,) = sessions_page(room.ask("sessions"), language, {}, None)["sessions"]
    what, lead, file, _ = row["confirm"]
    assert what.endswith(ui.count("privacy.erase.present", 1))
    assert lead == ui("privacy.erase.files")
    assert "/home/kari/report.html" in file


def test_the_form_opens_with_values_that_the_host_takes():
    room = LiveRoom()
    form = sessions_page(room.ask("sessions"), "nb", {}, None)["form"]
    assert room.ask("open", op="op", **form)["session"]["phase"] == "lobby"


def test_a_refused_form_keeps_what_was_typed():
    form = {"name": "x" * 90}
    page = sessions_page({}, "en", {"name": "too long"}, form)
    assert page["form"] == form
    assert page["errors"] == {"name": "too long"}


# -- the door ------------------------------------------------------------------------------


def joined_at_once(room, size, clock_moves=0):
    """Let many join at once without ever opening a line."""
    fields = {"do": "join", "ticket": room.key, "code": room.code, "language": "en"}
    room.host.run(
        {**fields, "department": "sales", "token_hash": hashed(new_token())} for _ in range(size)
    )
    if clock_moves:
        room.host._rooms.clock = lambda: datetime.now(UTC) + timedelta(seconds=clock_moves)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_is_open_until_it_is_locked_and_says_what_that_means(language):
    room = LiveRoom()
    opened = console(room, language)["door"]
    room.ask("door", code=room.code, door=opened["turn"]["to"])
    locked = console(room, language)["door"]
    assert (opened["state"], locked["state"]) == ("open", "locked")
    assert locked["turn"]["to"] == "open"
    assert opened["text"] != locked["text"]
    assert_speaks(locked)


def test_a_sudden_crowd_is_said_in_words_with_a_button_that_asks_first():
    room = LiveRoom(expected=300)
    joined_at_once(room, 493, clock_moves=11)
    room.host._rooms.kept.forget()
    rush = console(room)["door"]["rush"]
    assert re.fullmatch(r"493 joined in \w+ seconds?", rush["text"])
    assert len(rush["seats"]) == 493
    assert "493" in rush["end"]
    assert "cannot be undone" in rush["confirm"]
    assert "sekund" in console(room, "nb")["door"]["rush"]["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_length_of_a_crowd_has_its_words(language):
    spans = interface(language).table("seats.seconds")
    assert [int(n) for n in spans] == list(range(1, int(AT_ONCE.total_seconds()) + 1))


def test_a_full_room_is_said_with_its_number_of_seats():
    room = LiveRoom(expected=12)
    assert console(room)["door"]["full"] is None
    joined_at_once(room, 120)
    assert "all 120 seats" in console(room)["door"]["full"]


def test_the_list_of_seats_is_folded_and_the_newest_stands_first():
    room = LiveRoom()
    people = [*room.fill(sales=1), *room.fill(marketing=2)]
    room.ask("arrived", token_hashes=[hashed(p.token) for p in people[:2]])
    room.ask("present", token_hashes=[hashed(people[0].token)])
    assert console(room)["door"]["rows"] == []
    page = console(room, seats=True)
    assert_speaks(page)
    rows = page["door"]["rows"]
    assert [row["state"] for row in rows] == ["never", "away", "here"]
    assert [row["text"] for row in rows] == ["Marketing", "Marketing", "Sales"]
    assert rows[0]["id"] == people[2].look()["me"]["seat"]


def test_after_the_end_there_is_no_door():
    assert console(room_at("", "ended"))["door"] is None


def test_no_two_buttons_of_a_room_say_the_same(place):
    _, _, language, room = place
    page = console(room, language)
    texts = [one["text"] for one in [page["next"], *page["others"]] if one]
    assert len(texts) == len(set(texts))
