"""A session that goes on with another laptop: its file, its tickets, and the way back to a seat."""

from typing import Any, TypedDict

from workshop.contracts.looks import SessionView


class Bundle(TypedDict):
    """A session as it is sealed into a file.

    Attributes:
        saved: when, in ISO 8601.
        session: its id.
        code: its join code.
        name: what it is called.
        needs: slugs of the exercises and moments that it plays.
        tables: its rows by table, as `workshop.store.carrying` has them.
        earlier: of the session that it goes on from the id and the rows, promises alone; None where
            it goes on from none.
    """

    saved: str
    session: str
    code: str
    name: str
    needs: list[str]
    tables: dict[str, list[dict[str, Any]]]
    earlier: "Earlier | None"


class Content(TypedDict):
    """What a session plays, as it stands in its file behind the session itself.

    Attributes:
        kit: the version of the kit that saved it.
        hers: the exercises and moments among it that are surely none that the kit brings.
        files: in the order in which their bytes follow.
    """

    kit: str
    hers: list[str]
    files: list["Along"]


class Along(TypedDict):
    """A file that comes along: its path, such as `exercises/lunch/en.toml`, and its bytes."""

    path: str
    size: int


class Earlier(TypedDict):
    """The session that another one goes on from, with its promises alone."""

    session: str
    tables: dict[str, list[dict[str, Any]]]


class SavedWhole(TypedDict):
    """To `save`: the session, and the day on which the file is to be erased, in ISO 8601."""

    bundle: Bundle
    erase: str


class Continued(TypedDict):
    """To `continue`: how many bytes have come, and the session once all have."""

    heard: int
    session: SessionView | None


class GoesOn(TypedDict):
    """To `goes_on`: since when it goes on elsewhere, in ISO 8601, and where; empty: here.

    Attributes:
        seats: that have a line here at this moment, and so are not over yet.
        erase: the day from which a file of it is not opened any more, in ISO 8601.
    """

    closed: str
    address: str
    seats: int
    erase: str


class Over(TypedDict):
    """To `ticket`: the address that leads somebody to her seat on the other laptop, once."""

    address: str


class CameOver(TypedDict):
    """To `arrive`: the session, and the public name of the seat that was given."""

    session: SessionView
    seat: str


class Renamed(TypedDict):
    """To `renew_word`: a word that gives a seat back, once and for some minutes."""

    word: str
    minutes: int
