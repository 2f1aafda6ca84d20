"""How long things took is read from the moves of rooms, and never from anybody's answers."""

from datetime import datetime, timedelta

import pytest

from tests.support.clock import NOON, Clock
from tests.support.room import EXERCISE, LiveRoom
from workshop.exercises.exercise import load_exercise
from workshop.exercises.minutes import cards_in
from workshop.host.timing import asked, medians, spent
from workshop.store import MoveRecord
from workshop.store.opening import open_store

CARDS = cards_in(load_exercise(EXERCISE).round("room"))


def moves(*places, session="s"):
    """Moves of a session: phase, step, and the seconds after noon."""
    return [MoveRecord(session, s, p, "", NOON + timedelta(seconds=at)) for p, s, at in places]


def test_the_time_in_a_step_is_that_of_all_its_phases_and_visits():
    way = moves(("lobby", -1, 0), ("story", 0, 100), ("asking", 0, 160), ("closed", 0, 400),
                ("story", 1, 460), ("asking", 0, 470), ("closed", 0, 500),
                ("ended", 0, 900))  # fmt: skip
    assert spent(way) == {0: 60 + 240 + 60 + 30 + 400, 1: 10}
    assert asked(way) == {0: 240 + 30}


def test_a_night_a_clock_that_was_set_and_the_time_after_the_end_count_nowhere():
    night = moves(("story", 0, 0), ("asking", 0, 13 * 3600), ("closed", 0, 13 * 3600 + 60))
    back = moves(("asking", 0, 500), ("closed", 0, 100), ("ended", 0, 160), ("asking", 0, 900))
    assert spent(night) == {0: 60}
    assert spent(back) == {0: 60}
    assert asked(back) == {}
    assert spent([]) == {}


def test_questions_that_were_forgotten_for_an_hour_are_no_measure():
    assert asked(moves(("asking", 0, 0), ("closed", 0, 3601))) == {}


def test_the_median_of_sessions_is_taken_by_round_and_by_card():
    past = [moves(("asking", 0, 0), ("closed", 0, s), session=f"{s}") for s in (100, 200, 900)]
    seen = {(f"{s}", 0): (EXERCISE, "room") for s in (100, 200, 900)}
    (found,) = medians(past, seen)
    assert found == {"exercise": EXERCISE, "round": "room", "card_s": 200 / CARDS, "sessions": 3}


def test_of_rounds_that_are_gone_and_of_steps_that_were_never_shown_nothing_is_measured():
    past = [moves(("asking", 0, 0), ("closed", 0, 50))]
    assert medians(past, {}) == []
    assert medians(past, {("s", 0): (EXERCISE, "gone")}) == []
    assert medians(past, {("s", 0): ("gone", "room")}) == []


# -- at the host, on both stores -----------------------------------------------------------


@pytest.fixture(params=["memory", "sqlite"])
def past(request, tmp_path):
    """A room whose clock is ours, and that can play a session in some seconds."""
    store = open_store(f"sqlite:///{tmp_path}/room.db") if request.param == "sqlite" else None
    room = LiveRoom(store)
    room.clock = room.host._rooms.clock = Clock()
    yield room
    room.store.close()


def play(room, seconds, people=5, answer=True, mode="people", own=False):
    """Open a session, and play its first round with the questions open for some seconds."""
    opening = {"agenda": room.session["agenda"], "departments": ["sales", "marketing"]}
    room.clock.wait(10)
    room.session = room.ask("open", op=f"op-{room.clock.now}", name="x", language="en",
                            expected=12, mode=mode, own_pace=own, **opening)["session"]  # fmt: skip
    room.code, room.people = room.session["code"], []
    room.fill(sales=people)
    room.advance("asking")
    if answer:
        room.everyone_answers()
    room.clock.wait(seconds)
    room.advance("closed")
    room.advance("revealed")
    room.clock.wait(300)


def measured(room):
    room.host._rooms.kept.forget()
    return room.look(room.facilitator())["timing"]["measured"]


def test_past_sessions_are_measured_from_opening_the_questions_to_closing_them(past):
    for seconds in (100, 300, 200):
        play(past, seconds)
    assert [(one["round"], one["sessions"]) for one in measured(past)] == [("room", 2)]
    play(past, 5)
    (found,) = measured(past)
    assert found["sessions"] == 3
    assert found["card_s"] == pytest.approx(200 / CARDS)


def test_sessions_of_few_or_silent_people_are_no_measure(past):
    play(past, 100, people=4)
    play(past, 100, people=6, answer=False)
    play(past, 100)
    assert measured(past) == []
    play(past, 100, people=1)
    assert [one["sessions"] for one in measured(past)] == [1]


def test_where_people_read_while_they_are_asked_nothing_is_measured(past):
    play(past, 100, own=True)
    play(past, 100)
    assert measured(past) == []
    play(past, 100)
    assert [one["sessions"] for one in measured(past)] == [1]


def test_people_are_measured_by_people_and_teams_by_teams(past):
    play(past, 100)
    play(past, 400, people=2, mode="teams")
    play(past, 30)
    assert [one["card_s"] for one in measured(past)] == [pytest.approx(100 / CARDS)]
    play(past, 40, people=1, mode="teams")
    assert [one["card_s"] for one in measured(past)] == [pytest.approx(400 / CARDS)]
    play(past, 40, people=2, mode="teams")
    assert [one["sessions"] for one in measured(past)] == [1]


def test_the_look_tells_the_time_used_and_since_when_the_room_is_where_it_is(past):
    play(past, 120)
    past.advance("next")
    timing = past.look(past.facilitator())["timing"]
    assert timing["used"] == {"0": 420}
    assert datetime.fromisoformat(timing["moved"]) == past.clock.now


def test_participants_and_wall_are_told_nothing_of_it(past):
    play(past, 60)
    assert "timing" not in past.people[0].look()
    assert "timing" not in past.look(past.wall())


def test_a_removed_session_leaves_no_time_behind(past):
    play(past, 60)
    first = past.session["id"]
    play(past, 60)
    assert len(measured(past)) == 1
    past.ask("erase", session=first)
    assert measured(past) == []
