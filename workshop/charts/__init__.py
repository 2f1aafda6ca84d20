"""What the room sees after a reveal: a finding, a picture of it and the numbers.

A chart is a module of this package with two functions: `draw(view)`, a figure for the wall, and
`bars(view)`, its light form for phones. Charts are found by name. Nothing here loads a drawing
or a statistics library before a figure is drawn: phones have no use for them.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from workshop.charts.view import Results, View
from workshop.exercise import Exercise, Reveal


def figure(
    reveal: Reveal, exercise: Exercise, results: Results, departments: Sequence[str], language: str
) -> dict[str, Any]:
    """Return the figure of one reveal.

    Args:
        reveal: which chart, and of which questions.
        exercise: holds the questions and their words.
        results: tallies by question id; what they leave out is not shown.
        departments: the session's departments.
        language: `"en"` or `"nb"`.

    Returns:
        A table ready for JSON: `id`, `title` (the finding), `sentence` (the same for a screen
        reader, complete), `table`, `table_label`, `spec` (Vega-Lite without data, or None where
        nothing may be shown), `data` (rows by the name the spec uses) and `light` (the same as
        bars, for places too narrow for a picture).
    """
    view = View(reveal, exercise, results, tuple(departments), language)
    chart = import_module(f"{__name__}.{reveal.chart}")
    return {**chart.draw(view), "light": chart.bars(view)}


@cache
def charts() -> tuple[str, ...]:
    """Return the names a reveal may use, in alphabetical order."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(name for name in names if hasattr(import_module(f"{__name__}.{name}"), "draw"))
