"""Which of the facilitator's questions fit what the room answered: standard library only."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from workshop.charts import (
    claimed,
    ownership,
    pool,
    regimes,
    service,
)
from workshop.charts.view import Results, View
from workshop.exercises.exercise import Exercise, Reveal

Finding = tuple[str, dict[str, str]]

HALF = 0.5


def findings(
    reveals: Iterable[Reveal],
    exercise: Exercise,
    results: Results,
    departments: Sequence[str],
    language: str,
) -> dict[str, dict[str, str]]:
    """Return the conditions that hold, with the values of their placeholders.

    Args:
        reveals: those of the rounds whose results are known.
        exercise: as for `workshop.charts.figure`, like the three that follow.
        results: tallies by question id, runs by their own.
        departments: the session's departments.
        language: `"en"` or `"nb"`.

    Returns:
        Those of charts that do not tell them in their findings. What the visible answers cannot
        tell is left out.
    """
    held: dict[str, dict[str, str]] = {}
    for reveal in reveals:
        view = View(reveal, exercise, results, tuple(departments), language)
        held.update(_JUDGES[reveal.chart](view) if reveal.chart in _JUDGES else ())
    return held


def _moved(view: View) -> Iterator[Finding]:
    for task in ownership.moved(view)[:1]:
        words = {"item": view.quoted(view.questions()[0], task.item)}
        yield "task-to-move", words | {"department": view.inside(task.to)}


def _claimed(view: View) -> Iterator[Finding]:
    for claim in claimed.claims(view)[:1]:
        if claim.twice:
            yield "claimed-twice", {"item": view.quoted(view.questions()[0], claim.item)}


def _service(view: View) -> Iterator[Finding]:
    part = service.share_today(view)
    if part is not None:
        yield ("service-high" if part >= HALF else "service-low"), {"share": view.percent(part)}


def _regimes(view: View) -> Iterator[Finding]:
    name = regimes.ours(view)
    if name == regimes.COMMODITY:
        yield "world-commodity", {}
    elif name:
        yield "world-other", {"world": pool.world(view, name)}


_JUDGES: Mapping[str, Callable[[View], Iterable[Finding]]] = {
    "ownership": _moved,
    "claimed": _claimed,
    "service": _service,
    "regimes": _regimes,
}
