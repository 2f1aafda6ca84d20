"""Finds every mistake in `data/` at once, each with file, line and key."""

from pathlib import Path

from workshop.commands.check.exercises import check_exercise
from workshop.commands.check.models import check_models
from workshop.content import LANGUAGES, content_root
from workshop.content.noting import Findings, compare_languages
from workshop.errors import ContentError
from workshop.exercises.agenda import parse_agenda

__all__ = ["mistakes"]


def mistakes(root: Path | None = None) -> list[str]:
    """Return every mistake under `root/data`, in the order of the files; empty if all is well."""
    found = Findings(root or content_root())
    data = found.root / "data"
    exercises = {
        folder.name: check_exercise(found, folder)
        for folder in sorted((data / "exercises").glob("*"))
        if folder.is_dir()
    }
    for path in sorted((data / "agendas").glob("*.toml")):
        check_agenda(found, path, set(exercises))
    check_models(found, data / "models")
    check_interface(found, data / "ui")
    return found.mistakes


def check_agenda(found: Findings, path: Path, exercises: set[str]) -> None:
    """Check that an agenda names exercises that exist, each once, in both languages."""
    table = found.read(path)
    if table is None:
        return
    try:
        agenda = parse_agenda(path, table)
    except ContentError as error:
        found.take(error)
        return
    for language in LANGUAGES:
        if not agenda.title.get(language):
            found.add(path, f"title.{language}", "the title is missing.")
    named = [item.exercise for item in agenda.items]
    for slug in named:
        if slug not in exercises:
            found.add(path, "item.exercise", f"there is no exercise {slug!r}.")
    if len(named) != len(set(named)):
        found.add(path, "item.exercise", "an exercise stands there twice.")


def check_interface(found: Findings, folder: Path) -> None:
    """Check that all languages of the interface have the same keys and placeholders."""
    for english in sorted(folder.glob("*en.toml")):
        others = (english.with_name(f"{english.name[:-7]}{id}.toml") for id in LANGUAGES[1:])
        compare_languages(found, {path: found.read(path) for path in (english, *others)})
