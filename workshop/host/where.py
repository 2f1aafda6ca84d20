"""Where a room is, and the step that everybody sees."""

from dataclasses import replace

from workshop.errors import ContentError
from workshop.host.courses import steps_of
from workshop.host.kept import MOVES
from workshop.host.rooms import Rooms
from workshop.session import Phase, Position, Step
from workshop.store import MoveRecord, SessionRecord


def is_looking_again(record: SessionRecord) -> bool:
    """Whether the room looks at an earlier reveal, wherever it is."""
    return record.looking is not None


def viewed(record: SessionRecord) -> Position:
    """Return what everybody sees: where the room is, or the reveal it looks at again."""
    if record.looking is None:
        return record.position
    return replace(record.position, step=record.looking, phase=Phase.REVEALED, talk="")


def moves_of(rooms: Rooms, record: SessionRecord) -> list[MoveRecord]:
    """Return all moves of a session, in their order; read once, until it moves."""
    return rooms.kept.of(record.id).once(MOVES, lambda: rooms.store.moves([record.id]))


def seen_steps(rooms: Rooms, record: SessionRecord) -> set[int]:
    """Return the steps whose results the room has seen, by its moves: a page looks often."""
    return {move.step for move in moves_of(rooms, record) if move.phase == Phase.REVEALED}


def step_of(record: SessionRecord) -> Step | None:
    """Return the step a room is in; None in the lobby."""
    return _step(record, record.position)


def viewed_step(record: SessionRecord) -> Step | None:
    """Return the step that everybody sees; None in the lobby."""
    return _step(record, viewed(record))


def _step(record: SessionRecord, place: Position) -> Step | None:
    """Return a step of a session; None in the lobby and after the end.

    Raises:
        ContentError: the content cannot be read, or has no such round any more.
    """
    steps = steps_of(record)
    there = steps[place.step] if 0 <= place.step < len(steps) else None
    if there and not there.gone:
        return there
    if place.phase in (Phase.LOBBY, Phase.ENDED):
        return None
    raise ContentError([_lost(record, there)])


def _lost(record: SessionRecord, step: Step | None) -> str:
    """Return what to do where the round in which a room is was taken out of the content."""
    on = f"go on without it: workshop advance {record.code} --to next"
    if step is None or not step.round:
        return f"{record.agenda}: the round in which this session is is there no more; {on}"
    what = f"the round {step.round!r} of {step.exercise!r}, in which this session is,"
    return f"{what} is there no more: put it back, or {on}"


def known_steps(record: SessionRecord) -> tuple[Step, ...]:
    """Return the steps of a session; none where its content broke since it was opened.

    A list of sessions, and the way into a room, must not fail with one of them.
    """
    try:
        return steps_of(record)
    except ContentError:
        return ()
