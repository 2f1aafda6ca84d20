"""What is sent to the parking place, and what becomes of it there."""

from typing import Final, Literal, NotRequired, TypedDict


class Park(TypedDict):
    """A phone parks a question or a worry; sent again with the same `id` it is parked once."""

    op: Literal["park"]
    id: str
    text: str


class SortParked(TypedDict):
    """Something that was parked is released, put away, taken back or marked as answered."""

    op: Literal["sort_parked"]
    id: str
    state: NotRequired[str]
    answered: NotRequired[bool]


class ShowParking(TypedDict):
    """The wall is to show what was released, or to go back to where the room is."""

    op: Literal["show_parking"]
    shown: bool


class ParkedTold(TypedDict):
    """What was sent with this id is parked; so many more may be."""

    op: Literal["parked"]
    id: str
    left: int


class ParkedRefused(TypedDict):
    """What was sent with this id is not parked, and why."""

    op: Literal["not_parked"]
    id: str
    message: str


SENT: Final[tuple[type, ...]] = (Park, SortParked, ShowParking)
TOLD: Final[tuple[type, ...]] = (ParkedTold, ParkedRefused)
