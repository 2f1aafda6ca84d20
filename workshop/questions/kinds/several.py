"""Items are sorted, and each may go into several places at once, or into none of them.

Every place of an item is counted by itself, as a yes or no of each person who answered the item;
which places one person named together is told of nobody. An answer may leave out every place, so
what is told of one says nothing of another: whatever can have been answered to each of them by
itself can have been answered together, and each by itself is told as any yes or no.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import ClassVar

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.contracts.parts import Option
from workshop.contracts.tallies import Cell, Value
from workshop.errors import Refused
from workshop.questions.kind import Kind, counts, items_of
from workshop.questions.leaning import Leaning
from workshop.questions.question import Question

IN, OUT = "in", "out"
"""Of a place of an item: who put it there, and who did not."""

AT = "/"
"""Stands between an item and one of its places, and in no id."""

MORE = 0.5
"""How often an invented person who puts an item as high as can be names a further bucket of it."""

NONE = "none"
"""In the rows of a sample: none of the places."""


class Several(Kind):
    """Each item goes into any number of buckets."""

    KEYS: ClassVar[tuple[str, ...]] = ("items", "buckets")

    def options(self, table: Table) -> tuple[str, ...]:
        """Return the buckets."""
        return table.names("buckets")

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: items, two buckets."""
        yield from super().lacks(question)
        if len(question.options) < 2:
            yield "it needs at least two buckets."
        if NONE in question.options:
            yield f"its card offers {NONE!r} by itself: remove it from buckets."

    def words(self, question: Question) -> Iterator[str]:
        """Yield the words of the buckets too, and those of none of them."""
        yield from super().words(question)
        yield from (f"buckets.{bucket}" for bucket in (*question.options, NONE))

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the name of a bucket."""
        return words(f"questions.{question.words}.buckets.{option}")

    def shown_options(self, question: Question, words: Texts, ui: Texts) -> list[Option]:
        """Return the buckets, and none of them as the last one."""
        names = (*question.options, NONE)
        return [{"id": id, "text": self.option_text(question, id, words, ui)} for id in names]

    # What a value is.

    def check(self, question: Question, value: Value) -> Value:
        """Return the buckets of each item in the question's order; an empty list is none of them.

        Raises:
            Refused: `bad-value`.
        """
        return {item: _buckets(question, one) for item, one in items_of(question, value).items()}

    def invent(self, question: Question, nth: int) -> Value:
        """Go through all sets of buckets."""
        sets = 2 ** len(question.options)
        return {
            item: _set(question, (nth + 3 * row) % sets) for row, item in enumerate(question.items)
        }

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Name the bucket that somebody leans to, and others now and then."""
        named = {}
        for item in leaning.lines(question.items, rng):
            first = leaning.option(item, question.options, rng)
            also = MORE * leaning.height(item, rng)
            named[item] = [b for b in question.options if b == first or rng.random() < also]
        return named or None

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read buckets with blanks between them, or `none`."""
        return {item: [] if text.strip() == NONE else text.split() for item, text in cells.items()}

    def said(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:
        """Return the buckets in words; of one of them, whether it was named."""
        key = f"questions.{question.words}"
        named = part if isinstance(part, list) else [item.partition(AT)[2]] if part == IN else []
        short = (words.find(f"{key}.short.{b}") or words(f"{key}.buckets.{b}") for b in named)
        return ui.listed(list(short)) if named else words(f"{key}.buckets.{NONE}")

    # How answers are counted.

    def counted(self, question: Question) -> tuple[str, ...]:
        """Return every item with each of its buckets."""
        return tuple(at(item, bucket) for item in question.items for bucket in question.options)

    def lines(self, question: Question) -> tuple[str, ...]:
        """Return the items: what was named of one is read together."""
        return question.items

    def part(self, item: str, value: Value) -> Value | None:
        """Return the buckets of an item; of one bucket of it, whether it was named."""
        name, _, bucket = item.partition(AT)
        named = value.get(name)
        if named is None or not bucket:
            return named
        return IN if bucket in named else OUT

    def summary(self, question: Question, item: str, parts: Sequence[Value]) -> Cell:  # noqa: ARG002
        """Return how many named a bucket of an item, and how many did not."""
        return counts(parts, (IN, OUT))

    def beside(self, question: Question, item: str, option: str) -> str:  # noqa: ARG002
        """Return the other one."""
        return OUT if option == IN else IN


def at(item: str, bucket: str) -> str:
    """Return under which name a bucket of an item is counted."""
    return f"{item}{AT}{bucket}"


def _set(question: Question, number: int) -> list[str]:
    return [bucket for nth, bucket in enumerate(question.options) if number >> nth & 1]


def _buckets(question: Question, given: Value) -> list[str]:
    known = isinstance(given, list) and all(isinstance(one, str) for one in given)
    if not known or len({*given}) < len(given) or not {*given} <= {*question.options}:
        raise Refused("bad-value", question=question.id)
    return [bucket for bucket in question.options if bucket in given]


KIND = Several()
