"""Yes or no to each proposal of the room; told is only whether all sides agree."""

from collections.abc import Iterator
from random import Random
from typing import ClassVar

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.contracts.phone import Item
from workshop.contracts.promises import TERMS
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.questions.kind import Kind, option_by_item
from workshop.questions.leaning import Leaning
from workshop.questions.question import Question

FEWEST_EXAMPLES = 2


class Vote(Kind):
    """Each proposal gets a yes or a no.

    The items in the file are examples: the facilitator takes up those that the room lacks. What is
    voted on in a session are the promises on its list, and the host puts them in their place.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("items", "of")
    BALLOT = "proposals"
    OPTIONS: ClassVar[tuple[str, ...]] = ("yes", "no")

    def options(self, table: Table) -> tuple[str, ...]:  # noqa: ARG002 - always the same
        """Return yes and no, or what stands for them."""
        return self.OPTIONS

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: examples, without which somebody alone has nothing to vote on."""
        if len(question.items) < FEWEST_EXAMPLES:
            yield f"it needs at least {FEWEST_EXAMPLES} items: examples for a room without ideas."

    def optional(self, question: Question) -> Iterator[str]:
        """Yield the terms of an example, which a room may take over as they are."""
        yield from (f"terms.{item}.{term}" for item in question.items for term in TERMS)

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the words of an option, which are the interface's."""
        return ui(f"promises.options.{option}")

    def shown_item(self, question: Question, item: str, words: Texts) -> Item:
        """Return an example; what is promised in a session has its words from there."""
        text = words.find(f"questions.{question.words}.items.{item}")
        return {"id": item, "text": text or item}

    def check(self, question: Question, value: Value) -> Value:
        """Return what was voted on what is on the list; what is no longer on it is left out.

        Raises:
            Refused: nothing is on the list, or an answer is none.
        """
        if not question.items:
            raise Refused("unknown-question", question=question.id)
        given = value if isinstance(value, dict) else {}
        return super().check(question, {id: given[id] for id in question.items if id in given})

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Say yes or no to each proposal."""
        return option_by_item(question, leaning, rng)

    def counted(self, question: Question) -> tuple[str, ...]:  # noqa: ARG002
        """Return nothing: of votes no number is told (`questions/verdicts.py`)."""
        return ()


KIND = Vote()
