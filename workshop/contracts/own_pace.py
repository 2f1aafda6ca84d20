"""Each at her own pace: what of it the host tells, and what pages show."""

from typing import NotRequired, TypedDict

from workshop.contracts.parts import Block
from workshop.contracts.talking import Timer


class AtPace(TypedDict):
    """To `pace`: the pace at which a session goes from now on."""

    pace: str


class Waits(TypedDict):
    """To `hold`: whether the results of the questions that are open wait for whoever leads."""

    held: bool


class Soon(TypedDict):
    """That all are done, and the results come by themselves.

    Attributes:
        at: when, in ISO 8601.
        seconds: how long that is from when it was told.
    """

    at: str
    seconds: int


class OwnPace(TypedDict):
    """How the questions that are open stand, where a session goes at each one's own pace.

    Attributes:
        comes: whether their results come by themselves once all are done.
        held: whether they wait for whoever leads all the same.
    """

    comes: bool
    held: bool


class ReadFirst(TypedDict):
    """A story that a phone shows before its questions, until its owner goes on.

    Attributes:
        title: the round's.
        lead: a sentence below it; empty where there is nothing to say.
        blocks: the story.
        go: the button that leads to the questions.
        back: the button that leads back to the story.
    """

    title: str
    lead: str
    blocks: list[Block]
    go: str
    back: str


class PhonePace(TypedDict):
    """What a phone is told where a session goes at each one's own pace.

    Attributes:
        first: the story that comes before the questions; missing where there is none.
        waits: that the results come once all are done, in a sentence; missing where they do not.
        owes: the same, where its owner has left something open.
        soon: that they come in a moment; missing before.
    """

    first: NotRequired[ReadFirst]
    waits: NotRequired[str]
    owes: NotRequired[str]
    soon: NotRequired[str]


class PhonePart(TypedDict):
    """The same as part of a phone's page; `pace` is missing where the session is led."""

    pace: NotRequired[PhonePace]


class SoonLine(TypedDict):
    """What the wall says while the results are about to come.

    Attributes:
        text: a sentence.
        left: what the seconds are, for a screen reader.
        timer: the seconds that are left.
    """

    text: str
    left: str
    timer: Timer


class SoonBox(TypedDict):
    """What the console says of results that come by themselves.

    Attributes:
        text: how that stands, in a sentence.
        left: what the seconds are, for a screen reader.
        timer: the seconds that are left; None where nothing runs.
        held: whether they wait for her.
        wait: the button that lets them wait, or, where they do, lets them come.
        now: the button that shows them at once; empty where nothing runs.
    """

    text: str
    left: str
    timer: Timer | None
    held: bool
    wait: str
    now: str


class PaceOption(TypedDict):
    """A pace that a session may go at, and what it means."""

    id: str
    text: str
    help: str


class PacePanel(TypedDict):
    """The panel in which whoever leads chooses the pace.

    Attributes:
        title: the heading.
        value: the pace that is chosen.
        options: all of them.
        note: what stays led, whatever is chosen.
    """

    title: str
    value: str
    options: list[PaceOption]
    note: str
