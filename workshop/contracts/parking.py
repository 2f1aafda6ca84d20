"""The parking place: questions and worries that are not for now, and what becomes of them."""

from typing import Final, NotRequired, TypedDict

from workshop.contracts.parts import Words

WAITING: Final = "waiting"
RELEASED: Final = "released"
AWAY: Final = "away"
"""What can be the state of what was parked; it begins with the first."""


class ParkedText(TypedDict):
    """A text that the room may read; not from whom it is.

    Attributes:
        text: as it was written.
        answered: whether the facilitator has marked it so.
    """

    text: str
    answered: bool


class ParkingView(TypedDict):
    """What everybody may see of the parking place.

    Attributes:
        shown: whether the facilitator wants the wall to show it now.
        texts: those she has released, the first one first.
    """

    shown: bool
    texts: list[ParkedText]


class ParkedItem(ParkedText):
    """A text as the facilitator sees it.

    Attributes:
        id: of the operation that parked it.
        state: `waiting`, `released` or `away`.
        mark: why to look at it twice, in words; left out by the host, empty for no reason.
    """

    id: str
    state: str
    mark: NotRequired[str]


class ParkedReply(TypedDict):
    """To `park`: the operation, and how many more she may park."""

    parked: str
    left: int


class SortedReply(TypedDict):
    """To `sort_parked`: the operation whose text it was."""

    sorted: str


class ParkingShown(TypedDict):
    """To `show_parking`: whether the wall shows the parking place now."""

    shown: bool


class OwnParked(TypedDict):
    """What somebody has parked herself, and whether the room may read it."""

    text: str
    released: bool


class ParkingPanel(TypedDict):
    """The parking place on the facilitator's page.

    Attributes:
        title: the heading, with how many wait.
        lead: what it is.
        shown: whether the wall shows it now.
        can_show: whether there is anything to show.
        listed: what waits and what was released, in the order in which it came.
        away: what was put away.
        words: of its buttons.
    """

    title: str
    lead: str
    shown: bool
    can_show: bool
    listed: list[ParkedItem]
    away: list[ParkedItem]
    words: Words


class WallParking(TypedDict):
    """The parking place on the wall.

    Attributes:
        title: the heading.
        texts: what there is room for, the last ones.
        more: how many others there are, in words; empty where there are none.
        answered: what is said of one that was answered.
    """

    title: str
    texts: list[ParkedText]
    more: str
    answered: str
