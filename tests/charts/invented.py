"""The invented rooms as the host would tally them, every run computed."""

from functools import cache

from tests.charts.drawings import DEPARTMENTS
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.models import run_of
from workshop.questions.tally import tally


@cache
def invented(slug, room):
    """Return the results of an exercise in one of its invented rooms; nobody may change them."""
    exercise = load_exercise(slug)
    given = [(department, answers) for _, department, answers in ghosts(exercise, room)]
    asked = [q for round in exercise.rounds for q in round.questions if q.answerable]
    results = {
        q.id: tally(q, [(d, a[q.id]) for d, a in given if q.id in a], DEPARTMENTS) for q in asked
    }
    return results | {run.id: _played(run, results) for run in exercise.runs}


def _played(run, results):
    model = run_of(run.model)
    outcome = model.outcome(model.parameters([results[id] for id in run.questions]))
    return {"state": "ready", "outcome": outcome}
