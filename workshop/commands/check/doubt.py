"""Check of what ends a lesson: where what it claims does not hold."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workshop.content.noting import Findings
from workshop.exercises.exercise import Exercise
from workshop.exercises.lessons import doubts

LONGEST = 70
"""Words of a part: a lesson ends with a thought, and with no chapter."""

WANTED = {
    "claim": "what the lesson claims, in one sentence",
    "fails": "where that does not hold, and what would have to be the case",
    "example": "an example from working life in which it was otherwise",
    "screw": "what the model assumed, and where to turn the screw on the bench",
    "ask": "a question to take to a colleague",
}


def check_doubt(
    found: Findings, exercise: Exercise, words: Mapping[Path, dict[str, Any] | None]
) -> None:
    """Note each part that is missing or too long; a room can play the exercise all the same.

    Args:
        found: takes what is wrong.
        exercise: the lesson's.
        words: its words by file; None for a file that cannot be read.
    """
    for path, given in words.items():
        if given is None:
            continue
        table = given.get("doubt")
        if table is None:
            names = ", ".join(doubts(exercise))
            found.add(path, "doubt", f"write a [doubt] that ends the lesson: {names}.", stops=False)
        elif isinstance(table, dict):
            _check_parts(found, path, exercise, table)


def _check_parts(found: Findings, path: Path, exercise: Exercise, said: Mapping[str, Any]) -> None:
    for part in doubts(exercise):
        text = said.get(part, "")
        words = len(text.split()) if isinstance(text, str) else 1
        if not words:
            found.add(path, f"doubt.{part}", f"write {WANTED[part]}.", stops=False)
        elif words > LONGEST:
            sentence = f"{words} words are too many: write at most {LONGEST}."
            found.add(path, f"doubt.{part}", sentence, stops=False)
