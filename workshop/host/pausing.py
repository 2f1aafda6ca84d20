"""A pause: the room stands still, its clocks too, and goes on where it was."""

from dataclasses import replace
from datetime import timedelta

from workshop.contracts.replies import Command, Paused
from workshop.errors import Refused
from workshop.host import clocks
from workshop.host.callers import Caller
from workshop.host.fields import OP_LIMIT, text
from workshop.host.rooms import Rooms
from workshop.session import Phase
from workshop.store import SessionRecord


def pause(rooms: Rooms, _: Caller, command: Command) -> Paused:
    """Let a room stand still, or, with `paused` false, go on; with the same id it happens once.

    Answers that are on their way are taken all the while. Any move of the room goes on too.

    Raises:
        Refused: `not-now`, before the first step and after the end.
    """
    op, record, wanted = text(command, "op", OP_LIMIT), rooms.named(command), command.get("paused")
    if type(wanted) is not bool:
        raise Refused("bad-command", field="paused")
    if record.position.phase in (Phase.LOBBY, Phase.ENDED):
        raise Refused("not-now")
    changes = wanted != (record.paused is not None)
    if changes and not rooms.store.operation(op):
        (_stop if wanted else _go_on)(rooms, record, op)
        told(rooms, record)
    return {"paused": rooms.session(record.id).paused is not None}


def _stop(rooms: Rooms, record: SessionRecord, op: str) -> None:
    now = rooms.clock()
    rooms.store.stand_still(record.id, now, op, now)


def _go_on(rooms: Rooms, record: SessionRecord, op: str) -> None:
    """Let the clock that ran go on with what was left of it."""
    now = rooms.clock()
    rooms.store.stand_still(record.id, None, op, now)
    if record.countdown and record.paused:
        # The clock of the machine may have been set back meanwhile.
        stood = max(timedelta(), now - record.paused)
        moved_on = replace(record.countdown, began=record.countdown.began + stood)
        rooms.store.count_down(record.id, moved_on)


def told(rooms: Rooms, record: SessionRecord) -> None:
    """Let everybody see whether the room stands still; quarters end by their clocks again."""
    rooms.kept.of(record.id).changed()
    clocks.follow(rooms, record.id)
    rooms.ring("stage", record.id)
