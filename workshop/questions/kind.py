"""What a kind of question knows: its keys, its words, what a value is, and how it is counted."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import ClassVar

from workshop.content.tables import Table
from workshop.content.texts import Texts
from workshop.contracts.parts import Option
from workshop.contracts.phone import Item
from workshop.contracts.tallies import Cell, Proposal, Value
from workshop.errors import Refused
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

    FACE: ClassVar[str] = ""
    """The front-end module that shows it, where that has another name."""

    # What stands in `exercise.toml`.

    def options(self, table: Table) -> tuple[str, ...]:  # noqa: ARG002 - most have none
        """Return the options of a question from its table."""
        return ()

    def views(self) -> tuple[str, ...]:
        """Return the views in which a question is asked, each a question of its own; mostly one."""
        return ("",)

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield a sentence for everything that a question of this kind needs and has not."""
        if not question.items:
            yield "it needs items."

    def words(self, question: Question) -> Iterator[str]:
        """Yield the keys of the words that a question needs, below its own."""
        yield question.view or "prompt"
        yield from (f"items.{item}" for item in question.items)

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

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Return the value that the rows of a sample hold: the text of each item's cell."""
        return dict(cells)

    # How answers are counted.

    def whole(self, question: Question, value: Value) -> Proposal | None:  # noqa: ARG002
        """Return an answer that may be shown whole, as its card says; None where none may."""
        return None

    def counted(self, question: Question) -> tuple[str, ...]:
        """Return the names under which a question is counted: its items."""
        return question.items

    def part(self, item: str, value: Value) -> Value | None:
        """Return what a value says about one item; None where it says nothing."""
        return value.get(item)

    def level(self, value: Value, items: Collection[str]) -> float | None:  # noqa: ARG002
        """Return where somebody stands over some items; None where that is no number."""
        return None

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

    def place(self, question: Question, item: str, part: Value) -> float | None:  # noqa: ARG002
        """Return where an answer stands from the least, 0, to the most, 1; None without a scale."""
        return None

    def written(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return an answer in words, for the middle of a sentence."""
        text = self.option_text(question, part, words, ui)
        return ui("charts.quoted", text=text.rstrip("."))

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
