"""The parking place: what people send at any time, and whoever leads sorts.

Nobody but her sees anything of it before she releases it, and nobody at all from whom it is.
"""

from workshop.contracts.parking import (
    AWAY,
    RELEASED,
    WAITING,
    OwnParked,
    ParkedItem,
    ParkedReply,
    ParkedText,
    ParkingShown,
    ParkingView,
    SortedReply,
)
from workshop.contracts.replies import Command
from workshop.errors import Refused
from workshop.host.callers import Caller
from workshop.host.fields import OP_LIMIT, one_of, plain, text
from workshop.host.kept import PARKED
from workshop.host.rooms import Rooms
from workshop.questions.writing import kept
from workshop.session import Phase
from workshop.store import ParkedRecord, ParticipantRecord, SessionRecord

LONGEST = 280
"""Characters of a text."""

EACH, ALL = 5, 300
"""How many texts one person may park in a session, and how many all people may."""


def park(rooms: Rooms, caller: Caller, command: Command) -> ParkedReply:
    """Park a question or a worry; with the same id it happens once.

    Raises:
        Refused: `ended`; `empty-text`, `too-long`; `parking-each` and `parking-full`, where there
            is no more room for hers, or for anybody's.
    """
    op, me = text(command, "op", OP_LIMIT), rooms.me(caller)
    record = rooms.session(me.session)
    there = _all(rooms, record)
    hers = sum(one.participant == me.id for one in there)
    if not any(one.op == op for one in there):
        if record.position.phase is Phase.ENDED:
            raise Refused("ended")
        said = _said(command)
        if hers >= EACH:
            raise Refused("parking-each", most=EACH)
        if len(there) >= ALL:
            raise Refused("parking-full")
        rooms.store.park(ParkedRecord(op, record.id, me.id, said, rooms.clock()))
        hers += 1
        _changed(rooms, record, "responses")
    return {"parked": op, "left": max(0, EACH - hers)}


def _said(command: Command) -> str:
    said = kept(plain(command.get("text")))
    if not said:
        raise Refused("empty-text")
    if len(said) > LONGEST:
        raise Refused("too-long", limit=LONGEST, length=len(said))
    return said


def sort_parked(rooms: Rooms, _: Caller, command: Command) -> SortedReply:
    """Release a text, put it away, take either back, or mark it as answered.

    Raises:
        Refused: `unknown-text`, `bad-choice`, `bad-command`.
    """
    record, op = rooms.named(command), text(command, "id", OP_LIMIT)
    one = next((one for one in _all(rooms, record) if one.op == op), None)
    if one is None:
        raise Refused("unknown-text")
    state = one_of({"state": one.state, **command}, "state", (WAITING, RELEASED, AWAY))
    answered = command.get("answered", one.answered)
    if not isinstance(answered, bool):
        raise Refused("bad-command", field="answered")
    rooms.store.sort_parked(record.id, op, state, answered=answered)
    _changed(rooms, record, "wall")
    return {"sorted": op}


def show_parking(rooms: Rooms, _: Caller, command: Command) -> ParkingShown:
    """Let the wall show what was released, or go back to where the room is."""
    record, shown = rooms.named(command), command.get("shown") is True
    rooms.store.show_parking(record.id, shown)
    rooms.ring("wall", record.id)
    return {"shown": shown}


def _changed(rooms: Rooms, record: SessionRecord, bell: str) -> None:
    rooms.kept.of(record.id).forget(PARKED)
    rooms.ring(bell, record.id)


def _all(rooms: Rooms, record: SessionRecord) -> list[ParkedRecord]:
    return rooms.kept.of(record.id).once(PARKED, lambda: rooms.store.parked(record.id))


def parking_view(rooms: Rooms, record: SessionRecord) -> ParkingView:
    """Return what everybody may see: the texts that were released."""
    released = [one for one in _all(rooms, record) if one.state == RELEASED]
    texts: list[ParkedText] = [{"text": one.text, "answered": one.answered} for one in released]
    return {"shown": record.parking and bool(texts), "texts": texts}


def parked_view(rooms: Rooms, record: SessionRecord) -> list[ParkedItem]:
    """Return every text for whoever leads; of seats that she has ended only what was released."""
    here = rooms.seated(record.id)
    there = (o for o in _all(rooms, record) if o.participant in here or o.state == RELEASED)
    return [
        {"id": one.op, "text": one.text, "state": one.state, "answered": one.answered}
        for one in there
    ]


def own_parked(rooms: Rooms, record: SessionRecord, me: ParticipantRecord) -> list[OwnParked]:
    """Return what somebody has parked herself."""
    hers = (one for one in _all(rooms, record) if one.participant == me.id)
    return [{"text": one.text, "released": one.state == RELEASED} for one in hers]
