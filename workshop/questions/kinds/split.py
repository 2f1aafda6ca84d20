"""A hundred points are shared out between items."""

from collections.abc import Iterator, Mapping, Sequence

from workshop.contracts.tallies import Cell, Value
from workshop.errors import Refused
from workshop.questions.coarse import inwards
from workshop.questions.kind import Kind, counts
from workshop.questions.question import POINTS, TENS, Question, nearest_ten


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
        """Return how many gave how many points, to the nearest ten: sums could be taken apart."""
        return counts([nearest_ten(points) for points in parts], TENS)

    def beside(self, question: Question, item: str, option: str) -> str:  # noqa: ARG002
        """Return the next ten towards fifty."""
        return inwards(TENS, option)


KIND = Split()
