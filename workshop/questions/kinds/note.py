"""Something to read, perhaps for one department alone."""

from collections.abc import Iterator

from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.questions.kind import Kind
from workshop.questions.question import Question


class Note(Kind):
    """Lines to read; there is nothing to answer."""

    ANSWERABLE = False

    def lacks(self, question: Question) -> Iterator[str]:  # noqa: ARG002
        """Yield nothing: it needs nothing."""
        yield from ()

    def words(self, question: Question) -> Iterator[str]:
        """Yield its lines too."""
        yield from super().words(question)
        yield "lines"

    def check(self, question: Question, value: Value) -> Value:  # noqa: ARG002
        """Refuse every value."""
        raise Refused("not-answerable", question=question.id)

    def counted(self, question: Question) -> tuple[str, ...]:  # noqa: ARG002
        """Return nothing: nobody answers."""
        return ()


KIND = Note()
