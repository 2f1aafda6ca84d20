"""Who is in the room, and how people come in."""

from typing import Final, Literal, TypedDict


class ChooseAddress(TypedDict):
    """Phones are to be sent to another address."""

    op: Literal["address"]
    address: str


class TurnDoor(TypedDict):
    """The door is to be open, ajar or locked."""

    op: Literal["door"]
    door: str


class NameSides(TypedDict):
    """The departments are to be called so, by id; empty: by the ordinary name."""

    op: Literal["names"]
    names: dict[str, str]


class TryPhones(TypedDict):
    """The phones in the lobby are to be asked whether they are heard, or no more."""

    op: Literal["trial"]
    running: bool


class UnfoldSeats(TypedDict):
    """The list of seats is to be shown or folded away."""

    op: Literal["seats"]
    open: bool


class MoveSeat(TypedDict):
    """Somebody is of another department from the next question on."""

    op: Literal["move_seat"]
    seat: str
    department: str


class EndSeats(TypedDict):
    """Seats are to be ended."""

    op: Literal["end"]
    seats: list[str]


SENT: Final[tuple[type, ...]] = (
    ChooseAddress,
    TurnDoor,
    NameSides,
    TryPhones,
    UnfoldSeats,
    MoveSeat,
    EndSeats,
)
