"""Rehearsing: invented people come into a session that is gone afterwards."""

from typing import Final, Literal, NotRequired, TypedDict


class Rehearse(TypedDict):
    """A rehearsal is to begin.

    Attributes:
        room: who sits there.
        pace: how slow they are.
        form: what is played, as the form that opens a session has it; without one it is what the
            session plays before which she stands.
        feedback: whether she says what she reads from pictures, and is told afterwards.
        seed: with feedback, the room's, to meet the same one again; None for any.
        short: with feedback, whether the short programme is played.
    """

    op: Literal["rehearse"]
    room: str
    pace: str
    form: NotRequired[dict[str, object]]
    feedback: NotRequired[bool]
    seed: NotRequired[int | None]
    short: NotRequired[bool]


class KeepPractice(TypedDict):
    """The rehearsal is to stay when she leaves it."""

    op: Literal["keep_practice"]


SENT: Final[tuple[type, ...]] = (Rehearse, KeepPractice)
