"""A rehearsal with feedback that is over: what is kept of it, and what is told of it."""

from typing import TypedDict

from workshop.contracts.looks import SessionView
from workshop.contracts.overview import FacilitatorLook, WrittenText
from workshop.contracts.parts import Words
from workshop.contracts.promises import Promise
from workshop.contracts.runs import RunState
from workshop.contracts.simulator import Simulated
from workshop.contracts.tallies import Tally


class PractisedStep(TypedDict):
    """What is kept of a step of a rehearsal; seconds are by the clock, pauses included.

    Attributes:
        step: which one, from 0.
        exercise: its exercise.
        round: its round.
        talked: seconds of each talk, by its id.
        shown: seconds for which results were seen; None where they were not.
        idle: seconds from the last answer to the close; None where nobody was asked.
        texts: what was written, each with whether the room was shown it.
        results: what its reveal showed, tallies by question and runs by id.
    """

    step: int
    exercise: str
    round: str
    talked: dict[str, int]
    shown: int | None
    idle: int | None
    texts: list[WrittenText]
    results: dict[str, Tally | RunState]


class Practised(TypedDict):
    """To `practised`: a rehearsal that is over, as its feedback is made of it.

    Attributes:
        session: the session.
        simulated: who sat there, and what she said.
        steps: those to which the room came, in their order.
        parked: how many parked texts nobody has sorted.
        promises: those that sides want, signed or not.
    """

    session: SessionView
    simulated: Simulated
    steps: list[PractisedStep]
    parked: int
    promises: list[Promise]


class FeedbackLine(TypedDict):
    """Something that is told of a reveal: what it is, and its sentences.

    Attributes:
        id: `said`, `picture`, `true` or `asked`.
    """

    id: str
    texts: list[str]


class FeedbackReveal(TypedDict):
    """What is told of one reveal.

    Attributes:
        title: the round's and the picture's.
        lines: what she said, what the picture shows, what is true, what her question did.
    """

    title: str
    lines: list[FeedbackLine]


class Feedback(TypedDict):
    """The feedback, in one language.

    Attributes:
        title: the page's.
        lead: what it is, and what it is not.
        room: who sat there.
        reveals: one for each reveal that could be read.
        minutes: planned and taken, as sentences.
        overlooked: at most five, what matters most first.
        well: what she did well.
        labels: what each line of a reveal is, by its id.
        words: headings.
    """

    title: str
    lead: str
    room: str
    reveals: list[FeedbackReveal]
    minutes: list[str]
    overlooked: list[str]
    well: list[str]
    labels: Words
    words: Words


class Wanted(TypedDict):
    """What the process that writes feedback reads.

    Attributes:
        practised: the rehearsal.
        look: what the facilitator may see of it, for its times.
        language: of the words.
    """

    practised: Practised
    look: FacilitatorLook
    language: str
