"""Commands by which promises come about: put on the list, worded, agreed to, signed, judged."""

from dataclasses import replace
from datetime import timedelta

from workshop.contracts.replies import Command, Promised
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise
from workshop.exercises.promises import LISTED, ballots, examples, is_across
from workshop.host.bringing import feeds, is_brought, is_there_already, list_of, written
from workshop.host.callers import Caller, hashed
from workshop.host.fields import one_of, text
from workshop.host.kept import PROMISES, RESULTS
from workshop.host.promised import asked_by, promises_of
from workshop.host.rooms import Rooms
from workshop.host.where import step_of
from workshop.questions.kinds import kind_of
from workshop.questions.writing import kept_line
from workshop.session import Phase
from workshop.store import PromiseRecord, ResponseRecord, SessionRecord

MOST = 8
"""Proposals on the list: more nobody weighs against each other."""

EACH = 2
"""Requests of a side: those that matter most, for each of them wants an answer."""

TEXT = 280
"""Characters of what is promised."""

DAYS = 30
"""After so many days it is looked at, unless the room says otherwise."""


def propose(rooms: Rooms, _: Caller, command: Command) -> Promised:
    """Put something on the list: an `example` of the exercise, or a `text` of the room's own.

    Raises:
        Refused: `promise-asked`, `promise-list-full`, `empty-text`, `too-long`; `not-now`, where
            sides ask each other and a text would be nobody's.
    """
    record, exercise = room_with_list(rooms, command)
    if command.get("example") is not None:
        item = one_of(command, "example", examples(exercise))
        return _put_new(rooms, record, exercise, _of_example(rooms, item))
    if is_across(exercise):
        # Of what is said aloud nobody knows for the other side whose request it is.
        raise Refused("not-now")
    said = wording(command.get("text"))
    op = text(command, "op", 64)
    new = PromiseRecord("", _id(record, op), "", 0, rooms.clock(), text=said)
    return _put_new(rooms, record, exercise, new)


def begin(rooms: Rooms, record: SessionRecord) -> None:
    """Take up the exercise's examples, where a room comes to vote and has proposed nothing."""
    # A session whose content broke meanwhile can still be ended.
    step = step_of(record) if record.position.phase is Phase.ASKING else None
    if step is None:
        return
    exercise, round = step_content(step, record.mode)
    asked = {kind_of(q).BALLOT for q in round.at(record.position.beat).questions}
    there = [p for p in rooms.store.promises(record.id) if p.exercise == exercise.slug]
    brought = [feeds(one) for p in there for one in written(rooms, p)]
    if asked & {*LISTED} and len(there) == len([p for p in there if is_brought(rooms, p)]):
        left = [one for one in examples(exercise) if (exercise.slug, one) not in brought]
        first = 1 + max((p.number for p in there), default=0)
        for number, item in enumerate(left[: MOST - len(there)], first):
            _put(rooms, record, exercise, _of_example(rooms, item), number)
        changed(rooms, record)


def released(rooms: Rooms, record: SessionRecord, given: ResponseRecord, *, shown: bool) -> None:
    """Put a text on the list when it is released, and take it off when it is taken back.

    A list that is full takes nothing more: the text is shown all the same.
    """
    exercise = list_of(record, given)
    if exercise is None:
        return
    there = rooms.store.promises(record.id)
    holder = next((one for one in there if given.op in one.sources), None)
    room_left = _has_room(rooms, record, exercise, given.department)
    room_left = room_left and not is_there_already(rooms, there, given)
    if shown and holder is None and room_left and not _is_asking(record):
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
    changed(rooms, record)


def _has_room(rooms: Rooms, record: SessionRecord, exercise: Exercise, side: str) -> bool:
    """Whether the list takes one more; where sides ask each other, one more of this side."""
    there = promises_of(rooms, record, exercise.slug)
    if is_across(exercise):
        return sum(one["by"] == side for one in there) < EACH
    return len(there) < MOST


