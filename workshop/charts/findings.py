"""Which of the facilitator's questions fit what the room answered: standard library only."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from workshop.charts import (
    agreement,
    claimed,
    doubled,
    orders,
    ownership,
    pairs,
    pool,
    regimes,
    service,
)
from workshop.charts.view import Results, View
from workshop.exercise import Exercise, Reveal

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


def _mirror(view: View) -> Iterator[Finding]:
    gap = max(pairs.gaps(view), key=lambda gap: abs(gap.size), default=None)
    question = view.mirror("them")
    if gap and question and abs(gap.size) >= pairs.NOTABLE:
        statement = view.quoted(question, gap.item)
        yield "mirror-gap", {"statement": statement, "gap": view.number(abs(gap.size))}


def _departments(view: View) -> Iterator[Finding]:
    question, found = view.mirror("them"), pairs.bridges(view)
    if question and found:
        yield "bridge", {"statement": view.quoted(question, found[0].item)}
    elif question and len(pairs.fours(view)) == len(question.items):
        yield "no-bridge", {}


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


def _doubled(view: View) -> Iterator[Finding]:
    room = doubled.room(view)
    if room and room.kind == "double":
        yield "double-message", {"unit": view.number(room.unit), "view": view.number(room.view)}
    if doubled.apart(view):
        yield "message-apart", {}


def _agreement(view: View) -> Iterator[Finding]:
    part = agreement.agreed(view)
    if part is not None:
        name = "claim-believed" if part >= HALF else "claim-doubted"
        yield name, {"share": view.percent(part)}


def _regimes(view: View) -> Iterator[Finding]:
    name = regimes.ours(view)
    if name == regimes.COMMODITY:
        yield "world-commodity", {}
    elif name:
        yield "world-other", {"world": pool.world(view, name)}


def _ranking(view: View) -> Iterator[Finding]:
    question, shared = view.questions()[0], orders.shared(view)
    if shared:
        yield "first-shared", {"item": view.quoted(question, shared)}
    item, size = orders.widest(view)
    if size >= orders.NOTABLE:
        yield "first-apart", {"item": view.quoted(question, item)}


_JUDGES: Mapping[str, Callable[[View], Iterable[Finding]]] = {
    "mirror": lambda view: (*_mirror(view), *_departments(view)),
    "departments": _departments,
    "ownership": _moved,
    "claimed": _claimed,
    "service": _service,
    "doubled": _doubled,
    "agreement": _agreement,
    "regimes": _regimes,
    "ranking": _ranking,
}
