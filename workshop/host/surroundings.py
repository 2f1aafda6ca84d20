"""What the server tells of the machine and its networks, and whether a session is going on."""

from datetime import timedelta

from workshop.contracts.overview import Battery, Machine
from workshop.contracts.replies import Command, Going
from workshop.errors import Refused
from workshop.host.callers import Caller
from workshop.host.fields import one_of, texts
from workshop.host.rooms import Rooms
from workshop.session import Phase
from workshop.store import SessionRecord

TROUBLES = ("", "offline", "only-here")
SYSTEMS = ("windows", "macos", "other")

A_DAY = timedelta(hours=12)
"""A session that was opened, or came to its step, longer ago is going on only while somebody of it
has a line: many are never ended."""


def surroundings(rooms: Rooms, _: Caller, command: Command) -> Going:
    """Take what the server found, and ring for the pages where anything of it is new."""
    addresses = texts(command, "addresses", 100)
    told: Machine = {
        "system": one_of(command, "system", SYSTEMS),
        "trouble": one_of(command, "trouble", TROUBLES),
        "reached": bool(command.get("reached")),
        "battery": _battery(command.get("battery")),
    }
    going = [record.id for record in rooms.store.sessions() if is_going(rooms, record)]
    if (addresses, told) != (rooms.addresses, rooms.machine):
        rooms.addresses, rooms.machine = addresses, told
        for session in going:
            rooms.ring("wall", session)
    return {"going": len(going)}


def _battery(given: object) -> Battery | None:
    if given is None:
        return None
    table = given if isinstance(given, dict) else {}
    percent, minutes = table.get("percent"), table.get("minutes")
    if type(percent) is not int or not (minutes is None or type(minutes) is int):
        raise Refused("bad-command", field="battery")
    return {"percent": percent, "minutes": minutes}


def is_going(rooms: Rooms, record: SessionRecord) -> bool:
    """Whether a room may be in a session now."""
    if record.position.phase is Phase.ENDED:
        return False
    # The clock may have been set in between, either way.
    if abs(rooms.clock() - (record.entered or record.created)) < A_DAY:
        return True
    return any(p.token_hash in rooms.present for p in rooms.seated(record.id).values())
