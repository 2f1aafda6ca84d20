"""A hundred points are shared out between items."""

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence

from workshop.contracts.tallies import Cell, Value
from workshop.errors import Refused
from workshop.questions.coarse import inwards
from workshop.questions.kind import Kind, counts
from workshop.questions.question import FIVES, POINTS, Question, nearest_five

STEP = 5
"""Spreads are told in steps of so many points, rounded up."""


class Split(Kind):
    """Whole points by item, all of them together a hundred."""

    KEYS = ("items",)

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: two items to share between."""
        if len(question.items) < 2:
            yield "it needs at least two items."

    def check(self, question: Question, value: Value) -> Value:
        """Return the points of every item; those that are not named get none."""
        if not isinstance(value, dict) or not set(value) <= set(question.items):
            raise Refused("bad-value", question=question.id)
        points = [value.get(item, 0) for item in question.items]
        if not all(type(p) is int and 0 <= p <= POINTS for p in points):
            raise Refused("bad-value", question=question.id)
        if sum(points) != POINTS:
            raise Refused("not-hundred", total=sum(points))
        return dict(zip(question.items, points, strict=True))

    def invent(self, question: Question, nth: int) -> Value:
        """Give one item all the points."""
        return {question.items[nth % len(question.items)]: POINTS}

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read whole numbers."""
        return {item: int(points) for item, points in cells.items()}

    def summary(self, question: Question, item: str, parts: Sequence[Value]) -> Cell:  # noqa: ARG002
        """Return how many gave how many points, to the nearest five."""
        return counts([nearest_five(points) for points in parts], FIVES)

    def told(self, cell: Cell) -> Cell:
        """Return mean and spread alone: exact sums, and sums of squares, could be taken apart."""
        points = [int(five) for five, n in cell["counts"].items() for _ in range(n)]
        spread = STEP * max(1, math.ceil(statistics.stdev(points) / STEP))
        return {**cell, "counts": {}, "mean": round(statistics.mean(points)), "spread": spread}

    def beside(self, question: Question, item: str, option: str) -> str:  # noqa: ARG002
        """Return the next five towards fifty."""
        return inwards(FIVES, option)


KIND = Split()
