"""Three to seven items are put in order."""

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from workshop.content.texts import Texts
from workshop.contracts.tallies import Cell, Value
from workshop.errors import Refused
from workshop.questions.coarse import inwards
from workshop.questions.kind import Kind, counts
from workshop.questions.leaning import Leaning
from workshop.questions.question import RANKED, Question

STEP, WIDE = 0.25, 0.5
"""Mean places are told in quarters, their spreads in halves, rounded up."""


class Rank(Kind):
    """All items, each once, the first place first."""

    KEYS = ("items", "again")
    BY_HEIGHT = True

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: as many items as can be put in order on a phone."""
        if len(question.items) not in RANKED:
            yield f"it needs {RANKED[0]} to {RANKED[-1]} items."

    def check(self, question: Question, value: Value) -> Value:
        """Return the order; an unfinished one is refused with a sentence of its own."""
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise Refused("bad-value", question=question.id)
        if not set(value) <= set(question.items) or len(set(value)) < len(value):
            raise Refused("bad-value", question=question.id)
        if len(value) < len(question.items):
            raise Refused("not-all-ranked", placed=len(value), items=len(question.items))
        return list(value)

    def invent(self, question: Question, nth: int) -> Value:
        """Begin the question's own order at another item."""
        first = nth % len(question.items)
        return [*question.items[first:], *question.items[:first]]

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Put first what is put highest; an order is whole or is none."""
        heights = {item: leaning.height(item, rng) for item in question.items}
        return sorted(question.items, key=lambda item: -heights[item])

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read the place of each item."""
        return sorted(cells, key=lambda item: int(cells[item]))

    def part(self, item: str, value: Value) -> Value | None:
        """Return the place of an item: "1" is the first."""
        return str(value.index(item) + 1) if item in value else None

    def height(self, part: Value) -> float | None:
        """Return how far up a place is."""
        return -float(part)

    def said(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the place she gave it."""
        return ui("here.place", n=part)

    def place(self, question: Question, item: str, part: Value) -> float | None:  # noqa: ARG002
        """Return how far up it stands: the first place is 1."""
        last = len(question.items)
        return (last + 1 - int(part)) / last

    def summary(self, question: Question, item: str, parts: Sequence[Value]) -> Cell:  # noqa: ARG002
        """Return how often it got each place."""
        return counts(parts, question.places)

    def told(self, cell: Cell) -> Cell:
        """Return mean and spread alone, roughly: each place is given once by everybody.

        How often an item got a place would follow from how often the others did.
        """
        places = [int(place) for place, n in cell["counts"].items() for _ in range(n)]
        mean = STEP * round(statistics.mean(places) / STEP)
        spread = WIDE * max(1, math.ceil(statistics.stdev(places) / WIDE))
        return {**cell, "counts": {}, "mean": mean, "spread": spread}

    def numbers(self, question: Question, parts: Sequence[Value]) -> list[float]:  # noqa: ARG002
        """Return places."""
        return [float(place) for place in parts]

    def beside(self, question: Question, item: str, option: str) -> str:  # noqa: ARG002
        """Return the next place towards the middle."""
        return inwards(question.places, option)


KIND = Rank()
