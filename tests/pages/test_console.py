"""The facilitator's pages, from what the host lets a facilitator see."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.pages.conftest import room_at
from tests.support.pages import assert_speaks
from tests.support.room import LiveRoom
from workshop.agenda import agendas
from workshop.content import LANGUAGES
from workshop.pages.console import session_page, sessions_page
from workshop.pages.stage import Figures
from workshop.texts import interface


def console(room, language="en", now=None):
    look = room.look(room.facilitator())
    return session_page(look, Figures(), language, now or datetime.now(UTC))


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
        room_now = room.look()["session"]
        last = room_now["step"] == room_now["steps"] - 1
        expected = {"lobby": "next", "story": "asking", "asking": "closed", "closed": "revealed",
                    "revealed": "end" if last else "next"}  # fmt: skip
        assert button["to"] == expected[phase]
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
    ]  # fmt: skip


def test_closing_before_all_have_answered_asks_first():
    room = LiveRoom()
    room.fill(sales=2)
    room.advance("asking")
    assert console(room)["next"]["confirm"]
    room.everyone_answers()
    assert console(room)["next"]["confirm"] is None


def test_revealing_what_too_few_have_answered_asks_first():
    assert "4" in console(room_at("room", "closed", people=2))["next"]["confirm"]
    assert console(room_at("room", "closed", people=3))["next"]["confirm"] is None


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
    assert first["text"].startswith("Sentence number 0,")
    assert first["released"] is False


def test_not_even_the_facilitator_learns_which_department_a_text_comes_from():
    for text in console(room_at("deal", "closed"))["texts"]:
        assert set(text) == {"id", "text", "released"}


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
    entered = datetime.fromisoformat(room.look()["entered"])
    clock = console(room, now=entered + timedelta(seconds=90))["clock"]
    assert clock == {"planned": 8, "spent_s": 90}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_sessions_speaks_both_languages(language):
    room = LiveRoom()
    page = sessions_page(room.ask("sessions"), language, {}, None)
    assert_speaks(page)
    assert [s["code"] for s in page["sessions"]] == [room.code]
    assert page["sessions"][0]["phase_text"] == interface(language)("phases.lobby")
    assert [a["id"] for a in page["agendas"]] == list(agendas())


def test_the_form_opens_with_values_that_the_host_takes():
    room = LiveRoom()
    form = sessions_page(room.ask("sessions"), "nb", {}, None)["form"]
    assert room.ask("open", op="op", **form)["session"]["phase"] == "lobby"


def test_a_refused_form_keeps_what_was_typed():
    form = {"name": "x" * 90}
    page = sessions_page({}, "en", {"name": "too long"}, form)
    assert page["form"] == form
    assert page["errors"] == {"name": "too long"}
