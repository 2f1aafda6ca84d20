"""Counting what a room answered: a question once in a session, and compared ones alike."""

from collections.abc import Iterable, Mapping, Sequence

from workshop.contracts.tallies import Tally
from workshop.exercises.exercise import Exercise
from workshop.host.promised import live, sides
from workshop.host.rooms import Rooms
from workshop.questions.again import Given, of_all, tally_again
from workshop.questions.kinds import kind_of
from workshop.questions.moved import tally_moved
from workshop.questions.question import Question
from workshop.questions.said import as_said
from workshop.questions.tally import Answer, tally
from workshop.questions.verdicts import verdicts
from workshop.session import Mode
from workshop.store import SessionRecord

Tallies = Mapping[str, Tally]
"""By question."""


def tallies(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, wanted: Iterable[str]
) -> dict[str, Tally]:
    """Return what may be published of questions.

    What the room has seen once is not counted anew: a seat may have been ended since, and the
    difference would tell what was answered there. Questions that a reveal sets beside each other
    count the same people (`workshop/questions/again.py`); of a repetition it is told who moved
    (`moved.py`), and nothing else.

    Args:
        rooms: all rooms.
        record: the session.
        exercise: whose questions these are.
        wanted: their ids.
    """
    if record.mode == Mode.TEAMS:
        return {id: _said(rooms, record, exercise, id) for id in dict.fromkeys(wanted)}
    return _of_people(rooms, record, exercise, wanted)


def _of_people(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, wanted: Iterable[str]
) -> dict[str, Tally]:
    ids, seen = list(dict.fromkeys(wanted)), _seen(rooms, record, exercise)
    beside = {id: exercise.compared(id) for id in ids}
    repeated = {again for id in ids if (again := exercise.question(id).again)}
    needed = {*ids, *repeated, *(one for id in ids for one in beside[id] if one in seen)}
    given = _given(rooms, record, exercise, needed)
    found = {id: seen[id] for id in ids if id in seen}
    for id in (id for id in ids if id not in seen and not exercise.question(id).again):
        question = live(rooms, record, exercise.slug, exercise.question(id))
        first = next((b for b in beside[id] if b in seen), None)
        if first:
            before = (given[first], seen[first])
            found[id] = tally_again(question, given[id], *before, record.departments)
            continue
        others = [given[one] for one in beside[id] if one in ids]
        answers = of_all(question, given[id], others)
        told = tally(question, answers, record.departments)
        found[id] = _decided(rooms, record, question, told, [*given[id].values()])
    for id in (id for id in ids if id not in found):
        found[id] = _moved(exercise, id, given, seen | found)
    return {id: found[id] for id in ids}


def _moved(exercise: Exercise, id: str, given: Mapping[str, Given], told: Tallies) -> Tally:
    """Return who moved since the question that this one repeats, and which way."""
    question = exercise.question(id)
    first = question.again
    before = told.get(first) or tally(exercise.question(first), [], ())
    return tally_moved(question, given[id], given[first], before)


def _said(rooms: Rooms, record: SessionRecord, exercise: Exercise, id: str) -> Tally:
    """Return what each table said, by its number: sides that are played as teams say it aloud."""
    numbers = rooms.numbers(record.id)
    given = [
        (numbers[one.participant], one.department, one.value)
        for one in rooms.store.responses(record.id, exercise.slug, [id])
    ]
    question = live(rooms, record, exercise.slug, exercise.question(id))
    told = as_said(question, given, record.departments)
    return _decided(rooms, record, question, told, [(who, value) for _, who, value in given])


def _decided(
    rooms: Rooms,
    record: SessionRecord,
    question: Question,
    told: Tally,
    answers: Sequence[Answer],
) -> Tally:
    """Return the tally of a ballot with its verdicts; any other as it is."""
    if not kind_of(question).BALLOT:
        return told
    must = [side for side in sides(rooms, record) if question.asks(side)]
    teams = record.mode == Mode.TEAMS
    return {**told, "passed": verdicts(answers, must, question.options[0], public=teams)}


def _given(
    rooms: Rooms, record: SessionRecord, exercise: Exercise, ids: Iterable[str]
) -> dict[str, Given]:
    """Return department and value by question and person."""
    answers: dict[str, dict[str, tuple[str, object]]] = {id: {} for id in ids}
    for one in rooms.store.responses(record.id, exercise.slug, list(answers)):
        answers[one.question][one.participant] = (one.department, one.value)
    return dict(answers)


def _seen(rooms: Rooms, record: SessionRecord, exercise: Exercise) -> dict[str, Tally]:
    """Return what the reveals of an exercise have published, by question."""
    seen = dict[str, Tally]()
    for step in sorted(rooms.store.revealed(record.id)):
        kept = rooms.store.reveal(record.id, step)
        if kept and kept.exercise == exercise.slug:
            seen |= {id: one for id, one in kept.results.items() if is_readable(one, record.mode)}
    return seen


def is_readable(kept: Tally, mode: str) -> bool:
    """Whether a tally may be shown in a session of this mode as it was kept.

    None that an earlier version kept as sums of points, and where people answer one by one, none
    that tells what each phone said.
    """
    if "said" in kept and mode != Mode.TEAMS:
        return False
    return all("counts" in cell for cells in kept["cells"].values() for cell in cells.values())
