"""What is said of keeping and erasing: how long, what is gone, and where else a session lies."""

from typing import TypedDict


class SavedFile(TypedDict):
    """A file that a session was saved in, which the kit cannot reach.

    Attributes:
        name: its path where a command wrote it, else the name under which a browser got it.
        kind: what it is: `report`, `canvas`, `matrix`, `timetable`, `downloaded` or `carried`.
        at: when it was written last, in ISO 8601.
    """

    name: str
    kind: str
    at: str


class Erased(TypedDict):
    """To `erase`: a session is no more.

    Attributes:
        erased: its id.
        copies: names of the kit's own copies of the database that could not be changed.
    """

    erased: str
    copies: list[str]


class Emptied(TypedDict):
    """To `empty`: what single people said in a session is no more.

    Attributes:
        emptied: the session's id.
    """

    emptied: str


class NotedFile(TypedDict):
    """To `saved`: how many files are known now that the session was saved in."""

    saved: int
