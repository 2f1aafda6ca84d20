"""Promises in words: those of the room, and the examples that stand in an exercise."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workshop.contracts.promises import TERMS, Promise
from workshop.exercises.exercise import Exercise, Round
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import Question


class Wording(NamedTuple):
    """What is promised, and the fields of the agreement that are filled, by name."""

    text: str
    terms: Mapping[str, str]


def ballots(exercise: Exercise) -> Iterator[Question]:
    """Yield the questions of an exercise that are asked about the session's list."""
    asked = (question for round in exercise.rounds for question in round.questions)
    yield from (q for q in asked if q.kind in kinds() and kind_of(q).BALLOT)


LISTED = ("proposals", "requests")
"""What comes onto a list; `promises` are what becomes of proposals."""


def votes(exercise: Exercise) -> list[Question]:
    """Return the questions of an exercise that ask about what comes onto its list."""
    return [q for q in ballots(exercise) if kind_of(q).BALLOT in LISTED]


def vote_of(exercise: Exercise) -> Question | None:
    """Return the question that asks about the list; None where an exercise has none."""
    return next(iter(votes(exercise)), None)


def is_across(exercise: Exercise) -> bool:
    """Whether the list of an exercise holds what its sides ask of each other."""
    return any(question.across for question in votes(exercise))


def examples(exercise: Exercise) -> tuple[str, ...]:
    """Return the examples of an exercise, by their ids."""
    vote = vote_of(exercise)
    return vote.items if vote else ()


def example(exercise: Exercise, item: str, language: str) -> Wording:
    """Return an example in a language; one that is there no more has no words."""
    vote = vote_of(exercise)
    words, key = exercise.texts(language), f"questions.{vote.words if vote else ''}"
    terms = words.find(f"{key}.terms.{item}") or {}
    text = words.find(f"{key}.items.{item}") or ""
    return Wording(text, {name: terms[name] for name in TERMS if name in terms})


def worded(exercise: Exercise, promise: Promise, language: str) -> Wording:
    """Return a promise in words: an example speaks the reader's language until it is changed."""
    said = Wording(promise["text"], promise["terms"])
    if not promise["example"]:
        return said
    given = example(exercise, promise["example"], language)
    merged = {**given.terms, **said.terms}
    return Wording(said.text or given.text, {name: text for name, text in merged.items() if text})


def is_asked(promise: Promise, ballot: str) -> bool:
    """Whether a ballot asks about a promise: any listed one, or what is wanted and written out."""
    if ballot in LISTED:
        return True
    return promise["adopted"] and not promise["missing"]


def sources(exercise: Exercise) -> list[str]:
    """Return the questions whose released texts come onto the list."""
    return [id for q in votes(exercise) for id in q.of]


def fed(question: Question) -> tuple[str, str]:
    """Return the exercise on whose list a text comes too, and the example it replaces there."""
    slug, _, item = question.promise.partition("/")
    return slug, item


def is_about_promises(exercise: Exercise, round: Round) -> bool:
    """Whether a round belongs to the way from the first proposal to the last signature."""
    of = {*sources(exercise)}
    at = [
        n
        for n, one in enumerate(exercise.rounds)
        if any(q.id in of or kind_of(q).BALLOT for q in one.questions)
    ]
    ids = [one.id for one in exercise.rounds]
    return bool(at) and at[0] <= ids.index(round.id) <= at[-1]
