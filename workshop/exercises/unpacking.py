"""What came along with a session, taken out of its file: nothing in it is believed.

A path that we would not have written ourselves, sizes that do not fit, or one byte too many, and
none of it is taken. Nothing is written here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.contracts.carrying import Along, Content
from workshop.errors import Refused
from workshop.exercises.luggage import MOST

TEXT, PICTURE = 256 * 1024, 12_000_000
"""Bytes of a text and of a picture; of ours none is larger."""

MOST_FILES, MOST_ROWS = 3000, 64 * 2**20
"""Files that come along, and bytes of the session itself; of ours none has more."""

_SLUG = r"[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,20}"
_PATHS = {
    "agendas": re.compile(rf"agendas/(own-{_SLUG})(\.toml)"),
    "own": re.compile(rf"moments/(own-{_SLUG})(\.toml)"),
    "moments": re.compile(rf"moments/({_SLUG})/([a-z][a-z0-9_.-]{{0,60}}\.(?:toml|md))"),
    "exercises": re.compile(rf"exercises/({_SLUG})/([a-z][a-z0-9_.-]{{0,60}}\.(?:toml|md))"),
    "decks": re.compile(r"decks/([0-9a-f]{16})/(deck\.toml|[0-9]{3}\.(?:png|jpg))"),
}
READ = (".toml", "exercise.toml", "deck.toml")
"""Files that are read to know what things are called here."""

SEPARATOR = b"\0"
"""Between texts that are handed on to be parsed; TOML has none."""

_LONGEST = 100
"""Characters of a name."""

Folder = dict[str, bytes]
"""Files by their names."""


@dataclass(frozen=True)
class Luggage:
    """What came along, by what it is called there.

    Attributes:
        session: the id of the session.
        course: exercise and round of its steps.
        kit: the version of the kit that saved it.
        hers: the exercises and moments that are surely none that the kit brings.
        there: by kind (`agendas`, `own`, `moments`, `exercises`, `decks`), then by name; an agenda
            and a moment of one's own have one file, called `.toml`.
    """

    session: str
    course: tuple[tuple[str, str], ...] = ()
    kit: str = ""
    hers: frozenset[str] = frozenset()
    there: Mapping[str, Mapping[str, Folder]] = field(default_factory=dict)

    def of(self, kind: str) -> Mapping[str, Folder]:
        """Return what came along of a kind, by name."""
        return self.there.get(kind, {})

    def texts(self) -> Iterator[bytes]:
        """Yield each TOML file that is read before all is checked (`READ`)."""
        for folders in self.there.values():
            for folder in folders.values():
                yield from (data for name, data in folder.items() if name in READ)


def taken_out(content: bytes) -> tuple[bytes, Luggage]:
    """Return the session as JSON, and what came along with it; earlier kits sent nothing.

    Raises:
        Refused: `damaged-session-file`.
    """
    head, _, bytes_of_files = content.partition(b"\n")
    if len(head) > MOST_ROWS:
        raise Refused("damaged-session-file")
    try:
        told = json.loads(head)
        (row,) = told["tables"]["sessions"]
        session, course = str(told["session"]), _course(row.get("course") or ())
        came = _content(told.get("content") or {"kit": "", "hers": [], "files": []})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused("damaged-session-file") from None
    there: dict[str, dict[str, Folder]] = {}
    for path, data in _cut(came["files"], bytes_of_files):
        kind, name, file = _place(path)
        if file in (folder := there.setdefault(kind, {}).setdefault(name, {})):
            raise Refused("damaged-session-file")
        folder[file] = data
    return head, Luggage(session, course, came["kit"], frozenset(came["hers"]), there)


def _course(kept: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(exercise), str(round)) for exercise, round in kept)


def _content(told: Any) -> Content:
    files: list[Along] = [{"path": one["path"], "size": one["size"]} for one in told["files"]]
    sizes = [one["size"] for one in files if isinstance(one["path"], str)]
    sound = len(sizes) == len(files) and all(type(size) is int and size >= 0 for size in sizes)
    if not sound or len(files) > MOST_FILES or sum(sizes) > MOST:
        raise ValueError(files)
    return {"kit": str(told["kit"])[:40], "hers": [*map(str, told["hers"])], "files": files}


def _cut(files: list[Along], data: bytes) -> Iterator[tuple[str, bytes]]:
    if sum(one["size"] for one in files) != len(data):
        raise Refused("damaged-session-file")
    at = 0
    for one in files:
        yield one["path"], data[at : at + one["size"]]
        at += one["size"]


def _place(path: str) -> tuple[str, str, str]:
    """Return what a file belongs to: kind, name, and its own name there.

    No other path is ever written, so none leads out of its folder, and nothing in it is a link.
    """
    for kind, form in _PATHS.items():
        found = form.fullmatch(path)
        if found and len(found[1]) <= _LONGEST:
            return kind, found[1], found[2]
    raise Refused("damaged-session-file")


def measured(folder: Mapping[str, bytes], most: int) -> None:
    """Check that no file is larger than any of ours.

    Raises:
        Refused: `damaged-session-file`.
    """
    if any(len(data) > most for data in folder.values()):
        raise Refused("damaged-session-file")


def text_of(data: bytes) -> str:
    """Return the text of a file.

    Raises:
        Refused: `damaged-session-file`, where it is none.
    """
    measured({"": data}, TEXT)
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Refused("damaged-session-file") from None
