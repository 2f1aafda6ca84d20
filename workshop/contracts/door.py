"""The console's panel of the door: open or locked, sudden crowds, the seats that are taken."""

from typing import TypedDict

from workshop.contracts.parts import Option


class Turn(TypedDict):
    """The button that locks or unlocks the door; `to` is what it makes of it."""

    to: str
    text: str


class RushBox(TypedDict):
    """A sudden crowd.

    Attributes:
        text: how many, and how fast.
        help: what it may be.
        end: the button that ends their seats.
        confirm: the question before that.
        seats: the names of these seats.
    """

    text: str
    help: str
    end: str
    confirm: str
    seats: list[str]


class SeatRow(TypedDict):
    """A seat that is taken.

    Attributes:
        id: its public name.
        number: the seat's, which its owner can read on her phone.
        text: the department.
        department: its id.
        move: what the choice of a department does, for a screen reader.
        when: when it was taken.
        state: here, away or never.
        state_text: that in words.
        end: the button that ends it.
        label: what the button does, for a screen reader.
        confirm: the question before that.
    """

    id: str
    number: str
    text: str
    department: str
    move: str
    when: str
    state: str
    state_text: str
    end: str
    label: str
    confirm: str


class DoorPanel(TypedDict):
    """The door.

    Attributes:
        title: the heading.
        state: open, ajar or locked.
        text: that in words.
        turn: the button that changes it.
        ajar: the button that leaves it ajar; None where it is.
        waiting: how many wait to be let in, in words; empty where nobody does.
        let_in: the button that lets them in.
        full: a sentence, where nobody else can come in.
        rush: a sudden crowd, where there is one.
        together: a sentence for each group of seats that came from one place within seconds.
        seats: how many are taken, of how many.
        none: what stands for an empty list.
        departments: those of the room.
        move_help: from when on another department counts.
        rows: the seats, the newest first; empty while the list is folded.
        yes: the button that confirms.
    """

    title: str
    state: str
    text: str
    turn: Turn
    ajar: Turn | None
    waiting: str
    let_in: str
    full: str | None
    rush: RushBox | None
    together: list[str]
    seats: str
    none: str
    departments: list[Option]
    move_help: str
    rows: list[SeatRow]
    yes: str
