"""The next quarter, reckoned ahead from what teams propose: at its end what it paid is there.

Nothing of it is told or kept before: when the quarter ends, it counts if it was reckoned from the
very plans that stood then. Otherwise, and after a start of the host, it is reckoned as ever.
"""

from dataclasses import replace
from datetime import timedelta

from workshop.contracts.runs import Outcome
from workshop.host.courses import steps_of
from workshop.host.firms import playing
from workshop.host.jobs import Job
from workshop.host.quarters import job_now, job_of, turn_in
from workshop.host.rooms import Rooms
from workshop.host.runs import keep
from workshop.session import advance
from workshop.store import SessionRecord

CALM = timedelta(seconds=0.5)
"""For so long proposals are gathered before the next quarter is reckoned from them."""


def proposed(rooms: Rooms, session: str) -> None:
    """Reckon soon what a quarter would pay that ended now."""
    rooms.ahead.due.setdefault(session, rooms.clock() + CALM)


def reckon(rooms: Rooms) -> None:
    """Order what is due."""
    now = rooms.clock()
    for session in [id for id, due in rooms.ahead.due.items() if due <= now]:
        del rooms.ahead.due[session]
        record = rooms.store.session(session)
        job = _next(rooms, record) if record else None
        if job is None:
            continue
        if job.key in rooms.underway:
            proposed(rooms, session)
        rooms.order(job.key, job)


def _next(rooms: Rooms, record: SessionRecord) -> Job | None:
    """Return what is to be reckoned where the quarter under way ends; None where none follows."""
    game = playing(record)
    if game is None or not turn_in(record, game):
        return None
    there = advance(steps_of(record), record.position, None, rooms.store.revealed(record.id))
    moved = replace(record, position=there)
    if playing(moved) != game or not turn_in(moved, game):
        return None
    return replace(job_of(rooms, moved, game), ahead=True)


def found(rooms: Rooms, job: Job, outcome: Outcome | None) -> None:
    """Remember what was reckoned ahead, in memory only."""
    if outcome is not None:
        rooms.ahead.found[job.session] = (job, outcome)


def adopt(rooms: Rooms, record: SessionRecord) -> None:
    """Keep what was reckoned ahead, where it is of the plans that stood when the quarter ended."""
    job, outcome = rooms.ahead.found.pop(record.id, (None, None))
    now = job_now(rooms, record)
    if job and outcome and now and replace(job, op=now.op, ahead=False) == now:
        keep(rooms, now, outcome)
