"""The table of who answers for which number: filled in by the facilitator, with the room aloud."""

from collections.abc import Mapping
from dataclasses import replace

from workshop.contracts.matrices import Matrix
from workshop.contracts.replies import Command, Filled
from workshop.contracts.tallies import Tally
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise
from workshop.exercises.matrix import WHOLE, Shares, shared_by
from workshop.host.callers import Caller
from workshop.host.fields import OP_LIMIT, one_of, text
from workshop.host.rooms import Rooms
from workshop.host.where import viewed, viewed_step
from workshop.questions.writing import kept_line
from workshop.session import shows_results
from workshop.store import MatrixRecord, SessionRecord

NAME, JUDGE = 40, 80
"""Characters of a function's name, and of who judges."""

REMEMBERED = 64
"""Operations that a table remembers: whatever is sent again is sent again within a few of them."""


def fill(rooms: Rooms, _: Caller, command: Command) -> Filled:
    """Write one thing into the table that is shown.

    That is a `weight` of an `item` and a `function` (None takes it away), who is its `judge`, the
    `name` of a function that the room adds (empty takes it away), or, with `example`, the
    exercise's example in the place of everything.

    Raises:
        Refused: `not-now`, where no such table is shown; `bad-weight`, `too-long`.
    """
    op, record = text(command, "op", OP_LIMIT), rooms.named(command)
    exercise, question, shares = _shown(record, command)
    there = rooms.store.matrix(record.id, exercise.slug, question)
    new = there or MatrixRecord(record.id, exercise.slug, question, rooms.clock())
    if op not in new.ops:
        changed = _written(new, exercise, shares, command)
        ops = (*new.ops, op)[-REMEMBERED:]
        rooms.store.put_matrix(replace(changed, ops=ops, at=rooms.clock()))
        rooms.kept.of(record.id).changed()
        rooms.ring("stage", record.id)
    return {"filled": question}


def _shown(record: SessionRecord, command: Command) -> tuple[Exercise, str, Shares]:
    """Return the table that a command names, which must be one that everybody sees."""
    step = viewed_step(record)
    if step is None or not shows_results(viewed(record)):
        raise Refused("not-now")
    exercise, round = step_content(step, record.mode)
    tables = {r.questions[0]: s for at, r, s in shared_by(exercise) if at.id == round.id}
    if not tables:
        raise Refused("not-now")
    question = one_of(command, "question", tables)
    return exercise, question, tables[question]


def _written(
    there: MatrixRecord, exercise: Exercise, shares: Shares, command: Command
) -> MatrixRecord:
    if command.get("example") is True:
        return _begun(there, shares)
    if command.get("name") is not None:
        function = one_of(command, "function", shares.named)
        return replace(there, names={**there.names, function: _line(command, "name", NAME)})
    item = one_of(command, "item", exercise.question(there.question).items)
    if command.get("judge") is not None:
        return replace(there, judges={**there.judges, item: _line(command, "judge", JUDGE)})
    function = one_of(command, "function", shares.all)
    given = {**there.weights.get(item, {}), function: _weight(command)}
    left = {name: weight for name, weight in given.items() if weight is not None}
    return replace(there, weights={**there.weights, item: left})


def _begun(there: MatrixRecord, shares: Shares) -> MatrixRecord:
    if not shares.example:
        raise Refused("not-now")
    weights = {item: dict(zip(shares.functions, row, strict=True)) for item, row in shares.example}
    return replace(there, weights=weights, judges={}, example=True)


def _line(command: Command, name: str, limit: int) -> str:
    value = command.get(name)
    said = kept_line(value) if isinstance(value, str) else None
    if said is None:
        raise Refused("bad-command", field=name)
    if len(said) > limit:
        raise Refused("too-long", limit=limit, length=len(said))
    return said


def _weight(command: Command) -> int | None:
    if "weight" not in command:
        raise Refused("bad-command", field="weight")
    weight = command["weight"]
    if weight is None:
        return None
    if type(weight) is not int or not 0 <= weight <= WHOLE:
        raise Refused("bad-weight", low=0, high=WHOLE)
    return weight


def matrix_of(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, question: str, shares: Shares
) -> Matrix:
    """Return a table as it is now; one into which nobody has written is empty."""
    there = rooms.store.matrix(record.id, exercise.slug, question)
    names = {**record.names, **(there.names if there else {})}
    return {
        "exercise": exercise.slug,
        "question": question,
        "functions": [{"id": id, "name": names.get(id, "")} for id in shares.all],
        "weights": {item: dict(row) for item, row in there.weights.items()} if there else {},
        "judges": dict(there.judges) if there else {},
        "example": bool(there and there.example),
    }


def with_matrix(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, results: Mapping[str, Tally]
) -> dict[str, Tally]:
    """Return results, the tables as they are now laid beside those whose items they have."""
    there = {r.questions[0]: shares for _, r, shares in shared_by(exercise)}
    found = {id: matrix_of(rooms, record, exercise, id, there[id]) for id in results if id in there}
    return {id: {**one, "matrix": found[id]} if id in found else one for id, one in results.items()}
