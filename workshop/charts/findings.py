"""Which of the facilitator's questions fit what the room answered: standard library only."""

from collections.abc import Iterable, Iterator, Sequence

from workshop.charts import facts, pairs
from workshop.charts.view import Results, View
from workshop.exercise import Exercise, Reveal

Finding = tuple[str, dict[str, str]]

FEW_FACTS = 0.6


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
        results: tallies by question id.
        departments: the session's departments.
        language: `"en"` or `"nb"`.

    Returns:
        `mirror-gap` (`statement`, `gap`), `bridge` (`statement`), `no-bridge` and `facts-low`,
        as far as they hold. What the visible answers cannot tell is left out.
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


def _facts(view: View) -> Iterator[Finding]:
    known = facts.known(view)
    if known is not None and known < FEW_FACTS:
        yield "facts-low", {}


_JUDGES = {
    "mirror": lambda view: (*_mirror(view), *_departments(view)),
    "departments": _departments,
    "facts": _facts,
}
