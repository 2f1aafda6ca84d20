"""The table of sums: words and minutes of exercises and programmes, line by line. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from workshop.exercises.agenda import Agenda, Item, played, step_content, steps_in
from workshop.exercises.exercise import Exercise, Round, load_exercise
from workshop.exercises.minutes import (
    Parts,
    of_joining,
    of_round,
    planned,
    planned_agenda,
    planned_item,
    summed,
    words_aloud,
    words_shown,
)
from workshop.session import Mode


@dataclass(frozen=True)
class Sums:
    """What one line of the table of sums holds: words, and the parts of the time.

    Attributes:
        aloud: words that are read to the room.
        shown: words that people read on their phones, of the department that reads most.
        planned: minutes in the file.
    """

    name: str
    planned: int
    aloud: int
    shown: int
    parts: Parts
    inside: tuple["Sums", ...] = field(default=())


def sums_of_exercise(
    exercise: Exercise, rounds: Iterable[Round] | None = None, mode: str = Mode.PEOPLE
) -> Sums:
    """Return the words and the time of an exercise in a mode of session, round by round."""
    there = exercise.played_by(mode)
    ids = [round.id for round in (there.usual if rounds is None else rounds)]
    inside = tuple(_sums_of_round(there, there.round(id), mode) for id in ids)
    planned = sum(one.planned for one in inside)
    return _together(exercise.slug, planned, inside)


def _sums_of_round(exercise: Exercise, round: Round, mode: str) -> Sums:
    logs = sum(words_aloud(exercise, reveal.log) for reveal in round.reveals)
    aloud, shown = words_aloud(exercise, round.story) + logs, words_shown(exercise, round)
    minutes, parts = planned(exercise, round, mode), of_round(exercise, round, None, mode)
    return Sums(round.id, minutes, aloud, shown, parts)


def sums_of_agenda(agenda: Agenda, people: int = 0, mode: str = Mode.PEOPLE) -> Sums:
    """Return the words and the time of a programme, item by item, joining first.

    Each choice of a slot has its line; in the sum counts the longest.
    """
    slots = [[*_sums_of_choices(item, mode)] for item in agenda.items]
    coming = of_joining(people, mode)
    joining = [Sums("joining", agenda.joining, 0, 0, coming)] if agenda.joining else []
    longest = [max(slot, key=lambda one: one.parts.seconds) for slot in slots if slot]
    lines = (*joining, *(one for slot in slots for one in slot))
    counted = _together(agenda.slug, planned_agenda(agenda, mode), (*joining, *longest))
    return replace(counted, inside=lines)


def _sums_of_choices(item: Item, mode: str) -> Iterator[Sums]:
    """Yield the sums of what may be played of an item; nothing of what a mode leaves out."""
    for at, one in enumerate(item.choices):
        exercise = load_exercise(one.exercise)
        rounds = played(one, exercise, mode)
        if rounds:
            there = sums_of_exercise(exercise, rounds, mode)
            name = f"or {one.exercise}" if at else one.exercise
            yield _together(name, planned_item(one, mode), there.inside)


def sums_of_course(name: str, course: Iterable[Sequence[str]], mode: str = Mode.PEOPLE) -> Sums:
    """Return the words and the time of what a session plays; rounds that are gone take none.

    Raises:
        ContentError: an exercise cannot be read.
    """
    there = (step for step in steps_in(course) if not step.gone)
    items = []
    for slug, steps in groupby(there, key=lambda step: step.exercise):
        inside = tuple(_sums_of_round(*step_content(step, mode), mode) for step in steps)
        items.append(_together(slug, sum(one.planned for one in inside), inside))
    return _together(name, sum(one.planned for one in items), tuple(items))


def _together(name: str, planned: int, inside: tuple[Sums, ...]) -> Sums:
    aloud, shown = sum(one.aloud for one in inside), sum(one.shown for one in inside)
    return Sums(name, planned, aloud, shown, summed(one.parts for one in inside), inside)
