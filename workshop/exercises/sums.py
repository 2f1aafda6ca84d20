"""The table of sums: words and minutes of exercises and programmes, line by line. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from workshop.exercises.agenda import Agenda, played
from workshop.exercises.exercise import Exercise, Round, load_exercise
from workshop.exercises.minutes import (
    PEOPLE,
    Parts,
    of_joining,
    of_round,
    summed,
    words_aloud,
    words_shown,
)


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


def sums_of_exercise(exercise: Exercise, rounds: Iterable[Round] | None = None) -> Sums:
    """Return the words and the time of an exercise, round by round."""
    inside = tuple(_sums_of_round(exercise, round) for round in rounds or exercise.rounds)
    planned = sum(one.planned for one in inside)
    return _together(exercise.slug, planned, inside)


def _sums_of_round(exercise: Exercise, round: Round) -> Sums:
    logs = sum(words_aloud(exercise, reveal.log) for reveal in round.reveals)
    aloud, shown = words_aloud(exercise, round.story) + logs, words_shown(exercise, round)
    return Sums(round.id, round.minutes, aloud, shown, of_round(exercise, round))


def sums_of_agenda(agenda: Agenda, people: int = PEOPLE) -> Sums:
    """Return the words and the time of a programme, item by item, joining first."""
    items = []
    for item in agenda.items:
        exercise = load_exercise(item.exercise)
        there = sums_of_exercise(exercise, played(item, exercise))
        items.append(_together(item.exercise, item.minutes, there.inside))
    joining = [Sums("joining", agenda.joining, 0, 0, of_joining(people))] if agenda.joining else []
    return _together(agenda.slug, agenda.minutes, (*joining, *items))


def _together(name: str, planned: int, inside: tuple[Sums, ...]) -> Sums:
    aloud, shown = sum(one.aloud for one in inside), sum(one.shown for one in inside)
    return Sums(name, planned, aloud, shown, summed(one.parts for one in inside), inside)
