"""A rehearsal from the facilitator's page: who is invented, and what becomes of it."""

from collections.abc import Mapping
from typing import Final, TypedDict

from workshop.contracts.parts import Option, Words
from workshop.contracts.simulator import SimulatorForm

PACES: Final[Mapping[str, float]] = {"1": 1.0, "0.4": 0.4, "0.1": 0.1}
"""How slow invented people may be: as people are, and faster."""


class Rehearsal(TypedDict):
    """Invented people who are to sit in a session.

    Attributes:
        code: of the session.
        room: which of the invented rooms it is.
        people: how many come.
        seed: from which everything they answer follows.
        pace: how slow they are; 1 is as people are.
    """

    code: str
    room: str
    people: int
    seed: int
    pace: float


class Rehearsals(TypedDict):
    """To `rehearsals`: those that go on."""

    rehearsals: list[Rehearsal]


class KeptPractice(TypedDict):
    """To `keep_practice`: whether it stays when she leaves it."""

    kept: bool


class RehearsalPanel(TypedDict):
    """The way into a rehearsal.

    Attributes:
        rooms: who may sit there.
        paces: how fast they may be.
        error: why it was refused; empty else.
        feedback: how it is had with feedback.
        words: `title`, `lead`, `room`, `pace`, `begin`.
    """

    rooms: list[Option]
    paces: list[Option]
    error: str
    feedback: SimulatorForm
    words: Words


class PracticePanel(TypedDict):
    """What is to be known in a rehearsal, and the way out of it.

    Attributes:
        kept: whether it stays.
        text: who is there and what becomes of it.
        words: `title`, `keep`, `leave`.
    """

    kept: bool
    text: str
    words: Words
