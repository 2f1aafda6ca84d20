"""Checks of what is voted on and signed: it is proposed first, then wanted, then signed."""

from collections.abc import Iterator
from pathlib import Path

from workshop.content.noting import Findings
from workshop.content.tables import meant
from workshop.exercises.exercise import Exercise, exercises, load_exercise
from workshop.exercises.promises import LISTED, examples, fed, sources, votes
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import Question

SUITS = {
    "proposals": "a text in which people propose",
    "requests": "texts in which people ask for something",
    "promises": "the vote whose promises it is",
}


def check_ballots(found: Findings, path: Path, exercise: Exercise) -> None:
    """Check that each ballot names a question before it that suits, and that there is one list."""
    asked: dict[str, Question] = {}
    for question in (q for round in exercise.rounds for q in round.questions):
        if question.kind in kinds() and kind_of(question).BALLOT:
            for sentence in _wrong(question, asked):
                found.add(path, question.words, sentence)
        asked[question.id] = question
        for sentence in _unfed(question):
            found.add(path, question.words, sentence)
    for question in votes(exercise)[1:]:
        found.add(path, question.words, "an exercise has one list: ask one vote about it.")
    _check_shown(found, path, exercise)


def _wrong(question: Question, asked: dict[str, Question]) -> Iterator[str]:
    ballot = kind_of(question).BALLOT
    for id in question.of:
        of = asked.get(id)
        if of is None:
            hint = meant(id, asked) or "; it must be asked before."
            yield f"there is no question {id!r} before it{hint}"
        elif not _suits(of, ballot):
            yield f"of names {id!r}, and must name {SUITS[ballot]}."
        elif ballot == "promises" and question.items != of.items:
            yield f"it must have the items of {id!r}, in their order."


def _unfed(question: Question) -> Iterator[str]:
    """Yield what is wrong with where a text goes on to."""
    if not question.promise:
        return
    slug, item = fed(question)
    there = examples(load_exercise(slug)) if slug in exercises() else ()
    if item not in there:
        hint = meant(item, there) or "; write the exercise and an example of its vote."
        yield f"promise: no list has {question.promise!r}{hint}"


def _suits(of: Question, ballot: str) -> bool:
    kind = kind_of(of)
    return kind.IN_OWN_WORDS if ballot in LISTED else kind.BALLOT == "proposals"


def _check_shown(found: Findings, path: Path, exercise: Exercise) -> None:
    """Check that a list is shown only where texts come onto one."""
    listed = {*sources(exercise)}
    for at, round in enumerate(exercise.rounds):
        for nth, reveal in enumerate(round.reveals):
            if reveal.chart in ("proposals", "requests") and not {*reveal.questions} & listed:
                trail = (("round", at), ("reveal", nth))
                sentence = "no vote asks about these texts: name them in its of."
                found.add(path, "chart", sentence, trail=trail)
