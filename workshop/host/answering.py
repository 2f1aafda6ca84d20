"""Commands of the pages: looking, and answering."""

from dataclasses import replace

from workshop.content import LANGUAGES
from workshop.contracts.looks import Common, CommonView, FacilitatorLook, PhoneLook, WallLook
from workshop.contracts.replies import Command, Looks, Saved, Seated, Spoken, Stamps, Unseated
from workshop.contracts.tallies import Answers, Value
from workshop.errors import Refused
from workshop.exercises.agenda import load_agenda, step_content
from workshop.exercises.exercise import Round
from workshop.host.callers import Caller, Role
from workshop.host.fields import OP_LIMIT, listed, one_of, text, texts
from workshop.host.kept import COMMON
from workshop.host.rooms import Rooms, known
from workshop.host.runs import with_runs
from workshop.host.seeing import common_view, facilitator_view, me_view, step_of, wall_view
from workshop.questions.kinds import check_value
from workshop.session import takes_answers
from workshop.store import ParticipantRecord, ResponseRecord, SessionRecord

LOOKS = 500
"""How many seats may be looked for at once."""


def look(rooms: Rooms, caller: Caller, command: Command) -> PhoneLook | WallLook | FacilitatorLook:
    """Return what the caller may see."""
    if caller.role is Role.PARTICIPANT:
        return _phone(rooms, rooms.me(caller))
    if caller.role is Role.WALL:
        record = rooms.session(caller.subject)
        wall = wall_view(rooms, record)
        return {**wall, "results": with_runs(rooms, record, wall)}
    record = rooms.named(command)
    hers = facilitator_view(rooms, record)
    return {**hers, "results": with_runs(rooms, record, hers)}


def _phone(rooms: Rooms, me: ParticipantRecord) -> PhoneLook:
    record = rooms.session(me.session)
    own = _own_answers(rooms, record, [me]).get(me.id, {})
    return {**_common(rooms, record), "me": me_view(me), "answers": own}


def _common(rooms: Rooms, record: SessionRecord) -> Common:
    """Return what all participants of a room see alike: composed once for each of its states."""
    kept = rooms.kept.of(record.id)
    view = kept.once(COMMON, lambda: _released(rooms, record))
    return {**view, "stamp": kept.stamp}


def _released(rooms: Rooms, record: SessionRecord) -> CommonView:
    view = common_view(rooms, record)
    return {**view, "results": with_runs(rooms, record, view)}


def _own_answers(
    rooms: Rooms, record: SessionRecord, people: list[ParticipantRecord]
) -> dict[str, Answers]:
    """Return what people have answered in the present exercise, by their ids."""
    here = step_of(record)
    ids = [person.id for person in people]
    return rooms.store.own_answers(record.id, here.exercise, ids) if here else {}


def looks(rooms: Rooms, command: Command) -> Looks:
    """Return what many participants may see: what they see alike once, and what is each one's.

    Answers are told while the room is asking: on no other page do they stand.
    """
    told = [_participant(rooms, ticket) for ticket in listed(command, "tickets", LOOKS)]
    subjects = [caller.subject for caller in told if isinstance(caller, Caller)]
    people = {person.id: person for person in rooms.store.people(subjects)}
    at: dict[str, list[ParticipantRecord]] = {}
    for person in people.values():
        at.setdefault(person.session, []).append(person)
    records = {id: rooms.session(id) for id in at}
    own: dict[str, Answers] = {}
    for id, record in records.items():
        if takes_answers(record.position):
            own |= _own_answers(rooms, record, at[id])
    return {
        "common": {id: _common(rooms, record) for id, record in records.items()},
        "seats": [_entry(caller, people, own) for caller in told],
    }


def _participant(rooms: Rooms, ticket: object) -> Caller | str:
    """Return the participant whom a ticket serves, or why there is none."""
    caller = rooms.register.caller(text({"ticket": ticket}, "ticket"))
    if caller is None:
        return "unbound"
    return caller if caller.role is Role.PARTICIPANT else "not-allowed"


def _entry(
    caller: Caller | str, people: dict[str, ParticipantRecord], own: dict[str, Answers]
) -> Seated | Unseated:
    if isinstance(caller, str):
        return {"refused": caller}
    try:
        me = known(people.get(caller.subject))
    except Refused as refusal:
        return {"refused": refusal.code}
    return {"key": me.session, "me": me_view(me), "answers": own.get(me.id, {})}


def stamps(rooms: Rooms, command: Command) -> Stamps:
    """Return the stamps of sessions; those that do not exist are left out."""
    wanted = texts(command, "sessions")
    there = [id for id in wanted if rooms.kept.has(id) or rooms.store.session(id)]
    return {"stamps": {id: rooms.kept.of(id).stamp for id in there}}


def answer(rooms: Rooms, caller: Caller, command: Command) -> Saved:
    """Take an answer; repeated with the same operation id it is taken once."""
    op = text(command, "op", OP_LIMIT)
    if rooms.store.has_response(op):
        return _again(rooms, caller, op, command.get("value"))
    me = rooms.me(caller)
    record = rooms.session(me.session)
    exercise, round = _asking(record, text(command, "exercise"))
    question = round.question(text(command, "question"))
    if not question.asks(me.department, record.departments):
        raise Refused("unknown-question", question=question.id)
    value = check_value(question, command.get("value"))
    rooms.store.add_response(
        ResponseRecord(
            op, record.id, me.id, me.department, exercise, question.id, value, rooms.clock()
        )
    )
    rooms.kept.of(record.id).answer(record.position.step, me.id, question.id)
    rooms.ring("responses", record.id)
    return _saved(op, value, command.get("value"))


def _again(rooms: Rooms, caller: Caller, op: str, given: Value) -> Saved:
    """Say once more what was kept; to nobody but to whom it belongs."""
    record = rooms.store.response(op)
    ours = record is not None and record.participant == caller.subject
    return _saved(op, record.value if record and ours else given, given)


def _saved(op: str, kept: Value, given: Value) -> Saved:
    if kept == given:
        return {"saved": op}
    return {"saved": op, "value": kept}


def _asking(record: SessionRecord, exercise: str) -> tuple[str, Round]:
    if not takes_answers(record.position):
        raise Refused("closed")
    step = load_agenda(record.agenda).steps()[record.position.step]
    if step.exercise != exercise:
        raise Refused("closed")
    return exercise, step_content(step)[1]


def language(rooms: Rooms, caller: Caller, command: Command) -> Spoken:
    """Change a participant's language."""
    me = rooms.me(caller)
    language = one_of(command, "language", LANGUAGES)
    rooms.store.update_participant(me.id, me.department, language)
    rooms.kept.of(me.session).seat(replace(me, language=language))
    return {"language": language}
