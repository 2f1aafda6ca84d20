"""What is done with a room while it runs: it stands still, is nudged, and gets things back."""

from typing import Final, Literal, TypedDict


class Pause(TypedDict):
    """The room is to stand still, or to go on."""

    op: Literal["pause"]
    paused: bool


class NudgeRoom(TypedDict):
    """Phones that owe an answer are to say so."""

    op: Literal["nudge"]


class Restore(TypedDict):
    """What was done a moment ago is to be taken back, by its `id`."""

    op: Literal["restore"]
    id: str


class ReleaseMany(TypedDict):
    """Texts are to be shown to the room, or taken back, in one go."""

    op: Literal["release_many"]
    texts: list[str]
    released: bool


class JoinTexts(TypedDict):
    """Texts are to be shown in the words of one of them, `into`; empty: apart again."""

    op: Literal["alike"]
    texts: list[str]
    into: str


class Revoke(TypedDict):
    """A browser is to lead no more."""

    op: Literal["revoke"]
    browser: str


class LetThemIn(TypedDict):
    """Everybody who waits at the door is to come in."""

    op: Literal["let_in"]


SENT: Final[tuple[type, ...]] = (
    Pause,
    NudgeRoom,
    Restore,
    ReleaseMany,
    JoinTexts,
    Revoke,
    LetThemIn,
)
