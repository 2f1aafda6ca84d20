"""Commands of the server: seats, and which kernel serves whom."""

import secrets

from workshop.content import LANGUAGES
from workshop.errors import Refused
from workshop.host.callers import Caller, Role
from workshop.host.fields import LARGEST_ROOM, Command, Reply, one_of, text
from workshop.host.rooms import Rooms
from workshop.host.views import session_view
from workshop.session import Phase
from workshop.store import ParticipantRecord


def room(rooms: Rooms, _: Caller, command: Command) -> Reply:
    """Return what may be known of a session by its code."""
    return {"session": session_view(rooms.by_code(command))}


def join(rooms: Rooms, _: Caller, command: Command) -> Reply:
    """Seat somebody; the same token in the same session stays the same person."""
    record = rooms.by_code(command)
    if record.position.phase is Phase.ENDED:
        raise Refused("ended-code")
    department = one_of(command, "department", record.departments)
    language = one_of(command, "language", LANGUAGES)
    token_hash = text(command, "token_hash")
    known = rooms.store.participant(token_hash)
    if known and known.session == record.id:
        rooms.store.update_participant(known.id, known.department, language)
    elif known:
        raise Refused("other-session")
    elif len(rooms.store.participants(record.id)) >= LARGEST_ROOM:
        raise Refused("room-full")
    else:
        rooms.store.add_participant(
            ParticipantRecord(
                secrets.token_hex(8), record.id, token_hash, department, language, rooms.clock()
            )
        )
    rooms.ring("responses", record.id)
    return {"session": session_view(record)}


def seat(rooms: Rooms, _: Caller, command: Command) -> Reply:
    """Return the session a participant's token belongs to."""
    me = rooms.store.participant(text(command, "token_hash"))
    if me is None:
        raise Refused("unknown-token")
    return {"session": session_view(rooms.session(me.session)), "language": me.language}


def bind(rooms: Rooms, _: Caller, command: Command) -> Reply:
    """Let a kernel act for somebody from now on."""
    ticket_hash = text(command, "ticket_hash")
    rooms.register.bind(ticket_hash, _bound_caller(rooms, command))
    rooms.bells.add(f"you.{ticket_hash[:16]}")
    return {"bound": True}


def _bound_caller(rooms: Rooms, command: Command) -> Caller:
    role = one_of(command, "role", tuple(Role))
    if role == Role.WALL:
        return Caller(Role.WALL, rooms.by_code(command).id)
    token_hash = text(command, "token_hash")
    if role == Role.PARTICIPANT:
        me = rooms.store.participant(token_hash)
        if me is None:
            raise Refused("unknown-token")
        return Caller(Role.PARTICIPANT, me.id)
    if role == Role.FACILITATOR and rooms.store.facilitator(token_hash):
        return Caller(Role.FACILITATOR, token_hash)
    raise Refused("unknown-token")


def unbind(rooms: Rooms, _: Caller, command: Command) -> Reply:
    """Let a kernel act for nobody."""
    rooms.register.unbind(text(command, "ticket_hash"))
    return {"bound": False}


def admit(rooms: Rooms, _: Caller, command: Command) -> Reply:
    """Remember a facilitator's browser."""
    token_hash = text(command, "token_hash")
    if not rooms.store.facilitator(token_hash):
        rooms.store.add_facilitator(token_hash, rooms.clock())
    return {"admitted": True}


def is_facilitator(rooms: Rooms, _: Caller, command: Command) -> Reply:
    """Whether a token is a facilitator's."""
    return {"facilitator": rooms.store.facilitator(text(command, "token_hash"))}
