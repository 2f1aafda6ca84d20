"""What a kind of question knows: its keys, its words, what a value is, and how it is counted."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from random import Random
from typing import ClassVar

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.contracts.parts import Option
from workshop.contracts.phone import Item
from workshop.contracts.tallies import Cell, Proposal, Value
from workshop.errors import Refused, WorkshopError
from workshop.questions.leaning import Leaning
from workshop.questions.play import Play
from workshop.questions.question import Question


class Kind:
    """A kind of question with items, each of which takes one of the question's options.

    Subclasses say what is different. What a kind cannot be asked, it need not answer.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    """Keys of a question in `exercise.toml` beside `id`, `kind` and `for`."""

    ANSWERABLE: ClassVar[bool] = True
    """Whether there is something to answer."""

    IN_OWN_WORDS: ClassVar[bool] = False
    """Whether answers are texts, which the facilitator releases one by one."""

    TABLED: ClassVar[bool] = False
    """Whether what is released stands in a table of its own, and not among the room's texts."""

    BALLOT: ClassVar[str] = ""
    """What of the session's list its items are: `proposals`, the `promises` that can be signed, or
    the `requests` of the sides; empty where its items stand in the file."""

    ACROSS: ClassVar[bool] = False
    """Whether what a side asks (`held_by`) is answered by the others alone."""

    BY_HEIGHT: ClassVar[bool] = False
    """Whether invented people answer by how high each item is put, and not by an option."""

    FACE: ClassVar[str] = ""
    """The front-end module that shows it, where that has another name."""

    # What stands in `exercise.toml`.

    def options(self, table: Table) -> tuple[str, ...]:  # noqa: ARG002 - most have none
        """Return the options of a question from its table."""
        return ()

    def views(self) -> tuple[str, ...]:
        """Return the views in which a question is asked, each a question of its own; mostly one."""
        return ("",)

    def play(self, table: Table) -> Play | None:  # noqa: ARG002 - most are of no game
        """Return the game that a question stands for, from its table: it is asked each quarter."""
        return None

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield a sentence for everything that a question of this kind needs and has not."""
        if not question.items:
            yield "it needs items."

    def words(self, question: Question) -> Iterator[str]:
        """Yield the keys of the words that a question needs, below its own."""
        yield question.view or "prompt"
        yield from (f"items.{item}" for item in question.items)

    def optional(self, question: Question) -> Iterator[str]:  # noqa: ARG002 - most have none
        """Yield the keys of words that a question may have, below its own."""
        yield from ()

    # What a phone is shown.

    def shown_item(self, question: Question, item: str, words: Texts) -> Item:
        """Return an item as its card shows it."""
        return {"id": item, "text": words(f"questions.{question.words}.items.{item}")}

    def shown_options(self, question: Question, words: Texts, ui: Texts) -> list[Option]:
        """Return the options as their card shows them."""
        return [
            {"id": id, "text": self.option_text(question, id, words, ui)} for id in question.options
        ]

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:
        """Return the words of an option."""
        raise NotImplementedError

    # What a value is: the host believes nothing that a page sends.

    def check(self, question: Question, value: Value) -> Value:
        """Return a value as it is stored: options by item, of which some may be missing.

        Raises:
            Refused: with a code that names what is wrong; nothing is stored.
        """
        given = items_of(question, value)
        if not all(isinstance(v, str) and v in question.options for v in given.values()):
            raise Refused("bad-value", question=question.id)
        return given

    def invent(self, question: Question, nth: int) -> Value:
        """Return the `nth` of many valid values; different ones mostly differ."""
        options = question.options
        return {item: options[(nth + at) % len(options)] for at, item in enumerate(question.items)}

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:  # noqa: ARG002
        """Return what somebody answers who leans so; None where she leaves it.

        Every kind that can be answered says so itself: nothing else knows its values.

        Raises:
            WorkshopError: the kind has not been taught.
        """
        raise WorkshopError(
            f"Invented people cannot answer a question of the kind {question.kind!r}: "
            "write its method answer, as workshop/questions/kinds/sort.py does."
        )

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Return the value that the rows of a sample hold: the text of each item's cell."""
        return dict(cells)

    # What its owner reads again beside the room's.

    def said(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return what a value says about one item (`part`) in words, for her who gave it."""
        if not question.options:
            return str(part)
        short = words.find(f"questions.{question.words}.short.{part}")
        return short or self.option_text(question, part, words, ui)

    def place(self, question: Question, item: str, part: Value) -> float | None:  # noqa: ARG002
        """Return where that stands on a scale from 0 to 1; None where it is no place on one."""
        return None

    def written(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:
        """Return the same for the middle of a sentence: what is no amount stands in quotes."""
        text = self.said(question, item, part, words, ui)
        amount = self.place(question, item, part) is not None
        return text if amount else ui("charts.quoted", text=text.rstrip("."))

    def written_text(self, question: Question, value: Value) -> str:  # noqa: ARG002
        """Return what somebody wrote as one text."""
        return str(value)

    # How answers are counted.

    def whole(self, question: Question, value: Value) -> Proposal | None:  # noqa: ARG002
        """Return an answer that may be shown whole, as its card says; None where none may."""
        return None

    def counted(self, question: Question) -> tuple[str, ...]:
        """Return the names under which a question is counted: its items."""
        return question.items

    def read(self, question: Question) -> tuple[str, ...]:
        """Return the names of what its owner reads again beside the room's: as it is counted."""
        return self.counted(question)

    def part(self, item: str, value: Value) -> Value | None:
        """Return what a value says about one item; None where it says nothing."""
        return value.get(item)

    def level(self, value: Value, items: Collection[str]) -> float | None:  # noqa: ARG002
        """Return where somebody stands over some items; None where that is no number."""
        return None

    def height(self, part: Value) -> float | None:  # noqa: ARG002
        """Return where what is said about an item stands, so that two times can be compared.

        Returns:
            None where that is no number, or where it is an option as any other.
        """
        return None

    def may_move(self, question: Question, way: str, option: str) -> bool:  # noqa: ARG002
        """Return whether somebody who is counted at an option can have moved a way since."""
        return option != way

    def summary(self, question: Question, item: str, parts: Sequence[Value]) -> Cell:  # noqa: ARG002
        """Return the exact count of what some people say about one item: `n` and `counts`."""
        return counts(parts, question.options)

    def told(self, cell: Cell) -> Cell:
        """Return what may be told of a cell that counts people as they may be published."""
        return cell

    # What a side said on its one phone, told as it is.

    def numbers(self, question: Question, parts: Sequence[Value]) -> list[float] | None:  # noqa: ARG002
        """Return points or places as numbers; None where an answer is an option that is counted."""
        return None

    def beside(self, question: Question, item: str, option: str) -> str:  # noqa: ARG002
        """Return the option to which one person is moved where nearly all took the same one.

        Here the last one, which mostly is the rest (`neither`, `unsure`), and of that the one
        before it.
        """
        last, before = question.options[-1], question.options[-2]
        return before if option == last else last


def items_of(question: Question, value: Value) -> dict[str, Value]:
    """Return a value by item, in the question's order; some may be missing, one must be there.

    Raises:
        Refused: it is something else.
    """
    if not isinstance(value, dict) or not value or not set(value) <= set(question.items):
        raise Refused("bad-value", question=question.id)
    return {item: value[item] for item in question.items if item in value}


def counts(parts: Sequence[str], options: Sequence[str]) -> Cell:
    """Return how many took each option; what nobody took is left out."""
    counted = Counter(parts)
    return {"n": len(parts), "counts": {o: counted[o] for o in options if counted[o]}}


def option_by_item(question: Question, leaning: Leaning, rng: Random) -> dict[str, Value] | None:
    """Return an option for each item that somebody does not leave out; None where nothing is left.

    It is the answer to every kind whose items take one of the question's options.
    """
    lines = leaning.lines(question.items, rng)
    return {item: leaning.option(item, question.options, rng) for item in lines} or None
