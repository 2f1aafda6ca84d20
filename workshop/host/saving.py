"""Remembering where else a session lies: files that were saved of it, by name."""

from workshop.contracts.privacy import NotedFile, SavedFile
from workshop.contracts.replies import Command
from workshop.host.callers import Caller
from workshop.host.fields import one_of, text
from workshop.host.rooms import Rooms
from workshop.store import SavedRecord

KINDS = ("report", "canvas", "matrix", "timetable", "downloaded", "carried")
"""What a file may be; `downloaded`: a browser has put it where it puts files."""

NAME = 400
"""Characters of a name."""


def saved(rooms: Rooms, _: Caller, command: Command) -> NotedFile:
    """Remember that a session was saved in a file: its name, and nothing of what it holds."""
    record = rooms.named(command)
    name, kind = text(command, "name", NAME), one_of(command, "kind", KINDS)
    rooms.store.add_saved(SavedRecord(record.id, name, kind, rooms.clock()))
    return {"saved": len(rooms.store.saved(record.id))}


def files_of(rooms: Rooms, session: str) -> list[SavedFile]:
    """Return the files that a session was saved in, the earliest first."""
    return [
        {"name": one.name, "kind": one.kind, "at": one.at.isoformat()}
        for one in rooms.store.saved(session)
    ]
