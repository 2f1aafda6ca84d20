"""Guesses of numbers, which are counted in bins: their quartiles and their words."""

from typing import NamedTuple

from workshop.charts import outcomes
from workshop.charts.certainty import Summary
from workshop.charts.view import Cell, View
from workshop.questions.question import Question
from workshop.questions.tally import SMALLEST, quantile_of_bins

FIELDS = {"customers": "customers", "profit": "owner_value"}
"""Where an outcome holds what an item asks for."""


class Guess(NamedTuple):
    """What was guessed for one item: people by bin, the bins' edges, the quartiles."""

    item: str
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    quartiles: tuple[float, float, float]

    @property
    def n(self) -> int:
        """How many guessed."""
        return sum(self.counts)

    @property
    def middle(self) -> float:
        """The median, as far as bins tell it."""
        return self.quartiles[1]

    @property
    def step(self) -> float:
        """The width of a bin."""
        return self.edges[1] - self.edges[0]

    def place(self, value: float) -> float:
        """Return where a value stands on the scale, from 0 to 1."""
        part = (value - self.edges[0]) / (self.edges[-1] - self.edges[0])
        return min(max(part, 0.0), 1.0)


def guesses(view: View, question: Question | None = None) -> list[Guess]:
    """Return what may be shown of the guesses, in the order of the question.

    Args:
        view: the reveal.
        question: asks for numbers; the reveal's first unless named.
    """
    question = question or view.questions()[0]
    found = [(item, view.cell(question, item)) for item in question.items]
    return [_guess(question, item, cell) for item, cell in found if cell and cell["n"] >= SMALLEST]


def _guess(question: Question, item: str, cell: Cell) -> Guess:
    bins = question.bins(item)
    counts = tuple(int(cell["counts"].get(str(low), 0)) for low in bins)
    edges = (*map(float, bins), float(question.ranges[item][1]))
    low, middle, high = (quantile_of_bins(edges, counts, part) for part in (0.25, 0.5, 0.75))
    return Guess(item, edges, counts, (low, middle, high))


def summary(guess: Guess) -> Summary:
    """Summarise numbers that are counted in bins, each as if it stood in the middle of its bin."""
    middles = [low + guess.step / 2 for low in guess.edges[:-1]]
    mean = sum(m * n for m, n in zip(middles, guess.counts, strict=True)) / guess.n
    squares = sum(n * (m - mean) ** 2 for m, n in zip(middles, guess.counts, strict=True))
    return Summary(guess.n, mean, squares / (guess.n - 1) + guess.step**2 / 12)


def around(view: View, guess: Guess, value: float) -> str:
    """Write a number to a ten, as people guess; where bins are narrower, to a whole number."""
    return view.around(value, 10 if guess.step >= 10 else 1)


def scale(question: Question, item: str) -> Guess:
    """Return the scale on which an item is guessed, without any guess."""
    return _guess(question, item, {"counts": {}})


def heading(view: View, item: str) -> str:
    """Return what an item asks for, with its unit, as a label."""
    if item in FIELDS and outcomes.plays_kpis(view):
        return outcomes.figure_name(view, FIELDS[item])
    return view.brief(view.questions()[0], item)


def quantity(view: View, item: str, value: str) -> str:
    """Return a written number with its unit, for the middle of a sentence."""
    question = view.questions()[0]
    unit = view.words(f"questions.{question.words}.units.{item}")
    return f"{value} {unit}"
