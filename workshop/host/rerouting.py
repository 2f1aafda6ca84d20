"""The command by which a facilitator lets her room play something else than it was opened with."""

from workshop.contracts.replies import Command, SessionReply
from workshop.errors import Refused
from workshop.exercises.agenda import Course, only, problem
from workshop.exercises.exercise import exercises
from workshop.exercises.rerouting import Where, rerouted
from workshop.exercises.slots import chosen_in
from workshop.host.callers import Caller
from workshop.host.courses import course_now
from workshop.host.fields import OP_LIMIT, one_of, text
from workshop.host.moving import check_version, moved, same_place
from workshop.host.rooms import Rooms
from workshop.host.routes import begun, slots_ahead
from workshop.host.seeing import session_view
from workshop.session import Phase
from workshop.store import Before, SessionRecord


def reroute(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Put an exercise next, in the place of the next one, or in the slot that offers it.

    With the same id it happens once.

    Raises:
        Refused: `not-now` in the lobby, where it is no slot; `ended`, `moved-on`, `no-exercise`,
            `broken-agenda`, and as `workshop.exercises.rerouting.rerouted` and
            `workshop.exercises.slots.chosen_in` do.
    """
    op, record = text(command, "op", OP_LIMIT), rooms.named(command)
    if rooms.store.operation(op):
        return {"session": session_view(record)}
    check_version(record, command)
    where = Where(one_of({"where": Where.NEXT.value, **command}, "where", tuple(Where)))
    _check_place(record, where)
    slug = _exercise(rooms, command)
    now = course_now(record)
    course = _course(rooms, record, now, slug, where)
    before = Before(record.position, record.entered, record.shown, now)
    rooms.store.change_course(record.id, course, same_place(record), op, rooms.clock(), before)
    return moved(rooms, record)


def _course(rooms: Rooms, record: SessionRecord, now: Course, slug: str, where: Where) -> Course:
    if where is Where.SLOT:
        return chosen_in(slots_ahead(rooms, record), now, slug)
    return rerouted(now, begun(rooms, record), slug, where, record.mode)


def _check_place(record: SessionRecord, where: Where) -> None:
    """Check that a room plays something: before that a session is opened with something else.

    What its programme leaves open can be chosen before anybody is there.
    """
    if record.position.phase is Phase.ENDED:
        raise Refused("ended")
    if record.position.phase is Phase.LOBBY and where is not Where.SLOT:
        raise Refused("not-now")


def _exercise(rooms: Rooms, command: Command) -> str:
    slug, known = text(command, "exercise"), exercises()
    if slug not in known:
        raise Refused("no-exercise", field="exercise", name=slug, known=", ".join(known))
    if wrong := problem(only([slug]), rooms.broken):
        raise Refused("broken-agenda", field="exercise", mistake=wrong)
    return slug
