"""A room that a question of the moment has called away, and what it goes back to afterwards."""

from workshop.exercises.asked import AT_ONCE, is_asked
from workshop.host.rooms import Rooms
from workshop.host.where import known_steps, moves_of, seen_steps
from workshop.session import Beat, Phase, Position
from workshop.store import SessionRecord


def back_to(rooms: Rooms, record: SessionRecord) -> Position | None:
    """Return where a room goes on that was called away in the middle of a step; None elsewhere.

    That is what would have come in that step, such as the talk after its results.
    """
    steps, posed = known_steps(record), _asked(record)
    if record.position.step not in posed:
        return None
    moves = reversed(moves_of(rooms, record))
    left = next((one for one in moves if one.step not in posed), None)
    if left is None or not 0 <= left.step < len(steps) or left.phase not in AT_ONCE:
        return None
    step = steps[left.step]
    rest = step.course[step.at(Beat(Phase(left.phase), left.talk)) + 1 :]
    return Position(left.step, rest[0].phase, talk=rest[0].talk) if rest else None


def passed(rooms: Rooms, record: SessionRecord) -> set[int]:
    """Return the steps to which a room does not come by itself any more.

    Those of which it has seen results, and questions of the moment that it has left without.
    """
    been = {move.step for move in moves_of(rooms, record)}
    return seen_steps(rooms, record) | (been & _asked(record)) - {record.position.step}


def _asked(record: SessionRecord) -> set[int]:
    """Return the steps of a session that are questions of the moment."""
    return {at for at, step in enumerate(known_steps(record)) if is_asked(step.exercise)}
