"""Ranges of whole numbers: the lowest, the middle and the highest that somebody reckons with.

Asked of something that can be known (`truth`), it is counted how many ranges hold it, and how many
lie below or above it; nothing else. Asked of something open, each of the three numbers is counted
by itself, as points are: by mean and rough spread, in hundredths of the scale.
"""

import math
import re
import statistics
from collections.abc import Iterator, Sequence
from random import Random

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.contracts.parts import Option
from workshop.contracts.phone import Item
from workshop.contracts.tallies import Cell, Value
from workshop.errors import Refused
from workshop.questions.coarse import inwards
from workshop.questions.kind import Kind, counts, items_of
from workshop.questions.leaning import Leaning
from workshop.questions.question import (
    ABOVE,
    BELOW,
    FIVES,
    LARGEST,
    POINTS,
    WITHIN,
    Question,
    nearest_five,
)

ENDS = ("low", "middle", "high")
"""The three numbers of a range, as they are asked for."""

PLACES = (WITHIN, BELOW, ABOVE)
"""Where a range lies, seen from what is true."""

STEP = 5
"""Spreads are told in steps of so many hundredths of the scale, rounded up."""

NARROWEST = 20
"""The least width of a scale: below, its hundredths would tell more than its whole numbers."""

_NUMBERS = re.compile(r"-?\d+")


