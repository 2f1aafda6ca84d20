"""Commands of the pages: looking, and answering."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from workshop.content import LANGUAGES
from workshop.contracts.looks import Common, CommonView, PhoneLook, WallLook
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.plays import Firm
from workshop.contracts.replies import (
    Command,
    Looks,
    Moved,
    Saved,
    Seated,
    Spoken,
    Stamps,
    Unseated,
)
from workshop.contracts.tallies import Answers, Value
from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Round
from workshop.host import ahead, quarters, seats, turns
from workshop.host.callers import ELSEWHERE, Caller, Role
from workshop.host.fields import OP_LIMIT, listed, one_of, text, texts
from workshop.host.kept import COMMON
from workshop.host.promised import live
from workshop.host.rooms import Rooms, known
from workshop.host.runs import with_runs
from workshop.host.seeing import common_view, facilitator_view, me_view, wall_view
from workshop.host.signing import signed_on_phone
from workshop.host.texts import released_by
from workshop.host.where import step_of, viewed, viewed_step
from workshop.questions.kinds import check_value
from workshop.session import shows_results, takes_answers
from workshop.store import ParticipantRecord, ResponseRecord, SessionRecord

LOOKS = 500
"""How many seats may be looked for at once."""


def look(rooms: Rooms, caller: Caller, command: Command) -> PhoneLook | WallLook | FacilitatorLook:
    """Return what the caller may see."""
    if caller.role is Role.PARTICIPANT:
        return _phone(rooms, rooms.me(caller), caller)
    is_wall = caller.role is Role.WALL
    record = rooms.session(caller.subject) if is_wall else rooms.named(command)
    try:
        return _wall(rooms, record) if is_wall else _hers(rooms, record, caller)
    except ContentError as error:
        said = {"mistakes": str(error), "language": record.language}
        raise Refused("content", **said) from None


def _wall(rooms: Rooms, record: SessionRecord) -> WallLook:
    wall = wall_view(rooms, record)
    return {**wall, "results": with_runs(rooms, record, wall)}


def _hers(rooms: Rooms, record: SessionRecord, caller: Caller) -> FacilitatorLook:
    hers = facilitator_view(rooms, record, caller)
    return {**hers, "results": with_runs(rooms, record, hers)}


def _phone(rooms: Rooms, me: ParticipantRecord, caller: Caller) -> PhoneLook:
    record = rooms.session(me.session)
    every = _own_answers(rooms, record, [me]).get(me.id, {})
    own = turns.own_at_device(rooms, record, me, caller, every)
    told = released_by(rooms, record).get(me.id, {})
    view = turns.at_device(rooms, record, me, caller, me_view(rooms, record, me))
    return {**_common(rooms, record), "me": view, "answers": own, "released": told}


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
    """Return what people have answered in the exercise that is seen, by their ids."""
    here = viewed_step(record)
    ids = [person.id for person in people]
    return rooms.store.own_answers(record.id, here.exercise, ids) if here else {}


def looks(rooms: Rooms, command: Command) -> Looks:
    """Return what many participants may see: what they see alike once, and what is each one's.

    Answers are told while the room is asking, and while it is shown results, beside which each one
    finds her own: on no other page do they stand.
    """
    told = [_participant(rooms, ticket) for ticket in listed(command, "tickets", LOOKS)]
    subjects = [caller.subject for caller in told if isinstance(caller, Caller)]
    people = {person.id: person for person in rooms.store.people(subjects)}
    at: dict[str, list[ParticipantRecord]] = {}
    for person in people.values():
        at.setdefault(person.session, []).append(person)
    common: dict[str, Common] = {}
    own: dict[str, Answers] = {}
    texts: dict[str, dict[str, bool]] = {}
    records = {id: rooms.session(id) for id in at}
    for id, record in records.items():
        # The content of one session may be broken: the people of the others are told all the same.
        with suppress(ContentError):
            if takes_answers(record.position) or shows_results(viewed(record)):
                own |= _own_answers(rooms, record, at[id])
                texts |= released_by(rooms, record)
            common[id] = _common(rooms, record)
    played = {id: record for id, record in records.items() if id in common}
    seats = [_entry(rooms, caller, people, (own, texts), played) for caller in told]
    return {"common": common, "firms": _taken_out(seats), "seats": seats}


def _taken_out(seats: Iterable[Seated | Unseated]) -> list[Firm]:
    """Take what teams are told out of their members' entries, and return it once for each team."""
    firms: dict[int, tuple[int, Firm]] = {}
    for entry in seats:
        if "me" in entry and (firm := entry["me"]["firm"]):
            entry["team"], _ = firms.setdefault(id(firm), (len(firms), firm))
            entry["me"]["firm"] = None
    return [firm for _, firm in firms.values()]


