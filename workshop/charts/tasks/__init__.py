"""Tasks that were sorted: what each of them is, who does it, and how much of it is marketing's."""

from workshop.charts.cells import share
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.tally import ALL

STRATEGY, TACTICS = "strategy", "tactics"
SALES, MARKETING, BOTH = "sales", "marketing", "both"


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
