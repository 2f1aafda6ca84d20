"""Rooms of the two exercises that play the lead pool: the invented people, and what it answers."""

import copy
from functools import cache

from tests.charts.drawings import DEPARTMENTS, drawn, reveals
from tests.support.tallied import tallied
from workshop import charts
from workshop.charts import bars as light_bars
from workshop.charts import conditions as findings
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.models import run_of

TASKS = load_exercise("strategy-vs-tactics")
LEADS = load_exercise("must-every-lead-buy")
PLAYED = {"market": "default", "horizon": 36, "pressure": 0.8, "flaw": 0.0, "nurturing": 1.0}


@cache
def _answered(slug, sales, marketing):
    """Tally so many of the invented people of each department, and let the model answer."""
    exercise, most = load_exercise(slug), {"sales": sales, "marketing": marketing}
    seats = dict.fromkeys(most, 0)
    given = []
    for _, department, answers in ghosts(exercise):
        seats[department] += 1
        if seats[department] <= most[department]:
            given.append((department, answers))
    results = tallied(exercise, given, DEPARTMENTS)
    run = exercise.runs[0]
    outcome = run_of(run.model).outcome(run_of(run.model).parameters([results[run.questions[0]]]))
    return results | {run.id: {"state": "ready", "outcome": outcome}}


def room(exercise, sales=7, marketing=7, state="ready", played=None):
    """Return the results of a room of so many people; those of the run as they would be there."""
    results = copy.deepcopy(_answered(exercise.slug, sales, marketing))
    if state != "ready":
        results["pool"] = {"state": state}
    if played is not None:
        results["pool"]["played"] = run_of("lead-pool").played(PLAYED | played)
    return results


def with_counts(results, question, item, **counts):
    """Return the results with other answers to one item, the same in every group."""
    changed = copy.deepcopy(results)
    groups = changed[question]["cells"][item]
    for group in ("all", *DEPARTMENTS):
        groups[group] = {"n": sum(counts.values()), "counts": counts}
    return changed


def with_side(results, question, item, side, **counts):
    """Return the results with other answers to one item in one department."""
    changed = copy.deepcopy(results)
    changed[question]["cells"][item][side] = {"n": sum(counts.values()), "counts": counts}
    return changed


def figure_of(chart, exercise, results, language="en"):
    """Return a figure, drawn."""
    return drawn(_reveal(chart, exercise), exercise, results, DEPARTMENTS, language)


def finding_of(chart, exercise, results, language="en"):
    """Return what a chart found, nothing drawn."""
    return charts.found(_reveal(chart, exercise), exercise, results, DEPARTMENTS, language)


def bars_of(chart, exercise, results, language="en"):
    return light_bars(_reveal(chart, exercise), exercise, results, DEPARTMENTS, language)


def title(chart, exercise, results, language="en"):
    """Return a finding in one sentence, its spaces plain."""
    return bars_of(chart, exercise, results, language)["title"].replace("\u00a0", " ")


def said(chart, exercise, results, language="en"):
    """Return a finding and all that is said beside it, its spaces plain."""
    return bars_of(chart, exercise, results, language)["sentence"].replace("\u00a0", " ")


def _reveal(chart, exercise):
    return next(reveal for reveal in reveals(exercise) if reveal.chart == chart)


def found_in(exercise, results, language="en"):
    return findings(reveals(exercise), exercise, results, DEPARTMENTS, language)
