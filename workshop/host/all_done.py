"""Whether all who are there have answered everything, and the move that follows by itself.

Whoever has a line is waited for, and so is a sheet of paper; whose line is lost is for a while,
for phones sleep and networks fail. Somebody who never answers holds the room until whoever leads
goes on. Nobody can bring the results about by herself: those who are away without an answer must
be fewer than those who have answered everything.

Nothing of it is stored: a host that begins anew waits for the lines to come back, and counts anew.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from random import SystemRandom

from workshop.contracts.replies import Command
from workshop.errors import ContentError
from workshop.host.own_pace import COUNTDOWN, may_come
from workshop.host.paced import Watch
from workshop.host.rooms import Rooms
from workshop.host.seats import GRACE
from workshop.host.seeing import progress_of
from workshop.session import Move, Pace
from workshop.store import ParticipantRecord, SessionRecord

ASLEEP = timedelta(seconds=90)
"""For so long somebody is waited for whose phone has lost its line, or sleeps."""

UNSEEN = (2.0, 5.0)
"""Seconds between the last answer and the countdown, at random: nobody sees whose it was."""

_chance = SystemRandom()

_HEARD = ("responses", "stage")
"""The bells that ring when somebody answers, comes or leaves, and when the room moves."""


def start(rooms: Rooms) -> None:
    """Look at every session once: of a room that waits for a sleeper alone nothing is heard."""
    there = (one.id for one in rooms.store.sessions() if one.pace == Pace.OWN)
    rooms.paced.due = dict.fromkeys(there, rooms.clock())


def is_due(rooms: Rooms) -> bool:
    """Whether `come` has anything to look at."""
    now = rooms.clock()
    return bool(_heard_of(rooms)) or any(at <= now for at in rooms.paced.due.values())


def _heard_of(rooms: Rooms) -> set[str]:
    """Return the sessions of which something was heard just now, but for those that are led."""
    bells = (bell.partition(".") for bell in rooms.bells)
    return {id for topic, _, id in bells if topic in _HEARD} - rooms.paced.led


def pause(rooms: Rooms) -> int | None:
    """Return in how many milliseconds a room is due; None where none is."""
    if not rooms.paced.due:
        return None
    left = min(rooms.paced.due.values()) - rooms.clock()
    return max(1, round(left.total_seconds() * 1000))


def come(rooms: Rooms, ticket: str) -> list[Command]:
    """Return the commands that show results whose time has come.

    Looked at is every room of which something was heard just now, or that is due.
    """
    now = rooms.clock()
    over = {id for id, at in rooms.paced.due.items() if at <= now}
    found = (_looked_at(rooms, session, now) for session in sorted(_heard_of(rooms) | over))
    return [_show(record, ticket) for record in found if record]


def _looked_at(rooms: Rooms, session: str, now: datetime) -> SessionRecord | None:
    """Return a session whose results are to be shown now; else know when to look again."""
    rooms.paced.due.pop(session, None)
    record = rooms.store.session(session)
    if record and record.pace != Pace.OWN:
        rooms.paced.led.add(session)
    # Of content that broke meanwhile nothing comes by itself.
    with suppress(ContentError):
        if record and _waits(record):
            watch = _watch(rooms, record, now)
            if _all_done(rooms, record, watch, now):
                return record if _is_over(rooms, record, watch, now) else None
            _call_off(rooms, record.id, watch)
            return None
    left = rooms.paced.watches.pop(session, None)
    if record and left:
        _call_off(rooms, session, left)
    return None


def _waits(record: SessionRecord) -> bool:
    """Whether a room is where its results may come: not while it looks at something else."""
    elsewhere = record.paused or record.closed or record.looking is not None or record.parking
    return not elsewhere and not record.held and may_come(record)


def _watch(rooms: Rooms, record: SessionRecord, now: datetime) -> Watch:
    """Return what is remembered of the questions that are open; nothing before they were."""
    watch = rooms.paced.watches.get(record.id)
    if watch is None or watch.version != record.position.version:
        watch = rooms.paced.watches[record.id] = Watch(record.position.version, now)
    return watch


def _all_done(rooms: Rooms, record: SessionRecord, watch: Watch, now: datetime) -> bool:
    """Whether nobody is waited for; where time alone may bring that about, look again then."""
    people = rooms.seated(record.id)
    owing = progress_of(rooms, record).owing()
    late = [people[id] for id, owes in owing.items() if owes]
    ends = [_waited_for(rooms, record, one, watch) for one in late]
    if None in ends:
        return False
    left = [end for end in ends if end and end > now]
    if left:
        rooms.paced.due[record.id] = min(left)
        return False
    away = sum(_was_here(record, one) for one in late)
    return len(owing) - len(late) > away


def _waited_for(
    rooms: Rooms, record: SessionRecord, person: ParticipantRecord, watch: Watch
) -> datetime | None:
    """Return until when somebody is waited for who owes an answer; None: until she gives it."""
    if person.paper or person.token_hash in rooms.present:
        return None
    if not _was_here(record, person):
        # Before the host began anew the clock may have been ahead.
        ahead = person.joined > rooms.clock()
        return (watch.since if ahead else person.joined) + GRACE
    return max(watch.since, rooms.lost.get(person.token_hash, watch.since)) + ASLEEP


def _was_here(record: SessionRecord, person: ParticipantRecord) -> bool:
    """Whether somebody has ever been seen; of invented people, who have no lines, all are."""
    return record.practice or person.arrived is not None


def _is_over(rooms: Rooms, record: SessionRecord, watch: Watch, now: datetime) -> bool:
    """Whether the countdown of a room in which all are done is over; where it has none, begin."""
    if watch.told is None:
        watch.told = now + timedelta(seconds=_chance.uniform(*UNSEEN))
    elif watch.said and watch.told + COUNTDOWN <= now:
        # Where the move cannot be kept, it is tried again.
        watch.told, watch.said = None, False
        rooms.paced.due[record.id] = now + COUNTDOWN
        return True
    elif watch.told <= now and not watch.said:
        # However late a busy host comes to it: pages have the whole time.
        watch.told, watch.said = now, True
        _tell(rooms, record.id)
    rooms.paced.due[record.id] = watch.told + (COUNTDOWN if watch.said else timedelta())
    return False


def _call_off(rooms: Rooms, session: str, watch: Watch) -> None:
    """Count down no more: somebody has come, or the room is elsewhere."""
    said, watch.told, watch.said = watch.said, None, False
    if said:
        _tell(rooms, session)


def _tell(rooms: Rooms, session: str) -> None:
    rooms.kept.of(session).changed()
    rooms.ring("stage", session)


def _show(record: SessionRecord, ticket: str) -> Command:
    """Return the move to the results; whoever has pressed meanwhile, it happens once."""
    version = record.position.version
    op = f"pace-{record.id}-{version}"
    where = {"session": record.id, "version": version, "to": Move.REVEALED.value}
    return {"do": "advance", "ticket": ticket, "op": op, **where}
