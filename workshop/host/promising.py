"""Commands by which promises come about: put on the list, worded, agreed to, signed, judged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from workshop.contracts.promises import TERMS
from workshop.contracts.replies import Command, Promised
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise
from workshop.exercises.promises import ballots, examples
from workshop.host.callers import Caller, hashed
from workshop.host.fields import one_of, text
from workshop.host.kept import PROMISES, RESULTS
from workshop.host.promised import carried, promises_of, sources
from workshop.host.rooms import Rooms
from workshop.host.seeing import step_of
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.verdicts import ALOUD
from workshop.questions.writing import kept_line
from workshop.session import Mode, Phase
from workshop.store import ParticipantRecord, PromiseRecord, ResponseRecord, SessionRecord

MOST = 8
"""Proposals on the list: more nobody weighs against each other."""

TEXT, TERM = 280, 160
"""Characters of what is promised, and of a field of the agreement."""

DAYS = 30
"""After so many days it is looked at, unless the room says otherwise."""

LATEST = 2 * 365
"""Days after which nobody remembers a promise."""


def propose(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Put something on the list: an `example` of the exercise, or a `text` of the room's own.

    Raises:
        Refused: `promise-asked`, `promise-list-full`, `empty-text`, `too-long`.
    """
    record, exercise = _room(rooms, command)
    if command.get("example") is not None:
        item = one_of(command, "example", examples(exercise))
        return _put_new(rooms, record, exercise, _of_example(rooms, item))
    wording = _wording(command.get("text"))
    op = text(command, "op", 64)
    new = PromiseRecord("", _id(record, op), "", 0, rooms.clock(), text=wording)
    return _put_new(rooms, record, exercise, new)


def begin(rooms: Rooms, record: SessionRecord) -> None:
    """Take up the exercise's examples, where a room comes to vote and has proposed nothing."""
    step = step_of(record)
    if step is None or record.position.phase is not Phase.ASKING:
        return
    exercise, round = step_content(step, record.mode)
    asked = {kind_of(q).BALLOT for q in round.at(record.position.beat).questions}
    if "proposals" in asked and not _count(rooms.store.promises(record.id), exercise):
        for number, item in enumerate(examples(exercise)[:MOST], 1):
            _put(rooms, record, exercise, _of_example(rooms, item), number)
        _changed(rooms, record)


def released(rooms: Rooms, record: SessionRecord, given: ResponseRecord, *, shown: bool) -> None:
    """Put a text on the list when it is released, and take it off when it is taken back.

    A list that is full takes nothing more: the text is shown all the same.
    """
    step = step_of(record)
    exercise = step_content(step, record.mode)[0] if step else None
    if exercise is None or given.question not in sources(exercise):
        return
    there = rooms.store.promises(record.id)
    holder = next((one for one in there if given.op in one.sources), None)
    if shown and holder is None and _count(there, exercise) < MOST and not _is_asking(record):
        said = kept_line(str(given.value))[:TEXT]
        new = PromiseRecord(
            "", _id(record, given.op), "", 0, rooms.clock(), said, sources=(given.op,)
        )
        _put_new(rooms, record, exercise, new)
    elif not shown and holder is not None and not _is_settled(rooms, record, exercise, holder.id):
        _take(rooms, record, holder, given.op)


def _take(rooms: Rooms, record: SessionRecord, holder: PromiseRecord, op: str) -> None:
    left = tuple(one for one in holder.sources if one != op)
    if left:
        rooms.store.put_promise(replace(holder, sources=left))
    else:
        rooms.store.drop_promise(record.id, holder.id)
    _changed(rooms, record)


def _count(there: list[PromiseRecord], exercise: Exercise) -> int:
    return sum(one.exercise == exercise.slug for one in there)


def _put_new(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, new: PromiseRecord
) -> Promised:
    _check_still(record)
    there = rooms.store.promises(record.id)
    if any(one.id == new.id for one in there):
        return {"promise": new.id}
    if _count(there, exercise) >= MOST:
        raise Refused("promise-list-full", most=MOST)
    _put(rooms, record, exercise, new, 1 + max((one.number for one in there), default=0))
    _changed(rooms, record)
    return {"promise": new.id}


def _of_example(rooms: Rooms, item: str) -> PromiseRecord:
    return PromiseRecord("", item, "", 0, rooms.clock(), example=item)


def _put(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, new: PromiseRecord, number: int
) -> None:
    due = (rooms.clock().date() + timedelta(days=DAYS)).isoformat()
    there = replace(new, session=record.id, exercise=exercise.slug, number=number)
    rooms.store.put_promise(replace(there, terms={"due": due}))


