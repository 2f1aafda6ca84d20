"""Where a running host is found: its sockets, and the note beside its database."""

import contextlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from workshop.errors import WorkshopError
from workshop.machine import LONGEST_PARENT, is_alive, new_endpoint

LARGEST_MESSAGE = 256 * 1024


@dataclass(frozen=True)
class Place:
    """The two sockets of a host.

    Attributes:
        ask: takes commands (ROUTER).
        bell: rings (PUB); carries topics only, never content.
    """

    ask: str
    bell: str

    def to_json(self) -> str:
        """Return the place as a line of JSON."""
        return json.dumps(asdict(self))


def private_folder() -> Path:
    """Make a folder that only this user may enter, its path short enough for unix sockets.

    Folders of servers that were killed are cleared away first.

    Raises:
        WorkshopError: no folder for temporary files can be written.
    """
    try:
        usual = tempfile.gettempdir()
    except OSError:
        usual = ""
    places = [p for p in (os.environ.get("XDG_RUNTIME_DIR", ""), usual, "/tmp") if p]  # noqa: S108
    for place in (*(p for p in places if len(p) <= LONGEST_PARENT), usual):
        with contextlib.suppress(OSError):
            _clear_away(Path(place))
            return Path(tempfile.mkdtemp(prefix=f"workshop-{os.getpid()}-", dir=place or None))
    raise WorkshopError(
        "No folder for temporary files can be written: make room on the disk, or name one that "
        "can be written in the environment variable TMPDIR."
    )


def _clear_away(parent: Path) -> None:
    for folder in parent.glob("workshop-*-*"):
        process = folder.name.split("-")[1]
        if process.isdigit() and not is_alive(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def new_place(folder: Path) -> Place:
    """Choose sockets: files in a private folder, or ports of this machine where it has none."""
    return Place(new_endpoint(folder, "ask"), new_endpoint(folder, "bell"))


def note_path(database: Path) -> Path:
    """Return the note in which a running host says how the command line reaches it."""
    return database.with_name(database.name + ".host")


def write_note(database: Path, place: Place, key: str, server: Mapping[str, str]) -> None:
    """Leave the note, readable by this user alone."""
    path = note_path(database)
    content = json.dumps({"ask": place.ask, "bell": place.bell, "key": key, **server})
    draft = path.with_name(f"{path.name}.{secrets.token_hex(3)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(content)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def read_note(database: Path) -> dict[str, str] | None:
    """Return the note beside a database, or None where no host left one."""
    try:
        found = json.loads(note_path(database).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
