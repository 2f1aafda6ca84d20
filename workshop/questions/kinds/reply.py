"""What one side asks of the other, and what that answers to each of it."""

from collections.abc import Iterator

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.questions.kind import Kind
from workshop.questions.kinds.vote import Vote
from workshop.questions.question import Question

FEWEST_ANSWERS = 2


class Reply(Vote):
    """Each request of the other side gets one of the answers; nobody answers her own side's.

    The items in the file are examples, and `held_by` says which side asks each. What is answered
    in a session are the texts that the facilitator has shown. Answers are counted as any others.
    """

    KEYS = ("items", "options", "held_by", "of")
    BALLOT = "requests"
    ACROSS = True
    FACE = "vote"

    def options(self, table: Table) -> tuple[str, ...]:
        """Return the answers."""
        return table.names("options")

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: examples, the side that asks each of them, two answers."""
        yield from super().lacks(question)
        if len(question.options) < FEWEST_ANSWERS:
            yield f"it needs at least {FEWEST_ANSWERS} options: the answers there are."
        if missing := [item for item in question.items if item not in question.held_by]:
            yield f"held_by must say which side asks for {', '.join(missing)}."

    def words(self, question: Question) -> Iterator[str]:
        """Yield the words of the answers too."""
        yield from super().words(question)
        yield from (f"options.{option}" for option in question.options)

    def optional(self, question: Question) -> Iterator[str]:  # noqa: ARG002 - a request has no terms
        """Yield nothing."""
        yield from ()

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the words of an answer."""
        return words(f"questions.{question.words}.options.{option}")

    def counted(self, question: Question) -> tuple[str, ...]:
        """Return the requests: how many gave which answer is told, as of any other question."""
        return Kind.counted(self, question)


KIND = Reply()
