"""Tables that people wrote in a session: the rows that the facilitator has shown."""

from collections.abc import Iterable

from workshop.contracts.matrices import Matrix
from workshop.contracts.replies import Command, Tabled, Tables
from workshop.errors import ContentError
from workshop.exercises.canvas import tabled
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.matrix import is_empty, shared_by
from workshop.host.callers import Caller, hashed
from workshop.host.courses import steps_of
from workshop.host.rooms import Rooms
from workshop.host.sharing import matrix_of
from workshop.questions.question import Question
from workshop.store import SessionRecord


def tables(rooms: Rooms, _: Caller, command: Command) -> Tables:
    """Return the tables of a session; what nobody has shown to the room stays in it."""
    record = rooms.named(command)
    played = dict.fromkeys(step.exercise for step in steps_of(record))
    found = [one for slug in played for one in _of(rooms, record, slug)]
    shared = matrices_of(rooms, record, played)
    return {"language": record.language, "tables": found, "matrices": shared}


def matrices_of(rooms: Rooms, record: SessionRecord, slugs: Iterable[str]) -> list[Matrix]:
    """Return the tables of who answers for which number that exercises have filled in."""
    return [one for slug in slugs for one in _matrices(rooms, record, slug)]


def _of(rooms: Rooms, record: SessionRecord, slug: str) -> list[Tabled]:
    try:
        exercise = load_exercise(slug)
    except ContentError:
        return []
    return [_table(rooms, record, exercise, question) for question in tabled(exercise)]


def _table(rooms: Rooms, record: SessionRecord, exercise: Exercise, question: Question) -> Tabled:
    given = rooms.store.responses(record.id, exercise.slug, [question.id])
    # Not in the order of sending, which would tell who wrote the first row.
    shown = sorted((r for r in given if r.released), key=lambda r: hashed(record.id + r.op))
    return {
        "exercise": exercise.slug,
        "question": question.id,
        "columns": list(question.items),
        "rows": [row.value for row in shown],
    }


def _matrices(rooms: Rooms, record: SessionRecord, slug: str) -> list[Matrix]:
    """Return who answers for which number, as far as anything was written of it."""
    try:
        exercise = load_exercise(slug)
    except ContentError:
        return []
    there = (
        matrix_of(rooms, record, exercise, reveal.questions[0], shares)
        for _, reveal, shares in shared_by(exercise)
    )
    return [one for one in there if not is_empty(one)]