class Range(Kind):
    """Three whole numbers by item, none of them smaller than the one before."""

    KEYS = ("items", "range", "truth")
    BY_HEIGHT = True

    def options(self, table: Table) -> tuple[str, ...]:
        """Return where a range may lie, where something is true."""
        return PLACES if table.amounts("truth") else ()

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: items, a scale for each, and of all or of none what is true."""
        yield from super().lacks(question)
        for item in question.items:
            low, high = question.ranges.get(item, (0, 0))
            if high - low < NARROWEST:
                yield f"{item!r} needs a range, [lowest, highest], at least {NARROWEST} apart."
            elif max(abs(low), abs(high)) > LARGEST:
                yield f"{item!r} has a range beyond {LARGEST}: use a larger unit."
            elif question.truths and not low <= question.truths.get(item, low - 1) <= high:
                yield f"{item!r} needs a truth inside its range, or no item may have one."

    def words(self, question: Question) -> Iterator[str]:
        """Yield the words of the units too."""
        yield from super().words(question)
        yield from (f"units.{item}" for item in question.items)

    def optional(self, question: Question) -> Iterator[str]:
        """Yield the words of what is true, where its number and unit would not tell it."""
        yield from (f"true.{item}" for item in question.truths)

    def shown_item(self, question: Question, item: str, words: Texts) -> Item:
        """Return the item with its unit and its scale."""
        low, high = question.ranges[item]
        unit = words(f"questions.{question.words}.units.{item}")
        shown = super().shown_item(question, item, words)
        return {**shown, "unit": unit, "low": low, "high": high}

    def shown_options(self, question: Question, words: Texts, ui: Texts) -> list[Option]:  # noqa: ARG002
        """Return none: nobody chooses where her range lies."""
        return []

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the words for where a range lies."""
        return ui(f"ranges.{option}")

    def check(self, question: Question, value: Value) -> Value:
        """Return the ranges; each must lie on its scale, in order."""
        given = items_of(question, value)
        for item, three in given.items():
            low, high = question.ranges[item]
            if not isinstance(three, list) or len(three) != len(ENDS):
                raise Refused("bad-value", question=question.id)
            if not all(type(one) is int and low <= one <= high for one in three):
                raise Refused("bad-number", low=low, high=high)
            if not three[0] <= three[1] <= three[2]:
                raise Refused("not-in-order", first=three[0], middle=three[1], last=three[2])
        return {item: list(three) for item, three in given.items()}

    def invent(self, question: Question, nth: int) -> Value:
        """Go through each scale in steps."""
        made = {}
        for item, (low, high) in question.ranges.items():
            three = sorted((low + (nth * 37 + at * 53) % (high - low + 1)) for at in range(3))
            made[item] = three
        return made

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Guess a middle, and keep the range as narrow as people do who are too sure."""
        lines = leaning.lines(question.items, rng)
        return {i: _around(question.ranges[i], leaning.height(i, rng), rng) for i in lines} or None

    def from_cells(self, question: Question, cells: dict[str, str]) -> Value:  # type: ignore[override]  # noqa: ARG002
        """Read three whole numbers, such as `60/100/180`; others are left for `check` to refuse."""
        return {item: [int(one) for one in _NUMBERS.findall(cell)] for item, cell in cells.items()}

    def said(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:
        """Return the range with its unit."""
        unit = words(f"questions.{question.words}.units.{item_of(item)}")
        numbers = part if isinstance(part, list) else [part]
        return f"{' – '.join(ui.number(one) for one in numbers)} {unit}"

    def place(self, question: Question, item: str, part: Value) -> float | None:
        """Return where the middle stands on the scale."""
        low, high = question.ranges[item_of(item)]
        number = part[1] if isinstance(part, list) else part
        return min(max(float(number - low) / (high - low), 0.0), 1.0)

    def counted(self, question: Question) -> tuple[str, ...]:
        """Return the items of what is true; else each of the three numbers of every item."""
        if question.truths:
            return question.items
        return tuple(named(item, end) for item in question.items for end in ENDS)

    def lines(self, question: Question) -> tuple[str, ...]:
        """Return the items: whoever gave a range reads it whole."""
        return question.items

    def part(self, item: str, value: Value) -> Value | None:
        """Return a range, or one of its numbers."""
        three = value.get(item_of(item))
        _, _, end = item.partition(".")
        return three[ENDS.index(end)] if three and end else three

    def summary(self, question: Question, item: str, parts: Sequence[Value]) -> Cell:
        """Return how many ranges hold what is true; else how many numbers lie at each place."""
        if question.truths:
            return counts([seen_from(question.truths[item], one) for one in parts], PLACES)
        low, high = question.ranges[item_of(item)]
        return counts([_five(one, low, high) for one in parts], FIVES)

    def told(self, cell: Cell) -> Cell:
        """Return mean and spread alone, in hundredths of the scale; of hits the count itself."""
        if not {*PLACES}.isdisjoint(cell["counts"]):
            return cell
        places = [int(five) for five, n in cell["counts"].items() for _ in range(n)]
        spread = STEP * max(1, math.ceil(statistics.stdev(places) / STEP))
        return {**cell, "counts": {}, "mean": round(statistics.mean(places)), "spread": spread}

    def beside(self, question: Question, item: str, option: str) -> str:  # noqa: ARG002
        """Return the next place towards the middle; of those who hold it, those above."""
        if option in PLACES:
            return ABOVE if option == WITHIN else WITHIN
        return inwards(FIVES, option)


def named(item: str, end: str) -> str:
    """Return the name under which one of the three numbers of an item is counted."""
    return f"{item}.{end}"


def item_of(item: str) -> str:
    """Return the item that a counted name belongs to."""
    return item.partition(".")[0]


def _five(number: int, low: int, high: int) -> str:
    """Return the five hundredths of the scale nearest to a number."""
    return nearest_five(round(POINTS * (number - low) / (high - low)))


def seen_from(truth: float, three: Sequence[int]) -> str:
    """Return where a range lies, seen from what is true: one of `PLACES`."""
    if three[2] < truth:
        return BELOW
    return ABOVE if three[0] > truth else WITHIN


def _around(bounds: tuple[int, int], height: float, rng: Random) -> list[int]:
    """Return a range around a number so high on its scale, on round numbers."""
    low, high = bounds
    step = max(1, (high - low) // 40)
    middle = low + (high - low) * height
    below, above = (abs(rng.normalvariate(0.14, 0.06)) * (high - low) for _ in range(2))
    rough = (middle - below, middle, middle + above)
    return [min(high, max(low, low + step * round((one - low) / step))) for one in rough]


KIND = Range()
