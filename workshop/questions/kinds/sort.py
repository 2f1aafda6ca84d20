"""Items are sorted into buckets."""

from collections.abc import Iterator
from random import Random

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.contracts.tallies import Value
from workshop.questions.kind import Kind, option_by_item
from workshop.questions.leaning import Leaning
from workshop.questions.question import Question


class Sort(Kind):
    """Each item goes into one bucket."""

    KEYS = ("items", "buckets", "key", "held_by", "again", "own")

    def options(self, table: Table) -> tuple[str, ...]:
        """Return the buckets."""
        return table.names("buckets") or table.names("options")

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: items, two buckets."""
        yield from super().lacks(question)
        if len(question.options) < 2:
            yield "it needs at least two buckets or options."

    def words(self, question: Question) -> Iterator[str]:
        """Yield the words of the buckets too."""
        yield from super().words(question)
        yield from (f"buckets.{bucket}" for bucket in question.options)

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the name of a bucket."""
        return words(f"questions.{question.words}.buckets.{option}")

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Take one option for each item."""
        return option_by_item(question, leaning, rng)


KIND = Sort()
