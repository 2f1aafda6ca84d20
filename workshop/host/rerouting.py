"""The command by which a facilitator lets her room play something else than it was opened with."""

from workshop.contracts.replies import Command, SessionReply
from workshop.errors import Refused
from workshop.exercises.agenda import only, problem
from workshop.exercises.exercise import exercises
from workshop.exercises.rerouting import Where, rerouted
from workshop.host.callers import Caller
from workshop.host.courses import steps_of
from workshop.host.fields import OP_LIMIT, one_of, text
from workshop.host.moving import check_version, moved, same_place
from workshop.host.rooms import Rooms
from workshop.host.routes import begun
from workshop.host.seeing import session_view
from workshop.session import Phase
from workshop.store import Before, SessionRecord


def reroute(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Put an exercise next, or in the place of the next one; with the same id it happens once.

    Raises:
        Refused: `not-now` in the lobby, `ended`, `moved-on`, `no-exercise`, `broken-agenda`, and
            as `workshop.exercises.rerouting.rerouted` does.
    """
    op, record = text(command, "op", OP_LIMIT), rooms.named(command)
    if rooms.store.operation(op):
        return {"session": session_view(record)}
    check_version(record, command)
    _check_place(record)
    slug = _exercise(rooms, command)
    where = Where(one_of({"where": Where.NEXT.value, **command}, "where", tuple(Where)))
    now = tuple((step.exercise, step.round) for step in steps_of(record))
    course = rerouted(now, begun(rooms, record), slug, where, record.mode)
    before = Before(record.position, record.entered, record.shown, now)
    rooms.store.change_course(record.id, course, same_place(record), op, rooms.clock(), before)
    return moved(rooms, record)


def _check_place(record: SessionRecord) -> None:
    """Check that a room plays something: before that a session is opened with something else."""
    if record.position.phase is Phase.ENDED:
        raise Refused("ended")
    if record.position.phase is Phase.LOBBY:
        raise Refused("not-now")


def _exercise(rooms: Rooms, command: Command) -> str:
    slug, known = text(command, "exercise"), exercises()
    if slug not in known:
        raise Refused("no-exercise", field="exercise", name=slug, known=", ".join(known))
    if wrong := problem(only([slug]), rooms.broken):
        raise Refused("broken-agenda", field="exercise", mistake=wrong)
    return slug
