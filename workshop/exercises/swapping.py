"""Half days with the others: what a reveal needs so that a timetable can be made of answers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.content.tables import Table
from workshop.questions.kinds.several import at
from workshop.questions.question import Question

if TYPE_CHECKING:
    from workshop.exercises.exercise import Exercise, Reveal, Round

HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
"""From when to when a half day is: 08:30-12:00."""

WEEK = 7
"""The items of its question are days that follow each other, Monday first: seven at most."""


@dataclass(frozen=True)
class Swapping:
    """What a timetable is made of, beside the question of its reveal, which asks when.

    Attributes:
        parts: parts of the day, each with its hours, as `HOURS` has them.
        role: the question, a choice, of what somebody would be there; empty where none is asked.
        host: the question, a text, of whom somebody would visit; empty where none is asked.
    """

    parts: tuple[tuple[str, str], ...]
    role: str = ""
    host: str = ""

    @property
    def hours(self) -> Mapping[str, str]:
        """The hours by part of the day."""
        return dict(self.parts)


def read_swapping(table: Table) -> Swapping | None:
    """Return what a reveal says of a timetable; None where it says nothing of it."""
    hours, role, host = table.pairs("hours"), table.text("role"), table.text("host")
    if not hours and not role and not host:
        return None
    return Swapping(tuple(hours.items()), role, host)


def swapped_by(exercise: "Exercise") -> Iterator[tuple["Round", "Reveal", Swapping]]:
    """Yield the timetables of an exercise, each with its round and reveal."""
    for round in exercise.rounds:
        for reveal in round.reveals:
            if reveal.swapping and reveal.questions:
                yield round, reveal, reveal.swapping


def slots_of(question: Question) -> list[str]:
    """Return the half days of a question, in their order: each item with each bucket."""
    return [at(item, part) for item in question.items for part in question.options]


def named_slots(value: Mapping[str, list[str]]) -> list[str]:
    """Return the half days that an answer names."""
    return [at(item, part) for item, parts in value.items() for part in parts]
