"""Arithmetic on the cells of a tally."""

from typing import NamedTuple

from workshop.charts.view import Cell
from workshop.questions.question import DONT_KNOW, RATINGS
from workshop.questions.tally import SMALLEST


class Summary(NamedTuple):
    """How many, around which mean, with which variance (sample variance, at least two)."""

    n: int
    mean: float
    variance: float


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


def told(cell: Cell | None) -> Summary | None:
    """Summarise points or places, whose spread is told roughly, rather too wide."""
    if cell is None or cell["n"] < SMALLEST or "mean" not in cell:
        return None
    return Summary(int(cell["n"]), float(cell["mean"]), float(cell["spread"]) ** 2)


def agreed(cell: Cell | None) -> str | None:
    """Return the answer that all but two at most of every group gave; None where there is none.

    How many exactly is not known: the counts tell one of several ways it may have been.
    """
    return cell.get("nearly") if cell else None


def share(cell: Cell, option: str) -> float:
    """Return the share in [0, 1] of a cell's people who took an option."""
    return float(cell["counts"].get(option, 0)) / float(cell["n"])


def undecided(cell: Cell) -> int:
    """Return how many did not know."""
    return int(cell["counts"].get(DONT_KNOW, 0))
