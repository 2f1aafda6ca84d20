"""Checks of invented people: personas, rooms, what they write, and how they lean in an exercise."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from workshop.content import LANGUAGES, listed
from workshop.content.noting import Findings
from workshop.content.tables import unknown_key
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise
from workshop.exercises.people.personas import persona_faults, personas_path
from workshop.exercises.people.rooms import room_faults, rooms_path
from workshop.exercises.people.said import FILE, SAYS, said_faults
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.kinds.sheet import BETWEEN
from workshop.questions.question import Question

Exercises = Mapping[str, Exercise | None]


def check_people(found: Findings, exercises: Exercises) -> None:
    """Check all that is said of invented people; no mistake here stops a session of real ones.

    A kit may do without them: then nobody can rehearse it, and nothing is checked.
    """
    path = personas_path(found.root)
    if not path.parent.is_dir():
        return
    known = found.read(path, stops=False)
    if known is None:
        return
    _note(found, path, persona_faults(known))
    rooms = found.read(rooms_path(found.root), stops=False) or {}
    _note(found, rooms_path(found.root), room_faults(rooms, known))
    for language in LANGUAGES:
        _check_words(found, path.with_name(f"{language}.toml"), known, rooms)
    for exercise in exercises.values():
        if exercise:
            _check_exercise(found, exercise, known)
    _check_files(found, path.parent)


def _note(found: Findings, path: Path, wrong: Iterable[tuple[str, str]]) -> None:
    for key, sentence in wrong:
        found.add(path, key, sentence, stops=False)


def _check_words(
    found: Findings, path: Path, known: Collection[str], rooms: Collection[str]
) -> None:
    """Check that in a language every persona has something to write and every room a name."""
    table = found.read(path, stops=False)
    if table is None:
        return
    for key, ids, fits, instead in (
        (SAYS, known, _are_texts, "list what she writes."),
        ("rooms", rooms, _is_text, "write what this room is called."),
    ):
        told = table.get(key)
        given: Mapping[str, Any] = told if isinstance(told, dict) else {}
        strangers = {id: unknown_key(id, ids) for id in given.keys() - {*ids}}
        for id, sentence in strangers.items():
            found.add(path, f"{key}.{id}", sentence, stops=False)
        for id in (id for id in ids if not fits(given.get(id))):
            # One cause, one message: the misspelt key is told already.
            if not any(f"did you mean {id}?" in sentence for sentence in strangers.values()):
                found.add(path, f"{key}.{id}", instead, stops=False)
    for key in table.keys() - {SAYS, "rooms"}:
        found.add(path, key, unknown_key(key, (SAYS, "rooms")), stops=False)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _check_exercise(found: Findings, exercise: Exercise, known: Collection[str]) -> None:
    """Check who leans where, and that what people write has room on its card."""
    for question in (one for round in exercise.rounds for one in round.questions):
        for language in LANGUAGES if _is_written(question) else ():
            _check_length(found, exercise, question, language)
    path = exercise.folder / FILE
    if not path.is_file():
        return
    if (values := found.read(path, stops=False)) is not None:
        _note(found, path, said_faults(values, exercise, known))


def _is_written(question: Question) -> bool:
    return question.kind in kinds() and kind_of(question).IN_OWN_WORDS


def _check_length(found: Findings, exercise: Exercise, question: Question, language: str) -> None:
    path, key = exercise.folder / f"{language}.toml", f"questions.{question.words}.{SAYS}"
    with suppress(ContentError):  # told where it is read
        says = exercise.texts(language).find(key)
        for text in _texts_of(says):
            if not _fits(question, text):
                sentence = f"{text[:20]!r}… is longer than its card takes, {question.limit}."
                found.add(path, key, sentence, stops=False)


def _texts_of(says: object) -> list[str]:
    """Return what people would write: texts, or by side those of each."""
    lists: list[Any] = list(says.values()) if isinstance(says, dict) else [says]
    return [text for texts in lists if _are_texts(texts) for text in texts]


def _fits(question: Question, text: str) -> bool:
    """Whether a text has room on its card; none fits a limit that is none."""
    parts = text.split(BETWEEN.strip()) if kind_of(question).TABLED else [text]
    return question.limit <= 0 or all(len(part.strip()) <= question.limit for part in parts)


def _check_files(found: Findings, folder: Path) -> None:
    there = ["personas.toml", "rooms.toml", *(f"{language}.toml" for language in LANGUAGES)]
    for path in listed(folder, "*"):
        if path.name not in there:
            sentence = f"nothing reads this: the folder has {', '.join(there)}."
            found.add(path, "", sentence, stops=False)
