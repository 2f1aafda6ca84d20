"""The conditions that the charts of an exercise may set: for its debrief, and for its routes."""

from collections.abc import Iterable

from workshop.charts import charts
from workshop.exercises.exercise import Exercise, Reveal
from workshop.exercises.routing import THING

ALWAYS = "always"
"""The condition that always holds."""

NO_FINDING = (ALWAYS, "cannot-tell")
"""Conditions that hold although nothing was found."""


def conditions(reveals: Iterable[Reveal]) -> dict[str, tuple[str, ...]]:
    """Return the conditions that the charts of reveals may set, with their placeholders."""
    shown = {reveal.chart for reveal in reveals}
    held = (charts()[name].holds for name in sorted(shown & charts().keys()))
    return {ALWAYS: ()} | {when: words for holds in held for when, words in holds.items()}


def findings(exercise: Exercise, round: str) -> dict[str, tuple[str, ...]]:
    """Return the conditions that hold in a round only where something was found."""
    there = (one.reveals for one in exercise.rounds if one.id == round)
    known = conditions(reveal for reveals in there for reveal in reveals)
    return {when: words for when, words in known.items() if when not in NO_FINDING}


def routed(exercise: Exercise) -> dict[str, set[str]]:
    """Return which placeholders the reason of each route may have, by its key."""
    return {
        f"routes.{one.id}": {THING}
        if one.of
        else {*findings(exercise, one.round).get(one.when, ())}
        for one in exercise.routes
    }
