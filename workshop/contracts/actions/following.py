"""What comes after a session: indicators, and the pulses."""

from typing import Final, Literal, NotRequired, TypedDict


class Indicate(TypedDict):
    """An indicator is agreed on, a value of one is written down, or one is dropped.

    Attributes:
        indicator: which one; missing for a new one.
        known: of a new one, its name on the kit's list.
        text: of a new one of the team's own, what is counted; with its `unit` and `better`.
        when: which value is written down; `n` null takes it away, a text is refused.
        drop: whether it is done without.
    """

    op: Literal["indicate"]
    indicator: NotRequired[str]
    known: NotRequired[str]
    text: NotRequired[str]
    unit: NotRequired[str]
    better: NotRequired[str]
    when: NotRequired[str]
    n: NotRequired[float | str | None]
    of: NotRequired[float | str | None]
    day: NotRequired[str]
    source: NotRequired[str]
    drop: NotRequired[bool]


class MeasureBy(TypedDict):
    """A promise is counted by an indicator; by none where it is empty."""

    op: Literal["measure"]
    promise: str
    indicator: str


class MakePulses(TypedDict):
    """What the pulses ask is fixed."""

    op: Literal["pulse"]


class ReadCodes(TypedDict):
    """A text with codes is to be looked through; of a file its bytes come beside the action.

    `name` is the file's; `more` says that it comes on top of what was read before.
    """

    op: Literal["pulse_read"]
    which: str
    text: NotRequired[str]
    name: NotRequired[str]
    more: NotRequired[bool]


class CountCodes(TypedDict):
    """The new codes of what was looked through are counted."""

    op: Literal["pulse_count"]
    which: str


class ClosePulse(TypedDict):
    """A pulse is closed, and what it says is told, once."""

    op: Literal["pulse_close"]
    which: str


SENT: Final[tuple[type, ...]] = (
    Indicate,
    MeasureBy,
    MakePulses,
    ReadCodes,
    CountCodes,
    ClosePulse,
)
