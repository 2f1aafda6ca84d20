"""What the room sees after a reveal: a finding, a picture of it and the numbers.

A chart is `find(view) -> Finding` in any module of this package; `workshop/charts/finding.py` tells
how to write one. Nothing here loads a drawing or a statistics library before a figure is drawn:
phones have no use for them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, wraps
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, ParamSpec, TypeVar

from workshop.charts import finding
from workshop.charts.certainty import Certainty
from workshop.charts.finding import FOUND, Chart, Finding
from workshop.charts.here import Beside
from workshop.charts.said.telling import APART, modelled, said
from workshop.charts.view import Results, View
from workshop.content.departments import ORDINARY, Names
from workshop.contracts.figures import Bars, Figure
from workshop.exercises.exercise import Exercise, Reveal

P = ParamSpec("P")
T = TypeVar("T")


def view_of(
    reveal: Reveal,
    exercise: Exercise,
    results: Results,
    departments: Sequence[str],
    language: str,
    names: Names = ORDINARY,
) -> View:
    """Return what a chart may know of one reveal.

    Args:
        reveal: which chart, and of which questions.
        exercise: holds the questions and their words.
        results: tallies by question id; what they leave out is not shown.
        departments: the session's departments.
        language: one of `LANGUAGES`.
        names: what departments call themselves in the session.
    """
    level = certainty(exercise, reveal.chart)
    return View(reveal, exercise, results, tuple(departments), language, level, names)


def _from(view: Callable[P, View]) -> Callable[[Callable[[View], T]], Callable[P, T]]:
    """Let what tells of a view be asked with what the view is made of."""

    def asked(tell: Callable[[View], T]) -> Callable[P, T]:
        @wraps(tell)
        def told(*args: P.args, **kwargs: P.kwargs) -> T:
            return tell(view(*args, **kwargs))

        return told

    return asked


@_from(view_of)
def found(view: View) -> Finding[Any]:
    """Return what one reveal found: words and rows, nothing drawn."""
    return _find(view)


@_from(view_of)
def figure(view: View) -> Figure:
    """Return the figure of one reveal."""
    return _figure(view)[1]


@_from(view_of)
def found_and_figure(view: View) -> tuple[Finding[Any], Figure]:
    """Return what one reveal found and its figure."""
    return _figure(view)


@_from(view_of)
def bars(view: View) -> Bars:
    """Return one reveal as bars, for phones."""
    return _bars(view)[0]


@_from(view_of)
def bars_and_beside(view: View) -> tuple[Bars, Beside]:
    """Return one reveal as bars, and where on them own answers belong.

    Neither says anything of anybody: `here.here` lays a person's answers on the second.
    """
    return _bars(view)


def _figure(view: View) -> tuple[Finding[Any], Figure]:
    chart, there = charts()[view.reveal.chart], _find(view)
    made = finding.figure(view, there)
    if chart.light is not chart.find and not view.teams:
        made["light"] = finding.bars(view, chart.light(view))
    return there, made


def _bars(view: View) -> tuple[Bars, Beside]:
    chart = charts()[view.reveal.chart]
    there = _find(view) if view.teams else chart.light(view)
    there = replace(there, bars=[*there.bars])
    rows = [(row, own) for row, bar in enumerate(there.bars) for own in bar.own]
    return finding.bars(view, there), Beside(view, rows, there.own, chart.mine)


def _find(view: View) -> Finding[Any]:
    """Return what a chart found; of teams what they said, unless it has words of its own for it."""
    chart = charts()[view.reveal.chart]
    if not view.teams or not (chart.teams or chart.takes):
        return chart.find(view)
    if chart.teams:
        return chart.teams(view)
    return modelled(view, chart.find) if chart.model else said(view)


def conditions(
    reveals: Iterable[Reveal],
    exercise: Exercise,
    results: Results,
    departments: Sequence[str],
    language: str,
    names: Names = ORDINARY,
) -> dict[str, dict[str, str]]:
    """Return which of the debrief's conditions hold, with the values of their placeholders.

    Args:
        reveals: those of the rounds whose results are known.
        exercise: as for `view_of`, like those that follow.
        results: tallies by question id, runs by their own.
        departments: the session's departments.
        language: one of `LANGUAGES`.
        names: what they call themselves in it.
    """
    held: dict[str, dict[str, str]] = {}
    for reveal in reveals:
        here = found(reveal, exercise, results, departments, language, names).holds
        held.update({id: _further(id, words, held) for id, words in here.items()})
    return held


def _further(
    name: str, words: Mapping[str, str], held: Mapping[str, dict[str, str]]
) -> dict[str, str]:
    """Return the words of a condition; where sides lie apart on several things, on the furthest."""
    before = held.get(name, {})
    nearer = name == APART and before and before["apart"] >= words["apart"]
    return dict(before if nearer else words)


def certainty(exercise: Exercise, chart: str) -> Certainty:
    """Return how sure a chart must be in an exercise: its part of what that may wrongly name."""
    stakes = [charts()[one.chart].stake for one in exercise.reveals]
    stake = charts()[chart].stake
    return Certainty().part(stake / max(sum(stakes), stake)) if stake else Certainty()


@cache
def charts() -> dict[str, Chart]:
    """Return every chart by name, in alphabetical order."""
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
    return dict(sorted(FOUND.items()))
