"""A row of a table in one's own words: a few words for each of its columns."""

from collections.abc import Iterator, Mapping
from random import Random

from workshop.content.texts import Texts
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.questions.kind import Kind, items_of
from workshop.questions.kinds.text import LONGEST
from workshop.questions.leaning import Leaning
from workshop.questions.question import Question
from workshop.questions.writing import kept_line

BETWEEN = " · "
"""Between the columns where a row is one text; in a sentence of a sample it stands there too."""


class Sheet(Kind):
    """A row: its items are the columns, each a text of one line up to the question's limit.

    The facilitator releases rows as she does texts; those that are shown make up the table.
    """

    KEYS = ("items", "limit")
    IN_OWN_WORDS = True
    TABLED = True

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: two columns, and a limit that leaves room for a few words."""
        if len(question.items) < 2:
            yield "it needs at least two items: the columns of the table."
        if not 1 <= question.limit <= LONGEST:
            yield f"its limit must be 1 to {LONGEST} characters, not {question.limit}."

    def check(self, question: Question, value: Value) -> Value:
        """Return a row, each column in one line; empty ones are left out.

        Raises:
            Refused: it is none, it is empty, or a column has too many characters.
        """
        given = items_of(question, value)
        if not all(isinstance(text, str) for text in given.values()):
            raise Refused("bad-value", question=question.id)
        row = {item: text for item, cell in given.items() if (text := kept_line(cell))}
        if not row:
            raise Refused("empty-text")
        longest = max(map(len, row.values()))
        if longest > question.limit:
            raise Refused("too-long", limit=question.limit, length=longest)
        return row

    def invent(self, question: Question, nth: int) -> Value:
        """Write something with a number into each column."""
        return {item: f"{item} {nth}"[: question.limit] for item in question.items}

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Write one of the rows that somebody has: a sentence with a dot between its columns."""
        rows = [_split(question, text) for text in leaning.says]
        fitting = [row for row in rows if row]
        return rng.choice(fitting) if fitting else None

    def from_cells(self, question: Question, cells: Mapping[str, str]) -> Value:  # noqa: ARG002
        """Read the cells of the columns."""
        return dict(cells)

    def written_text(self, question: Question, value: Value) -> str:
        """Return a row as one text, as the facilitator reads it."""
        return BETWEEN.join(value[item] for item in question.items if item in value)

    def said(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the row in quotes."""
        return ui("here.text", text=self.written_text(question, part))

    def counted(self, question: Question) -> tuple[str, ...]:  # noqa: ARG002
        """Return nothing: texts have no counts."""
        return ()


def _split(question: Question, text: str) -> dict[str, str]:
    """Return the columns of a row that is written as one text, the first ones where it has few."""
    cells = [cell.strip() for cell in text.split(BETWEEN.strip())]
    if len(cells) > len(question.items) or any(len(cell) > question.limit for cell in cells):
        return {}
    return {item: cell for item, cell in zip(question.items, cells, strict=False) if cell}


KIND = Sheet()
