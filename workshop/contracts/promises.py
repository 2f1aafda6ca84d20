"""What the sides of a room promise each other, as the host tells it and as pages show it."""

from typing import Final, NotRequired, TypedDict

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


class Promise(TypedDict):
    """What is promised, and how far it has come.

    Attributes:
        id: unique in its session; it says nothing of who proposed it.
        exercise: in which it was proposed.
        number: its place on the list, from 1.
        text: what is promised; empty where it is an example in the words of its exercise.
        example: the item that it was taken from; empty for one of the room's own.
        terms: those of `TERMS` that the room has filled; an example has some from its exercise.
        missing: those of `NEEDED` that nobody has filled.
        verdict: of the vote: `agree`, `not-yet`, `aloud` where a side is too small for a vote to be
            told, or empty where there was none.
        ready: the same of the question whether it can be signed.
        sides: the departments that must agree and sign, in the session's order.
        agreed: those that have said yes aloud.
        adopted: whether all sides want it.
        signed: the departments that have signed.
        kept: `kept` or `broken`, as a later session judged it; empty until then.
    """

    id: str
    exercise: str
    number: int
    text: str
    example: str
    terms: dict[str, str]
    missing: list[str]
    verdict: str
    ready: str
    sides: list[str]
    agreed: list[str]
    adopted: bool
    signed: list[str]
    kept: str


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
