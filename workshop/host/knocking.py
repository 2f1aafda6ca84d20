"""A door that is ajar: newcomers wait until whoever leads lets all of them in."""

from datetime import datetime, timedelta

from workshop.contracts.replies import Command, LetIn
from workshop.host.callers import Caller
from workshop.host.rooms import Rooms
from workshop.store import SessionRecord

FRESH = timedelta(seconds=12)
"""Whoever waits says so every few seconds; who has not for so long has gone."""

MOST = 200
"""So many are kept in mind: more at once are hardly people."""


def may_come_in(rooms: Rooms, record: SessionRecord, token_hash: str) -> bool:
    """Whether a newcomer was let in; else she waits from now on."""
    let_in = rooms.let_in.get(record.id, set())
    if token_hash in let_in:
        let_in.discard(token_hash)
        return True
    there = _waiting(rooms, record)
    if token_hash in there or len(there) < MOST:
        there[token_hash] = rooms.clock()
    rooms.knocks[record.id] = there
    rooms.ring("responses", record.id)
    return False


def waiting(rooms: Rooms, record: SessionRecord) -> int:
    """Return how many wait at the door."""
    return len(_waiting(rooms, record))


def let_in(rooms: Rooms, _: Caller, command: Command) -> LetIn:
    """Let everybody in who waits; each comes in when her page asks again, in a few seconds."""
    record = rooms.named(command)
    there = _waiting(rooms, record)
    rooms.let_in.setdefault(record.id, set()).update(there)
    rooms.knocks.pop(record.id, None)
    rooms.ring("responses", record.id)
    return {"let_in": len(there)}


def _waiting(rooms: Rooms, record: SessionRecord) -> dict[str, datetime]:
    now = rooms.clock()
    known = rooms.knocks.get(record.id, {})
    return {token: at for token, at in known.items() if now - at <= FRESH}
