"""One of several options."""

from collections.abc import Iterator, Mapping
from random import Random

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.questions.kind import Kind
from workshop.questions.leaning import Leaning
from workshop.questions.question import CHOICE, Question


class Choice(Kind):
    """The value is the id of an option; it is counted as one item."""

    KEYS = ("options", "again")

    def options(self, table: Table) -> tuple[str, ...]:
        """Return the options."""
        return table.names("buckets") or table.names("options")

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: two options."""
        if len(question.options) < 2:
            yield "it needs at least two buckets or options."

    def words(self, question: Question) -> Iterator[str]:
        """Yield the words of the options too."""
        yield from super().words(question)
        yield from (f"options.{option}" for option in question.options)

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the words of an option."""
        return words(f"questions.{question.words}.options.{option}")

    def check(self, question: Question, value: Value) -> Value:
        """Return the option."""
        if not isinstance(value, str) or value not in question.options:
            raise Refused("bad-value", question=question.id)
        return value

    def invent(self, question: Question, nth: int) -> Value:
        """Take one option after the other."""
        return question.options[nth % len(question.options)]

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Take one option."""
        return leaning.option(CHOICE, question.options, rng)

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read the only cell."""
        return next(iter(cells.values()))

    def counted(self, question: Question) -> tuple[str, ...]:  # noqa: ARG002
        """Return one name for the whole question."""
        return (CHOICE,)

    def part(self, item: str, value: Value) -> Value | None:  # noqa: ARG002
        """Return the option."""
        return value


KIND = Choice()
