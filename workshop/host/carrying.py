"""A session that is saved into a file, closed here, and goes on with another laptop."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Protocol, runtime_checkable
from urllib.parse import urlsplit

from workshop.contracts.carrying import Bundle, Earlier, GoesOn, SavedWhole
from workshop.contracts.replies import Command
from workshop.errors import Refused
from workshop.host import clocks
from workshop.host.callers import Caller, Role, clean_code, new_token
from workshop.host.fields import text
from workshop.host.rooms import Rooms
from workshop.store import SessionRecord

STILL = frozenset({
    "arrived", "admit", "sign_out", "sessions", "open", "erase", "empty", "saved", "ledger",
    "keep_drawn", "language", "save", "continue", "goes_on", "ticket", "revoke",
    "save_programme", "delete_programme",
})  # fmt: skip
"""Commands that write, and that a session takes although it goes on elsewhere: nothing of what was
said in it changes by them."""

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]{1,180}")


@runtime_checkable
class Carrier(Protocol):
    """A store that hands sessions over; one in memory does not."""

    def take_out(self, session: str) -> Mapping[str, list[dict[str, Any]]]:
        """See `workshop.store.carrying`."""

    def put_in(self, session: str, bundle: Mapping[str, list[dict[str, Any]]]) -> None:
        """See `workshop.store.carrying`."""


def guard(rooms: Rooms, caller: Caller, command: Command) -> None:
    """Refuse to change a session that goes on with another laptop.

    Raises:
        Refused: `goes-on`, with its address, or `goes-on-soon`, where nobody has said it yet.
    """
    id = _meant(rooms, caller, command)
    if id in rooms.closed:
        record = rooms.session(id)
        address = record.goes_on.partition("://")[2]
        raise Refused("goes-on", address=address) if address else Refused("goes-on-soon")


def _meant(rooms: Rooms, caller: Caller, command: Command) -> str:
    """Return the session that a command is about; empty where it is about none that there is."""
    if caller.role is Role.PARTICIPANT:
        me = rooms.store.participant_by_id(caller.subject)
        return me.session if me else ""
    if caller.role is Role.WALL:
        return caller.subject
    if isinstance(command.get("session"), str):
        return str(command["session"])
    record = rooms.store.session_by_code(clean_code(str(command.get("code") or "")))
    return record.id if record else ""


def save(rooms: Rooms, _: Caller, command: Command) -> SavedWhole:
    """Return a session as it is now; with `move` it is closed here from this moment on.

    What was acknowledged is in what this returns, for both happen at once.

    Raises:
        Refused: `not-now`, where nothing is on a disk.
    """
    record, store = rooms.named(command), carrier(rooms)
    if command.get("move") is True and record.closed is None:
        record = _closed(rooms, record)
    kept = store.take_out(record.id)
    # Where it goes on it is played, and tickets are counted anew.
    here = {**kept["sessions"][0], "closed": None, "goes_on": ""}
    bundle: Bundle = {
        "saved": rooms.clock().isoformat(),
        "session": record.id,
        "code": record.code,
        "name": record.name,
        "needs": played_in(record),
        "tables": {**kept, "sessions": [here], "arrivals": []},
        "earlier": _earlier(rooms, store, record),
    }
    return {"bundle": bundle, "erase": _erase(rooms, record).isoformat()}


def played_in(record: SessionRecord) -> list[str]:
    """Return the exercises and moments that a session plays, or may play in their place."""
    before = record.before.course if record.before else ()
    steps = (*record.course, *before, *(one for slot in record.slots for o in slot for one in o))
    return list(dict.fromkeys(exercise for exercise, _ in steps))


def _erase(rooms: Rooms, record: SessionRecord) -> date:
    """Return until when a file may be opened: as long as people were told; at least a while."""
    told = record.keeps_until if record.emptied is None else None
    return (told or rooms.clock() + timedelta(days=rooms.keep_days)).date()


def carrier(rooms: Rooms) -> Carrier:
    """Return the store of a host whose sessions are on a disk.

    Raises:
        Refused: `not-now`, where they are not.
    """
    if not isinstance(rooms.store, Carrier):
        raise Refused("not-now")
    return rooms.store


def _closed(rooms: Rooms, record: SessionRecord) -> SessionRecord:
    """Close a session here; tickets of an earlier move are good for nothing any more."""
    key = key_of(rooms, record)[:32] + new_token()
    rooms.store.set_carry(record.id, key, rooms.clock(), "")
    rooms.closed.add(record.id)
    rooms.ends.pop(record.id, None)
    tell(rooms, record)
    return rooms.session(record.id)


def tell(rooms: Rooms, record: SessionRecord) -> None:
    """Let every page of a session look again."""
    rooms.kept.of(record.id).changed()
    for topic in ("stage", "wall", "responses"):
        rooms.ring(topic, record.id)


def key_of(rooms: Rooms, record: SessionRecord) -> str:
    """Return the key of a session: its first half is of words, the other one of tickets."""
    if not record.carry_key:
        key = new_token() + new_token()
        rooms.store.set_carry(record.id, key, record.closed, record.goes_on)
        return key
    return record.carry_key


def _earlier(rooms: Rooms, store: Carrier, record: SessionRecord) -> Earlier | None:
    """Return the session that this one goes on from: what it promised, and no answer."""
    if not record.after or rooms.store.session(record.after) is None:
        return None
    kept = store.take_out(record.after)
    row = {**kept["sessions"][0], "carry_key": ""}
    return {
        "session": record.after,
        "tables": {"sessions": [row], "promises": kept.get("promises", [])},
    }


def goes_on(rooms: Rooms, _: Caller, command: Command) -> GoesOn:
    """Say where a closed session goes on, or with `stay` that it goes on here after all.

    Raises:
        Refused: `not-closed`, where it was not closed; `bad-address`.
    """
    record = rooms.named(command)
    if command.get("address") is not None or command.get("stay") is True:
        if record.closed is None:
            raise Refused("not-closed")
        record = (
            _stays(rooms, record) if command.get("stay") is True else _led(rooms, record, command)
        )
    here = sum(p.token_hash in rooms.present for p in rooms.seated(record.id).values())
    closed = record.closed.isoformat() if record.closed else ""
    erase = _erase(rooms, record).isoformat()
    return {"closed": closed, "address": record.goes_on, "seats": here, "erase": erase}


def _stays(rooms: Rooms, record: SessionRecord) -> SessionRecord:
    rooms.store.set_carry(record.id, record.carry_key[:32] + new_token(), None, "")
    rooms.closed.discard(record.id)
    if record.countdown:
        clocks.follow(rooms, record.id, clocks.GRACE)
    tell(rooms, record)
    return rooms.session(record.id)


def _led(rooms: Rooms, record: SessionRecord, command: Command) -> SessionRecord:
    base = _base(text(command, "address", 200))
    rooms.store.set_carry(record.id, record.carry_key, record.closed, base)
    tell(rooms, record)
    return rooms.session(record.id)


def _base(typed: str) -> str:
    """Return the beginning of the other laptop's links, however much of one was typed.

    Raises:
        Refused: `bad-address`.
    """
    told = typed.strip()
    if not told.isprintable():
        raise Refused("bad-address", field="address")
    told = told if "://" in told else f"http://{told}"
    try:
        parts = urlsplit(told)
        base = f"{parts.scheme}://{parts.netloc}"
        proper = bool(parts.hostname) and "@" not in parts.netloc and (parts.port or 1) > 0
    except ValueError:
        raise Refused("bad-address", field="address") from None
    if not proper or not _ADDRESS.fullmatch(base):
        raise Refused("bad-address", field="address")
    return base


def closed_ones(rooms: Rooms) -> set[str]:
    """Return the sessions that go on with another laptop."""
    return {record.id for record in rooms.store.sessions() if record.closed}
