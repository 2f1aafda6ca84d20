"""Erasing a session for good: every row of it, and what people who are still in it are told."""

from workshop.contracts.privacy import Erased
from workshop.contracts.replies import Command
from workshop.host import programmes
from workshop.host.callers import Caller
from workshop.host.fields import text
from workshop.host.rooms import Rooms


def erase(rooms: Rooms, _: Caller, command: Command) -> Erased:
    """Erase a session with all that was answered in it, also in the kit's own copies.

    What came from another laptop for it alone goes with it: programme, moments, slides, exercises.
    By its id, which is never given again, this may be repeated: what is gone stays gone.
    """
    id = text(command, "session") if command.get("session") else rooms.by_code(command).id
    if rooms.store.session(id) is None:
        return {"erased": id, "copies": []}
    left = rooms.store.remove_session(id)
    programmes.let_go(rooms, id, whole=True)
    gone(rooms, id)
    rooms.bells.add("sessions")
    return {"erased": id, "copies": left}


def gone(rooms: Rooms, id: str) -> None:
    """Keep nothing of a session in memory, and let everybody look again who is still in it."""
    rooms.forget(id)
    for topic in ("stage", "responses", "wall"):
        rooms.ring(topic, id)
