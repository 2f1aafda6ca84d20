"""Checks of `data/asked`: the forms that a question of the moment may have."""

from pathlib import Path

from workshop.content.noting import Findings
from workshop.exercises.asked import CHOICE, MOST_OPTIONS, QUESTION, ROUND
from workshop.exercises.exercise import Exercise


def check_form(found: Findings, folder: Path, form: Exercise | None) -> None:
    """Check what of a form is not of an exercise too: its one round, its one question, its room."""
    if form is None:
        return
    path = folder / "exercise.toml"
    asked = {round.id: [one.id for one in round.questions] for round in form.rounds}
    if asked != {ROUND: [QUESTION]}:
        sentence = f"a form has one round, {ROUND!r}, with one question, {QUESTION!r}."
        found.add(path, "round", sentence)
    elif folder.name == CHOICE and len(form.question(QUESTION).options) != MOST_OPTIONS:
        found.add(path, "options", f"name {MOST_OPTIONS} options: so many may be typed.")
