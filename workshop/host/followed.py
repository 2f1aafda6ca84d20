"""What follows a session up, as the facilitator is told it: indicators, and its pulses in sums."""

from collections import Counter

from workshop.contracts.pulse import PULSES, Followed, Indicator, PulseState
from workshop.host.kept import FOLLOWED
from workshop.host.rooms import Rooms
from workshop.host.where import moves_of
from workshop.pulse.dates import due
from workshop.session import Phase
from workshop.store import IndicatorRecord, PulseRecord, SessionRecord


def followed(rooms: Rooms, record: SessionRecord) -> Followed:
    """Return what follows a session up; of open pulses no more than how many codes came."""
    indicators, pulses = _read(rooms, record)
    made = {one.which: one for one in pulses}
    any_of_them = next(iter(made.values()), None)
    return {
        "day": day_of(rooms, record),
        "indicators": [view_of(one) for one in indicators],
        "pulse": any_of_them.pulse if any_of_them else None,
        "pulses": [_state(rooms, record, made[which]) for which in PULSES if which in made],
    }


def _read(rooms: Rooms, record: SessionRecord) -> tuple[list[IndicatorRecord], list[PulseRecord]]:
    """Return indicators and pulses; read once, until they change: her page looks often."""

    def read() -> tuple[list[IndicatorRecord], list[PulseRecord]]:
        return rooms.store.indicators(record.id), rooms.store.pulses(record.id)

    return rooms.kept.of(record.id).once(FOLLOWED, read)


def follows_otherwise(rooms: Rooms, record: SessionRecord) -> None:
    """Let whoever leads see that indicators or pulses have changed."""
    rooms.kept.of(record.id).forget(FOLLOWED)
    rooms.ring("wall", record.id)


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
