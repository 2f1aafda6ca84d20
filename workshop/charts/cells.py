"""Arithmetic on the cells of a tally."""

from collections.abc import Collection
from statistics import fmean

from workshop.charts.certainty import Summary
from workshop.charts.counted import nearly_all
from workshop.charts.view import Cell, View
from workshop.questions.question import DONT_KNOW, RATINGS, Question
from workshop.questions.tally import SMALLEST

MIDDLE = 3.0
"""The middle of ratings from 1 to 5: neither yes nor no."""

MOST = 0.7
"""From this share on nearly all say the same, whatever coarse counts may hide."""


def ratings(cell: Cell | None) -> Summary | None:
    """Summarise ratings 1 to 5, "don't know" left out.

    Returns:
        None where fewer than `SMALLEST` people gave a number: a mean of two is nearly a name.
    """
    counts = [int(cell["counts"].get(option, 0)) for option in RATINGS] if cell else []
    if sum(counts) < SMALLEST:
        return None
    n = sum(counts)
    mean = sum(value * count for value, count in enumerate(counts, 1)) / n
    spread = sum(count * (value - mean) ** 2 for value, count in enumerate(counts, 1))
    return Summary(n, mean, spread / (n - 1))


def overall(
    view: View, question: Question | None, group: str, items: Collection[str] | None = None
) -> Summary | None:
    """Summarise a question's ratings over all items that may be shown.

    Args:
        view: the reveal.
        question: one of its questions.
        group: whose ratings.
        items: only these, where two questions are compared.

    Returns:
        The mean of the items' means, and how far people lie apart over all of them; None where
        that is not known, as in sessions of earlier versions.
    """
    rated = judged(view, question, group)
    found = [one for item, one in rated.items() if items is None or item in items]
    spread = view.spread(question, group)
    if not found or spread is None:
        return None
    people = max(one.n for one in rated.values())
    return Summary(people, fmean(one.mean for one in found), spread * spread)


def judged(view: View, question: Question | None, group: str) -> dict[str, Summary]:
    """Return the items of a question that a group has rated and that may be shown."""
    items = question.items if question else ()
    return {i: one for i in items if (one := ratings(view.cell(question, i, group)))}


def told(cell: Cell | None) -> Summary | None:
    """Summarise points or places, whose spread is told roughly, rather too wide."""
    if cell is None or cell["n"] < SMALLEST or "mean" not in cell:
        return None
    return Summary(int(cell["n"]), float(cell["mean"]), float(cell["spread"]) ** 2)


def agreed(cell: Cell | None) -> str:
    """Return the answer that (nearly) all of every group gave; empty where there is none.

    Where all but two at most of each group gave it, how many is not known: each is told as all but
    one. In a small group those two are many, so nothing is said of it.
    """
    if not cell:
        return ""
    top, n = str(cell.get("nearly") or nearly_all(cell["counts"])), int(cell["n"])
    # Of orders no counts are told; there are two groups, or one.
    apart = n - cell["counts"].get(top, 0) if cell["counts"] else 1 + (n >= 2 * SMALLEST)
    return top if n - 2 * apart >= MOST * n else ""


def share(cell: Cell, option: str) -> float:
    """Return the share in [0, 1] of a cell's people who took an option."""
    return float(cell["counts"].get(option, 0)) / float(cell["n"])


def undecided(cell: Cell) -> int:
    """Return how many did not know."""
    return int(cell["counts"].get(DONT_KNOW, 0))
