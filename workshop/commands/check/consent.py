"""Checks of rounds that need consent, and of questions that are counted for the whole room only."""

from collections.abc import Iterator
from pathlib import Path

from workshop.content.noting import Findings
from workshop.exercises.exercise import Exercise
from workshop.questions.question import Question


def check_consent(found: Findings, path: Path, exercise: Exercise) -> None:
    """Check that a session without consent lacks nothing but the rounds that need it."""
    asked = {q.id: round.id for round in exercise.rounds if round.consent for q in round.questions}
    for at, round in enumerate(exercise.rounds):
        for nth, reveal in enumerate(round.reveals if not round.consent else ()):
            for id in (one for one in reveal.questions if one in asked):
                if id not in reveal.perhaps:
                    told = f'{id!r} is asked only with consent: write perhaps = ["{id}"] here.'
                    found.add(path, "questions", told, trail=(("round", at), ("reveal", nth)))
    for run in exercise.runs:
        for id in (one for one in run.questions if one in asked):
            found.add(path, run.id, f"it starts from {id!r}, which is asked only with consent.")
    if exercise.rounds and all(round.consent for round in exercise.rounds):
        found.add(path, "consent", "every round needs consent: without it nothing is left to play.")


def whole_room(question: Question) -> Iterator[str]:
    """Yield what keeps a question from being counted for the whole room only."""
    if question.whole_room and question.only_for:
        yield "whole_room counts everybody together: leave out for, or whole_room."
    if question.whole_room and question.view:
        yield "whole_room has no sides, and a mirror needs two: leave out whole_room."
