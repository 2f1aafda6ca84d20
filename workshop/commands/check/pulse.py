"""Checks of what is asked and counted weeks later: the pulse's questions, and the indicators."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from workshop.content.noting import Findings
from workshop.content.tables import Table
from workshop.content.texts import interface
from workshop.exercises.exercise import Exercise
from workshop.pulse.asking import Ask, read_asks
from workshop.pulse.indicators import WORDS, read_indicators

QUESTIONS = 5
"""A pulse asks so many: it is answered in two minutes."""


def check_pulse(found: Findings, path: Path, exercises: Mapping[str, Exercise | None]) -> None:
    """Check that the questions can be asked: kinds, options, words, and where words come from."""
    table, wrong = found.read(path, stops=False), list[str]()
    if table is None:
        return
    asked = read_asks(Table(table, path, wrong), wrong)
    found.take(wrong, stops=False)
    if len(asked) > QUESTIONS:
        found.add(path, "ask", f"these are more than {QUESTIONS} questions.", stops=False)
    for one in asked:
        for key, sentence in _lacks(one, exercises):
            found.add(path, one.id or key, f"{key}: {sentence}", stops=False)


def _lacks(one: Ask, exercises: Mapping[str, Exercise | None]) -> Iterator[tuple[str, str]]:
    if one.of:
        yield from _not_there(one, exercises)
        return
    needed = [f"pulse.ask.{one.id}.options.{option}" for option in one.options]
    if one.about != "indicator":
        needed.append(f"pulse.ask.{one.id}.prompt")
    for key in needed:
        if not isinstance(interface("en").find(key), str):
            yield "id", f"its words are missing: data/ui/pulse.en.toml, {key.partition('.')[2]}."


def _not_there(one: Ask, exercises: Mapping[str, Exercise | None]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the question whose words one has; of a broken exercise nothing."""
    slug, _, id = one.of.partition("/")
    exercise = exercises.get(slug)
    if exercise is None:
        if slug not in exercises:
            yield "of", f"there is no exercise {slug!r}."
        return
    there = {q.id: q for round in exercise.rounds for q in round.questions}
    if id not in there:
        yield "of", f"{slug} has no question {id!r}."
    elif not {*one.items} <= {*there[id].items}:
        yield "items", f"{one.of} has no such item."


def check_indicators(found: Findings, path: Path) -> None:
    """Check that each indicator says what is counted, where, and what it is mistaken for."""
    table, wrong = found.read(path, stops=False), list[str]()
    if table is None:
        return
    listed = read_indicators(Table(table, path, wrong), wrong)
    found.take(wrong, stops=False)
    for one in listed:
        said = interface("en").table(f"indicators.known.{one.id}")
        for word in (word for word in WORDS if not isinstance(said.get(word), str)):
            place = f"data/ui/indicators.en.toml, known.{one.id}.{word}"
            found.add(path, one.id, f"its words are missing: {place}.", stops=False)
