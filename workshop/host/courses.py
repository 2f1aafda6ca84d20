"""What a session plays: kept when it is opened, and worked out where an earlier kit opened it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from workshop.errors import ContentError
from workshop.exercises.agenda import Course, course_of, load_agenda, steps_in
from workshop.exercises.exercise import Round, exercises, load_exercise
from workshop.session import Phase, Step
from workshop.store import SessionRecord, Store

Known = dict[int, tuple[str, str]]
"""Exercise and round of the steps of which something was kept."""

GONE = ("", "")
"""A step of which nothing was kept and nothing can be told."""


def steps_of(record: SessionRecord) -> tuple[Step, ...]:
    """Return the steps of a session: as they were when it was opened.

    Raises:
        ContentError: an exercise, or of an old session the programme, cannot be read.
    """
    if record.course:
        return steps_in(record.course)
    return load_agenda(record.agenda).steps(record.mode)


def course_now(record: SessionRecord) -> Course:
    """Return exercise and round of each step of a session.

    Raises:
        ContentError: as `steps_of`.
    """
    return tuple((step.exercise, step.round) for step in steps_of(record))


def keep_courses(store: Store) -> None:
    """Work out what sessions of earlier kits play, once: they had but a programme's name.

    Where that cannot be read now, the next start tries again.
    """
    for record in store.sessions():
        if not record.course:
            try:
                store.set_course(record.id, worked_out(store, record))
            except ContentError:
                continue


def worked_out(store: Store, record: SessionRecord) -> Course:
    """Return what a session has played, as reveals and answers tell, and what comes after it.

    A step of which neither was kept is what stands between its neighbours in their exercise.
    What is to come is what the programme has now after the last thing that was played.

    Raises:
        ContentError: the programme cannot be read.
    """
    now = course_of(load_agenda(record.agenda), record.mode)
    moves = store.moves([record.id])
    played = 1 + max([record.position.step, *(move.step for move in moves)])
    if not played:
        return now
    course = _filled(_known(store, record), played, now, record)
    return (*course, *_to_come(course, now))


# ---- what was kept ----


def _known(store: Store, record: SessionRecord) -> Known:
    """Return what steps were, by their reveals; else by what was answered while they asked."""
    shown = {step: what for (_, step), what in store.rounds_seen([record.id]).items()}
    return _answered(store, record) | shown


def _answered(store: Store, record: SessionRecord) -> Known:
    moves = [move for move in store.moves([record.id]) if move.phase != Phase.LOBBY]
    times = [move.at for move in moves]
    asked_in, found = _rounds(), defaultdict[int, list[tuple[str, str]]](list)
    for slug in exercises():
        for given in store.responses(record.id, slug):
            at, there = bisect_right(times, given.at) - 1, asked_in.get((slug, given.question))
            if there and at >= 0:
                found[moves[at].step].append((slug, there))
    # A clock that was set may lay single answers elsewhere.
    return {step: max(these, key=these.count) for step, these in found.items()}


def _rounds() -> dict[tuple[str, str], str]:
    """Return in which round each question of each exercise is asked."""
    return {
        (slug, question.id): round.id
        for slug in exercises()
        for round in _rounds_of(slug)
        for question in round.questions
    }


def _rounds_of(slug: str) -> Sequence[Round]:
    """Return the rounds of an exercise; none of one that is gone or cannot be read."""
    try:
        return load_exercise(slug).rounds if slug in exercises() else ()
    except ContentError:
        return ()


# ---- what lies between and after it ----


def _filled(known: Known, played: int, now: Course, record: SessionRecord) -> Course:
    """Return what was played, with what can be told of steps of which nothing was kept."""
    course = [known.get(step, GONE) for step in range(played)]
    for step in reversed(range(played - 1)):
        if course[step] == GONE:
            course[step] = _free(course, _neighbours(course[step + 1], -1))
    for step in range(played):
        if course[step] == GONE:
            course[step] = _free(course, _next_to(course, step, now, record))
    return tuple(course)


def _next_to(
    course: Sequence[tuple[str, str]], step: int, now: Course, record: SessionRecord
) -> Iterator[tuple[str, str]]:
    """Yield what a step may have been; where the room is, only what it can be doing there."""
    likely = [*_neighbours(course[step - 1], 1), *now] if step else now
    beat = record.position.beat
    for exercise, round in likely:
        there = steps_in([(exercise, round)])[0].course
        if step != record.position.step or beat in there or beat.phase is Phase.ENDED:
            yield exercise, round


def _neighbours(place: tuple[str, str], way: int) -> list[tuple[str, str]]:
    """Return the rounds of an exercise before or after one of them, the nearest first."""
    slug, id = place
    ids = [round.id for round in _rounds_of(slug)]
    if id not in ids:
        return []
    at = ids.index(id)
    return [(slug, one) for one in (ids[at + 1 :] if way > 0 else ids[:at][::-1])]


def _free(course: Sequence[tuple[str, str]], likely: Iterable[tuple[str, str]]) -> tuple[str, str]:
    return next((one for one in likely if one not in course), GONE)


def _to_come(course: Course, now: Course) -> Course:
    """Return what the programme has after what was played."""
    last = course[-1]
    later = () if last in now else tuple(_neighbours(last, 1))
    # An exercise of which other rounds were played than the programme has now is behind the room.
    behind = {slug for slug, _ in course} - {slug for slug, id in now if (slug, id) in course}
    gone = (at for at, one in enumerate(now) if one in course or one[0] in behind)
    over = max(gone, default=-1)
    played = {*course, *later}
    return (*later, *(one for one in now[over + 1 :] if one not in played))
