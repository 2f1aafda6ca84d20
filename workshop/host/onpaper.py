"""Answers on paper: sheets are entered by whoever leads, and counted like what phones send.

Somebody without a phone has a seat like everybody else, marked as one on paper. It never opens a
line, so it is never sent into a group and yields to nobody.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from workshop.contracts.onpaper import Entered, PaperSeat, TakenBack
from workshop.contracts.replies import Command
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Round
from workshop.exercises.onpaper import MOST, OPEN, can_be_entered
from workshop.host import seats
from workshop.host.callers import Caller, hashed, new_token
from workshop.host.fields import OP_LIMIT, listed, one_of, text
from workshop.host.kept import TEXTS
from workshop.host.promised import live
from workshop.host.rooms import Rooms
from workshop.host.where import step_of
from workshop.questions.kinds import check_value
from workshop.session import Mode
from workshop.store import ParticipantRecord, ResponseRecord, SessionRecord


@dataclass(frozen=True)
class Sheet:
    """A sheet whose answers fit their questions.

    Attributes:
        person: whose it is; None for somebody without a seat.
        department: hers.
        answers: by question.
    """

    person: ParticipantRecord | None
    department: str
    answers: Mapping[str, Value]


def enter(rooms: Rooms, _: Caller, command: Command) -> Entered:
    """Count sheets, all of them or none; with the same id it happens once.

    Raises:
        Refused: `onpaper-teams`, `onpaper-when`; `onpaper-none`, where nothing stands on any sheet;
            what a phone would be refused, with the `row` from 1 in which it stands.
    """
    op, record = text(command, "op", OP_LIMIT), rooms.named(command)
    slug, round = _open(record)
    sheets = [*_sheets(rooms, record, slug, round, listed(command, "sheets", MOST))]
    if not sheets:
        raise Refused("onpaper-none", field="sheets")
    if not rooms.store.has_response(_name(op, 0, next(iter(sheets[0].answers)))):
        for nth, sheet in enumerate(sheets):
            _count(rooms, record, slug, sheet, (op, nth))
        rooms.kept.of(record.id).changed(TEXTS)
        rooms.ring("responses", record.id)
    return {"entered": len(sheets)}


def _open(record: SessionRecord) -> tuple[str, Round]:
    """Return the exercise and the round of which sheets can be entered now."""
    if record.mode == Mode.TEAMS:
        raise Refused("onpaper-teams")
    step = step_of(record) if record.position.phase in OPEN else None
    if step is None or record.looking is not None:
        raise Refused("onpaper-when")
    round = step_content(step, record.mode)[1]
    return step.exercise, round.at(record.position.beat)


def _sheets(
    rooms: Rooms, record: SessionRecord, slug: str, round: Round, given: list[object]
) -> Iterator[Sheet]:
    known = {seats.public(p.id): p for p in on_paper(rooms, record)}
    for row, one in enumerate(given, 1):
        if not isinstance(one, Mapping):
            raise Refused("bad-command", field="sheets", row=row)
        try:
            sheet = _sheet(rooms, record, slug, round, one, known)
        except Refused as refusal:
            raise Refused(refusal.code, **{**refusal.details, "row": row}) from refusal
        if sheet.answers:
            yield sheet


def _sheet(
    rooms: Rooms,
    record: SessionRecord,
    slug: str,
    round: Round,
    given: Mapping[str, object],
    known: Mapping[str, ParticipantRecord],
) -> Sheet:
    person = known[one_of(given, "seat", known)] if given.get("seat") else None
    side = person.department if person else one_of(given, "department", record.departments)
    said = given.get("answers")
    if not isinstance(said, Mapping):
        raise Refused("bad-command", field="answers")
    answers = {
        str(id): _checked(rooms, record, slug, round, side, str(id), said[id]) for id in said
    }
    return Sheet(person, side, answers)


def _checked(
    rooms: Rooms, record: SessionRecord, slug: str, round: Round, side: str, id: str, value: object
) -> Value:
    """Return an answer as it is stored; it is held to what an answer from a phone is held to."""
    question = live(rooms, record, slug, round.question(id)).of_side(side)
    if not can_be_entered(question) or not question.asks(side, record.departments):
        raise Refused("unknown-question", question=id)
    return check_value(question, value)


def _count(
    rooms: Rooms, record: SessionRecord, slug: str, sheet: Sheet, place: tuple[str, int]
) -> None:
    person = sheet.person or _seat(rooms, record, sheet.department)
    kept = rooms.kept.of(record.id)
    for id, value in sheet.answers.items():
        who = (record.id, person.id, person.department)
        given = ResponseRecord(_name(*place, id), *who, slug, id, value, rooms.clock())
        rooms.store.add_response(given)
        kept.answer(record.position.step, given)


def _name(op: str, nth: int, question: str) -> str:
    """Return the operation of one answer on one sheet."""
    return sha256(f"{op}/{nth}/{question}".encode()).hexdigest()[:OP_LIMIT]


def _seat(rooms: Rooms, record: SessionRecord, department: str) -> ParticipantRecord:
    """Return a new seat for somebody without a phone: no token opens it."""
    who = (secrets.token_hex(8), record.id, hashed(new_token()), department, record.language)
    person = ParticipantRecord(*who, rooms.clock(), paper=True)
    rooms.store.add_participant(person)
    rooms.seated(record.id)[person.id] = person
    rooms.kept.of(record.id).seat(person)
    return person


def drop(rooms: Rooms, _: Caller, command: Command) -> TakenBack:
    """Take back what was entered in this round; a seat of which nothing is left is ended.

    Raises:
        Refused: `onpaper-teams`, `onpaper-when`.
    """
    record = rooms.named(command)
    slug, round = _open(record)
    entered = _entered(rooms, record, slug, round)
    there = [person for person in on_paper(rooms, record) if person.id in entered]
    shown = seats.shown(rooms, record)
    rooms.store.leave_out(record.id, [one.id for one in there], shown)
    played = {exercise for exercise, _ in shown}
    seats.end(rooms, record, [p.id for p in there if not _has_answered(rooms, p, played, shown)])
    rooms.kept.of(record.id).left_out()
    rooms.ring("stage", record.id)
    return {"dropped": len(there)}


def _has_answered(
    rooms: Rooms, person: ParticipantRecord, played: set[str], shown: set[tuple[str, str]]
) -> bool:
    """Whether the room has seen an answer of a seat: then it stays."""
    given = rooms.store.given_by(person.session, person.id, played) if played else []
    return any((one.exercise, one.question) in shown for one in given)


def _entered(rooms: Rooms, record: SessionRecord, slug: str, round: Round) -> set[str]:
    """Return who has answered anything of a round."""
    ids = [question.id for question in round.questions]
    return {one.participant for one in rooms.store.responses(record.id, slug, ids)}


def on_paper(rooms: Rooms, record: SessionRecord) -> list[ParticipantRecord]:
    """Return who has a seat without a phone, in the order in which they were entered."""
    return [person for person in rooms.seated(record.id).values() if person.paper]


def paper_view(rooms: Rooms, record: SessionRecord) -> list[PaperSeat]:
    """Return the seats of people without phones; what stands on their sheets is not told."""
    there = on_paper(rooms, record)
    step = step_of(record) if there and record.position.phase in OPEN else None
    round = step_content(step, record.mode)[1] if step else None
    done = _entered(rooms, record, step.exercise, round) if step and round else set[str]()
    return [
        {
            "seat": seats.public(one.id),
            "number": rooms.number(one),
            "department": one.department,
            "done": one.id in done,
        }
        for one in there
    ]
