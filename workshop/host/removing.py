"""Removing a session for good: every row of it, and what people who are still in it are told."""

from workshop.contracts.replies import Command, Removed
from workshop.host.callers import Caller
from workshop.host.fields import text
from workshop.host.rooms import Rooms


def remove(rooms: Rooms, _: Caller, command: Command) -> Removed:
    """Remove a session with all that was answered in it; nothing brings it back.

    By its id, which is never given again, this may be repeated: what is gone stays gone.
    """
    id = text(command, "session") if command.get("session") else rooms.by_code(command).id
    if rooms.store.session(id) is None:
        return {"removed": id}
    rooms.store.remove_session(id)
    rooms.forget(id)
    # Phones look again and are told; so are the wall and whoever else leads the session.
    for topic in ("stage", "responses", "wall"):
        rooms.ring(topic, id)
    return {"removed": id}
