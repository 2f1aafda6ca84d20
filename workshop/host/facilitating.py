"""Commands of the facilitator and the command line: opening a session, and what it shows."""

import secrets
from dataclasses import replace

from workshop.content import LANGUAGES
from workshop.contracts.looks import ListedSession
from workshop.contracts.replies import (
    Address,
    Command,
    DoorState,
    Ended,
    Heard,
    Moved,
    Overview,
    Playing,
    Released,
    SessionReply,
)
from workshop.errors import Refused
from workshop.exercises.agenda import agendas, chosen, course_of, load_agenda, only, problem
from workshop.exercises.looking_back import with_look_back
from workshop.exercises.minutes import retimed
from workshop.exercises.slots import slots_of
from workshop.host import own_pace, promising, seats
from workshop.host.callers import Caller, clean_code
from workshop.host.fields import (
    AGENDA_LIMIT,
    OP_LIMIT,
    chosen_departments,
    chosen_exercises,
    expected,
    mode,
    one_of,
    session_name,
    text,
    texts,
)
from workshop.host.jobs import Job
from workshop.host.naming import own_names
from workshop.host.promised import carried, signed_in
from workshop.host.rooms import Rooms
from workshop.host.runs import runs_shown
from workshop.host.saving import files_of
from workshop.host.seeing import session_view
from workshop.host.texts import read_anew, texts_of
from workshop.host.where import is_looking_again
from workshop.session import Door
from workshop.store import SessionRecord


def sessions(rooms: Rooms, _: Caller, command: Command) -> Overview:  # noqa: ARG001 - one signature
    """Return all sessions and the agendas there are."""
    return {
        "sessions": [_listed(rooms, record) for record in rooms.store.sessions()],
        "agendas": list(agendas()),
        "broken": rooms.broken,
        "checked": rooms.checked,
    }


def content(rooms: Rooms, _: Caller, command: Command) -> Heard:
    """Take what the server found of the content: what is broken is not opened any more."""
    told = command.get("broken")
    if not isinstance(told, dict):
        raise Refused("bad-command", field="broken")
    rooms.broken = {str(part): str(sentence) for part, sentence in told.items()}
    rooms.checked = True
    rooms.bells.add("sessions")
    return {"heard": len(rooms.broken)}


def _listed(rooms: Rooms, record: SessionRecord) -> ListedSession:
    taken, answers = rooms.store.size(record.id)
    here = [p for p in rooms.seated(record.id).values() if p.token_hash in rooms.present]
    return {
        **session_view(record),
        "phase": record.position.phase.value,
        "created": record.created.isoformat(),
        "seats": taken,
        "answers": answers,
        "present": len(here),
        "signed": len(signed_in(rooms, record.id)),
        "saved": files_of(rooms, record.id),
    }


