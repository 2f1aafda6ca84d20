"""Guesses of numbers, which are counted in bins: their quartiles, their words, their table."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workshop.charts import outcomes, shapes
from workshop.charts.shapes import Rows
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


def heading(view: View, item: str) -> str:
    """Return what an item asks for, with its unit, as a label."""
    if item in FIELDS:
        return outcomes.figure_name(view, FIELDS[item])
    return view.brief(view.questions()[0], item)


def quantity(view: View, item: str, value: str) -> str:
    """Return a written number with its unit, for the middle of a sentence."""
    question = view.questions()[0]
    unit = view.exercise.texts(view.language)(f"questions.{question.words}.units.{item}")
    return f"{value} {unit}"


def table(
    view: View, found: Sequence[Guess], truths: Mapping[str, float]
) -> tuple[list[str], list[list[str]]]:
    """Return how many guessed what, beside the middle and perhaps the truth of every item."""
    names = ["item", "guess", "people", "middle", *(["model"] if truths else [])]
    rows = [
        [
            heading(view, guess.item),
            view.say("guesses.span", low=view.number(low, 0), high=view.number(high, 0)),
            str(count),
            view.around(guess.middle),
            *([_truth(view, guess, truths)] if truths else []),
        ]
        for guess in found
        for low, high, count in zip(guess.edges, guess.edges[1:], guess.counts, strict=False)
    ]
    return [view.say(f"column.{name}") for name in names], rows


def _truth(view: View, guess: Guess, truths: Mapping[str, float]) -> str:
    return view.number(truths[guess.item], 0) if guess.item in truths else shapes.NONE


def light(view: View, found: Sequence[Guess], truths: Mapping[str, float]) -> Rows:
    """Return a light bar for the middle of every item, and one for the truth below it."""
    made: Rows = []
    for guess in found:
        kinds = [("middle", guess.middle, view.around(guess.middle), "both")]
        if guess.item in truths:
            kinds.append(("truth", truths[guess.item], _truth(view, guess, truths), "neutral"))
        made += [
            shapes.row(
                heading(view, guess.item),
                [shapes.part(view.say(f"guesses.{kind}"), guess.place(value), text, tone)],
            )
            for kind, value, text, tone in kinds
        ]
    return made
