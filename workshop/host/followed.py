"""What follows a session up, as the facilitator is told it: indicators, and its pulses in sums."""

from collections import Counter

from workshop.contracts.pulse import PULSES, Followed, Indicator, PulseState
from workshop.host.rooms import Rooms
from workshop.host.where import moves_of
from workshop.pulse.dates import due
from workshop.session import Phase
from workshop.store import IndicatorRecord, PulseRecord, SessionRecord


def followed(rooms: Rooms, record: SessionRecord) -> Followed:
    """Return what follows a session up; of open pulses no more than how many codes came."""
    made = {one.which: one for one in rooms.store.pulses(record.id)}
    any_of_them = next(iter(made.values()), None)
    return {
        "day": day_of(rooms, record),
        "indicators": [view_of(one) for one in rooms.store.indicators(record.id)],
        "pulse": any_of_them.pulse if any_of_them else None,
        "pulses": [_state(rooms, record, made[which]) for which in PULSES if which in made],
    }


def day_of(rooms: Rooms, record: SessionRecord) -> str:
    """Return the day of a session: that on which its room first left the lobby."""
    begun = (move.at for move in moves_of(rooms, record) if move.phase != Phase.LOBBY)
    return next(begun, record.created).astimezone().date().isoformat()


def view_of(one: IndicatorRecord) -> Indicator:
    """Return an indicator as it is told."""
    return {
        "id": one.id,
        "known": one.known,
        "text": one.text,
        "unit": one.unit,
        "better": one.better,
        "values": one.taken,
    }


def _state(rooms: Rooms, record: SessionRecord, one: PulseRecord) -> PulseState:
    here = Counter(person.department for person in rooms.seated(record.id).values())
    # Whose single answers were erased since, of them it is known how many they were.
    seats = {**here, **record.were}
    return {
        "which": one.which,
        "due": due(one.pulse["day"], one.which).isoformat(),
        "counted": {name: one.counted.get(name, 0) for name in record.departments},
        "seats": {name: seats.get(name, 0) for name in record.departments},
        "closed": one.closed.isoformat() if one.closed else "",
        "told": one.told,
    }
