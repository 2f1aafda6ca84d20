"""Commands by which a promise is written out, agreed to, signed, and judged the next time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from workshop.contracts.promises import KEPT, TERMS
from workshop.contracts.replies import Command, Promised
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise
from workshop.host.callers import Caller
from workshop.host.fields import one_of, text
from workshop.host.promised import carried, promises_of
from workshop.host.promising import (
    changed,
    check_open,
    check_still,
    merge,
    promise_in,
    propose,
    wording,
)
from workshop.host.rooms import Rooms
from workshop.host.where import step_of
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.verdicts import ALOUD
from workshop.questions.writing import kept_line
from workshop.session import Mode
from workshop.store import ParticipantRecord, PromiseRecord, SessionRecord

TERM = 160
"""Characters of a field of the agreement."""

LATEST = 2 * 365
"""Days after which nobody remembers a promise."""


def write(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Word a promise: its `text` until it was voted on, its `terms` until it is signed.

    Raises:
        Refused: `promise-signed`, `promise-voted`, `bad-due`, `empty-text`, `too-long`.
    """
    record, exercise, one = promise_in(rooms, command)
    check_still(record)
    if one.signed:
        raise Refused("promise-signed")
    if command.get("text") is not None and command["text"] != one.text:
        check_open(rooms, record, exercise, one)
        one = replace(one, text=wording(command["text"]))
    rooms.store.put_promise(replace(one, terms={**one.terms, **_terms(rooms, command)}))
    changed(rooms, record)
    return {"promise": one.id}


def agree(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Note that a department said yes to a proposal aloud, or that it does not after all.

    Raises:
        Refused: `promise-voted`, where the vote itself has told.
    """
    record, exercise, one = promise_in(rooms, command)
    if _told(rooms, record, exercise, one.id) not in ("", ALOUD):
        raise Refused("promise-voted")
    if one.signed:
        raise Refused("promise-signed")
    side = one_of(command, "department", record.departments)
    others = tuple(d for d in one.agreed if d != side)
    yes = command.get("agreed") is True
    rooms.store.put_promise(replace(one, agreed=(*others, side) if yes else others))
    changed(rooms, record)
    return {"promise": one.id}


def sign(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Note that a department signed aloud; with `signed` false, all signatures are taken back.

    Sides that have a phone sign on it themselves.

    Raises:
        Refused: `promise-incomplete`, `promise-not-adopted`, `signs-itself`.
    """
    record, exercise, one = promise_in(rooms, command)
    if command.get("signed") is not True:
        rooms.store.put_promise(replace(one, signed={}))
    elif record.mode == Mode.TEAMS:
        raise Refused("signs-itself")
    else:
        side = one_of(command, "department", _sides(rooms, record, exercise, one.id))
        _put_signature(rooms, record, exercise, one, side)
    changed(rooms, record)
    return {"promise": one.id}


def signed_on_phone(
    rooms: Rooms, record: SessionRecord, me: ParticipantRecord, question: Question, value: Value
) -> None:
    """Let what a side taps on its phone be its signature, or take it back."""
    if record.mode != Mode.TEAMS or kind_of(question).BALLOT != "promises":
        return
    yes, step = question.options[0], step_of(record)
    exercise = step_content(step, record.mode)[0] if step else None
    for one in rooms.store.promises(record.id):
        if exercise and value.get(one.id) == yes:
            _put_signature(rooms, record, exercise, one, me.department)
        elif one.id in value and me.department in one.signed:
            left = {side: at for side, at in one.signed.items() if side != me.department}
            rooms.store.put_promise(replace(one, signed=left))
    changed(rooms, record)


def _put_signature(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, one: PromiseRecord, side: str
) -> None:
    told = next(p for p in promises_of(rooms, record, exercise.slug) if p["id"] == one.id)
    if not told["adopted"]:
        raise Refused("promise-not-adopted")
    if told["missing"]:
        raise Refused("promise-incomplete")
    signed = {side: rooms.clock().isoformat(), **one.signed}
    rooms.store.put_promise(replace(one, signed=signed))


def keep(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Note whether a promise of the earlier session was kept, as the room says aloud.

    Raises:
        Refused: `unknown-promise`, where the earlier session has signed none of that id.
    """
    record, id = rooms.named(command), text(command, "promise", 64)
    if id not in {one["id"] for one in carried(rooms, record)}:
        raise Refused("unknown-promise")
    word = one_of(command, "kept", (*KEPT, ""))
    one = next(p for p in rooms.store.promises(record.after) if p.id == id)
    judged = rooms.clock() if word else None
    rooms.store.put_promise(replace(one, kept=word, judged=judged))
    changed(rooms, record)
    return {"promise": id}


def _told(rooms: Rooms, record: SessionRecord, exercise: Exercise, id: str) -> str:
    there = promises_of(rooms, record, exercise.slug)
    return next((one["verdict"] for one in there if one["id"] == id), "")


def _sides(rooms: Rooms, record: SessionRecord, exercise: Exercise, id: str) -> list[str]:
    there = promises_of(rooms, record, exercise.slug)
    return next((one["sides"] for one in there if one["id"] == id), [])


def _terms(rooms: Rooms, command: Command) -> dict[str, str]:
    given = command.get("terms", {})
    if not isinstance(given, dict) or not {*given} <= {*TERMS}:
        raise Refused("bad-command", field="terms")
    return {name: _term(rooms, name, value) for name, value in given.items()}


def _term(rooms: Rooms, name: str, value: object) -> str:
    said = kept_line(value) if isinstance(value, str) else None
    if said is None:
        raise Refused("bad-command", field=name)
    if len(said) > TERM:
        raise Refused("too-long", limit=TERM, length=len(said))
    if name == "due" and said:
        _check_due(rooms, said)
    return said


def _check_due(rooms: Rooms, said: str) -> None:
    today = rooms.clock().date()
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise Refused("bad-due") from None
    if not today < day <= today + timedelta(days=LATEST):
        raise Refused("bad-due")


HANDLERS: dict[str, Callable[[Rooms, Caller, Command], Promised]] = {
    "propose": propose,
    "merge": merge,
    "write": write,
    "agree": agree,
    "sign": sign,
    "keep": keep,
}
"""By the name of the command; all of them are the facilitator's."""
