"""A rehearsal with feedback at its host: who may say what, when, and what is kept of it."""

import pytest

from tests.support.contracts import assert_fits
from tests.support.days import bytes_in
from tests.support.room import OPENING, LiveRoom
from tests.support.simulated import WITH, Practice
from workshop.contracts.practised import Practised
from workshop.contracts.simulator import SaidReply
from workshop.exercises.agenda import load_agenda
from workshop.exercises.trainee import SHORT
from workshop.host.client import new_op
from workshop.host.service import Host
from workshop.store.opening import open_store

SAID = {"reading": "mirror-harsher.0a1b2c3d", "question": "harsher"}


def refused(practice, **fields):
    told = {"op": new_op(), "code": practice.code, "step": practice.session["step"], **SAID}
    return practice.room.refusal("say_reading", **(told | fields))


@pytest.fixture(scope="module")
def revealed():
    practice = Practice(LiveRoom())
    practice.to_reveal()
    return practice


def test_the_short_programme_is_played_by_as_many_as_the_room_has():
    practice = Practice(LiveRoom())
    assert practice.session["course"] == [
        ["where-are-the-sales", "room"],
        ["where-are-the-sales", "again"],
    ]
    there = practice.look()["simulated"]
    assert there == {"room": "one-sided", "people": 24, "seed": 7, "pace": 0.1, "said": []}


def test_nothing_can_be_said_before_results_are_shown_and_at_another_step(revealed):
    assert refused(Practice(LiveRoom())) == "not-now"
    assert refused(revealed, step=1) == refused(revealed, step=True) == "not-now"


@pytest.mark.parametrize(
    "wrong",
    [{"reading": None}, {"reading": 5}, {"reading": ["a"]}, {"reading": "a" * 81}, {"op": ""},
     {"question": {"a": 1}}, {"question": "<b>"}, {"question": "a\nb"}, {"reading": "\u202e"},
     {"step": "0"}, {"step": None}, {"step": 10**30}, {"step": 0.0}, {"op": 7}, {"code": "NONE"}],
)  # fmt: skip
def test_garbage_is_refused_and_nothing_is_kept(revealed, wrong):
    assert refused(revealed, **wrong) in {"bad-command", "not-now", "unknown-code"}
    assert revealed.look()["simulated"]["said"] == []


def test_people_and_walls_may_neither_say_nor_read_it(revealed):
    somebody = revealed.people[0]
    for ticket in (somebody._ticket, revealed.room.wall()):
        for do in ("say_reading", "practised"):
            told = {"op": new_op(), "code": revealed.code, "step": 0, **SAID}
            assert revealed.room.refusal(do, ticket, **told) == "not-allowed"
    look = revealed.room.ask("look", somebody._ticket)
    assert not {"simulated", "unsaid"} & {*look}


def test_the_first_word_counts_and_sent_twice_it_is_said_once():
    practice = Practice(LiveRoom())
    assert practice.to_reveal()["unsaid"]
    op = new_op()
    first = practice.say(op=op, **SAID)
    assert_fits(first, SaidReply)
    assert practice.say(op=op, **SAID) == first
    assert refused(practice, reading="cannot-tell") == "not-now"
    look = practice.look()
    assert "unsaid" not in look
    assert look["simulated"]["said"] == [{"step": 0, **SAID}]


def test_only_practice_with_feedback_is_asked_and_told():
    room = LiveRoom()
    plain = Practice(room, feedback=False)
    plain.to_reveal()
    assert refused(plain) == "not-now"
    assert plain.look()["simulated"] is None
    plain.end()
    assert room.refusal("practised", code=plain.code) == "not-now"
    assert room.refusal("practised", code=room.code) == "not-now"


@pytest.mark.parametrize("wrong", [{"seed": -1}, {"seed": 10**6}, {"seed": "7"}, {"seed": True}])
def test_a_seed_is_a_number_of_six_digits_at_most(lobby, wrong):
    told = {"op": new_op(), **OPENING, **WITH, **wrong}
    assert lobby.refusal("rehearse", **told) == "bad-number"


def test_sides_that_share_a_phone_have_no_feedback(lobby):
    told = {"op": new_op(), **OPENING, **WITH, "room": "team"}
    assert lobby.refusal("rehearse", **told) == "bad-choice"


def test_what_was_said_outlives_the_host_and_goes_with_the_session(tmp_path):
    url = f"sqlite:///{tmp_path}/room.db"
    room = LiveRoom(store=open_store(url))
    practice = Practice(room)
    practice.to_reveal()
    practice.say(reading="mirror-harsher.0a1b2c3d", question="a-telling-question")
    room.store.close()
    room.store = open_store(url)
    room.host = Host(room.store, room.key)
    practice.at.ask_all([one.binding() for one in practice.people])
    assert practice.look()["simulated"]["said"][0]["question"] == "a-telling-question"
    assert practice.to_reveal()["unsaid"]
    practice.end()
    told = room.ask("practised", code=practice.code)
    assert_fits(told, Practised)
    assert [one["step"] for one in told["steps"]] == [0, 1]
    assert all(one["results"] for one in told["steps"])
    assert b"a-telling-question" in bytes_in(tmp_path)
    room.ask("erase", code=practice.code)
    assert b"a-telling-question" not in bytes_in(tmp_path)
    room.store.close()


def test_before_the_end_there_is_no_feedback(revealed):
    assert revealed.room.refusal("practised", code=revealed.code) == "not-now"


def test_what_a_trainee_plays_and_opens_fits_into_three_quarters_of_an_hour():
    agenda, installing, opening = load_agenda(SHORT), 5, 5
    assert agenda.minutes + installing + opening <= 45
