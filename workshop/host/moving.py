"""Commands that move a room: on, back to where it was, and to look again at what it has seen."""

from dataclasses import replace

from workshop.contracts.replies import Command, Looking, SessionReply, Shown
from workshop.errors import Refused
from workshop.exercises.agenda import Course, step_content
from workshop.host import clocks, firms, own_items, promising, talking
from workshop.host.away import back_to, passed
from workshop.host.callers import Caller, Role
from workshop.host.courses import steps_of
from workshop.host.fields import OP_LIMIT, one_of, text
from workshop.host.front import note_front
from workshop.host.own_pace import entered
from workshop.host.rooms import Rooms
from workshop.host.seats import asked_again
from workshop.host.seeing import listed, reveal_now, session_view
from workshop.host.where import step_of, viewed
from workshop.host.wording import forget_unasked
from workshop.session import (
    Move,
    Phase,
    Position,
    can_be_taken_back,
    go_to,
    shows_results,
    taken_back,
)
from workshop.session import advance as advanced
from workshop.store import Before, SessionRecord

SLIDES = 100
"""More slides than a reveal has."""


def advance(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Move a room on; repeated with the same operation id it moves once."""
    op, record = text(command, "op", OP_LIMIT), rooms.named(command)
    if rooms.store.operation(op):
        return {"session": session_view(record)}
    check_version(record, command)
    place = _wanted(rooms, record, command)
    return go(rooms, record, place, op, Before(record.position, record.entered, record.shown))


def go(
    rooms: Rooms, record: SessionRecord, place: Position, op: str, before: Before
) -> SessionReply:
    """Let a room come to a place, with all that begins there.

    Args:
        rooms: all rooms.
        record: the session, where it is until now.
        place: where it comes to.
        op: the operation that moves it.
        before: where the move can be taken back to, if it can.
    """
    now, place = rooms.clock(), entered(record, place)
    rooms.store.move(record.id, place, op, now, before if can_be_taken_back(place) else None)
    if shows_results(record.position):
        rooms.store.leave_reveal(record.id, record.position.step, now)
    if shows_results(place):
        rooms.store.add_reveal(reveal_now(rooms, replace(record, position=place)))
    done = moved(rooms, record)
    firms.begin(rooms, replace(record, position=place))
    talking.begin(rooms, replace(record, position=place))
    clocks.begin(rooms, replace(record, position=place))
    promising.begin(rooms, replace(record, position=place))
    if place.phase is Phase.ENDED:
        own_items.forget(rooms, record.id)
    return done


def _wanted(rooms: Rooms, record: SessionRecord, command: Command) -> Position:
    """Return where a command wants the room: the natural next, a move, or a step by its number."""
    step, revealed = command.get("step"), rooms.store.revealed(record.id)
    move = Move(one_of(command, "to", tuple(Move))) if command.get("to") else None
    # A session whose content broke meanwhile can still be ended.
    steps = () if move is Move.END else steps_of(record)
    if step is None:
        back = None if move is Move.END else back_to(rooms, record)
        return advanced(steps, record.position, move, passed(rooms, record), back)
    if type(step) is not int:
        raise Refused("bad-command", field="step")
    place = go_to(steps, record.position, step, revealed)
    if asked_again(rooms, record, step):
        raise Refused("not-now", step=step)
    return place


def take_back(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Undo the last move, answers and all else stay; repeated with the same id it happens once.

    Raises:
        Refused: `not-now`, where there is nothing that can be taken back.
    """
    op, record = text(command, "op", OP_LIMIT), rooms.named(command)
    if rooms.store.operation(op):
        return {"session": session_view(record)}
    check_version(record, command)
    before = record.before
    if before is None:
        raise Refused("not-now")
    if before.course and before.position.step == record.position.step:
        return _played_again(rooms, record, op, before.course)
    if before.course:
        _never_asked(rooms, record, before)
    place = taken_back(record.position, before.position)
    rooms.store.take_back(record.id, place, op, rooms.clock(), before)
    if shows_results(place):
        rooms.store.leave_reveal(record.id, place.step, None)
    return moved(rooms, record)


def _played_again(rooms: Rooms, record: SessionRecord, op: str, course: Course) -> SessionReply:
    """Play what was played before; the room, its slide and its clock stay as they are."""
    rooms.store.change_course(record.id, course, same_place(record), op, rooms.clock())
    forget_unasked(rooms, record, course)
    return moved(rooms, record)


def _never_asked(rooms: Rooms, record: SessionRecord, before: Before) -> None:
    """Take a question of the moment out again, to which the room went as it was put in.

    Nothing stays of it by the number of its step, so the one that has it then has not begun.
    """
    rooms.store.set_course(record.id, before.course)
    rooms.store.unmove(record.id, record.position.step, before.position)
    forget_unasked(rooms, record, before.course)


def same_place(record: SessionRecord) -> Position:
    """Return where a room is, as one that stale commands do not know any more."""
    return taken_back(record.position, record.position)


def check_version(record: SessionRecord, command: Command) -> None:
    """Check that a command was given on a page of where the room still is.

    Raises:
        Refused: `moved-on`, where it is not.
    """
    version = command.get("version")
    if version is not None and version != record.position.version:
        raise Refused("moved-on")


def look_again(rooms: Rooms, _: Caller, command: Command) -> Looking:
    """Let the room look at an earlier reveal as it was shown; without a step, go back from it.

    Raises:
        Refused: `not-now`, where the room has not seen that step's results.
    """
    record, step = rooms.named(command), command.get("step")
    if step is None:
        rooms.store.look_again(record.id, None)
    elif type(step) is int and step in rooms.store.revealed(record.id):
        # The reveal at which the room is needs no looking back to.
        here = shows_results(record.position) and step == record.position.step
        rooms.store.look_again(record.id, None if here else step)
    else:
        raise Refused("not-now")
    moved(rooms, record)
    return {"looking": rooms.session(record.id).looking}


def show(rooms: Rooms, caller: Caller, command: Command) -> Shown:
    """Bring a slide of the reveal to the front of the wall, which may turn its own slides."""
    wall = caller.role is Role.WALL
    record = rooms.session(caller.subject) if wall else rooms.named(command)
    slide = command.get("slide")
    if type(slide) is not int or not 0 <= slide < SLIDES:
        raise Refused("bad-command", field="slide")
    if wall and not (shows_results(viewed(record)) or listed(rooms, record) or has_slides(record)):
        raise Refused("not-now")
    rooms.store.show(record.id, slide)
    note_front(rooms, record, slide, command)
    rooms.kept.of(record.id).changed()
    rooms.ring("stage", record.id)
    return {"shown": slide}


def has_slides(record: SessionRecord) -> bool:
    """Whether a room is in a talk step that shows slides of the facilitator's own."""
    step = step_of(record)
    if step is None or record.position.phase is not Phase.TALK:
        return False
    talk = step_content(step, record.mode)[1].talk(record.position.talk)
    return talk is not None and bool(talk.slides)


def moved(rooms: Rooms, record: SessionRecord) -> SessionReply:
    """Forget what belongs to where the room was, tell everybody, and return where it is."""
    rooms.kept.of(record.id).moved()
    clocks.follow(rooms, record.id)
    rooms.ring("stage", record.id)
    return {"session": session_view(rooms.session(record.id))}
