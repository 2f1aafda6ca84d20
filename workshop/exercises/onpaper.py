"""What can be entered from a sheet of paper: a column for each thing to answer. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from workshop.contracts.tallies import Value
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.session import Phase

MOST = 60
"""Sheets that may be entered at a time."""

OPEN = (Phase.ASKING, Phase.CLOSED)
"""While answers on paper may be entered and taken back: nobody has seen any results."""

OPTION, NUMBER, TEXT = "option", "number", "text"

CELLS = {
    "choice": OPTION,
    "rating": OPTION,
    "mirror": OPTION,
    "sort": OPTION,
    "number": NUMBER,
    "text": TEXT,
}
"""By kind of question what a cell of its sheet holds; other kinds need a phone's help."""


class Cell(NamedTuple):
    """A cell of a sheet: its question, what is asked about, and what it holds."""

    question: Question
    item: str
    kind: str


def can_be_entered(question: Question) -> bool:
    """Whether a question can be answered on paper and typed in afterwards."""
    return question.kind in CELLS and not question.turn and not kind_of(question).BALLOT


def cells_of(question: Question) -> Iterator[Cell]:
    """Yield the cells of a question; nothing of one that cannot be entered."""
    if can_be_entered(question):
        for item in question.items or ("",):
            yield Cell(question, item, CELLS[question.kind])


def value_of(question: Question, typed: dict[str, str]) -> Value:
    """Return an answer as a phone would send it, from what stands in its cells by item.

    Whether it is one, `check_value` says; what is no whole number stays a text.
    """
    if not question.items:
        return typed[""]
    number = CELLS.get(question.kind) == NUMBER
    return {item: _whole(text) if number else text for item, text in typed.items()}


def _whole(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONG else text


LONG = 12
"""Digits of a number that nobody means."""
