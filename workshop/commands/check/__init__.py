"""Finds every mistake in `data/` at once, each with file, line and key."""

from pathlib import Path

from workshop.commands.check.agendas import Exercises, check_agendas
from workshop.commands.check.asked import check_form
from workshop.commands.check.exercises import check_exercise
from workshop.commands.check.files import check_files
from workshop.commands.check.ghosts import check_ghosts
from workshop.commands.check.interface import check_interface
from workshop.commands.check.kit import check_kit
from workshop.commands.check.models import check_models
from workshop.commands.check.moments import check_moment
from workshop.commands.check.people import check_people
from workshop.commands.check.plans import check_paces, check_plans
from workshop.commands.check.pulse import check_indicators, check_pulse
from workshop.commands.check.routes import check_routes
from workshop.content import content_root, listed
from workshop.content.noting import Findings
from workshop.content.own import is_own, own_root
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, exercises, load_exercise, moments
from workshop.exercises.ghost import ROOMS, mode_of
from workshop.exercises.pace import pace_path
from workshop.pulse.asking import pulse_path
from workshop.pulse.indicators import indicators_path

__all__ = ["checked", "mistakes"]


def mistakes(root: Path | None = None) -> list[str]:
    """Return every mistake under `root/data`, in the order of the files; empty if all is well.

    Without a root, those of one's own programmes too, which come after.
    """
    found = checked(root)
    return found.mistakes if root else [*found.mistakes, *own_mistakes(found)]


def own_mistakes(found: Findings) -> list[str]:
    """Return the mistakes of programmes of one's own, held against what was found of the kit.

    How many minutes she plans is her business: her page says where they are too few.
    """
    root = own_root()
    own = Findings(root, broken=dict(found.broken))
    check_own(own)
    return [one if one.startswith(str(root)) else f"{root / one}" for one in own.mistakes]


def check_own(own: Findings) -> None:
    """Check what lies in one's own folder: programmes, moments, and what came with sessions."""
    for kind in ("exercises", "moments"):
        for folder in (one for one in listed(own.root / kind, "*") if one.is_dir()):
            check_exercise(own, folder)
    moments_of_hers: Exercises = {slug: _readable(own, slug) for slug in moments()}
    kits = {slug: _readable(own, slug) for slug in exercises()}
    check_agendas(own, own.root / "agendas", kits, moments_of_hers)


def _readable(found: Findings, slug: str) -> Exercise | None:
    """Return an exercise or a moment; of one's own it is noted why it cannot be read."""
    try:
        return load_exercise(slug)
    except ContentError as error:
        if is_own(slug):
            found.take(error.mistakes)
        return None


def checked(root: Path | None = None, *, deep: bool = True) -> Findings:
    """Check everything under `root/data`.

    Args:
        root: the kit; ours unless named.
        deep: whether models are held against their code too, which loads them: half a second.
    """
    found = Findings(root or content_root())
    data = found.root / "data"
    check_files(found, data)
    exercises = _checked_in(found, data / "exercises")
    moments = _checked_in(found, data / "moments")
    for slug in moments:
        check_moment(found, data / "moments" / slug, moments[slug], exercises)
    for form, asked in _checked_in(found, data / "asked").items():
        check_form(found, data / "asked" / form, asked)
    check_models(found, data / "models", deep=deep)
    _break_what_plays_a_broken_model(found, exercises)
    check_paces(found, pace_path(found.root))
    check_agendas(found, data / "agendas", exercises, moments)
    if not found.told_of(pace_path(found.root), ""):
        check_plans(found, data, exercises, moments)
    for room in ROOMS:
        played = {slug: one and one.played_by(mode_of(room)) for slug, one in exercises.items()}
        check_ghosts(found, data / "samples" / room, played)
    check_people(found, exercises)
    check_interface(found, data / "ui")
    check_routes(found, exercises, moments)
    check_pulse(found, pulse_path(found.root), exercises)
    check_indicators(found, indicators_path(found.root))
    check_kit(found, data / "kit")
    return found


def _checked_in(found: Findings, folder: Path) -> dict[str, Exercise | None]:
    """Check what is written like an exercise in a folder; None for what cannot be read."""
    folders = (one for one in listed(folder, "*") if one.is_dir())
    return {one.name: check_exercise(found, one) for one in folders}


def _break_what_plays_a_broken_model(found: Findings, exercises: Exercises) -> None:
    for slug, exercise in exercises.items():
        for run in exercise.runs if exercise else ():
            found.follow(f"exercises/{slug}", f"models/{run.model}")
