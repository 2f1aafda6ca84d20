"""The way back to a seat on the laptop where a session goes on: by a ticket, or by a return word.

A **ticket** is made by the laptop before, for whoever brings the cookie of a seat. It names the
seat, when it was made and a number, and is signed with a key that only the two laptops have: the
other one got it in the sealed file. It is good once; the seat's earlier ones are good for nothing
once one was taken; and it is good for two minutes by the clock of the laptop that made it, which
is known from the freshest ticket that has come. Nobody needs two clocks that agree.

A **return word** is made of the cookie's secret, shown by each phone, stored as a hash, and good
once. It gives the seat back where the laptop before is dead. Whoever leads can make another one for
a seat, good for some minutes.

Whoever comes back so gets a token of her own; that of before, and what acted by it, is done with.
"""

import hmac
import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from workshop.contracts.carrying import CameOver, Over, Renamed
from workshop.contracts.replies import Command, SessionReply
from workshop.errors import Refused
from workshop.host import seats
from workshop.host.callers import Caller, Role, hashed
from workshop.host.carrying import key_of
from workshop.host.fields import one_of, text
from workshop.host.rooms import Rooms, known
from workshop.host.seeing import session_view
from workshop.host.words import hashed_word, new_word
from workshop.store import ArrivalRecord, ParticipantRecord, SessionRecord

LIFE = timedelta(minutes=2)
"""How old a ticket may be."""

SPOKEN = timedelta(minutes=5)
"""How long a word is good that was made for somebody who forgot hers."""

MOST_WRONG = 1000
"""Wrong words in a session after which only such a word is taken: of a hundred seats one is hit by
then in one of five hundred thousand sessions."""


def ticket(rooms: Rooms, _: Caller, command: Command) -> Over:
    """Return the address that leads the owner of a seat to it, on the laptop where it goes on.

    Raises:
        Refused: `not-now`, where the session is played here, or nobody has said where it goes on.
    """
    me = known(rooms.store.participant(text(command, "token_hash")))
    record = rooms.session(me.session)
    if record.closed is None or not record.goes_on:
        raise Refused("not-now")
    stamp = round(rooms.clock().timestamp() * 1000)
    body = f"{me.id}.{stamp}.{secrets.token_hex(8)}"
    signed = f"{body}.{_signature(record, body)}"
    return {"address": f"{record.goes_on}/arrive/{record.code}#{signed}"}


def _signature(record: SessionRecord, body: str) -> str:
    key = record.carry_key[32:].encode()
    return hmac.new(key, f"{record.id} {body}".encode(), "sha256").hexdigest()


def arrive(rooms: Rooms, _: Caller, command: Command) -> CameOver:
    """Give somebody her seat for a ticket.

    Raises:
        Refused: `bad-ticket`, `used-ticket`, `late-ticket`; `goes-on`, where the session has gone
            on to yet another laptop; `seat-ended`.
    """
    record = rooms.by_code(command)
    brought = text(command, "brought", 300)
    who, issued = _read(record, brought)
    if _has(rooms, record, command) == who:
        return {"session": session_view(record), "seat": seats.public(who)}
    _check(rooms, record, who, hashed(brought), issued)
    person = rooms.store.participant_by_id(who)
    if person is None or person.session != record.id:
        raise Refused("bad-ticket")
    known(person)
    now = rooms.clock()
    rooms.store.add_arrival(ArrivalRecord(record.id, hashed(brought), who, issued, now))
    given = _give(rooms, record, person, command)
    return {"session": given["session"], "seat": seats.public(who)}


def _has(rooms: Rooms, record: SessionRecord, command: Command) -> str:
    """Return whose seat the command has given already; empty where it has not.

    A token is new: where it is known, the same command comes again, for its reply was lost.
    """
    person = rooms.store.participant(text(command, "token_hash"))
    return person.id if person and person.session == record.id else ""


def _read(record: SessionRecord, brought: str) -> tuple[str, datetime]:
    """Return whose a ticket is, and when it was made."""
    body, _, signature = brought.rpartition(".")
    proper = bool(record.carry_key[32:]) and brought.isascii()
    if not proper or not hmac.compare_digest(signature, _signature(record, body)):
        raise Refused("bad-ticket")
    who, stamp, _ = body.split(".")
    return who, datetime.fromtimestamp(int(stamp) / 1000, UTC)


def _check(rooms: Rooms, record: SessionRecord, who: str, name: str, issued: datetime) -> None:
    came = rooms.store.arrivals(record.id)
    if any(one.ticket == name or (one.participant == who and one.issued >= issued) for one in came):
        raise Refused("used-ticket")
    ahead = max((one.issued - one.at for one in came), default=None)
    if ahead is not None and rooms.clock() + ahead - issued > LIFE:
        raise Refused("late-ticket")


def come_back(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Give somebody her seat for her return word, or for one that the facilitator made.

    Raises:
        Refused: `wrong-word`; `words-shut`, where too many wrong ones came; `seat-ended`.
    """
    record = rooms.by_code(command)
    if _has(rooms, record, command):
        return {"session": session_view(record)}
    found = _owner(rooms, record, text(command, "word", 200))
    if found is None:
        rooms.missed[record.id] = rooms.missed.get(record.id, 0) + 1
    if rooms.missed.get(record.id, 0) > MOST_WRONG and (found is None or found[1] is None):
        raise Refused("words-shut")
    if found is None:
        raise Refused("wrong-word")
    return _give(rooms, record, known(found[0]), command)


def _owner(
    rooms: Rooms, record: SessionRecord, word: str
) -> tuple[ParticipantRecord, datetime | None] | None:
    found = rooms.store.seat_of_word(record.id, hashed_word(key_of(rooms, record)[:32], word))
    late = found is not None and found[1] is not None and found[1] < rooms.clock()
    return None if late else found


def _give(
    rooms: Rooms, record: SessionRecord, person: ParticipantRecord, command: Command
) -> SessionReply:
    """Let a seat be of whoever brings a new token; who had it before has it no more."""
    token_hash = text(command, "token_hash")
    rooms.store.give_seat(person.id, token_hash)
    note_word(rooms, record, person.id, command, "next_word")
    rooms.register.give_up(Caller(Role.PARTICIPANT, person.id))
    rooms.kept.of(record.id).seat(replace(person, token_hash=token_hash))
    for topic in ("stage", "responses"):
        rooms.ring(topic, record.id)
    return {"session": session_view(record)}


def note_word(
    rooms: Rooms, record: SessionRecord, participant: str, command: Command, name: str = "word"
) -> None:
    """Remember somebody's return word, where a command tells it."""
    if command.get(name):
        word = hashed_word(key_of(rooms, record)[:32], text(command, name, 200))
        rooms.store.set_word(participant, word, None)


def renew_word(rooms: Rooms, _: Caller, command: Command) -> Renamed:
    """Make a return word for a seat, by its public name, for somebody who forgot hers.

    Raises:
        Refused: `bad-choice`, where nobody sits there.
    """
    record = rooms.named(command)
    people = seats.by_name(rooms, record)
    person = people[one_of(command, "seat", people)]
    word, until = new_word(), rooms.clock() + SPOKEN
    rooms.store.set_word(person.id, hashed_word(key_of(rooms, record)[:32], word), until)
    return {"word": word, "minutes": SPOKEN // timedelta(minutes=1)}
