"""How much of marketing's work is tactics by the sorting of each side that has one phone."""

from collections.abc import Mapping

from workshop.charts.finding import Finding
from workshop.charts.said.lines import Answer, Line, lines, tables
from workshop.charts.said.telling import Said, each, told
from workshop.charts.tasks import BOTH, MARKETING, TACTICS
from workshop.charts.view import View
from workshop.contracts.tallies import Value
from workshop.questions.question import Question

PARTS = {MARKETING: 1.0, BOTH: 0.5}
"""How much of a task is marketing's, by who does it."""

Sorted = Mapping[tuple[str, int], Mapping[str, Value]]
"""What each table sorted, by side and table."""


def sorted_by_sides(view: View) -> Finding[Said]:
    """Find the share of tactics that each side's own sorting gives; its guess stands beside it."""
    nature, today, should, orders = view.questions()
    kinds = _sorted(view, nature)
    work = [
        Line(key, "share", words, words, answers)
        for key, owners in (("today", today), ("should", should))
        for words in [view.say(f"service.{key}")]
        if (answers := _shares(view, kinds, _sorted(view, owners)))
    ]
    guessed = [line for line in lines(view) if line.kind == orders.kind]
    if not work:
        return told(view, guessed)
    title = view.tell("said.tactics", each=each(view, work[0]))
    return told(view, [*work, *guessed], title)


def _sorted(view: View, question: Question) -> Sorted:
    return {(group, one["table"]): one["value"] for group, one in tables(view, question)}


def _shares(view: View, kinds: Sorted, owners: Sorted) -> list[Answer]:
    """Return the share of tactics by table, of those that have sorted every task both ways."""
    found = ((who, _share(kinds[who], done)) for who, done in owners.items() if who in kinds)
    return [
        Answer(*who, share, share, view.percent(share)) for who, share in found if share is not None
    ]


def _share(kinds: Mapping[str, Value], owners: Mapping[str, Value]) -> float | None:
    """Return the share of tactics in what marketing do; None where that is nothing."""
    parts = {item: PARTS.get(owner, 0.0) for item, owner in owners.items() if item in kinds}
    whole = sum(parts.values())
    tactics = sum(part for item, part in parts.items() if kinds[item] == TACTICS)
    return tactics / whole if whole else None
