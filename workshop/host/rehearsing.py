"""Rehearsals that the facilitator's page begins: a session of practice with invented people in it.

The server lets them in and out (`workshop.server.rehearsing`); here stands who they are. A
rehearsal is gone when she leaves it, unless she keeps it, and with the next day at the latest.
"""

from datetime import timedelta

from workshop.contracts.looks import SessionView
from workshop.contracts.rehearsal import PACES, KeptPractice, Rehearsal, Rehearsals
from workshop.contracts.replies import Command, SessionReply
from workshop.errors import Refused
from workshop.exercises.people.rooms import SIDES, PeopleRoom, people_room, people_rooms
from workshop.exercises.trainee import SHORT
from workshop.host import retaining, simulating
from workshop.host.callers import Caller
from workshop.host.facilitating import open_session
from workshop.host.fields import OP_LIMIT, one_of, text
from workshop.host.rooms import Rooms
from workshop.host.seeing import session_view
from workshop.session import LARGEST_ROOM, Mode, Pace, Phase
from workshop.store import SessionRecord

MOST = 3
"""Rehearsals that go on at a time: each has a process of its own on this laptop."""


def rehearse(rooms: Rooms, caller: Caller, command: Command) -> SessionReply:
    """Open a session of practice into which invented people come.

    It plays what an opening command says, or with `session` what that session is going to play.
    Repeated with the same operation id it is opened once.

    Raises:
        Refused: `rehearsals-full`, and whatever opening a session may be refused with.
    """
    op = text(command, "op", OP_LIMIT)
    if rooms.store.operation(op):
        return open_session(rooms, caller, command)
    if len(_going(rooms)) >= MOST:
        raise Refused("rehearsals-full", field="rehearsal")
    room = people_room(one_of(command, "room", people_rooms()))
    pace, seed = PACES[one_of(command, "pace", PACES)], simulating.seed_of(command)
    feedback = simulating.wants_feedback(command, room)
    like = rooms.named(command) if command.get("session") else None
    told = _told(like, command, room)
    opened = open_session(rooms, caller, told)["session"]
    begun = _begun(rooms, opened, like, room, pace, seed)
    if feedback:
        many = rooms.rehearsals[opened["id"]]["people"]
        simulating.begun(rooms, opened["id"], room, many, seed, pace)
    return begun


def _told(like: SessionRecord | None, command: Command, room: PeopleRoom) -> Command:
    """Return the command that opens it: as what is rehearsed, but for who takes part."""
    shown: Command = command
    if like is not None:
        names = ("name", "agenda", "language", "expected")
        shown = {"op": command.get("op"), **{name: getattr(like, name) for name in names}}
        shown |= {"own_pace": like.pace == Pace.OWN}
    if command.get("short") is True:
        shown = {**shown, "agenda": SHORT, "exercises": None}
        shown |= {"expected": room.people, "consent": False}
    usual = {"departments": list(SIDES), "mode": room.mode, "after": None}
    many = {"expected": room.people} if room.mode == Mode.TEAMS else {}
    return {**shown, **usual, **many, "practice": True}


def _begun(
    rooms: Rooms,
    opened: SessionView,
    like: SessionRecord | None,
    room: PeopleRoom,
    pace: float,
    seed: int,
) -> SessionReply:
    """Let it be gone afterwards, play what was put in another order, and have people come."""
    id = opened["id"]
    rooms.store.set_passing(id, passing=True)
    alike = like is not None and like.mode == room.mode and like.agenda == opened["agenda"]
    if like is not None and alike and not like.after and like.course:
        rooms.store.set_course(id, like.course)
    people = room.people if room.mode == Mode.TEAMS else opened["expected"]
    many = min(max(len(SIDES), people), LARGEST_ROOM)
    rooms.rehearsals[id] = {
        "code": opened["code"],
        "room": room.id,
        "people": many,
        "seed": seed,
        "pace": pace,
    }
    rooms.bells.add("rehearsals")
    return {"session": session_view(rooms.session(id))}


def _going(rooms: Rooms) -> list[Rehearsal]:
    """Return the rehearsals whose session has not ended."""
    there = ((rooms.store.session(id), one) for id, one in rooms.rehearsals.items())
    return [one for found, one in there if found and found.position.phase is not Phase.ENDED]


def rehearsals(rooms: Rooms, _: Caller, __: Command) -> Rehearsals:
    """Return the rehearsals that go on: the server sees to their people."""
    return {"rehearsals": _going(rooms)}


def keep_practice(rooms: Rooms, _: Caller, command: Command) -> KeptPractice:
    """Let a rehearsal stay; then it is kept as long as any session.

    Raises:
        Refused: `not-now`, where it is none.
    """
    record = rooms.named(command)
    if not record.practice:
        raise Refused("not-now")
    if record.passing:
        rooms.store.set_passing(record.id, passing=False)
        rooms.store.keep_until(record.id, rooms.clock() + timedelta(days=rooms.keep_days))
        retaining.follow(rooms, record.id)
        rooms.kept.of(record.id).changed()
        rooms.ring("stage", record.id)
    return {"kept": True}
