"""Whether a session is a rehearsal with feedback, and what the trainee has said in it so far."""

from workshop.contracts.simulator import SaidThere, Simulated
from workshop.host.rooms import Rooms
from workshop.host.where import is_looking_again
from workshop.session import Phase
from workshop.store import ReadingRecord, SessionRecord


def said_of(one: ReadingRecord) -> SaidThere:
    """Return what is kept of a reveal."""
    return {"step": one.step, "reading": one.reading, "question": one.question}


def simulated_view(rooms: Rooms, record: SessionRecord) -> Simulated | None:
    """Return what is kept of a rehearsal with feedback; None where a session is none."""
    there = rooms.store.simulation(record.id) if record.practice else None
    if there is None:
        return None
    said = [said_of(one) for one in rooms.store.readings(record.id)]
    return {
        "room": there.room,
        "people": there.people,
        "seed": there.seed,
        "pace": there.pace,
        "said": said,
    }


def is_unsaid(rooms: Rooms, record: SessionRecord) -> bool:
    """Whether the trainee has not said yet what the reveal says that the room has come to."""
    shows = record.position.phase is Phase.REVEALED and not is_looking_again(record)
    there = simulated_view(rooms, record) if shows else None
    return there is not None and record.position.step not in {o["step"] for o in there["said"]}
