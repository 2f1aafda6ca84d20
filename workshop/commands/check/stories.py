"""Checks of the Markdown files of an exercise, and of files beside them that nothing reads."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from workshop.content import LANGUAGES, listed, read_text
from workshop.content.noting import Findings
from workshop.content.texts import read_blocks
from workshop.errors import ContentError
from workshop.exercises.cues import cues_path
from workshop.exercises.exercise import Exercise
from workshop.exercises.people.said import FILE

STORY_WORDS = 90
NOTES = "notes"
PHASES_OF_NOTES = ("story", "talk", "asking", "closed", "revealed")
_STEM = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


def check_stories(found: Findings, exercise: Exercise, language: str) -> None:
    """Check the stories, notes and logs of an exercise in a language."""
    told = {round.story for round in exercise.rounds}
    for stem in sorted(stems(exercise)):
        path = exercise.folder / f"{stem}.{language}.md"
        if not _STEM.fullmatch(stem):
            sentence = f"{stem!r} is no name for a text: use small letters, digits and hyphens."
            found.add(exercise.folder / "exercise.toml", stem, sentence)
        elif not path.is_file():
            found.add(path, "", missing_file(exercise, path))
        else:
            _check_text(found, path, is_story=stem in told)
            if stem == NOTES:
                _check_names(found, exercise, path)


def stems(exercise: Exercise) -> set[str]:
    """Return the names of an exercise's texts, without language and ending."""
    shown = {reveal.log for reveal in exercise.reveals}
    return ({round.story for round in exercise.rounds} | shown | {NOTES}) - {""}


def _check_text(found: Findings, path: Path, *, is_story: bool) -> None:
    try:
        words = len(read_text(path).split())
    except ContentError as error:
        found.take(error.mistakes)
        return
    if not words:
        found.add(path, "", "the file is empty: write the text.")
    elif is_story and words >= STORY_WORDS:
        sentence = f"a story has fewer than {STORY_WORDS} words; this has {words}."
        found.add(path, "", sentence, stops=False)


def _check_names(found: Findings, exercise: Exercise, path: Path) -> None:
    """Check the names by which notes are opened where the room is: `{#ROUND}`, `{#ROUND/PHASE}`."""
    known = {"before"}
    for round in exercise.rounds:
        known |= {round.id, *(f"{round.id}/{phase}" for phase in PHASES_OF_NOTES)}
    for name in _names(path):
        if name not in known:
            near = _near(name, sorted(known))
            hint = f"write {{#{near}}}" if near else f"there are: {', '.join(sorted(known))}"
            found.add(
                path, f"{{#{name}}}", f"no round and phase has this name; {hint}.", stops=False
            )


def _names(path: Path) -> list[str]:
    try:
        return [block["id"] for block in read_blocks(path) if "id" in block]
    except ContentError:
        return []


def missing_file(exercise: Exercise, path: Path) -> str:
    """Return that a file is missing, and which one beside it may have been meant."""
    near = _near(path.name, [other.name for other in strays(exercise)])
    return f"the file is missing{f'; rename {near}.' if near else '.'}"


def check_strays(found: Findings, exercise: Exercise) -> None:
    """Name what lies in the folder of an exercise and is read by nothing."""
    wanted = (name for name in _known(exercise) if name != FILE)  # it may be missing
    missing = [name for name in wanted if not (exercise.folder / name).is_file()]
    for path in strays(exercise):
        if not _near(path.name, missing):
            sentence = "nothing reads this: remove it, or give it the name of what it is for."
            found.add(path, "", sentence, stops=False)


def strays(exercise: Exercise) -> list[Path]:
    """Return what lies in the folder of an exercise and is read by nothing; no hidden files."""
    known = set(_known(exercise))
    return [path for path in listed(exercise.folder, "*") if path.name not in known]


def _known(exercise: Exercise) -> Iterator[str]:
    yield from ("exercise.toml", FILE)
    for language in LANGUAGES:
        yield f"{language}.toml"
        yield cues_path(exercise.folder, language).name
        yield from (f"{stem}.{language}.md" for stem in stems(exercise))


def _near(name: str, names: list[str]) -> str:
    return next(iter(get_close_matches(name, names, n=1, cutoff=0.7)), "")
