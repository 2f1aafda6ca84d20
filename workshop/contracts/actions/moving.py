"""Where the room is to go, what it plays, and the time it is given."""

from typing import Final, Literal, NotRequired, TypedDict


class Advance(TypedDict):
    """The room is to move; `version` is that of the page on which this was decided."""

    op: Literal["advance"]
    to: str
    version: int


class GoTo(TypedDict):
    """The room is to go to another step."""

    op: Literal["go"]
    step: int
    version: int


class TakeBack(TypedDict):
    """The last move of the room is to be taken back."""

    op: Literal["undo"]
    version: int


class Reroute(TypedDict):
    """The room is to play another exercise: `next`, `instead` of the next one, or in its `slot`."""

    op: Literal["reroute"]
    exercise: str
    where: str
    version: int


class LookAgain(TypedDict):
    """An earlier reveal is to be looked at; `step` is null for the way back."""

    op: Literal["again"]
    step: int | None


class ShowSlide(TypedDict):
    """A slide of the reveal is to be in front.

    Attributes:
        op: what is to be done.
        figure: the slide, from 0.
        part: what it shows: the number of a figure of the reveal, from 0, `log` or `texts`.
    """

    op: Literal["show"]
    figure: int
    part: NotRequired[str]


class Release(TypedDict):
    """A text is to be shown to the room, or taken back."""

    op: Literal["release"]
    text: str
    released: bool


class SetClock(TypedDict):
    """The room is given some seconds; 0 for none. `more`: so many besides those that run."""

    op: Literal["clock"]
    seconds: int
    more: NotRequired[bool]


class PayFor(TypedDict):
    """A game is to be paid for so.

    Attributes:
        play: the game.
        bonus: the name of a bonus, or shares by side and number, as they were agreed.
    """

    op: Literal["pay"]
    play: str
    bonus: str | dict[str, dict[str, float]]


SENT: Final[tuple[type, ...]] = (
    Advance,
    GoTo,
    TakeBack,
    Reroute,
    LookAgain,
    ShowSlide,
    Release,
    SetClock,
    PayFor,
)
