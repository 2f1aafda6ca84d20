"""Finds every mistake in `data/` at once, each with file, line and key."""

from pathlib import Path

from workshop.commands.check.agendas import Exercises, check_agendas
from workshop.commands.check.exercises import check_exercise
from workshop.commands.check.files import check_files
from workshop.commands.check.ghosts import check_ghosts
from workshop.commands.check.interface import check_interface
from workshop.commands.check.kit import check_kit
from workshop.commands.check.models import check_models
from workshop.commands.check.people import check_people
from workshop.content import content_root, listed
from workshop.content.noting import Findings
from workshop.exercises.ghost import ROOMS

__all__ = ["checked", "mistakes"]


def mistakes(root: Path | None = None) -> list[str]:
    """Return every mistake under `root/data`, in the order of the files; empty if all is well."""
    return checked(root).mistakes


def checked(root: Path | None = None, *, deep: bool = True) -> Findings:
    """Check everything under `root/data`.

    Args:
        root: the kit; ours unless named.
        deep: whether models are held against their code too, which loads them: half a second.
    """
    found = Findings(root or content_root())
    data = found.root / "data"
    check_files(found, data)
    exercises = {
        folder.name: check_exercise(found, folder)
        for folder in listed(data / "exercises", "*")
        if folder.is_dir()
    }
    check_models(found, data / "models", deep=deep)
    _break_what_plays_a_broken_model(found, exercises)
    check_agendas(found, data / "agendas", exercises)
    for room in ROOMS:
        check_ghosts(found, data / "samples" / room, exercises)
    check_people(found, exercises)
    check_interface(found, data / "ui")
    check_kit(found, data / "kit")
    return found


def _break_what_plays_a_broken_model(found: Findings, exercises: Exercises) -> None:
    for slug, exercise in exercises.items():
        for run in exercise.runs if exercise else ():
            found.follow(f"exercises/{slug}", f"models/{run.model}")
