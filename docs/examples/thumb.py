"""Items get a thumb up or a thumb down."""

from collections.abc import Iterator
from random import Random

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.contracts.tallies import Value
from workshop.questions.kind import Kind, option_by_item
from workshop.questions.leaning import Leaning
from workshop.questions.question import Question


class Thumb(Kind):
    """Every item gets one of two thumbs."""

    KEYS = ("items",)

    def options(self, table: Table) -> tuple[str, ...]:  # noqa: ARG002 - always the same
        """Return the thumbs."""
        return ("up", "down")

    def words(self, question: Question) -> Iterator[str]:
        """Yield the words of the thumbs too."""
        yield from super().words(question)
        yield from (f"thumbs.{thumb}" for thumb in question.options)

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return what a thumb is called."""
        return words(f"questions.{question.words}.thumbs.{option}")

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Say how invented people answer: one thumb for each item."""
        return option_by_item(question, leaning, rng)


KIND = Thumb()
