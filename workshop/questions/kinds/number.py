"""Whole numbers inside a range: guesses, which leave the host in coarse bins only."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from workshop.content.texts import Texts
from workshop.contracts.phone import Item
from workshop.contracts.tallies import Cell, Value
from workshop.errors import Refused
from workshop.questions.coarse import inwards
from workshop.questions.kind import Kind, counts, items_of
from workshop.questions.leaning import Leaning
from workshop.questions.question import BINS, LARGEST, Question

# What JavaScript takes for a blank.
_BLANKS = "\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_GROUPED = re.compile(r"-?[0-9]{1,3}([ .,'’])[0-9]{3}(?:\1[0-9]{3})*")
_PLAIN = re.compile(r"-?[0-9]{1,9}")
_CURRENCY = r"(?:kr\.?|kroner|nok|sek|dkk|eur|euro|usd|gbp|chf|€|\$|£)"
_BEFORE = re.compile(rf"{_CURRENCY} ?(?=[-−–0-9])", re.ASCII | re.IGNORECASE)
_AFTER = re.compile(rf"([-−–0-9]) ?{_CURRENCY}\Z", re.ASCII | re.IGNORECASE)
_ROUND = re.compile(r"([0-9])[,.:][-−–—]{1,2}\Z")


def whole_number(written: str) -> int | None:
    """Return the whole number that somebody wrote, as the card reads it.

    Args:
        written: such as `1 200`, `1.200`, `kr 500`, `500,-` or `€500`.

    Returns:
        None where it is none, or could be meant in two ways.
    """
    text = re.sub(f"[{_BLANKS}]+", " ", written).strip(" ")
    bare = _BEFORE.sub("", text, 1) if _BEFORE.match(text) else _AFTER.sub(r"\1", text)
    bare = re.sub(r"\A[−–] ?", "-", _ROUND.sub(r"\1", bare))
    digits = re.sub(r"[ .,'’]", "", bare) if _GROUPED.fullmatch(bare) else bare
    return int(digits) if _PLAIN.fullmatch(digits) else None


def _near(bounds: tuple[int, int], height: float) -> int:
    """Return a number so high in its range, in one of the fifty steps nearest to it."""
    low, high = bounds
    step = max(1, (high - low) // 50)
    return min(high, low + step * round(height * (high - low) / step))


class Number(Kind):
    """A whole number by item."""

    KEYS = ("items", "range", "again")
    BY_HEIGHT = True

    def height(self, part: Value) -> float | None:
        """Return the number."""
        return float(part)

    def may_move(self, question: Question, way: str, option: str) -> bool:  # noqa: ARG002
        """Return that she can have: numbers are counted in bins, and move inside of them too."""
        return True

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

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Guess round numbers, as people do."""
        lines = leaning.lines(question.items, rng)
        return {
            item: _near(question.ranges[item], leaning.height(item, rng)) for item in lines
        } or None

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read whole numbers as the card does; what is none is left for `check` to refuse."""
        return {item: whole_number(number) for item, number in cells.items()}

    def said(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:
        """Return the number with its unit."""
        return f"{ui.number(part)} {words(f'questions.{question.words}.units.{item}')}"

    def place(self, question: Question, item: str, part: Value) -> float | None:
        """Return where it stands in its range."""
        low, high = question.ranges[item]
        return min(max(float(part - low) / (high - low), 0.0), 1.0)

    def summary(self, question: Question, item: str, parts: Sequence[Value]) -> Cell:
        """Return how many lie in each bin, by its lower edge: an exact number could be a name."""
        bins = question.bins(item)
        lower = [str(bins[bisect_right(bins, number) - 1]) for number in parts]
        return counts(lower, tuple(map(str, bins)))

    def beside(self, question: Question, item: str, option: str) -> str:
        """Return the next bin towards the middle of the range."""
        return inwards(tuple(map(str, question.bins(item))), option)


KIND = Number()
