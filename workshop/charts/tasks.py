"""Tasks that were sorted: what each of them is, who does it, and how much of it is marketing's."""

from typing import NamedTuple

from workshop.charts.cells import Summary, share
from workshop.charts.intervals import Interval, of_mean
from workshop.charts.view import Cell, View
from workshop.questions.question import Question
from workshop.questions.tally import ALL, SMALLEST

STRATEGY, TACTICS = "strategy", "tactics"
SALES, MARKETING, BOTH = "sales", "marketing", "both"
PLACES = {SALES: -1, BOTH: 0, MARKETING: 1}
"""Where an owner stands between the two departments."""


class Place(NamedTuple):
    """Where a task lies between sales (-1) and marketing (1), and how sure that is."""

    mean: float
    interval: Interval
    n: int


def place(cell: Cell | None) -> Place | None:
    """Return where a task lies, those left out who give it to nobody; None for too few."""
    counts = {owner: int(cell["counts"].get(owner, 0)) for owner in PLACES} if cell else {}
    n = sum(counts.values())
    if n < SMALLEST:
        return None
    mean = sum(PLACES[owner] * count for owner, count in counts.items()) / n
    spread = sum(count * (PLACES[owner] - mean) ** 2 for owner, count in counts.items())
    return Place(mean, of_mean(Summary(n, mean, spread / (n - 1)), -1, 1), n)


def strategic(view: View, question: Question) -> list[tuple[str, Cell]]:
    """Return the tasks that may be shown, those that most call strategy first."""
    found = [(item, cell) for item in question.items if (cell := view.cell(question, item))]
    return sorted(found, key=lambda pair: -share(pair[1], STRATEGY))


def tactical(view: View, nature: Question, owners: Question, group: str = ALL) -> float | None:
    """Return the share of marketing's tasks that is tactics, in [0, 1].

    Args:
        view: the reveal.
        nature: sorted into strategy and tactics.
        owners: sorted by who does the same tasks; what both do counts half.
        group: whose sorting; None where a part of it is hidden or marketing do nothing.
    """
    weights, parts = 0.0, 0.0
    for item in nature.items:
        kind, owner = view.cell(nature, item, group), view.cell(owners, item, group)
        if kind is None or owner is None:
            return None
        weight = share(owner, MARKETING) + share(owner, BOTH) / 2
        weights, parts = weights + weight, parts + weight * share(kind, TACTICS)
    return parts / weights if weights else None
