"""Rooms in every phase, as the pages get to see them."""

import itertools

import pytest

from tests.support.room import EXERCISE, GAME, LEADS, TASKS, LiveRoom
from workshop.content import LANGUAGES
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise

EXERCISES = [load_exercise(slug) for slug in (EXERCISE, GAME, TASKS, LEADS)]
ROUNDS = [round.id for exercise in EXERCISES for round in exercise.rounds]
STORIES = {round.id: round.story for exercise in EXERCISES for round in exercise.rounds}
SLUGS = {round.id: exercise.slug for exercise in EXERCISES for round in exercise.rounds}
PLACES = [
    ("", "lobby"),
    *(
        (round, phase)
        for round in ROUNDS
        for phase in ("story", "asking", "closed", "revealed")
        if phase != "story" or STORIES[round]
    ),
    ("", "ended"),
]
EVERYWHERE = list(itertools.product(PLACES, LANGUAGES))


def room_at(round, phase, people=9, language="en"):
    """Play a room to a phase; in every round it passes, everybody has answered."""
    room = LiveRoom(language=language, agenda=alone(SLUGS.get(round, EXERCISE)))
    for _ in range(people):
        room.seat("sales", language)
        room.seat("marketing", language)
    while phase not in ("lobby", "ended"):
        room.advance("next")
        while room.look()["session"]["phase"] != "revealed":
            session = room.look()["session"]
            if (session["round"], session["phase"]) == (round, phase):
                return room
            if session["phase"] == "asking":
                room.everyone_answers()
                if (round, phase) == (session["round"], "answered"):
                    return room
            room.advance()
        room.compute()
        if (room.look()["session"]["round"], "revealed") == (round, phase):
            return room
    if phase == "ended":
        room.advance("end")
    return room


@pytest.fixture(scope="module", params=EVERYWHERE, ids=lambda p: "-".join([*p[0], p[1]]))
def place(request):
    """A room at every place there is, in both languages: round, phase, language, room."""
    (round, phase), language = request.param
    return round, phase, language, room_at(round, phase, language=language)
