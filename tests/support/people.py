"""Rooms of invented people, as the host would tally what they say."""

from random import Random

from tests.support.tallied import tallied
from workshop.charts import found
from workshop.exercises.people.leanings import answers
from workshop.exercises.people.rooms import invented, people_room
from workshop.models import run_of
from workshop.questions.kinds import check_value, kind_of
from workshop.questions.leaning import ANYBODY

SIDES = ("sales", "marketing")


def answers_of(exercise, people):
    """Return department and answers of each person; the host would take every one of them."""
    given = []
    for who in people:
        own = {
            id: v for round in exercise.rounds for id, v in answers(who, exercise, round).items()
        }
        given.append((who.department, {id: check(exercise, id, v) for id, v in own.items()}))
    return given


def check(exercise, id, value):
    return check_value(exercise.question(id), value)


def by_chance(exercise, people=24, seed=1):
    """Return the answers of as many people who press anything."""
    rng, given = Random(seed), []
    asked = [q for round in exercise.rounds for q in round.questions if q.answerable]
    for nth in range(people):
        side = SIDES[nth % 2]
        own = {q.id: kind_of(q).answer(q, ANYBODY, rng) for q in asked if q.asks(side, SIDES)}
        given.append((side, {id: value for id, value in own.items() if value is not None}))
    return given


def results(exercise, given):
    """Return what a reveal is made of: tallies by question, and the exercise's runs, computed.

    Games are left out: nobody was dealt into a firm.
    """
    counted = tallied(exercise, given, SIDES)
    runs = (run for run in exercise.runs if not run.plays)
    return counted | {run.id: _computed(run, counted) for run in runs}


def _computed(run, counted):
    model = run_of(run.model)
    parameters = model.parameters([counted[id] for id in run.questions])
    return {"state": "ready", "outcome": model.outcome(parameters)}


def in_room(exercise, room, seed=1, only=(), people=None):
    """Return what a room of `data/people/rooms.toml` says; `only` some personas, if wanted."""
    place = people_room(room).of(*only) if only else people_room(room)
    return results(exercise, answers_of(exercise, invented(place, people or place.people, seed)))


def headlines(exercise, counted, language="en"):
    """Return what each reveal found, by chart and place."""
    plays = {run.id for run in exercise.runs if run.plays}
    return {
        f"{reveal.chart} {nth}": found(reveal, exercise, counted, SIDES, language)
        for nth, reveal in enumerate(exercise.reveals)
        if reveal.run not in plays
    }
