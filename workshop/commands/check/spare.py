"""Checks of spare rounds: what is played without them stands by itself."""

from pathlib import Path

from workshop.content.noting import Findings
from workshop.exercises.exercise import Exercise
from workshop.exercises.short import lacking


def check_spare(found: Findings, path: Path, exercise: Exercise) -> None:
    """Check that an exercise without its spare rounds lacks nothing, and that some are left."""
    usual = [round.id for round in exercise.usual]
    if exercise.rounds and not usual:
        found.add(path, "spare", "every round is spare: without them nothing is left to play.")
    elif len(usual) < len(exercise.rounds):
        for _, told in lacking(exercise, usual):
            found.add(path, "spare", f"without the spare rounds {told}")
