"""Commands of the facilitator and the command line: opening a session and moving the room."""

import secrets
from dataclasses import replace

from workshop.content import LANGUAGES
from workshop.contracts.looks import ListedSession, SessionView
from workshop.contracts.replies import (
    Address,
    Command,
    DoorState,
    Ended,
    Overview,
    Playing,
    Released,
    SessionReply,
    Shown,
)
from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import agendas, load_agenda, only, step_content
from workshop.host import seats
from workshop.host.callers import Caller
from workshop.host.fields import (
    AGENDA_LIMIT,
    OP_LIMIT,
    chosen_departments,
    chosen_exercises,
    expected,
    one_of,
    session_name,
    text,
    texts,
)
from workshop.host.jobs import Job
from workshop.host.kept import TEXTS
from workshop.host.rooms import Rooms
from workshop.host.runs import runs_shown
from workshop.host.seeing import session_view, texts_of
from workshop.session import Door, Move
from workshop.session import advance as advanced
from workshop.store import SessionRecord


def sessions(rooms: Rooms, _: Caller, command: Command) -> Overview:  # noqa: ARG001 - one signature
    """Return all sessions and the agendas there are."""
    return {
        "sessions": [_listed(rooms, record) for record in rooms.store.sessions()],
        "agendas": list(agendas()),
    }


def _listed(rooms: Rooms, record: SessionRecord) -> ListedSession:
    taken, answers = rooms.store.size(record.id)
    here = [p for p in rooms.seated(record.id).values() if p.token_hash in rooms.present]
    return {
        **_view(record),
        "created": record.created.isoformat(),
        "seats": taken,
        "answers": answers,
        "present": len(here),
    }


def _view(record: SessionRecord) -> SessionView:
    """Return a session's view; one whose exercises are there no more is listed, to be removed."""
    try:
        return session_view(record)
    except ContentError:
        nowhere = replace(record, agenda=agendas()[0], position=replace(record.position, step=-1))
        return {**session_view(nowhere), "agenda": record.agenda, "steps": 0}


def open_session(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Open a session; repeated with the same operation id it is opened once."""
    op = text(command, "op", OP_LIMIT)
    known = rooms.store.operation(op)
    if known:
        return {"session": session_view(rooms.session(known))}
    record = SessionRecord(
        id=secrets.token_hex(8),
        code=rooms.free_code(),
        name=session_name(command),
        agenda=_agenda(command),
        departments=chosen_departments(command),
        language=one_of(command, "language", LANGUAGES),
        expected=expected(command),
        created=rooms.clock(),
    )
    rooms.store.add_session(record, op)
    rooms.bells.add("sessions")
    return {"session": session_view(record)}


def _agenda(command: Command) -> str:
    if command.get("exercises") is not None:
        return load_agenda(only(chosen_exercises(command))).slug
    slug = text(command, "agenda", AGENDA_LIMIT)
    try:
        return load_agenda(slug).slug
    except ContentError:
        raise Refused("no-agenda", field="agenda", known=", ".join(agendas())) from None


def advance(rooms: Rooms, _: Caller, command: Command) -> SessionReply:
    """Move a room on; repeated with the same operation id it moves once."""
    op = text(command, "op", OP_LIMIT)
    record = rooms.named(command)
    if rooms.store.operation(op):
        return {"session": session_view(record)}
    version = command.get("version")
    if version is not None and version != record.position.version:
        raise Refused("moved-on")
    move = Move(one_of(command, "to", tuple(Move))) if command.get("to") else None
    place = advanced(load_agenda(record.agenda).steps(), record.position, move)
    rooms.store.move(record.id, place, op, rooms.clock())
    rooms.kept.of(record.id).moved()
    rooms.ring("stage", record.id)
    return {"session": session_view(replace(record, position=place))}


def show(rooms: Rooms, _: Caller, command: Command) -> Shown:
    """Bring a slide of the reveal to the front of the wall."""
    record = rooms.named(command)
    slide = command.get("slide")
    if type(slide) is not int or not 0 <= slide < 100:
        raise Refused("bad-command", field="slide")
    rooms.store.show(record.id, slide)
    rooms.kept.of(record.id).changed()
    rooms.ring("stage", record.id)
    return {"shown": slide}


def play(rooms: Rooms, _: Caller, command: Command) -> Playing:
    """Let the present reveal's model play what the facilitator set; the room sees the outcome."""
    op = text(command, "op", OP_LIMIT)
    record = rooms.named(command)
    shown = runs_shown(record)
    if shown is None:
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
    """Show a free text to the room, or take it back."""
    record = rooms.named(command)
    op = text(command, "id", OP_LIMIT)
    if op not in {r.op for r in texts_of(rooms, record)}:
        raise Refused("unknown-text")
    rooms.store.release(op, bool(command.get("released")))
    rooms.kept.of(record.id).changed(TEXTS)
    rooms.ring("responses", record.id)
    return {"released": bool(command.get("released"))}


def door(rooms: Rooms, _: Caller, command: Command) -> DoorState:
    """Lock the door to newcomers, or open it again; who has a seat comes in always."""
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
    ids = [id for id in rooms.seated(record.id) if seats.public(id) in named]
    rooms.store.leave_out(record.id, ids, _shown(rooms, record))
    seats.end(rooms, record, ids)
    if ids:
        rooms.kept.of(record.id).moved()
        rooms.ring("stage", record.id)
    return {"ended": len(ids)}


def _shown(rooms: Rooms, record: SessionRecord) -> set[tuple[str, str]]:
    """Return the questions, with their exercises, whose answers the room has seen."""
    steps, shown = load_agenda(record.agenda).steps(), set()
    for step in rooms.store.revealed(record.id):
        exercise, round = step_content(steps[step])
        seen = {question for reveal in round.reveals for question in reveal.questions}
        runs = {reveal.run for reveal in round.reveals if reveal.run}
        seen |= {question for run in runs for question in exercise.run(run).questions}
        shown |= {(exercise.slug, id) for id in seen | {q.id for q in round.questions}}
    return shown
