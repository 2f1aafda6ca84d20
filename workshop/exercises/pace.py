"""How fast a room goes: `data/paces.toml`, read once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from workshop.content import content_root, read_toml
from workshop.content.tables import Table
from workshop.errors import ContentError
from workshop.session import Mode

NEEDED = (
    "aloud", "silent", "card", "item", "most", "turn", "slide", "question", "questions", "moving",
    "joining", "person", "firm", "plan",
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
        teams: the number where each side agrees on one phone; 0 where it is the same.
        teams_why: the reason for that.
    """

    id: str
    value: float
    unit: str
    why: str
    teams: float = 0
    teams_why: str = ""

    def of(self, mode: str) -> "Pace":
        """Return the pace in sessions of a mode."""
        if mode != Mode.TEAMS or not self.teams:
            return self
        return replace(self, value=self.teams, why=self.teams_why)


def pace_path(root: Path) -> Path:
    """Return where the paces stand."""
    return root / "data" / "paces.toml"


@cache
def paces(mode: str = Mode.PEOPLE) -> Mapping[str, Pace]:
    """Return the paces by id, those of a mode of session.

    Raises:
        ContentError: the file is missing or cannot be read; it names each mistake.
    """
    path = pace_path(content_root())
    return {id: one.of(mode) for id, one in parse_paces(path, read_toml(path)).items()}


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
            teams=one.amount("teams", 0),
            teams_why=one.text("teams_why"),
        )
        for one in top.tables("pace", needed=True)
    ]