def _put_new(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, new: PromiseRecord
) -> Promised:
    check_still(record)
    there = rooms.store.promises(record.id)
    if any(one.id == new.id for one in there):
        return {"promise": new.id}
    side = asked_by(rooms, new, exercise)
    if not _has_room(rooms, record, exercise, side):
        raise Refused("promise-list-full", most=EACH if side else MOST)
    _put(rooms, record, exercise, new, 1 + max((one.number for one in there), default=0))
    changed(rooms, record)
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
    record, exercise, one = promise_in(rooms, command)
    check_open(rooms, record, exercise, one)
    if command.get("into") is not None:
        alike = _of_same_side(rooms, record, exercise, one.id)
        others = {p.id: p for p in rooms.store.promises(record.id) if p.id in alike}
        into = others[one_of(command, "into", others)]
        check_open(rooms, record, exercise, into)
        rooms.store.put_promise(replace(into, sources=(*into.sources, *one.sources)))
    rooms.store.drop_promise(record.id, one.id)
    changed(rooms, record)
    return {"promise": one.id}


def _of_same_side(rooms: Rooms, record: SessionRecord, exercise: Exercise, id: str) -> set[str]:
    """Return what a promise can be put together with: one side's request with its own alone."""
    by = {one["id"]: one["by"] for one in promises_of(rooms, record, exercise.slug)}
    return {other for other in by if other != id and by[other] == by[id]}


# ---- what may not be ----


def room_with_list(rooms: Rooms, command: Command) -> tuple[SessionRecord, Exercise]:
    """Return a session and the exercise that it plays, which must be one with a list."""
    record = rooms.named(command)
    step = step_of(record)
    if step is None:
        raise Refused("not-now")
    exercise = step_content(step, record.mode)[0]
    if not any(ballots(exercise)):
        raise Refused("not-now")
    return record, exercise


def promise_in(rooms: Rooms, command: Command) -> tuple[SessionRecord, Exercise, PromiseRecord]:
    """Return a session, its exercise, and the promise on its list that a command names.

    Raises:
        Refused: `unknown-promise`, `not-now`.
    """
    record, exercise = room_with_list(rooms, command)
    id = text(command, "promise", 64)
    ours = (p for p in rooms.store.promises(record.id) if p.exercise == exercise.slug)
    one = next((p for p in ours if p.id == id), None)
    if one is None:
        raise Refused("unknown-promise")
    return record, exercise, one


def check_still(record: SessionRecord) -> None:
    """Refuse to change a list about which people are being asked: they would answer another one."""
    if _is_asking(record):
        raise Refused("promise-asked")


def _is_asking(record: SessionRecord) -> bool:
    step = step_of(record)
    if step is None or record.position.phase not in (Phase.ASKING, Phase.CLOSED):
        return False
    _, round = step_content(step, record.mode)
    return any(kind_of(question).BALLOT for question in round.at(record.position.beat).questions)


def check_open(rooms: Rooms, record: SessionRecord, exercise: Exercise, one: PromiseRecord) -> None:
    """Refuse to change words about which something was decided, or is being decided."""
    check_still(record)
    if _is_settled(rooms, record, exercise, one.id):
        raise Refused("promise-voted")


def _is_settled(rooms: Rooms, record: SessionRecord, exercise: Exercise, id: str) -> bool:
    """Whether something was decided about these words: then they are no longer changed."""
    one = next((p for p in promises_of(rooms, record, exercise.slug) if p["id"] == id), None)
    return one is not None and bool(one["verdict"] or one["signed"])


def wording(given: object) -> str:
    """Return what is promised, in one line; nothing, or too much, is refused."""
    said = kept_line(given) if isinstance(given, str) else ""
    if not said:
        raise Refused("empty-text")
    if len(said) > TEXT:
        raise Refused("too-long", limit=TEXT, length=len(said))
    return said


def _id(record: SessionRecord, op: str) -> str:
    """Return a name for what an operation proposed: nobody can tell from it whose phone it was."""
    return f"p{hashed(record.id + op)[:12]}"


def changed(rooms: Rooms, record: SessionRecord) -> None:
    """Let everybody see the list as it is now."""
    rooms.kept.of(record.id).changed(PROMISES, RESULTS)
    rooms.kept.of(record.id).progress = None
    rooms.ring("stage", record.id)
