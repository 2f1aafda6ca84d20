"""Taking back what was done a moment ago: whatever a command changed is put back as it was.

What a command changes is read before it and after it. It can be taken back while it is still as the
command left it, so nothing that anybody did since is lost. Moves of the room have a way of their
own (`moving.take_back`), which stays until the next one.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from itertools import islice
from typing import Final

from workshop.contracts.replies import Command, Reply, Restored
from workshop.contracts.undoing import Undoable
from workshop.errors import Refused
from workshop.host.callers import Caller
from workshop.host.changes import PARTS
from workshop.host.doings import Doing
from workshop.host.fields import text
from workshop.host.rooms import Rooms
from workshop.store import SessionRecord

AT_HAND = timedelta(seconds=60)
"""For so long something can be taken back; longer than anybody needs to see that it was wrong."""

MOST = 3
"""So many are offered at a time, the latest first."""

REMEMBERED = 20


class Way(StrEnum):
    """What becomes of a command of the facilitator that was a mistake."""

    UNDO = "undo"
    """It is taken back by `restore`, for a minute."""
    MOVE = "move"
    """It is taken back by `take_back`, until the next move."""
    SAME = "same"
    """The same command says the opposite, and its button stands there."""
    AGAIN = "again"
    """Given once more with what was set before, it shows what was shown before."""
    ASKS = "asks"
    """It cannot be taken back: the page asks first."""
    READS = "reads"
    """It changes nothing."""
    ADDS = "adds"
    """It takes nothing from anybody; what it added can be removed, or passes by itself."""


WAYS: Final[dict[str, Way]] = {
    **dict.fromkeys(PARTS, Way.UNDO),
    **dict.fromkeys(("advance", "reroute", "pose"), Way.MOVE),
    **dict.fromkeys(("take_back", "restore", "drop_paper", "look_again", "show"), Way.SAME),
    **dict.fromkeys(("pause", "sort_parked", "show_parking", "trial", "goes_on", "hold"), Way.SAME),
    **dict.fromkeys(("play", "plan", "reword", "names", "renew_word", "save_programme"), Way.AGAIN),
    **dict.fromkeys(("erase", "end_seats", "revoke", "delete_programme"), Way.ASKS),
    **dict.fromkeys(("pulse", "pulse_close"), Way.ASKS),
    **dict.fromkeys(("open", "rehearse", "keep_practice", "saved"), Way.ADDS),
    **dict.fromkeys(("nudge", "let_in", "pulse_codes", "enter_paper", "say_reading"), Way.ADDS),
    **dict.fromkeys(("look", "sessions", "ledger", "tables", "timetable"), Way.READS),
    **dict.fromkeys(("record", "seen", "follow", "practised"), Way.READS),
}
"""By the name of each command that a facilitator may give; a test names one that is missing.

Of `advance`, the move to the results cannot be taken back and asks first, and so does an end of a
session that was asked about a team's own items: they are in memory alone.
"""


def carried_out(
    rooms: Rooms,
    caller: Caller,
    command: Command,
    carry_out: Callable[[Rooms, Caller, Command], Reply],
) -> Reply:
    """Carry out a command, and remember what it changed, where that can be put back."""
    part = PARTS.get(str(command["do"]))
    if part is None:
        return carry_out(rooms, caller, command)
    before = part.read(rooms, rooms.named(command), command)
    reply = carry_out(rooms, caller, command)
    record = rooms.named(command)
    after = part.read(rooms, record, command)
    if after != before:
        what, n = part.told(command, before, after)
        id, version = secrets.token_hex(8), record.position.version
        new = Doing(id, command, what, n, rooms.clock(), version, before, after)
        rooms.done[record.id] = [*_recent(rooms, record), new][-REMEMBERED:]
    return reply


def restore(rooms: Rooms, _: Caller, command: Command) -> Restored:
    """Take back what was done, by its `id`.

    Raises:
        Refused: `undo-late`, where that is too long ago, or something has changed it since.
    """
    record, id = rooms.named(command), text(command, "id", 64)
    one = next((one for one in _recent(rooms, record) if one.id == id), None)
    if one is None or not _is_as_left(rooms, record, one):
        raise Refused("undo-late")
    PARTS[one.do].write(rooms, record, one.command, one.before)
    rooms.done[record.id] = [other for other in rooms.done[record.id] if other.id != id]
    return {"restored": one.what}


def undoable(rooms: Rooms, record: SessionRecord) -> list[Undoable]:
    """Return what can be taken back at this moment, the latest first."""
    latest = (o for o in reversed(_recent(rooms, record)) if _is_as_left(rooms, record, o))
    return [{"id": one.id, "what": one.what, "n": one.n} for one in islice(latest, MOST)]


def _recent(rooms: Rooms, record: SessionRecord) -> list[Doing]:
    """Return what was done a moment ago, the latest last; things may have changed since."""
    now = rooms.clock()
    return [one for one in rooms.done.get(record.id, []) if now - one.at <= AT_HAND]


def _is_as_left(rooms: Rooms, record: SessionRecord, one: Doing) -> bool:
    """Whether a thing is as it was left, and the room where it was, where that matters."""
    part = PARTS[one.do]
    if not part.anywhere and one.version != record.position.version:
        return False
    return bool(part.read(rooms, record, one.command) == one.after)
