"""A hundred points are shared out between items, perhaps between a few of them."""

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from workshop.content.texts import Texts
from workshop.contracts.tallies import Cell, Proposal, Value
from workshop.errors import Refused
from workshop.questions.coarse import inwards
from workshop.questions.kind import Kind, counts
from workshop.questions.leaning import Leaning
from workshop.questions.question import FIVES, LEFT, NAMED, POINTS, Question, nearest_five

STEP = 5
"""Spreads are told in steps of so many points, rounded up."""


class Split(Kind):
    """Whole points by item, together a hundred; `most`: how many items may be given some.

    Where few may be named, no mean of the points is counted: it would name what nobody named.
    """

    KEYS = ("items", "most")
    BY_HEIGHT = True

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: two items to share between, and more than may be named."""
        if len(question.items) < 2:
            yield "it needs at least two items."
        elif not 0 <= question.most < len(question.items):
            yield f"most must be 1 to {len(question.items) - 1}, or be left out."

    def check(self, question: Question, value: Value) -> Value:
        """Return the points of every item; those that are not named get none."""
        if not isinstance(value, dict) or not set(value) <= set(question.items):
            raise Refused("bad-value", question=question.id)
        points = [value.get(item, 0) for item in question.items]
        if not all(type(p) is int and 0 <= p <= POINTS for p in points):
            raise Refused("bad-value", question=question.id)
        if sum(points) != POINTS:
            raise Refused("not-hundred", total=sum(points))
        if 0 < question.most < (named := len([p for p in points if p])):
            raise Refused("too-many-named", most=question.most, named=named)
        return dict(zip(question.items, points, strict=True))

    def invent(self, question: Question, nth: int) -> Value:
        """Give one item all the points."""
        return {question.items[nth % len(question.items)]: POINTS}

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Share out in fives, by how high each item is put."""
        heights = {item: leaning.height(item, rng) for item in question.items}
        named = sorted(heights, key=lambda item: -heights[item])[: question.most or None]
        # Squared: what weighs most gets most, and what hardly weighs gets nothing.
        return _shared({item: heights[item] ** 2 for item in named})

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read whole numbers."""
        return {item: int(points) for item, points in cells.items()}

    def said(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the points she gave it."""
        return ui.count("here.points", part)

    def place(self, question: Question, item: str, part: Value) -> float | None:  # noqa: ARG002
        """Return the share of all points."""
        return float(part) / POINTS

    def summary(self, question: Question, item: str, parts: Sequence[Value]) -> Cell:  # noqa: ARG002
        """Return how many gave how many points, to the nearest five; of few, who named it."""
        if question.most:
            named = [NAMED if points else LEFT for points in parts]
            return counts(named, (NAMED, LEFT))
        return counts([nearest_five(points) for points in parts], FIVES)

    def told(self, cell: Cell) -> Cell:
        """Return mean and spread alone: exact sums, and sums of squares, could be taken apart."""
        if not {NAMED, LEFT}.isdisjoint(cell["counts"]):
            return cell
        points = [int(five) for five, n in cell["counts"].items() for _ in range(n)]
        spread = STEP * max(1, math.ceil(statistics.stdev(points) / STEP))
        return {**cell, "counts": {}, "mean": round(statistics.mean(points)), "spread": spread}

    def numbers(self, question: Question, parts: Sequence[Value]) -> list[float] | None:
        """Return points; where few may be named, it is counted who named them."""
        return None if question.most else [float(points) for points in parts]

    def beside(self, question: Question, item: str, option: str) -> str:  # noqa: ARG002
        """Return the next five towards fifty; of those who named it, those who did not."""
        if option in (NAMED, LEFT):
            return LEFT if option == NAMED else NAMED
        return inwards(FIVES, option)

    def whole(self, question: Question, value: Value) -> Proposal | None:
        """Return an answer as it may be shown whole: what was named, with its points.

        One that names too many is of an earlier version, whose card did not say so.
        """
        named = {item: value[item] for item in question.items if value.get(item)}
        return named if len(named) <= question.most else None


def _shared(weights: Mapping[str, float]) -> dict[str, int]:
    """Return `POINTS` in steps of `STEP`, in proportion to weights; what is over goes to the first.

    Args:
        weights: by item, the heaviest first.
    """
    total = sum(weights.values()) or 1.0
    points = {item: STEP * int(POINTS * one / total / STEP) for item, one in weights.items()}
    first = next(iter(points))
    return {**points, first: points[first] + POINTS - sum(points.values())}


KIND = Split()
