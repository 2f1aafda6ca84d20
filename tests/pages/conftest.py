"""Rooms in every phase, as the pages get to see them."""

import copy
from dataclasses import dataclass, field, replace
from functools import cache

import pytest

from tests.support.room import EXERCISE, GAME, LEADS, TASKS, LiveRoom, here
from workshop.content import LANGUAGES
from workshop.exercises.agenda import in_short, only
from workshop.exercises.exercise import load_exercise
from workshop.pages.stage import Figures

SHORT = {GAME: ("first", "bonus", "letter", "matrix"), LEADS: ("bet", "hundred", "flaw", "world")}
"""Of the games one is enough here: firms have tests of their own."""


def looked_at(slug):
    """Return an exercise with the rounds that are looked at."""
    exercise = load_exercise(slug)
    rounds = [one for one in exercise.rounds if one.id in SHORT.get(slug, (one.id,))]
    return replace(exercise, rounds=tuple(rounds))


EXERCISES = [looked_at(slug) for slug in (EXERCISE, GAME, TASKS, LEADS)]
ROUNDS = [round.id for exercise in EXERCISES for round in exercise.rounds]
SLUGS = {round.id: exercise.slug for exercise in EXERCISES for round in exercise.rounds}


def places(exercise):
    """Return every place of a session with one exercise: its round and its phase."""
    passed = [
        (round.id, phase)
        for round in exercise.rounds
        for phase in dict.fromkeys(beat.phase.value for beat in round.course)
    ]
    return [("", "lobby"), *passed, ("", "ended")]


def everywhere():
    """Yield every place in both languages; one of them, in turn, is not slow."""
    for turn, exercise in enumerate(EXERCISES):
        for round, phase in places(exercise):
            for number, language in enumerate(LANGUAGES):
                name = "-".join(part for part in (exercise.slug, round, phase, language) if part)
                marks = [] if (turn + number) % 2 == 0 else [pytest.mark.slow]
                yield pytest.param((exercise.slug, round, phase, language), id=name, marks=marks)


def room_at(round, phase, people=9, language="en"):
    """Play a room to a phase; in every round it passes, everybody has answered."""
    way = walk(SLUGS.get(round, EXERCISE), people, language)
    wanted = ["" if phase in ("lobby", "ended") else round, phase]
    return next(room for *place, room in way if place == wanted)


def walk(slug, people=9, language="en"):
    """Walk a room through its phases; yield round, phase and room at each, `answered` included."""
    room = LiveRoom(language=language, agenda=only([in_short(slug, SHORT.get(slug, ()))]))
    for _ in range(people):
        room.seat("sales", language)
        room.seat("marketing", language)
    here(room)
    yield "", "lobby", room
    while room.session["phase"] != "ended":
        session = room.advance()
        if session["phase"] == "revealed":
            room.compute()
        round = "" if session["phase"] == "ended" else session["round"]
        yield round, session["phase"], room
        if session["phase"] == "asking":
            room.everyone_answers()
            part = f"answered {session['talk']}".strip()
            yield round, part, room


@dataclass
class Standing:
    """What everybody saw of a room that has moved on; it is asked as the room itself is.

    Its figures are drawn once for every page on which they are looked at.
    """

    seen: dict
    people: list = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)

    def look(self, who="anybody"):
        return self.seen[who]

    def wall(self):
        return "wall"

    def facilitator(self):
        return "facilitator"


def standing(room):
    """Note what everybody sees of a room now."""
    seen = {
        "anybody": room.look(),
        "wall": room.look(room.wall()),
        "facilitator": room.look(room.facilitator()),
    }
    first = Standing({"anybody": room.people[0].look()})
    return Standing(copy.deepcopy(seen), [copy.deepcopy(first)])


@cache
def walked(slug, language):
    """Walk one room through its phases, and note at each what everybody sees."""
    seen = {}
    for round, phase, room in walk(slug, language=language):
        if not phase.startswith("answered") and (round, phase) not in seen:
            seen[round, phase] = standing(room)
    return seen


@pytest.fixture(params=[*everywhere()])
def place(request):
    """A room at every place there is: round, phase, language, room."""
    slug, round, phase, language = request.param
    return round, phase, language, walked(slug, language)[round, phase]
