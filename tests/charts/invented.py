"""The invented rooms as the host would tally them, every run computed."""

from functools import cache

from tests.charts.drawings import DEPARTMENTS
from tests.charts.firms_room import firms, game, outcome
from tests.support.listed import with_list
from tests.support.tallied import tallied
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import TEAM, ghosts, mode_of
from workshop.models import run_of
from workshop.questions.said import as_said

FIRMS = 3


@cache
def invented(slug, room):
    """Return the results of an exercise in one of its invented rooms; nobody may change them."""
    exercise = load_exercise(slug).played_by(mode_of(room))
    if room == TEAM:
        people = enumerate(ghosts(exercise, room), 1)
        tables = [(number, side, answers) for number, (_, side, answers) in people]
        return played(exercise, said_in(exercise, tables))
    given = [(department, answers) for _, department, answers in ghosts(exercise, room)]
    return played(exercise, tallied(exercise, given, DEPARTMENTS))


def said_in(exercise, tables):
    """Return the results of a room of teams; of each table its number, its side, its answers."""
    asked = [q for round in exercise.rounds for q in round.questions if q.answerable]
    made = {
        q.id: as_said(q, [(n, side, a[q.id]) for n, side, a in tables if q.id in a], DEPARTMENTS)
        for q in asked
    }
    sides = [(side, answers) for _, side, answers in tables]
    return with_list(exercise, made, sides, DEPARTMENTS, public=True)


@cache
def _games(model, plays):
    """Return what games come to that personas play: nobody of an invented room sits in a firm."""
    return outcome(model, *(game(firms(model, FIRMS, seed=n), id) for n, id in enumerate(plays)))


def played(exercise, results):
    """Return results with every run of their exercise computed."""
    return results | {run.id: _played(run, results) for run in exercise.runs}


def _played(run, results):
    if run.plays:
        return {"state": "ready", "outcome": _games(run.model, run.plays)}
    model = run_of(run.model)
    outcome = model.outcome(model.parameters([results[id] for id in run.questions]))
    return {"state": "ready", "outcome": outcome}