def _participant(rooms: Rooms, ticket: object) -> Caller | str:
    """Return the participant whom a ticket serves, or why there is none."""
    caller = rooms.register.caller(text({"ticket": ticket}, "ticket"))
    if caller is None:
        return "unbound"
    return caller if caller.role is Role.PARTICIPANT else "not-allowed"


def _entry(
    rooms: Rooms,
    caller: Caller | str,
    people: dict[str, ParticipantRecord],
    theirs: tuple[dict[str, Answers], dict[str, dict[str, bool]]],
    played: Mapping[str, SessionRecord],
) -> Seated | Unseated:
    if isinstance(caller, str):
        return {"refused": caller}
    if caller.subject == ELSEWHERE:
        return {"refused": "seat-elsewhere"}
    try:
        me = known(people.get(caller.subject))
    except Refused as refusal:
        return {"refused": refusal.code}
    record = played.get(me.session)
    if record is None:
        return {"refused": "content", "language": me.language}
    every, texts = (each.get(me.id, {}) for each in theirs)
    own = turns.own_at_device(rooms, record, me, caller, every)
    view = turns.at_device(rooms, record, me, caller, me_view(rooms, record, me))
    return {"key": me.session, "me": view, "team": -1, "answers": own, "released": texts}


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
    asked = round.question(text(command, "question"))
    question = live(rooms, record, exercise, asked).of_side(me.department)
    if not question.asks(me.department, record.departments):
        raise Refused("unknown-question", question=question.id)
    if question.turn and question.id != record.position.talk:
        raise Refused("closed")
    turns.guard_answer(rooms, caller, me, question)
    value = check_value(question, command.get("value"))
    who = (record.id, me.id, me.department)
    given = ResponseRecord(op, *who, exercise, question.id, value, rooms.clock())
    rooms.store.add_response(given)
    signed_on_phone(rooms, record, me, question, value)
    rooms.kept.of(record.id).answer(record.position.step, given)
    if question.turn:
        quarters.proposed(rooms, record, me, value)
        ahead.proposed(rooms, record.id)
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
    step = step_of(record)
    if step is None or step.exercise != exercise:
        raise Refused("closed")
    return exercise, step_content(step, record.mode)[1]


def language(rooms: Rooms, caller: Caller, command: Command) -> Spoken:
    """Change a participant's language."""
    me = rooms.me(caller)
    language = one_of(command, "language", LANGUAGES)
    rooms.store.update_participant(me.id, me.department, language)
    rooms.kept.of(me.session).seat(replace(me, language=language))
    return {"language": language}


def department(rooms: Rooms, caller: Caller, command: Command) -> Moved:
    """Mend a department that was chosen wrongly, until the first answer.

    Raises:
        Refused: `settled`, once there is an answer: the facilitator can still do it.
    """
    me = rooms.me(caller)
    record = rooms.session(me.session)
    if rooms.settled(me):
        raise Refused("settled")
    return seats.move(rooms, record, me, one_of(command, "department", record.departments))
