"""Talk steps: the countdown, who talks with whom, and who says that she was understood."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from itertools import groupby

from workshop.contracts.looks import Countdown as CountdownView
from workshop.contracts.looks import Counted, Group
from workshop.contracts.replies import Command, Ticking, Understood
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.talk import LONGEST, SIZES, Talk
from workshop.host import clocks
from workshop.host.callers import Caller
from workshop.host.courses import steps_of
from workshop.host.grouping import Groups, groups, pairs_of, place_for
from workshop.host.kept import GROUPS
from workshop.host.kept import SIZES as SIZES_NOW
from workshop.host.rooms import Rooms
from workshop.host.steady import on_the_wall
from workshop.session import Mode, Phase
from workshop.store import Countdown, GroupRecord, ParticipantRecord, SessionRecord

Seats = dict[str, GroupRecord]
"""Who belongs to which group in the talk step of the moment, by person."""


def talk_of(record: SessionRecord) -> Talk | None:
    """Return the talk step that a room is in; None where it is in none."""
    if record.position.phase is not Phase.TALK:
        return None
    here = steps_of(record)[record.position.step]
    return step_content(here, record.mode)[1].talk(record.position.talk)


def _in_groups(record: SessionRecord) -> Talk | None:
    """Return the talk step that a room is in, where it sends people into groups.

    A side that shares a phone finds its partners by itself.
    """
    talk = talk_of(record) if record.mode == Mode.PEOPLE else None
    return talk if talk and talk.form in SIZES else None


def clock(rooms: Rooms, _: Caller, command: Command) -> Ticking:
    """Start a countdown of some `seconds`; 0 stops it. With `keeps` its beginning stays.

    Repeated, it gives no more time than once.
    """
    record, seconds = rooms.named(command), command.get("seconds")
    if type(seconds) is not int or not 0 <= seconds <= LONGEST:
        raise Refused("bad-command", field="seconds")
    running = record.countdown if command.get("keeps") else None
    began = running.began if running else record.paused or rooms.clock()
    rooms.store.count_down(record.id, Countdown(began, seconds) if seconds else None)
    clocks.follow(rooms, record.id)
    rooms.ring("wall", record.id)
    return {"seconds": seconds}


def countdown_view(rooms: Rooms, record: SessionRecord) -> CountdownView | None:
    """Return the countdown, by the clock that the pages of this machine read too."""
    running = record.countdown
    if running is None:
        return None
    still = record.paused
    return {
        "began": on_the_wall(rooms.clock, running.began),
        "seconds": running.seconds,
        "still": on_the_wall(rooms.clock, still) if still else None,
    }


# ---- who talks with whom ----


def begin(rooms: Rooms, record: SessionRecord) -> None:
    """Send everybody who is here into groups, where the talk step that a room came to has them.

    Who comes back to it finds the groups that there were.
    """
    talk = _in_groups(record)
    if talk is None or _seats(rooms, record):
        return
    people = {p.id: p.department for p in rooms.seated(record.id).values() if p.arrived}
    met = {pair for group in _earlier(rooms, record) for pair in pairs_of(group)}
    made = groups(people, SIZES[talk.form], across=talk.across, met=met)
    numbered = [(one, number) for number, group in enumerate(made) for one in group]
    _put(rooms, record, numbered)


def _put(rooms: Rooms, record: SessionRecord, numbered: Collection[tuple[str, int]]) -> None:
    where = record.id, record.position.step, record.position.talk
    rooms.store.add_groups([GroupRecord(*where, one, number) for one, number in numbered])
    rooms.kept.of(record.id).changed(GROUPS, SIZES_NOW)


def join(rooms: Rooms, record: SessionRecord, person: ParticipantRecord) -> None:
    """Let somebody who comes late, while others talk, join a group."""
    seats = _seats(rooms, record) if _in_groups(record) else None
    if seats is None or person.id in seats:
        return
    everybody = rooms.seated(record.id)
    numbers = range(1 + max((one.number for one in seats.values()), default=-1))
    present = [
        [id for id, one in seats.items() if one.number == number and id in everybody]
        for number in numbers
    ]
    departments = {id: one.department for id, one in everybody.items()}
    number = place_for(person.id, person.department, present, departments)
    _put(rooms, record, [(person.id, number or 0)])
    rooms.ring("stage", record.id)


def _seats(rooms: Rooms, record: SessionRecord) -> Seats:
    """Return the groups of the talk step that a room is in; read once."""

    def read() -> Seats:
        here = record.position.step, record.position.talk
        kept = rooms.store.groups(record.id)
        return {one.participant: one for one in kept if (one.step, one.talk) == here}

    return rooms.kept.of(record.id).once(GROUPS, read)


def _earlier(rooms: Rooms, record: SessionRecord) -> Groups:
    """Return the groups of all talk steps that there have been."""
    kept = rooms.store.groups(record.id)
    by_group = groupby(kept, key=lambda one: (one.step, one.talk, one.number))
    return [[one.participant for one in group] for _, group in by_group]


def group_of(rooms: Rooms, record: SessionRecord, person: ParticipantRecord) -> Group | None:
    """Return whom somebody is to find; None where nobody is sent into groups."""
    if record.position.phase is not Phase.TALK:
        return None
    seats, here = _seats(rooms, record), rooms.seated(record.id)
    mine = seats.get(person.id)
    if mine is None:
        return None
    sizes = rooms.kept.of(record.id).once(
        SIZES_NOW, lambda: Counter(one.number for id, one in seats.items() if id in here)
    )
    understood = mine.understood is not None
    return {"number": mine.number, "size": sizes[mine.number], "understood": understood}


# ---- being understood ----


def understood(rooms: Rooms, caller: Caller, command: Command) -> Understood:
    """Note that somebody's point was said back as she meant it, or that it was not after all."""
    me = rooms.me(caller)
    record = rooms.session(me.session)
    talk, mine = talk_of(record), _seats(rooms, record).get(me.id)
    if talk is None or not talk.says_back or mine is None:
        raise Refused("not-now")
    moment = rooms.clock() if command.get("understood") is True else None
    rooms.store.understand(replace(mine, understood=moment))
    rooms.kept.of(record.id).forget(GROUPS)
    rooms.ring("wall", record.id)
    return {"understood": moment is not None}


def understood_view(rooms: Rooms, record: SessionRecord) -> Counted:
    """Return how many of those who talk have said that they were understood."""
    seats = _seats(rooms, record) if talk_of(record) else {}
    return {
        "n": sum(one.understood is not None for one in seats.values()),
        "of": len(seats),
    }
