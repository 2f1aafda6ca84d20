"""A team's own items, such as its leads, in the place of an exercise's: how they are brought."""

from typing import NotRequired, TypedDict

from workshop.contracts.parts import Alone, Words


class OwnLine(TypedDict):
    """An item as it stands in its list.

    Attributes:
        number: its place, from 1.
        text: what it is.
        short: its name on charts.
        mark: why to look at it twice; empty without a reason.
    """

    number: int
    text: str
    short: str
    mark: str


class OwnDraft(TypedDict):
    """A file that was read and is not used yet.

    Attributes:
        told: what was understood, and what was left out.
        lines: the items.
    """

    told: list[str]
    lines: list[OwnLine]


class OwnPanel(TypedDict):
    """The way to bring own items, and what came of it.

    Attributes:
        exercise: in which they are asked about.
        question: the question's id.
        most: bytes that a file may have.
        sample: a file to fill in.
        trouble: what is wrong with the file that was sent, or why its items were not taken.
        draft: what was read; None where there is nothing.
        lines: the own items that are asked about; none where those of the exercise are.
        status: which items are asked about, in a sentence; empty where those of the exercise are.
        lost: what to do where nobody remembers what they were; empty elsewhere.
        words: all others.
    """

    exercise: str
    question: str
    most: int
    sample: str
    trouble: list[str]
    draft: OwnDraft | None
    lines: list[OwnLine]
    status: str
    lost: str
    words: Words


class OwnBeat(Alone):
    """The same as a beat of a lesson, for one alone."""

    language: NotRequired[str]
    own_items: OwnPanel
