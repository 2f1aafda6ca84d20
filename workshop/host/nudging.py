"""A nudge: phones that owe an answer say so gently. Who owes one, each phone knows by itself."""

import math
from datetime import timedelta

from workshop.contracts.replies import Command, Nudged
from workshop.contracts.running import Nudge
from workshop.errors import Refused
from workshop.host.callers import Caller
from workshop.host.quarters import turn_of
from workshop.host.rooms import Rooms
from workshop.host.steady import on_the_wall
from workshop.session import takes_answers
from workshop.store import SessionRecord

REST = timedelta(seconds=30)
"""So long there is peace after a nudge: people are thinking."""


def nudge(rooms: Rooms, _: Caller, command: Command) -> Nudged:
    """Let phones that owe an answer show a line; within `REST` it is done once.

    Raises:
        Refused: `not-now`, where nobody is asked, in a quarter, which has its clock, and in a
            pause; `nudged`, where it was done a moment ago.
    """
    record = rooms.named(command)
    if not may_be_nudged(record):
        raise Refused("not-now")
    rest = _rest(rooms, record)
    if rest > timedelta():
        raise Refused("nudged", seconds=math.ceil(rest.total_seconds()))
    before = rooms.nudges.get(record.id)
    number = before[1] + 1 if before else 1
    rooms.nudges[record.id] = (record.position, number, rooms.clock())
    rooms.kept.of(record.id).changed()
    rooms.ring("stage", record.id)
    return {"nudged": _name(record, number)}


def may_be_nudged(record: SessionRecord) -> bool:
    """Whether phones are asked something for which nobody but them decides how long it takes."""
    return takes_answers(record.position) and record.paused is None and not turn_of(record)


def nudge_now(rooms: Rooms, record: SessionRecord) -> Nudge | None:
    """Return the last nudge where a room is; None where there was none, or it went on since."""
    last = rooms.nudges.get(record.id)
    if last is None or last[0] != record.position:
        return None
    _, number, at = last
    rest = int(REST.total_seconds())
    return {"id": _name(record, number), "at": on_the_wall(rooms.clock, at), "rest": rest}


def _rest(rooms: Rooms, record: SessionRecord) -> timedelta:
    """Return for how long it may not be done again: wherever the room has gone meanwhile."""
    last = rooms.nudges.get(record.id)
    return max(timedelta(), last[2] + REST - rooms.clock()) if last else timedelta()


def _name(record: SessionRecord, number: int) -> str:
    return f"{record.position.version}-{number}"
