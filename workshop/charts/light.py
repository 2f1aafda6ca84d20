"""Results as plain bars, for phones: standard library only."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from workshop.charts.view import Results, View
from workshop.exercise import Exercise, Reveal


def bars(
    reveal: Reveal, exercise: Exercise, results: Results, departments: Sequence[str], language: str
) -> dict[str, Any]:
    """Return the bars of one reveal; the arguments are those of `workshop.charts.figure`.

    Returns:
        A table ready for JSON: `id`, `title`, `sentence` and `rows` of `label`, perhaps `note`,
        and `parts` (`label`, `share` of the bar's length in [0, 1], `text`, `tone`).
    """
    view = View(reveal, exercise, results, tuple(departments), language)
    made: dict[str, Any] = import_module(f"workshop.charts.{reveal.chart}").bars(view)
    return made
