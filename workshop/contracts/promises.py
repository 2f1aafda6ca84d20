"""What the sides of a room promise each other, as the host tells it and as pages show it."""

from typing import Final, NotRequired, TypedDict

from workshop.contracts.parts import Option
from workshop.contracts.running import AlikeBox

TERMS: Final = (
    "cue", "act", "counts", "volume", "reject", "within", "feedback", "indicator", "today",
    "owner", "due",
)  # fmt: skip
"""The fields of an agreement, in the order in which they are filled: if this happens (`cue`), then
we do that (`act`); what counts, how many, when it may be rejected, within which time it is
answered, what is told back; a behaviour that can be counted (`indicator`) and its value `today`;
who looks after it, by role (`owner`); and the day on which it is looked at (`due`, ISO 8601)."""

NEEDED: Final = ("indicator", "today", "owner", "due")
"""Without these nothing is signed."""


KEPT: Final = ("kept", "partly", "broken")
"""What becomes of a promise, as a later session judges it."""


class Promise(TypedDict):
    """What is promised, and how far it has come.

    Attributes:
        id: unique in its session; it says nothing of who proposed it.
        exercise: in which it was proposed.
        number: its place on the list, from 1.
        text: what is promised; empty where it is an example in the words of its exercise.
        example: the item that it was taken from; empty for one of the room's own.
        by: the side that asks for it, where sides ask each other; else empty, and nobody is told.
        terms: those of `TERMS` that the room has filled; an example has some from its exercise.
        missing: those of `NEEDED` that nobody has filled.
        verdict: of the vote: `agree`, `not-yet`, `aloud` where a side is too small for a vote to be
            told, or empty where there was none; `answered` of what a side has asked for.
        ready: the same of the question whether it can be signed.
        sides: the departments that must agree and sign, in the session's order.
        agreed: those that have said yes aloud.
        adopted: whether all sides want it.
        signed: the departments that have signed.
        kept: one of `KEPT`, as a later session judged it; empty until then.
        measured: the id of the session's indicator by which it is counted; empty where it has none,
            and missing in records of earlier kits.
    """

    id: str
    exercise: str
    number: int
    text: str
    example: str
    by: str
    terms: dict[str, str]
    missing: list[str]
    verdict: str
    ready: str
    sides: list[str]
    agreed: list[str]
    adopted: bool
    signed: list[str]
    kept: str
    measured: NotRequired[str]


class TermLine(TypedDict):
    """A field of an agreement, with its name, as it is read."""

    id: str
    name: str
    text: str


class PromiseLine(TypedDict):
    """A promise as phones and the wall show it.

    Attributes:
        id: the promise's.
        number: its place on the list.
        text: what is promised.
        terms: the fields that are filled.
        state: how far it is, in words; empty where nothing is to be said.
        tone: `good`, `open` or `bad`: goes with the words and is never alone.
    """

    id: str
    number: int
    text: str
    terms: list[TermLine]
    state: str
    tone: NotRequired[str]


class TermName(TypedDict):
    """A field of the agreement: its name, and what to write there."""

    id: str
    name: str
    help: str


class SideMark(TypedDict):
    """A side on the facilitator's page: whether it said yes aloud, and whether it has signed."""

    id: str
    agree: str
    sign: str
    agreed: bool
    signed: bool


class DeskPromise(PromiseLine):
    """A promise on the facilitator's page.

    Attributes:
        fields: all of `TERMS` as they are, empty ones too.
        fixed: whether its words stay, since something was decided about them.
        sides: who must agree and sign.
        aloud: whether sides say aloud that they want it.
        signs: whether she marks signatures.
        alike: the promises that it can be put together with: of requests those of its own side.
        measured: the indicator by which it is counted; empty where it has none.
        note: what keeps it from being signed, or what the phones said; perhaps empty.
        wrong: why what she did last with it was refused; empty where it was not.
    """

    fields: dict[str, str]
    fixed: bool
    sides: list[SideMark]
    aloud: bool
    signs: bool
    alike: list[str]
    measured: str
    note: str
    wrong: str


class EarlierPromise(PromiseLine):
    """A promise of the session before; `kept` is one of `KEPT` or empty."""

    kept: str
    wrong: str


class Example(TypedDict):
    """An example of the exercise that is not on the list."""

    id: str
    text: str


class PromisePanel(TypedDict):
    """The list of promises on the facilitator's page.

    Attributes:
        earlier: what was promised in the session before, where the room looks back.
        pages: what the wall's pages of the list begin with; fewer than two are not turned.
        listed: the room's own list.
        same: those that say nearly the same, while the list may be changed.
        examples: what can be taken up.
        full: whether nothing more can be put on the list.
        opens: whether the room has a list where it is.
        own: whether she can add what was said aloud.
        wrong: why the last proposal was refused; empty where it was not.
        names: of the fields, in their order, with what to write there.
        indicators: those agreed, by which a promise may be counted.
        words: the panel's.
    """

    earlier: list[EarlierPromise]
    pages: list[str]
    listed: list[DeskPromise]
    same: list[AlikeBox]
    examples: list[Example]
    full: bool
    opens: bool
    own: bool
    wrong: str
    names: list[TermName]
    indicators: list[Option]
    words: dict[str, object]
