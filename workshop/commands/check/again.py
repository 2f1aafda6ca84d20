"""Checks of questions that are asked again: of the second answers only who moved is told."""

from collections.abc import Iterator
from pathlib import Path

from workshop.content.noting import Findings
from workshop.content.tables import meant
from workshop.exercises.exercise import Exercise
from workshop.questions.question import Question


def check_again(found: Findings, path: Path, exercise: Exercise) -> None:
    """Check that each question that repeats another one can be held against it.

    Where something else is wrong with the exercise, questions may differ for that reason alone.
    """
    if f"exercises/{exercise.slug}" in found.broken:
        return
    before: dict[str, Question] = {}
    repeated: set[str] = set()
    for question in (q for round in exercise.rounds for q in round.questions):
        if question.again:
            for sentence in _wrong(question, before, repeated):
                found.add(path, question.words, sentence)
            repeated.add(question.again)
        before[question.id] = question


def _wrong(question: Question, before: dict[str, Question], repeated: set[str]) -> Iterator[str]:
    """Yield what keeps people from being followed from one question to the other."""
    first = before.get(question.again)
    if first is None:
        hint = meant(question.again, before) or "."
        yield f"again = {question.again!r}: no question of that name is asked before it{hint}"
    elif first.again:
        yield f"{first.id!r} is a repetition itself: write again = {first.again!r}."
    elif first.id in repeated:
        yield f"{first.id!r} is repeated already: two tell more of each person than one."
    elif not first.is_like(question):
        same = "kind, items, options, scale, range and for"
        yield f"it must ask as {first.id!r} does: give both the same {same}."
