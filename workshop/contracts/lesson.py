"""The beats of a lesson: something to read, a button that shows the room, what it said."""

from typing import NotRequired, TypedDict

from workshop.contracts.bench import BenchPage
from workshop.contracts.figures import Figure, Table
from workshop.contracts.own_items import OwnBeat
from workshop.contracts.parts import Alone, Block, Claims, Log, Message, Option, Words
from workshop.contracts.path import CameSoFar
from workshop.contracts.phone import Here, Wrote
from workshop.contracts.tallies import Value


class Beat(Alone):
    """What every beat is told before it is shown; a beat of which this is all shows nothing."""

    language: NotRequired[str]


class OpeningBeat(Beat):
    """The lesson's title, and what awaits the learner.

    Attributes:
        heading: the title.
        lead: what awaits her.
        progress: how far she came, where her browser is to keep that.
    """

    heading: str
    lead: str
    progress: NotRequired[CameSoFar]


class DoubtBeat(Beat):
    """Where what a lesson claims does not hold: each part titled, and a question to take along."""

    beat: str
    lead: str
    sections: list["DoubtSection"]


class DoubtSection(TypedDict):
    """A part of the doubt: what stands above it, and what is said."""

    id: str
    title: str
    text: str


class PartMark(TypedDict):
    """Which part this is, and of all of them whether they are shown, open or later."""

    text: str
    here: int
    states: list[str]


class StoryBeat(Beat):
    """A round's scene."""

    part: PartMark
    title: str
    blocks: list[Block]


class UnshownBeat(Beat):
    """What is said in the place of a reveal, where a later round shows what was answered."""

    beat: str
    lead: str


class PressBeat(Beat):
    """The button that shows the room."""

    beat: str
    lead: str
    button: str


class Quotes(TypedDict):
    """What people wrote."""

    title: str
    entries: list[Value]


class Questions(TypedDict):
    """What to ask oneself."""

    title: str
    entries: list[str]


class ShownBeat(Beat):
    """What the room said.

    Attributes:
        beat: the beat's title.
        figures: what was found.
        here: the learner's own answers beside them.
        wrote: what she wrote.
        words: those that stand above it.
        log: what was told, if anything.
        quotes: what people wrote.
        questions: what to ask oneself.
        note: that the others are invented.
    """

    beat: str
    figures: list[Figure]
    here: list[Here]
    wrote: list[Wrote]
    words: Words
    log: Log | None
    quotes: Quotes
    questions: Questions
    note: str


class ClaimsBeat(Beat):
    """What is claimed of the model."""

    beat: str
    claims: Claims


class SensitivityBeat(Beat):
    """What moves the answers of the model."""

    beat: str
    lead: str
    figures: list[Figure]
    note: str


class PlayedBeat(Beat):
    """A game that is played alone, as far as it is.

    Attributes:
        beat: whose side one plays, and who plays the other one.
        lead: what is paid for, and which quarter begins.
        blocks: what the loss is made of, when the game is over.
        figures: what became of it, and its quarters.
        note: what it does not prove.
    """

    beat: str
    lead: str
    blocks: list[Block]
    figures: list[Figure]
    note: str


class SaidPage(Beat):
    """A sentence that changes with what is set."""

    text: str


class TourBeat(Beat):
    """A few words about the model, titled or not."""

    title: str | None
    lead: str


class AssumptionsBeat(Beat):
    """What the model assumes, and why."""

    beat: str
    lead: str
    table: Table
    table_label: str


class ResultBeat(AssumptionsBeat):
    """What was played: a finding, perhaps as a share in [0, 1], its numbers folded away."""

    finding: str
    share: float | None


class BenchBeat(BenchPage, Alone):
    """The bench of a lesson."""


LessonPage = (
    OpeningBeat
    | StoryBeat
    | PressBeat
    | UnshownBeat
    | ShownBeat
    | DoubtBeat
    | OwnBeat
    | ClaimsBeat
    | SensitivityBeat
    | PlayedBeat
    | TourBeat
    | AssumptionsBeat
    | ResultBeat
    | Beat
    | Message
)


class QuizQuestion(TypedDict):
    """A question to oneself.

    Attributes:
        id: its id.
        ask: the question.
        options: the answers to choose from.
        picked: the one that was chosen.
        right: whether it is right; None before one was chosen.
        why: the reason, once one was chosen.
    """

    id: str
    ask: str
    options: list[Option]
    picked: str | None
    right: bool | None
    why: str


class QuizPage(Alone):
    """The questions at the end of a lesson."""

    beat: str
    questions: list[QuizQuestion]
    words: Words
    language: NotRequired[str]


class SwitchPage(Alone):
    """A few options of which one is on; `spoken` where they are languages.

    Attributes:
        note: what the last choice did.
        undo: the option that takes it back, in the words of a button.
        keep: by what name this tab of the browser keeps the choice, for the next kernel.
    """

    label: str
    value: str
    options: list[Option]
    spoken: bool
    note: NotRequired[str]
    undo: NotRequired[Option]
    keep: NotRequired[str]
    language: NotRequired[str]
