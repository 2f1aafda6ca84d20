"""Routes: what a room has found leads to a way out, and the way to exercises that play it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workshop.content import content_root, read_toml
from workshop.content.tables import Table
from workshop.errors import ContentError

THING = "thing"
"""The placeholder of a route that hangs on one thing: its words."""


@dataclass(frozen=True)
class Route:
    """What a finding of an exercise speaks for.

    Attributes:
        id: unique in its exercise; the reason stands in its words, under `routes.ID`.
        round: in whose reveal it is found.
        when: the condition that must hold, one of the debrief's.
        way: the id of a way.
        of: the question, item or option for which it must hold; empty where any will do.
    """

    id: str
    round: str
    when: str
    way: str
    of: str = ""


@dataclass(frozen=True)
class Way:
    """A way out of the quarrel.

    Attributes:
        id: its words stand in `data/ui/routes.LANGUAGE.toml`, under `ways.ID`.
        exercises: that play it, the one to begin with first; some may be planned only.
        own: whether it is our own and none of the article's.
    """

    id: str
    exercises: tuple[str, ...]
    own: bool = False


@dataclass(frozen=True)
class Ways:
    """All ways, and the exercises that a way may name before there are any of that name."""

    ways: tuple[Way, ...] = ()
    planned: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Way]:
        """Yield the ways in the order of their file."""
        return iter(self.ways)


def read_route(table: Table) -> Route:
    """Build a route from its table, which notes what does not fit."""
    return Route(
        id=table.text("id", needed=True),
        round=table.text("round", needed=True),
        when=table.text("when", needed=True),
        way=table.text("way", needed=True),
        of=table.text("of"),
    )


def read_ways(top: Table) -> Ways:
    """Build the ways from the table of their file, which notes what does not fit."""
    ways = tuple(
        Way(one.text("id", needed=True), one.names("exercises", needed=True), one.flag("own"))
        for one in top.tables("way", needed=True)
    )
    return Ways(ways, top.names("planned"))


def ways_path(root: Path) -> Path:
    """Return where the ways stand."""
    return root / "data" / "routes.toml"


@cache
def ways() -> Ways:
    """Return the ways of the kit; none where it has no such file.

    Raises:
        ContentError: the file cannot be read; it names each mistake.
    """
    path = ways_path(content_root())
    if not path.is_file():
        return Ways()
    wrong: list[str] = []
    found = read_ways(Table(read_toml(path), path, wrong))
    if wrong:
        raise ContentError(wrong)
    return found
