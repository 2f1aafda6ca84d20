"""Each promise that all sides want and that is written out: do we sign it?"""

from collections.abc import Iterator
from typing import ClassVar

from workshop.content.texts import Texts
from workshop.contracts.phone import Item
from workshop.questions.kinds.vote import Vote
from workshop.questions.question import Question


class Pledge(Vote):
    """Each promise is signed, or not yet.

    Where a side has one phone, what it taps there is its signature. Where people answer one by one,
    it is told whether more than half of each side would sign; the side then says so aloud.
    """

    KEYS = ("items", "of")
    BALLOT = "promises"
    FACE = "vote"
    OPTIONS: ClassVar[tuple[str, ...]] = ("sign", "wait")

    def words(self, question: Question) -> Iterator[str]:  # noqa: ARG002 - items are the vote's
        """Yield the words of the question; those of its items stand at the vote."""
        yield "prompt"

    def optional(self, question: Question) -> Iterator[str]:  # noqa: ARG002
        """Yield nothing: terms stand at the vote."""
        yield from ()

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: the vote whose promises are signed."""
        yield from super().lacks(question)
        if not question.of:
            yield 'it needs the vote whose promises are signed: write of = "…".'

    def shown_item(self, question: Question, item: str, words: Texts) -> Item:
        """Return a promise, whose words are those of the vote's example or the room's own."""
        text = words.find(f"questions.{question.of[0]}.items.{item}") if question.of else None
        return {"id": item, "text": text or item}


KIND = Pledge()
