"""Checks of the talk steps of an exercise."""

from collections.abc import Iterator
from pathlib import Path

from workshop.content.line_numbers import Trail
from workshop.content.noting import Findings
from workshop.content.tables import meant
from workshop.exercises.exercise import Round
from workshop.exercises.talk import FORMS, LONGEST, PLACES, SIZES, Talk

SHORTEST = 30
"""Seconds; in less nobody has said anything to anybody."""


def check_talk(found: Findings, path: Path, talk: Talk, round: Round, trail: Trail) -> None:
    """Check one talk step."""
    for key, sentence in _wrong(talk, round):
        found.add(path, key, sentence, trail=trail)


def _wrong(talk: Talk, round: Round) -> Iterator[tuple[str, str]]:
    places = (*PLACES, *(question.id for question in round.questions[:-1]))
    for key, value, known in (("with", talk.form, FORMS), ("after", talk.after, places)):
        if value not in known:
            yield key, f"{value!r} is none of {', '.join(known)}{meant(value, known) or '.'}"
    if not SHORTEST <= talk.seconds <= LONGEST:
        yield "seconds", f"write {SHORTEST} to {LONGEST} seconds."
    if talk.looks_back and talk.form != "room":
        yield "looks_back", 'the sides tell each other what became of it: write with = "room".'
    if talk.form in FORMS and talk.form not in SIZES:
        if talk.across:
            yield "across", "only pairs and fours are made across departments."
        if talk.says_back:
            yield "say_back", "only pairs and fours say things back to each other."
    yield from _wrong_notes(talk, round)


def _wrong_notes(talk: Talk, round: Round) -> Iterator[tuple[str, str]]:
    notes = [question.id for question in round.questions if not question.answerable]
    if len({*talk.notes}) < len(talk.notes):
        yield "notes", "a note stands there twice: name it once."
    for name in talk.notes:
        if name not in notes:
            there = f"; there are: {', '.join(notes)}." if notes else ": the round has none."
            yield "notes", f"there is no note {name!r} here{meant(name, notes) or there}"
