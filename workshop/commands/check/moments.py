"""Checks of `data/moments`: what a programme has between exercises asks and shows nothing."""

from collections.abc import Collection
from pathlib import Path

from workshop.content.noting import Findings
from workshop.exercises.exercise import Exercise


def check_moment(
    found: Findings, folder: Path, moment: Exercise | None, exercises: Collection[str]
) -> None:
    """Check what of a moment is not of an exercise too: talk alone, and a name of its own."""
    path = folder / "exercise.toml"
    if folder.name in exercises:
        sentence = f"an exercise is called {folder.name!r} too: give the moment another name."
        found.add(path, "", sentence)
    if moment and moment.looks_back and len(moment.rounds) > 1:
        sentence = "a moment that looks back has one round: it comes at one place."
        found.add(path, "round", sentence)
    for at, round in enumerate(moment.rounds if moment else ()):
        for key, there in (("question", round.questions), ("reveal", round.reveals)):
            if there:
                sentence = f"a moment has talk steps alone: move [[round.{key}]] to an exercise."
                found.add(path, key, sentence, trail=(("round", at),))
