"""Commands of the server: seats, and which kernel serves whom."""

import secrets
from dataclasses import replace

from workshop.content import LANGUAGES
from workshop.contracts.replies import (
    Admitted,
    Arrived,
    Bound,
    BoundMany,
    Command,
    IsFacilitator,
    Present,
    RoomReply,
    SeatReply,
    SessionReply,
    SignedOut,
)
from workshop.errors import Refused
from workshop.host import firms, knocking, retaining, seats, talking
from workshop.host.callers import Caller, Role
from workshop.host.device import turn_of
from workshop.host.fields import listed, one_of, text, texts
from workshop.host.returning import note_word
from workshop.host.rooms import Rooms, known
from workshop.host.seeing import session_view
from workshop.session import Door, Phase
from workshop.store import ParticipantRecord, SessionRecord

PLACE_LIMIT = 64
BROWSER = 40
"""Characters of what a browser is called."""
LINES = 3000
"""How many seats of all sessions together may be told to have a line."""


def room(rooms: Rooms, _: Caller, command: Command) -> RoomReply:
    """Return what may be known of a session by its code."""
    record = rooms.by_code(command)
    return {"session": session_view(record), "door": record.door}


def join(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Seat somebody; the same token in the same session stays the same person.

    Raises:
        Refused: `door-locked`, `door-ajar` or `room-full` to newcomers; `seat-ended` to a token
            whose seat was ended: with another one its owner may come in as somebody new.
    """
    record = rooms.by_code(command)
    if record.position.phase is Phase.ENDED:
        raise Refused("ended-code")
    department = one_of(command, "department", record.departments)
    language = one_of(command, "language", LANGUAGES)
    token_hash = text(command, "token_hash")
    found = rooms.store.participant(token_hash)
    if found is None:
        _make_way(rooms, record, token_hash)
        id, now = secrets.token_hex(8), rooms.clock()
        person = ParticipantRecord(id, record.id, token_hash, department, language, now)
        rooms.store.add_participant(person)
        retaining.begin(rooms, record)
        note_word(rooms, record, person.id, command)
        _note_place(rooms, person, command)
    elif known(found).session != record.id:
        raise Refused("other-session")
    else:
        person = replace(found, language=language)
        rooms.store.update_participant(person.id, person.department, language)
    rooms.kept.of(record.id).seat(person)
    talking.join(rooms, record, person)
    firms.join(rooms, record, person)
    rooms.ring("responses", record.id)
    return {"session": session_view(record)}


def _note_place(rooms: Rooms, person: ParticipantRecord, command: Command) -> None:
    """Note from where somebody came, in a word that tells nothing else."""
    if command.get("place"):
        rooms.places[person.id] = text(command, "place", PLACE_LIMIT)


def _make_way(rooms: Rooms, record: SessionRecord, token_hash: str) -> None:
    """Let a newcomer in, or refuse her; the facilitator is told at once where that happens."""
    if record.door == Door.LOCKED:
        raise Refused("door-locked")
    if record.door == Door.AJAR and not knocking.may_come_in(rooms, record, token_hash):
        raise Refused("door-ajar")
    if not seats.is_crowded(rooms, record):
        return
    gives_way = seats.yielding(rooms, record)
    if gives_way is None:
        rooms.ring("responses", record.id)
        raise Refused("room-full")
    seats.end(rooms, record, [gives_way.id])


def seat(rooms: Rooms, _: Caller, command: Command) -> SeatReply:
    """Return the session a participant's token belongs to, and what she said of herself."""
    token_hash = text(command, "token_hash")
    found = rooms.store.participant(token_hash)
    if found is None and rooms.store.gave_seat(token_hash):
        raise Refused("seat-elsewhere")
    me = known(found)
    session = session_view(rooms.session(me.session))
    return {"session": session, "language": me.language, "department": me.department}


def bind(rooms: Rooms, _: Caller, command: Command) -> Bound:
    """Let a kernel act for somebody from now on."""
    ticket_hash = text(command, "ticket_hash")
    caller = _bound_caller(rooms, command)
    rooms.register.bind(ticket_hash, caller)
    rooms.bells.add(f"you.{ticket_hash[:16]}")
    _tell_of_wall(rooms, caller)
    return {"bound": True}


def bind_many(rooms: Rooms, _: Caller, command: Command) -> BoundMany:
    """Let kernels act for many participants; what is wrong with one seat stops no other."""
    named = [one if isinstance(one, dict) else {} for one in listed(command, "seats")]
    tokens = [text(one, "token_hash") for one in named]
    people = {p.token_hash: p for p in rooms.store.people_by_token(tokens)}
    bound = [
        _bound(rooms, one, people.get(token)) for one, token in zip(named, tokens, strict=True)
    ]
    return {"bound": bound}


def _bound(rooms: Rooms, told: Command, person: ParticipantRecord | None) -> bool | str:
    ticket_hash = text(told, "ticket_hash")
    try:
        me = known(person)
        turn = turn_of(told.get("device"), me.token_hash)
        caller = Caller(Role.PARTICIPANT, me.id, turn)
        rooms.register.bind(ticket_hash, caller)
        # A cookie can name what it likes: only who sits in this room is remembered.
        there = [one.token_hash for one in rooms.mates(me.session, caller)]
        rooms.devices.note(me.token_hash, there)
    except Refused as refusal:
        return refusal.code
    rooms.bells.add(f"you.{ticket_hash[:16]}")
    return True


def arrived(rooms: Rooms, _: Caller, command: Command) -> Arrived:
    """Note which seats have opened a line for the first time: they yield to nobody any more."""
    people = rooms.store.people_by_token(texts(command, "token_hashes"))
    seats.arrive(rooms, people)
    return {"arrived": len(people)}


def present(rooms: Rooms, _: Caller, command: Command) -> Present:
    """Note the seats, of whatever session, that have a line at this moment: all of them."""
    here = rooms.devices.with_mates(texts(command, "token_hashes", LINES))
    changed, gone = here ^ rooms.present, rooms.present - here
    rooms.present = here
    left = {token: at for token, at in rooms.lost.items() if token not in here}
    rooms.lost = left | dict.fromkeys(gone, rooms.clock())
    for session, kept in rooms.kept.all():
        if any(p.token_hash in changed for p in (kept.people or {}).values()):
            rooms.ring("responses", session)
    return {"present": len(here)}


def _bound_caller(rooms: Rooms, command: Command) -> Caller:
    role = one_of(command, "role", tuple(Role))
    if role == Role.WALL:
        return Caller(Role.WALL, rooms.by_code(command).id)
    token_hash = text(command, "token_hash")
    if role == Role.PARTICIPANT:
        return Caller(Role.PARTICIPANT, known(rooms.store.participant(token_hash)).id)
    if role == Role.FACILITATOR and rooms.store.facilitator(token_hash):
        return Caller(Role.FACILITATOR, token_hash)
    raise Refused("unknown-token")


def unbind(rooms: Rooms, _: Caller, command: Command) -> Bound:
    """Let a kernel act for nobody."""
    left = rooms.register.unbind(text(command, "ticket_hash"))
    _tell_of_wall(rooms, left)
    return {"bound": False}


def _tell_of_wall(rooms: Rooms, caller: Caller | None) -> None:
    """Let the facilitator see that a wall was opened, or is gone."""
    if caller and caller.role is Role.WALL:
        rooms.ring("responses", caller.subject)


def admit(rooms: Rooms, _: Caller, command: Command) -> Admitted:
    """Remember a facilitator's browser."""
    token_hash = text(command, "token_hash")
    if not rooms.store.facilitator(token_hash):
        browser = text(command, "browser", BROWSER) if command.get("browser") else ""
        rooms.store.add_facilitator(token_hash, rooms.clock(), browser)
    return {"admitted": True}


def sign_out(rooms: Rooms, _: Caller, __: Command) -> SignedOut:
    """Let no facilitator's browser in any more that was let in before; open pages do nothing."""
    rooms.register.unbind_all(Role.FACILITATOR)
    return {"signed_out": rooms.store.forget_facilitators()}


def is_facilitator(rooms: Rooms, _: Caller, command: Command) -> IsFacilitator:
    """Whether a token is a facilitator's."""
    return {"facilitator": rooms.store.facilitator(text(command, "token_hash"))}