def merge(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Put one proposal `into` another one, whose words stay; without `into`, drop it.

    Raises:
        Refused: `promise-voted`, once the room has voted on it.
    """
    record, exercise, one = _promise(rooms, command)
    _check_open(rooms, record, exercise, one)
    if command.get("into") is not None:
        others = {p.id: p for p in rooms.store.promises(record.id) if p.id != one.id}
        into = others[one_of(command, "into", others)]
        _check_open(rooms, record, exercise, into)
        rooms.store.put_promise(replace(into, sources=(*into.sources, *one.sources)))
    rooms.store.drop_promise(record.id, one.id)
    _changed(rooms, record)
    return {"promise": one.id}


def write(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Word a promise: its `text` until it was voted on, its `terms` until it is signed.

    Raises:
        Refused: `promise-signed`, `promise-voted`, `bad-due`, `empty-text`, `too-long`.
    """
    record, exercise, one = _promise(rooms, command)
    _check_still(record)
    if one.signed:
        raise Refused("promise-signed")
    if command.get("text") is not None and command["text"] != one.text:
        _check_open(rooms, record, exercise, one)
        one = replace(one, text=_wording(command["text"]))
    rooms.store.put_promise(replace(one, terms={**one.terms, **_terms(rooms, command)}))
    _changed(rooms, record)
    return {"promise": one.id}


def agree(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Note that a department said yes to a proposal aloud, or that it does not after all.

    Raises:
        Refused: `promise-voted`, where the vote itself has told.
    """
    record, exercise, one = _promise(rooms, command)
    if _told(rooms, record, exercise, one.id) not in ("", ALOUD):
        raise Refused("promise-voted")
    if one.signed:
        raise Refused("promise-signed")
    side = one_of(command, "department", record.departments)
    others = tuple(d for d in one.agreed if d != side)
    yes = command.get("agreed") is True
    rooms.store.put_promise(replace(one, agreed=(*others, side) if yes else others))
    _changed(rooms, record)
    return {"promise": one.id}


def sign(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Note that a department signed aloud; with `signed` false, all signatures are taken back.

    Sides that have a phone sign on it themselves.

    Raises:
        Refused: `promise-incomplete`, `promise-not-adopted`, `signs-itself`.
    """
    record, exercise, one = _promise(rooms, command)
    if command.get("signed") is not True:
        rooms.store.put_promise(replace(one, signed={}))
    elif record.mode == Mode.TEAMS:
        raise Refused("signs-itself")
    else:
        side = one_of(command, "department", _sides(rooms, record, exercise, one.id))
        _put_signature(rooms, record, exercise, one, side)
    _changed(rooms, record)
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
    _changed(rooms, record)


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
    word = one_of(command, "kept", ("kept", "broken", ""))
    one = next(p for p in rooms.store.promises(record.after) if p.id == id)
    judged = rooms.clock() if word else None
    rooms.store.put_promise(replace(one, kept=word, judged=judged))
    _changed(rooms, record)
    return {"promise": id}


# ---- what may not be ----


def _room(rooms: Rooms, command: Command) -> tuple[SessionRecord, Exercise]:
    """Return a session and the exercise that it plays, which must be one with a list."""
    record = rooms.named(command)
    step = step_of(record)
    if step is None:
        raise Refused("not-now")
    exercise = step_content(step, record.mode)[0]
    if not any(ballots(exercise)):
        raise Refused("not-now")
    return record, exercise


def _promise(rooms: Rooms, command: Command) -> tuple[SessionRecord, Exercise, PromiseRecord]:
    record, exercise = _room(rooms, command)
    id = text(command, "promise", 64)
    ours = (p for p in rooms.store.promises(record.id) if p.exercise == exercise.slug)
    one = next((p for p in ours if p.id == id), None)
    if one is None:
        raise Refused("unknown-promise")
    return record, exercise, one


def _check_still(record: SessionRecord) -> None:
    """Refuse to change a list about which people are being asked: they would answer another one."""
    if _is_asking(record):
        raise Refused("promise-asked")


def _is_asking(record: SessionRecord) -> bool:
    step = step_of(record)
    if step is None or record.position.phase not in (Phase.ASKING, Phase.CLOSED):
        return False
    _, round = step_content(step, record.mode)
    return any(kind_of(question).BALLOT for question in round.at(record.position.beat).questions)


def _check_open(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, one: PromiseRecord
) -> None:
    _check_still(record)
    if _is_settled(rooms, record, exercise, one.id):
        raise Refused("promise-voted")


def _is_settled(rooms: Rooms, record: SessionRecord, exercise: Exercise, id: str) -> bool:
    """Whether something was decided about these words: then they are no longer changed."""
    one = next((p for p in promises_of(rooms, record, exercise.slug) if p["id"] == id), None)
    return one is not None and bool(one["verdict"] or one["signed"])


def _told(rooms: Rooms, record: SessionRecord, exercise: Exercise, id: str) -> str:
    there = promises_of(rooms, record, exercise.slug)
    return next((one["verdict"] for one in there if one["id"] == id), "")


def _sides(rooms: Rooms, record: SessionRecord, exercise: Exercise, id: str) -> list[str]:
    there = promises_of(rooms, record, exercise.slug)
    return next((one["sides"] for one in there if one["id"] == id), [])


def _wording(given: object) -> str:
    said = kept_line(given) if isinstance(given, str) else ""
    if not said:
        raise Refused("empty-text")
    if len(said) > TEXT:
        raise Refused("too-long", limit=TEXT, length=len(said))
    return said


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


def _id(record: SessionRecord, op: str) -> str:
    """Return a name for what an operation proposed: nobody can tell from it whose phone it was."""
    return f"p{hashed(record.id + op)[:12]}"


def _changed(rooms: Rooms, record: SessionRecord) -> None:
    rooms.kept.of(record.id).changed(PROMISES, RESULTS)
    rooms.kept.of(record.id).progress = None
    rooms.ring("stage", record.id)


HANDLERS: dict[str, Callable[[Rooms, Caller, Command], Promised]] = {
    "propose": propose,
    "merge": merge,
    "write": write,
    "agree": agree,
    "sign": sign,
    "keep": keep,
}
"""By the name of the command; all of them are the facilitator's."""
