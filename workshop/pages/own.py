"""You, here: somebody's own answers beside what a room is shown, on a phone and in a lesson."""

import json
from collections.abc import Mapping, Sequence

from workshop.charts import here
from workshop.content.texts import interface
from workshop.contracts.phone import Here, Wrote
from workshop.contracts.tallies import Answers
from workshop.exercises.exercise import Exercise, Round
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question

MOST = 2048
"""Bytes of a phone's page that are its owner's own answers; those of the shipped exercises fit."""


def beside(spots: Sequence[here.Beside], answers: Answers, department: str) -> list[Here]:
    """Return somebody's own answers beside each reveal in which she has any.

    Args:
        spots: where they belong, reveal by reveal.
        answers: hers, by question.
        department: hers.
    """
    found = (here.here(one, answers, department, at) for at, one in enumerate(spots))
    return [one for one in found if one]


def within(found: Sequence[Here], most: int) -> list[Here]:
    """Return as many of the first as fit into so many bytes.

    One that asks a hundred things may not fit by itself: then its first kinds of answers do.
    """
    made: list[Here] = []
    for one in found:
        made.append({"of": one["of"], "own": [], "said": []})
        for part, some in (("own", one["own"]), ("said", one["said"])):
            for each in some:
                made[-1][part].append(each)  # type: ignore[literal-required]
                if size(made) > most:
                    made[-1][part].pop()  # type: ignore[literal-required]
                    return [each for each in made if each["own"] or each["said"]]
    return made


def size(value: object) -> int:
    """Return how many bytes a value is on its way."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def wrote(
    exercise: Exercise,
    round: Round,
    answers: Answers,
    released: Mapping[str, bool],
    language: str,
) -> list[Wrote]:
    """Return what somebody wrote in a round, and whether the room has been shown it.

    Args:
        exercise: the round's.
        round: it.
        answers: hers, by question.
        released: of each of her texts whether it is shown, by question.
        language: hers.
    """
    return [
        _wrote(exercise, question, answers, released[question.id], language)
        for question in round.questions
        if kind_of(question).IN_OWN_WORDS and question.id in answers and question.id in released
    ]


def _wrote(
    exercise: Exercise, question: Question, answers: Answers, shown: bool, language: str
) -> Wrote:
    ui, words = interface(language), exercise.texts(language)
    text = kind_of(question).said(question, "", answers[question.id], words, ui)
    return {"text": text, "shown": shown, "said": ui("here.shown" if shown else "here.held")}
