"""What an exercise says of invented people (`people.toml`), and what of it cannot be."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workshop.content import content_root, read_toml
from workshop.content.departments import departments
from workshop.content.tables import meant
from workshop.content.texts import Texts
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, exercises, load_exercise
from workshop.exercises.people.personas import is_number, personas, told
from workshop.exercises.people.rooms import EVERY
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import CHOICE, Question

FILE = "people.toml"
"""The file of an exercise that says who leans where, in its folder; it may be missing."""

SAYS = "says"
"""Under which words what invented people write stands: of a question, or by persona."""

Said = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""By question and item, who leans where: a height or an option."""


@cache
def people_words(language: str) -> Texts:
    """Return the words of `data/people` in a language: what rooms are called, what people write.

    Raises:
        ContentError: they cannot be read.
    """
    path = content_root() / "data" / "people" / f"{language}.toml"
    return Texts(language, read_toml(path), f"data/people/{path.name}")


_sound: dict[Path, Said] = {}


def said_of(exercise: Exercise) -> Said:
    """Return what an exercise says of invented people; nothing where it has no such file.

    Raises:
        ContentError: the file cannot be read, or says something that cannot be.
    """
    path = exercise.folder / FILE
    if path not in _sound:
        values = read_toml(path) if path.is_file() else {}
        whole = _whole(exercise)
        if wrong := [told(path, *one) for one in said_faults(values, whole, personas())]:
            raise ContentError(wrong)
        _sound[path] = values
    return _sound[path]


def _whole(exercise: Exercise) -> Exercise:
    """Return an exercise with all that it may ask: a session of teams asks less of it."""
    there = load_exercise(exercise.slug) if exercise.slug in exercises() else exercise
    return there if there.folder == exercise.folder else exercise


def said_faults(
    values: Mapping[str, Any], exercise: Exercise, known: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield the key and what is wrong there, of what a `people.toml` says.

    Args:
        values: the parsed file.
        exercise: whose it is.
        known: the personas there are.
    """
    asked = (question for round in exercise.rounds for question in round.questions)
    questions = {q.words: q for q in asked if q.kind in kinds() and _is_led(q)}
    for id, items in values.items():
        if id not in questions:
            hint = meant(id, questions) or f"; there are: {', '.join(questions)}."
            yield id, f"there is no question {id!r} to answer{hint}"
        elif not isinstance(items, dict):
            yield id, f"write a table: [{id}], and below it who leans where."
        else:
            yield from _wrong_items(items, questions[id], (*known, *departments(), EVERY))


def _is_led(question: Question) -> bool:
    """Whether it can be said who leans where: of texts it cannot."""
    kind = kind_of(question)
    return bool(kind.counted(question) or kind.BALLOT)


def _wrong_items(
    items: Mapping[str, Any], question: Question, who: Collection[str]
) -> Iterator[tuple[str, str]]:
    there = question.items or (CHOICE,)
    for item, by in items.items():
        key = f"{question.words}.{item}"
        if item not in there:
            hint = meant(item, there) or f"; there are: {', '.join(there)}."
            yield key, f"{question.words!r} has no item {item!r}{hint}"
        elif not isinstance(by, dict):
            yield key, "write who leans where, such as { all = … }."
        else:
            yield from ((key, sentence) for sentence in _wrong_leanings(by, question, who))


def _wrong_leanings(
    by: Mapping[str, Any], question: Question, who: Collection[str]
) -> Iterator[str]:
    for name, value in by.items():
        if name not in who:
            hint = meant(name, who) or f"; there are: {', '.join(who)}."
            yield f"there is no persona or department {name!r}{hint}"
        elif kind_of(question).BY_HEIGHT and not is_number(value, 0, 1):
            yield f"{name}: write a number from 0 to 1."
        elif not kind_of(question).BY_HEIGHT and value not in question.options:
            hint = meant(str(value), question.options)
            yield f"{name}: {value!r} is none of {', '.join(question.options)}{hint or '.'}"
