"""Answers on paper: people without a phone are counted like everybody else."""

from typing import NotRequired, TypedDict

from workshop.contracts.parts import Option, Words


class PaperSeat(TypedDict):
    """A seat of somebody without a phone.

    Attributes:
        seat: its public name.
        number: of the seat, among all seats of the session.
        department: the person's.
        done: whether an answer of this round was entered for it.
    """

    seat: str
    number: int
    department: str
    done: bool


class Entered(TypedDict):
    """To `enter_paper`: how many sheets hold an answer now."""

    entered: int


class TakenBack(TypedDict):
    """To `drop_paper`: of how many sheets the answers were taken back."""

    dropped: int


class PaperColumn(TypedDict):
    """A column of the grid in which sheets are entered.

    Attributes:
        question: its id.
        item: what is asked about; empty where the question is answered by one thing.
        head: what the column is called.
        kind: `option`, `number` or `text`.
        options: what may be chosen, for `option`.
    """

    question: str
    item: str
    head: str
    kind: str
    options: list[Option]


class PaperRow(TypedDict):
    """A sheet that was entered before, in this round or in an earlier one."""

    seat: str
    text: str
    department: str
    done: str


class PaperPanel(TypedDict):
    """The form in which answers on paper are entered.

    Attributes:
        title: the heading.
        lead: what it does, and until when it can be undone.
        columns: of the grid; empty where nothing of this round can be entered.
        by_phone: which questions people have to answer on a phone; empty where there are none.
        rows: sheets of people who have a seat already.
        departments: those of the room.
        most: sheets that may be entered at a time.
        told: how many sheets were entered in this round, in words; empty for none.
        wrong: why what she sent last was refused; empty where it was not.
        words: of its fields.
    """

    title: str
    lead: str
    columns: list[PaperColumn]
    by_phone: str
    rows: list[PaperRow]
    departments: list[Option]
    most: int
    told: str
    wrong: str
    words: Words


class PaperNote(TypedDict):
    """How many of those who are here have no phone, in words."""

    paper: NotRequired[str]
