"""Rehearsing: invented people come into a session that is gone afterwards."""

from typing import Final, Literal, NotRequired, TypedDict


class Rehearse(TypedDict):
    """A rehearsal is to begin.

    Attributes:
        room: who sits there.
        pace: how slow they are.
        form: what is played, as the form that opens a session has it; without one it is what the
            session plays before which she stands.
    """

    op: Literal["rehearse"]
    room: str
    pace: str
    form: NotRequired[dict[str, object]]


class KeepPractice(TypedDict):
    """The rehearsal is to stay when she leaves it."""

    op: Literal["keep_practice"]


SENT: Final[tuple[type, ...]] = (Rehearse, KeepPractice)