def open_session(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Open a session; repeated with the same operation id it is opened once."""
    op = text(command, "op", OP_LIMIT)
    known = rooms.store.operation(op)
    if known:
        return {"session": session_view(rooms.session(known))}
    agenda, who = _agenda(rooms, command), mode(command)
    programme, agreed = load_agenda(agenda), command.get("consent") is True
    course = course_of(programme, who, agreed=agreed)
    record = SessionRecord(
        id=secrets.token_hex(8),
        code=rooms.free_code(),
        name=session_name(command),
        agenda=agenda,
        departments=chosen_departments(command),
        language=one_of(command, "language", LANGUAGES),
        expected=expected(command),
        created=rooms.clock(),
        practice=command.get("practice") is True,
        mode=who,
        course=course,
        slots=slots_of(programme, who, agreed=agreed),
        after=_after(rooms, command),
        names=own_names(command, chosen_departments(command)),
        minutes=retimed(programme, who),
        pace=own_pace.wanted(command),
    )
    if carried(rooms, record):
        record = replace(record, course=with_look_back(course))
    rooms.store.add_session(record, op)
    rooms.bells.add("sessions")
    return {"session": session_view(record)}


def _agenda(rooms: Rooms, command: Command) -> str:
    """Return the agenda that a command names, or the one of the exercises that it lists."""
    if command.get("exercises") is not None:
        slug = only(chosen_exercises(command))
    else:
        slug = text(command, "agenda", AGENDA_LIMIT)
    wrong = problem(slug, rooms.broken)
    if not wrong:
        return slug
    if slug in agendas() or any(f"exercises/{name}" in rooms.broken for name in chosen(slug)):
        raise Refused("broken-agenda", field="agenda", mistake=wrong)
    raise Refused("no-agenda", field="agenda", known=", ".join(agendas()))


def _after(rooms: Rooms, command: Command) -> str:
    """Return the id of the session that a command goes on from; empty where it names none.

    Raises:
        Refused: `bad-after`, where there is none with that code, or where one of the two is played
            by invented people and the other is not.
    """
    if not command.get("after"):
        return ""
    before = rooms.store.session_by_code(clean_code(text(command, "after")))
    if before is None or before.practice != (command.get("practice") is True):
        raise Refused("bad-after", field="after")
    return before.id


def play(rooms: Rooms, _: Caller, command: Command) -> Playing:
    """Let the present reveal's model play what the facilitator set; the room sees the outcome."""
    op = text(command, "op", OP_LIMIT)
    record = rooms.named(command)
    shown = runs_shown(record)
    if shown is None or is_looking_again(record):
        raise Refused("not-now")
    exercise, runs = shown
    parameters = command.get("parameters")
    if not isinstance(parameters, dict):
        raise Refused("bad-command", field="parameters")
    job = Job(op, record.id, exercise.slug, runs[0].id, runs[0].model, parameters, played=True)
    if op not in {kept.op for kept in rooms.store.runs(record.id, exercise.slug)}:
        rooms.order(job.key, job)
    return {"playing": op}


def address(rooms: Rooms, _: Caller, command: Command) -> Address:
    """Send phones to another of this machine's addresses."""
    record = rooms.named(command)
    address = one_of(command, "address", rooms.addresses)
    rooms.store.set_address(record.id, address)
    rooms.kept.of(record.id).changed()
    rooms.ring("wall", record.id)
    return {"address": address}


def release(rooms: Rooms, _: Caller, command: Command) -> Released:
    """Show a free text to the room, or take it back; a proposal comes onto the list with it.

    It is named by its `id`, or several by their `ids`. With `listed` false it is shown alone.
    """
    record, shown = rooms.named(command), bool(command.get("released"))
    many = command.get("ids") is not None
    ids = texts(command, "ids") if many else [text(command, "id", OP_LIMIT)]
    there = {one.op: one for one in texts_of(rooms, record)}
    if not ids or not there.keys() >= {*ids}:
        raise Refused("unknown-text")
    for op in ids:
        rooms.store.release(op, shown)
        if command.get("listed") is not False:
            promising.released(rooms, record, there[op], shown=shown)
    read_anew(rooms, record)
    return {"released": shown}


def door(rooms: Rooms, _: Caller, command: Command) -> DoorState:
    """Lock the door to newcomers, leave it ajar, or open it; who has a seat comes in always."""
    record = rooms.named(command)
    state = Door(one_of(command, "door", tuple(Door)))
    rooms.store.set_door(record.id, state)
    rooms.ring("wall", record.id)
    return {"door": state}


def end_seats(rooms: Rooms, _: Caller, command: Command) -> Ended:
    """End seats by their public names: nothing of them counts that the room has not seen yet.

    What was revealed stays as it was shown: the difference would say what somebody answered.
    """
    record = rooms.named(command)
    named = set(texts(command, "seats"))
    ids = [one.id for name, one in seats.by_name(rooms, record).items() if name in named]
    rooms.store.leave_out(record.id, ids, seats.shown(rooms, record))
    seats.end(rooms, record, ids)
    if ids:
        rooms.kept.of(record.id).left_out()
        rooms.ring("stage", record.id)
    return {"ended": len(ids)}


def move_seat(rooms: Rooms, _: Caller, command: Command) -> Moved:
    """Mend the department of a seat, by its public name, from the next question on.

    Raises:
        Refused: `bad-choice`, where nobody sits there or the room has no such department.
    """
    record = rooms.named(command)
    people = seats.by_name(rooms, record)
    person = people[one_of(command, "seat", people)]
    return seats.move(rooms, record, person, one_of(command, "department", record.departments))
