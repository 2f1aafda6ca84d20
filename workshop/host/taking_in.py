"""Taking in a session that was saved on another laptop: all of it, or nothing."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any, cast

from workshop.content.own import is_own
from workshop.contracts.carrying import Bundle, Continued, Earlier
from workshop.contracts.replies import Command
from workshop.errors import ContentError, Refused
from workshop.exercises import came_along, laying
from workshop.exercises.agenda import only, problem
from workshop.exercises.asked import is_asked
from workshop.exercises.exercise import exercises, moments
from workshop.host import clocks, retaining
from workshop.host.callers import Caller
from workshop.host.carrying import Carrier, carrier, tell
from workshop.host.fields import OP_LIMIT, text
from workshop.host.resettling import resettled
from workshop.host.rooms import Rooms
from workshop.host.seeing import session_view
from workshop.store import SessionRecord

LARGEST = 64 * 2**20
"""Bytes of a session that is taken in."""


def take_in(rooms: Rooms, _: Caller, command: Command) -> Continued:
    """Hear a part of a session that was saved elsewhere; with the last one it goes on here.

    Nothing of it is kept, and nothing here changed, unless all of it can be.

    Raises:
        Refused: `damaged-session-file`; `newer-session-file`; `carry-content` where an exercise is
            not here; `carry-disk`; `code-taken`; where that session is here already, `here-same`,
            `here-newer`, `here-older` or `here-both`.
    """
    op, store = text(command, "op", OP_LIMIT), carrier(rooms)
    heard = _heard(rooms, op, command)
    if command.get("last") is not True:
        return {"heard": len(heard), "session": None}
    del rooms.incoming[op]
    record = _whole(rooms, store, _read(heard), str(command.get("arrival") or ""))
    rooms.forget(record.id)
    retaining.follow(rooms, record.id)
    rooms.closed.discard(record.id)
    if record.countdown:
        clocks.follow(rooms, record.id, clocks.GRACE)
    rooms.bells.add("sessions")
    tell(rooms, record)
    return {"heard": len(heard), "session": session_view(record)}


def _whole(rooms: Rooms, store: Carrier, bundle: Bundle, arrival: str) -> SessionRecord:
    """Take in a session with what came along; of neither anything stays where one is refused."""
    came = laying.waiting(arrival) if arrival else None
    try:
        bundle = resettled(bundle, came.names if came else {})
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("damaged-session-file") from None
    laid = laying.lay(came) if came else laying.Laid([], [])
    try:
        _put(rooms, store, bundle)
        came_along.note(bundle["session"], *laid)
    except BaseException:
        laying.take_back(laid)
        raise
    return rooms.session(bundle["session"])


def _heard(rooms: Rooms, op: str, command: Command) -> bytes:
    """Return what has come of a session so far; another one that was under way is forgotten."""
    before = rooms.incoming.get(op, b"")
    rooms.incoming.clear()
    try:
        part = base64.b64decode(text(command, "part", 10**6), validate=True)
    except (binascii.Error, ValueError):
        raise Refused("bad-command", field="part") from None
    if len(before) + len(part) > LARGEST:
        raise Refused("too-large")
    rooms.incoming[op] = before + part
    return rooms.incoming[op]


def _read(heard: bytes) -> Bundle:
    try:
        told = json.loads(heard)
        bundle = cast("Bundle", {name: told[name] for name in Bundle.__annotations__})
        (row,) = bundle["tables"]["sessions"]
        proper = isinstance(row["code"], str) and isinstance(row["version"], int)
        proper = proper and row["id"] == bundle["session"] and row["code"] == bundle["code"]
        ops = [one["op"] for one in bundle["tables"].get("responses", [])]
        needs = [str(slug) for slug in bundle["needs"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused("damaged-session-file") from None
    if not proper or not all(isinstance(op, str) for op in ops):
        raise Refused("damaged-session-file")
    bundle["needs"] = needs
    return bundle


def _put(rooms: Rooms, store: Carrier, bundle: Bundle) -> None:
    known = {*exercises(), *moments()}
    if missing := [one for one in bundle["needs"] if one not in known and not is_asked(one)]:
        raise Refused("carry-content", names=", ".join(missing))
    _make_room(rooms, store, bundle)
    _put_earlier(rooms, store, bundle["earlier"])
    (row,) = bundle["tables"]["sessions"]
    tables = {**bundle["tables"], "sessions": [{**row, "agenda": _agenda(row, bundle["needs"])}]}
    store.put_in(bundle["session"], tables)
    try:
        there = rooms.store.session(bundle["session"])
    except (ValueError, KeyError, TypeError, AttributeError):
        there = None
    if there is None:
        raise Refused("damaged-session-file")


def _make_room(rooms: Rooms, store: Carrier, bundle: Bundle) -> None:
    """Remove what is here of a session that comes back with all that it had; else refuse."""
    there = rooms.store.session(bundle["session"])
    if there is None:
        if rooms.store.session_by_code(bundle["code"]):
            raise Refused("code-taken", session=bundle["code"])
        return
    ours = {one["op"] for one in store.take_out(there.id).get("responses", [])}
    theirs = {one["op"] for one in bundle["tables"].get("responses", [])}
    version = bundle["tables"]["sessions"][0]["version"]
    more, less = bool(theirs - ours), bool(ours - theirs)
    moved = version - there.position.version
    if there.closed is not None and not less and moved >= 0:
        rooms.store.remove_session(there.id)
        return
    newer, older = more or moved > 0, less or moved < 0
    which = {
        (True, True): "here-both",
        (True, False): "here-older",
        (False, True): "here-newer",
        (False, False): "here-same",
    }
    raise Refused(which[newer, older], session=there.code)


def _put_earlier(rooms: Rooms, store: Carrier, earlier: Earlier | None) -> None:
    """Keep what was promised in the session before, where that session is not here."""
    if not earlier or rooms.store.session(str(earlier.get("session"))):
        return
    try:
        (row,) = earlier["tables"]["sessions"]
        tables = {"sessions": [row], "promises": earlier["tables"].get("promises", [])}
        if rooms.store.session_by_code(str(row["code"])):
            tables["sessions"] = [{**row, "code": rooms.free_code()}]
    except (KeyError, TypeError, ValueError):
        raise Refused("damaged-session-file") from None
    store.put_in(earlier["session"], tables)


def _agenda(row: Mapping[str, Any], needs: list[str]) -> str:
    """Return the programme's name; where it is not here, one that lists what the session plays.

    What is played is kept with the session, so nothing changes but the name.
    """
    slug = str(row["agenda"])
    try:
        if not problem(slug, {}):
            return slug
    except ContentError:
        pass
    known = {*exercises(), *moments()}
    return only([one for one in needs if one in known and not is_own(one)]) or slug
