"""A few sentences in one's own words; they are shown once the facilitator has released them."""

from collections.abc import Iterator, Mapping
from random import Random

from workshop.content.texts import Texts
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.questions.kind import Kind
from workshop.questions.leaning import Leaning
from workshop.questions.question import Question
from workshop.questions.writing import kept

LONGEST = 2000

BEGINNING = 100
"""Characters by which somebody knows her text again."""


class Text(Kind):
    """A text up to the question's limit; texts are never counted."""

    KEYS = ("limit", "promise")
    IN_OWN_WORDS = True

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: a limit that leaves room for a sentence and not for a page."""
        if not 1 <= question.limit <= LONGEST:
            yield f"its limit must be 1 to {LONGEST} characters, not {question.limit}."

    def check(self, question: Question, value: Value) -> Value:
        """Return the text as it was written, but for what could deceive or break a line."""
        text = kept(value) if isinstance(value, str) else ""
        if not text:
            raise Refused("empty-text")
        if len(text) > question.limit:
            raise Refused("too-long", limit=question.limit, length=len(text))
        return text

    def invent(self, question: Question, nth: int) -> Value:
        """Write a sentence with a number, cut to what there is room for."""
        return f"Sentence number {nth}, as only this person would write it."[: question.limit]

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Write one of the sentences that somebody has."""
        fitting = [text for text in leaning.says if len(text) <= question.limit]
        return rng.choice(fitting) if fitting else None

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read the only cell."""
        return next(iter(cells.values()))

    def said(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return how the text begins, in quotes."""
        text = " ".join(part.split())
        beginning = text if len(text) <= BEGINNING else f"{text[: BEGINNING - 1].rstrip()}…"
        return ui("here.text", text=beginning)

    def counted(self, question: Question) -> tuple[str, ...]:  # noqa: ARG002
        """Return nothing: texts have no counts."""
        return ()


KIND = Text()
