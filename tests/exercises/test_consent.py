"""Rounds about somebody who can be named: played only where it was said that they agreed."""

from dataclasses import replace

import pytest

from tests.support.room import LiveRoom
from workshop.exercises.agenda import alone, asks_consent, course_of, load_agenda
from workshop.exercises.exercise import load_exercise
from workshop.exercises.minutes import planned_exercise
from workshop.exercises.people.said import said_of
from workshop.session import Mode

SLUG = "conflict-signs"
HEADS = (SLUG, "heads")


def course(**given):
    return course_of(load_agenda(alone(SLUG)), **given)


def test_without_consent_the_round_is_in_no_course_and_with_it_in_its_place():
    assert HEADS not in course()
    assert [round for _, round in course(agreed=True)] == ["signs", "heads", "symptoms", "stop"]


def test_sides_that_share_a_phone_never_play_it():
    assert HEADS not in course(mode=Mode.TEAMS, agreed=True)
    played = load_exercise(SLUG).played_by(Mode.TEAMS, agreed=True)
    assert "heads" not in [round.id for round in played.rounds]


def test_what_would_show_it_among_others_is_shown_without_it():
    for mode, left in ((Mode.PEOPLE, ("daily", "stuck")), (Mode.TEAMS, ("daily",))):
        played = load_exercise(SLUG).played_by(mode)
        assert next(r for r in played.reveals if r.chart == "symptoms").questions == left


def test_what_shows_nothing_else_is_left_out():
    exercise = load_exercise(SLUG)
    rounds = [
        replace(r, reveals=tuple(replace(one, perhaps=()) for one in r.reveals))
        for r in exercise.rounds
    ]
    played = replace(exercise, rounds=tuple(rounds)).played_by(Mode.PEOPLE)
    assert "symptoms" not in [one.chart for one in played.reveals]


def test_its_minutes_are_nobodys_plan():
    exercise = load_exercise(SLUG)
    assert planned_exercise(exercise) == exercise.minutes
    assert asks_consent(load_agenda(alone(SLUG)))
    assert not asks_consent(load_agenda(alone("where-are-the-sales")))


@pytest.mark.parametrize(
    ("said", "asked"), [({}, False), ({"consent": True}, True), ({"consent": "yes"}, False)]
)
def test_a_session_asks_about_the_heads_only_if_it_was_opened_so(said, asked):
    room = LiveRoom(agenda=alone(SLUG), **said)
    assert (list(HEADS) in room.session["course"]) is asked


def test_no_answer_about_the_heads_is_taken_in_a_session_without_consent():
    room = LiveRoom(agenda=alone(SLUG))
    person = room.seat("sales")
    room.advance("asking")
    assert person.refusal("heads", {"dialogue": "5"})
    assert not person.refusal("ranks", {"absent": "5"})


def test_with_consent_the_heads_stand_in_the_list_and_a_room_walks_through():
    room = LiveRoom(agenda=alone(SLUG), consent=True)
    room.fill(sales=5, marketing=5)
    shown = {}
    while room.session["phase"] != "ended":
        room.advance()
        if room.session["phase"] == "asking":
            room.everyone_answers()
        if room.session["phase"] == "revealed":
            shown |= room.look()["results"]
    assert shown["heads"]["cells"]["unpleasant"]["all"]["n"] == 10
    assert {group for cell in shown["stuck"]["cells"].values() for group in cell} == {"all"}


def test_invented_sides_lean_as_the_file_says_though_they_are_asked_less():
    played = load_exercise(SLUG).played_by(Mode.TEAMS)
    assert said_of(played)["heads"]["unpleasant"]["cynic"] == 0.6
