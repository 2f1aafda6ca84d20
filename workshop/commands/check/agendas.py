"""Checks of `data/agendas`: exercises that exist, each once, and a title in every language."""

from collections.abc import Mapping
from pathlib import Path

from workshop.content import LANGUAGES, listed
from workshop.content.noting import Findings
from workshop.content.tables import Table, meant, unknown_key
from workshop.exercises.agenda import Agenda, read_agenda
from workshop.exercises.exercise import MOST_MINUTES, SLUG, Exercise

Exercises = Mapping[str, Exercise | None]
"""The exercises by name; None for one that cannot be read."""


def check_agendas(found: Findings, folder: Path, exercises: Exercises) -> None:
    """Check every agenda; what is wrong with an exercise is wrong with the agendas that name it."""
    for path in listed(folder, "*.toml"):
        if SLUG.fullmatch(path.stem):
            _check_agenda(found, path, exercises)


def _check_agenda(found: Findings, path: Path, exercises: Exercises) -> None:
    table = found.read(path)
    if table is None:
        return
    wrong: list[str] = []
    top = Table(table, path, wrong)
    agenda = read_agenda(top, path.stem)
    if not wrong:
        _check_title(found, path, agenda)
        _check_items(found, path, agenda, exercises)
    found.take([*wrong, *top.strangers()])
    for item in agenda.items:
        found.follow(f"agendas/{path.stem}", f"exercises/{item.exercise}")


def _check_title(found: Findings, path: Path, agenda: Agenda) -> None:
    for language in LANGUAGES:
        if not agenda.title.get(language, "").strip():
            found.add(path, f"title.{language}", "the title is missing.")
    for language in agenda.title.keys() - set(LANGUAGES):
        found.add(path, f"title.{language}", unknown_key(language, LANGUAGES))


def _check_items(found: Findings, path: Path, agenda: Agenda, exercises: Exercises) -> None:
    if not agenda.items:
        found.add(path, "item", "name at least one exercise, under [[item]].")
    seen: set[str] = set()
    for at, item in enumerate(agenda.items):
        place = (("item", at),)
        if item.exercise not in exercises:
            known = f"; there are: {', '.join(exercises)}."
            sentence = f"there is no exercise {item.exercise!r}"
            hint = meant(item.exercise, exercises) or known
            found.add(path, "exercise", sentence + hint, trail=place)
        elif item.exercise in seen:
            # Answers belong to an exercise of a session: asked again, they would be overwritten.
            sentence = f"{item.exercise!r} stands there twice: name an exercise once."
            found.add(path, "exercise", sentence, trail=place)
        seen.add(item.exercise)
        if not 1 <= item.minutes <= MOST_MINUTES:
            found.add(path, "minutes", f"write 1 to {MOST_MINUTES} minutes.", trail=place)
