"""Whole numbers inside a range: guesses, which leave the host in coarse bins only."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from workshop.content.texts import Texts
from workshop.contracts.phone import Item
from workshop.contracts.tallies import Cell, Value
from workshop.errors import Refused
from workshop.questions.kind import Kind, counts, items_of
from workshop.questions.question import BINS, Question

LARGEST = 10**9
"""What people guess in their heads has a unit that keeps it below this."""


class Number(Kind):
    """A whole number by item."""

    KEYS = ("items", "range")

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: items, a range for each that is wide enough for its bins."""
        yield from super().lacks(question)
        for item in question.items:
            low, high = question.ranges.get(item, (0, 0))
            if high - low < BINS:
                yield f"{item!r} needs a range, [lowest, highest], at least {BINS} apart."
            elif max(abs(low), abs(high)) > LARGEST:
                yield f"{item!r} has a range beyond {LARGEST}: use a larger unit."

    def words(self, question: Question) -> Iterator[str]:
        """Yield the words of the units too."""
        yield from super().words(question)
        yield from (f"units.{item}" for item in question.items)

    def shown_item(self, question: Question, item: str, words: Texts) -> Item:
        """Return the item with its unit and its range."""
        low, high = question.ranges[item]
        unit = words(f"questions.{question.words}.units.{item}")
        shown = super().shown_item(question, item, words)
        return {**shown, "unit": unit, "low": low, "high": high}

    def check(self, question: Question, value: Value) -> Value:
        """Return the numbers; each must lie in its range."""
        given = items_of(question, value)
        for item, number in given.items():
            low, high = question.ranges[item]
            if type(number) is not int or not low <= number <= high:
                raise Refused("bad-number", low=low, high=high)
        return given

    def invent(self, question: Question, nth: int) -> Value:
        """Go through each range in steps."""
        span = question.ranges.items()
        return {item: low + nth * 37 % (high - low + 1) for item, (low, high) in span}

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read whole numbers."""
        return {item: int(number) for item, number in cells.items()}

    def summary(self, question: Question, item: str, parts: Sequence[Value]) -> Cell:
        """Return how many lie in each bin, by its lower edge: an exact number could be a name."""
        bins = question.bins(item)
        lower = [str(bins[bisect_right(bins, number) - 1]) for number in parts]
        return counts(lower, tuple(map(str, bins)))


KIND = Number()
