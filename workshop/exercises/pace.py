"""How fast a room goes: `data/paces.toml`, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workshop.content import content_root, read_toml
from workshop.content.tables import Table
from workshop.errors import ContentError

NEEDED = (
    "aloud", "silent", "card", "item", "most", "turn", "slide", "question", "questions", "moving",
    "joining", "person",
)  # fmt: skip
"""The paces that there must be; others are kinds of question."""


@dataclass(frozen=True)
class Pace:
    """How long one thing takes.

    Attributes:
        id: one of `NEEDED`, or the name of a kind of question.
        value: the number, above 0.
        unit: of what, in a few words; `a line`, `an option` or `a question` for a kind.
        why: the reason, in one sentence.
    """

    id: str
    value: float
    unit: str
    why: str


def pace_path(root: Path) -> Path:
    """Return where the paces stand."""
    return root / "data" / "paces.toml"


@cache
def paces() -> Mapping[str, Pace]:
    """Return the paces by id.

    Raises:
        ContentError: the file is missing or cannot be read; it names each mistake.
    """
    path = pace_path(content_root())
    return parse_paces(path, read_toml(path))


def parse_paces(path: Path, table: dict[str, Any]) -> dict[str, Pace]:
    """Build the paces of a parsed file.

    Raises:
        ContentError: a pace is missing, or one of its keys is missing or of the wrong type.
    """
    wrong: list[str] = []
    top = Table(table, path, wrong)
    found = {pace.id: pace for pace in read_paces(top)}
    wrong += [top.told("pace", f"{id!r} is missing.") for id in NEEDED if id not in found]
    if wrong:
        raise ContentError(wrong)
    return found


def read_paces(top: Table) -> list[Pace]:
    """Build the paces from the table of their file, which notes what does not fit."""
    return [
        Pace(
            id=one.text("id", needed=True),
            value=one.amount("value"),
            unit=one.text("unit", needed=True),
            why=one.text("why", needed=True),
        )
        for one in top.tables("pace", needed=True)
    ]
