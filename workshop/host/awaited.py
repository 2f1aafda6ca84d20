"""Whom a room waits for, and how its phones are connected: how many, and never who."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypedDict

from workshop.contracts.running import Awaited, AwaitedSide, Lines, Nudge
from workshop.host.nudging import nudge_now
from workshop.host.progress import Progress
from workshop.host.quarters import turn_of
from workshop.host.rooms import Rooms
from workshop.host.steady import on_the_wall
from workshop.host.where import moves_of
from workshop.questions.tally import SMALLEST
from workshop.session import Mode, Phase, takes_answers
from workshop.store import ParticipantRecord, SessionRecord

SHORT = timedelta(seconds=5)
"""A page that is loaded again has no line for a moment: that is not lost."""


class Running(TypedDict):
    """What the facilitator is told of a room while it runs; see `FacilitatorLook`."""

    awaited: Awaited | None
    lines: Lines
    nudge: Nudge | None
    still: str | None


def running_view(rooms: Rooms, record: SessionRecord, progress: Progress) -> Running:
    """Return how a room is while it runs."""
    return {
        "awaited": _awaited(rooms, record, progress),
        "lines": _lines(rooms, rooms.seated(record.id).values()),
        "nudge": nudge_now(rooms, record),
        "still": on_the_wall(rooms.clock, record.paused) if record.paused else None,
    }


class _Asked(NamedTuple):
    """Somebody who is asked: her department, whether she owes an answer, has a line, a phone."""

    department: str
    owes: bool
    here: bool
    paper: bool


def _awaited(rooms: Rooms, record: SessionRecord, progress: Progress) -> Awaited | None:
    """Return whom a room waits for; None where nobody is asked. Of a quarter its teams are told."""
    if not takes_answers(record.position) or turn_of(record):
        return None
    people, owing = rooms.seated(record.id), progress.owing()
    asked = [
        _Asked(one.department, owing[id], one.token_hash in rooms.present, one.paper)
        for id, one in people.items()
        if id in owing
    ]
    opened = _opened(rooms, record)
    given = (progress.latest(side) for side in record.departments)
    latest = max((at for at in given if at), default=None)
    return {
        "done": sum(not one.owes for one in asked),
        "waits": sum(one.owes and one.here for one in asked),
        "away": sum(one.owes and not one.here and not one.paper for one in asked),
        **_since(rooms, latest, opened),
        "sides": [
            _side(rooms, side, asked, progress.latest(side), opened)
            for side in _told_apart(record, asked)
        ],
    }


class _Since(TypedDict):
    since: str
    silent: bool


def _since(rooms: Rooms, last: datetime | None, opened: datetime) -> _Since:
    """Return since when nothing has come: what came before the questions were opened is over."""
    silent = last is None or last < opened
    at = opened if last is None or silent else last
    return {"since": on_the_wall(rooms.clock, at), "silent": silent}


def _side(
    rooms: Rooms, side: str, asked: Iterable[_Asked], last: datetime | None, opened: datetime
) -> AwaitedSide:
    theirs = [one for one in asked if one.department == side]
    return {
        "id": side,
        "done": sum(not one.owes for one in theirs),
        "waits": sum(one.owes and one.here for one in theirs),
        "of": len(theirs),
        **_since(rooms, last, opened),
    }


def _told_apart(record: SessionRecord, asked: Sequence[_Asked]) -> list[str]:
    """Return the departments that may be told by themselves: all that are asked, or none.

    Where one is smaller than five, "one of them is missing" is nearly a name; and told of the
    others and of all, what is left is that one. A side that shares a phone is told as it is.
    """
    many = {side: sum(one.department == side for one in asked) for side in record.departments}
    there = [side for side in record.departments if many[side]]
    public = record.mode == Mode.TEAMS
    return there if public or all(many[side] >= SMALLEST for side in there) else []


def _opened(rooms: Rooms, record: SessionRecord) -> datetime:
    """Return when the questions that are open were opened."""
    moves = moves_of(rooms, record)
    asking = [move.at for move in moves if move.phase == Phase.ASKING]
    return asking[-1] if asking else rooms.clock()


def _lines(rooms: Rooms, people: Iterable[ParticipantRecord]) -> Lines:
    """Return how many phones have a line, and how many lost theirs: those that ever had one."""
    came = [one.token_hash for one in people if one.arrived]
    # A phone that several share is one phone, and whoever waits for her turn at it is not lost.
    here = {rooms.devices.device(one) for one in came if one in rooms.present}
    late = rooms.clock() - SHORT
    gone = {rooms.devices.device(one): rooms.lost.get(one) for one in came}
    lost = [at for one, at in gone.items() if one not in here and (at is None or at <= late)]
    known = [at for at in lost if at]
    since = on_the_wall(rooms.clock, min(known)) if known else None
    devices, sharing = rooms.devices.shared(came)
    return {
        "here": len(here), "lost": len(lost), "since": since,
        "devices": devices, "sharing": sharing,
    }  # fmt: skip
