"""Checks of invented people: personas, rooms, what they write, and how they lean in an exercise."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from workshop.content import LANGUAGES, listed
from workshop.content.noting import Findings
from workshop.content.tables import unknown_key
from workshop.exercises.exercise import Exercise
from workshop.exercises.people.personas import persona_faults, personas_path
from workshop.exercises.people.rooms import room_faults, rooms_path
from workshop.exercises.people.said import FILE, SAYS, said_faults

Exercises = Mapping[str, Exercise | None]


def check_people(found: Findings, exercises: Exercises) -> None:
    """Check all that is said of invented people; no mistake here stops a session of real ones."""
    path = personas_path(found.root)
    known = found.read(path, stops=False) or {}
    _note(found, path, persona_faults(known))
    rooms = rooms_path(found.root)
    _note(found, rooms, room_faults(found.read(rooms, stops=False) or {}, known))
    for language in LANGUAGES:
        _check_words(found, path.with_name(f"{language}.toml"), known)
    for exercise in exercises.values():
        if exercise and (exercise.folder / FILE).is_file():
            _check_exercise(found, exercise, known)
    _check_files(found, path.parent)


def _note(found: Findings, path: Path, wrong: Iterable[tuple[str, str]]) -> None:
    for key, sentence in wrong:
        found.add(path, key, sentence, stops=False)


def _check_words(found: Findings, path: Path, known: Collection[str]) -> None:
    """Check that every persona has something to write in a language."""
    table = found.read(path, stops=False)
    if table is None:
        return
    says = table.get(SAYS)
    given: Mapping[str, Any] = says if isinstance(says, dict) else {}
    for id in given.keys() - {*known}:
        found.add(path, f"{SAYS}.{id}", unknown_key(id, known), stops=False)
    for id in known:
        texts = given.get(id)
        fits = isinstance(texts, list) and texts and all(isinstance(one, str) for one in texts)
        if not fits or not all(map(str.strip, texts or [])):
            found.add(path, f"{SAYS}.{id}", "list what she writes.", stops=False)


def _check_exercise(found: Findings, exercise: Exercise, known: Collection[str]) -> None:
    path = exercise.folder / FILE
    if (values := found.read(path, stops=False)) is not None:
        _note(found, path, said_faults(values, exercise, known))


def _check_files(found: Findings, folder: Path) -> None:
    there = ["personas.toml", "rooms.toml", *(f"{language}.toml" for language in LANGUAGES)]
    for path in listed(folder, "*"):
        if path.name not in there:
            sentence = f"nothing reads this: the folder has {', '.join(there)}."
            found.add(path, "", sentence, stops=False)
