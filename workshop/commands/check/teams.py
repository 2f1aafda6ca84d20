"""Checks of what sides that answer on one phone are not asked: what is left can be played."""

from collections.abc import Iterator
from pathlib import Path

from workshop.charts import charts
from workshop.content.noting import Findings
from workshop.content.tables import meant
from workshop.exercises.exercise import Exercise
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.said import without_people
from workshop.questions.taking import objections
from workshop.session import Mode


def left_out(question: Question) -> Iterator[str]:
    """Yield what is wrong with what sides that answer on one phone are not asked."""
    for item in sorted({*question.people_only} - {*question.items}):
        yield f"people_only: {item!r} is not one of its items{meant(item, question.items) or '.'}"
    left = without_people(question)
    if left is None and not question.private:
        yield "people_only names all of its items: write people_only = true."
    elif left is not None and question.people_only:
        for sentence in kind_of(left).lacks(left):
            yield f"people_only leaves too little of it: {sentence}"


def check_teams(found: Findings, path: Path, exercise: Exercise) -> None:
    """Check that what is left for sides that answer on one phone can be asked and shown."""
    played = exercise.played_by(Mode.TEAMS)
    for round in played.rounds if played is not exercise else ():
        if not round.questions and not round.reveals:
            found.add(
                path, round.id, "people_only leaves nothing of it: keep a question for teams."
            )
    for reveal in played.reveals if played is not exercise else ():
        takes = charts()[reveal.chart].takes if reveal.chart in charts() else ()
        there = {q.id: q for r in played.rounds for q in r.questions}
        asked = [there[id] for id in reveal.questions if id in there]
        for sentence in objections(takes, asked) if takes and asked else ():
            told = f"people_only leaves {reveal.chart!r} without what it shows: {sentence}."
            found.add(path, asked[0].words, told)
