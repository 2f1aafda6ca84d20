"""A room while it runs: whom it waits for, how its phones are connected, and its pauses."""

from typing import TypedDict


class AwaitedSide(TypedDict):
    """How far a department is with the questions that are open.

    Attributes:
        id: the department.
        done: people of it who have answered all that they are asked.
        waits: people with a line who have not.
        since: when the last answer came from there, in ISO 8601; when the questions were opened
            where none has.
    """

    id: str
    done: int
    waits: int
    since: str


class Awaited(TypedDict):
    """Whom a room waits for while questions are open: how many, and never who.

    Attributes:
        done: people who have answered all that they are asked.
        waits: people with a line who have not.
        away: people who have not and whose phone has no line.
        since: when the last answer came, as in `AwaitedSide`.
        sides: the same by department; none where one of them is so small that it would say who.
    """

    done: int
    waits: int
    away: int
    since: str
    sides: list[AwaitedSide]


class Lines(TypedDict):
    """How the phones of a room are connected.

    Attributes:
        here: how many have a line.
        lost: how many had one, and have had none for some seconds.
        since: when the first of those lost it, in ISO 8601; None where that is not known.
    """

    here: int
    lost: int
    since: str | None


class Nudge(TypedDict):
    """The last time that phones which owe an answer were nudged.

    Attributes:
        id: another one each time.
        at: when, in ISO 8601.
        rest: for so many seconds from then on it is not done again.
    """

    id: str
    at: str
    rest: int
