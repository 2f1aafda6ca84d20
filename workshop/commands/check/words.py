"""Checks of the words of one exercise: all that are needed, no others, and they say something."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workshop.commands.check.conditions import conditions, routed
from workshop.commands.check.stories import check_stories
from workshop.content import LANGUAGES
from workshop.content.departments import departments
from workshop.content.noting import (
    Findings,
    check_said,
    compare_languages,
    compare_placeholders,
    leaves,
    together,
)
from workshop.content.tables import meant, unknown_key
from workshop.content.texts import placeholders
from workshop.exercises.exercise import Exercise
from workshop.exercises.lessons import doubts
from workshop.exercises.matrix import shared_by
from workshop.exercises.people.said import SAYS
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import VIEWS, Question

ASKING = ("round", "when", "ask")
"""What a debrief question needs; an `id` it may have."""

SIDES = {"us", "them"}
"""What the prompts of a mirror may say: the department that is asked, and the other one."""

NAMED = 3
"""Of so many missing words the names are told, of more of them the first."""

Words = Mapping[Path, dict[str, Any] | None]
"""The words by file, English first; None for a file that cannot be read."""


def check_exercise_words(found: Findings, exercise: Exercise | None, words: Words) -> None:
    """Check the words of an exercise in each language, and its stories and notes."""
    if exercise is None:
        compare_languages(found, dict(words))
        return
    for language, (path, given) in zip(LANGUAGES, words.items(), strict=True):
        if given is not None:
            _check_words(found, path, exercise, given)
        check_stories(found, exercise, language)
    _compare(found, exercise, words)


def _check_words(found: Findings, path: Path, exercise: Exercise, given: dict[str, Any]) -> None:
    wanted, present = set(wanted_words(exercise)), dict(leaves(given))
    missing, optional = wanted - present.keys(), set(_optional(exercise))
    for key in sorted(present.keys() - wanted - optional):
        if not key.startswith("debrief"):
            _unused(found, path, key, missing, optional - present.keys())
    for table, keys in together(missing, present):
        if (path, table) not in found.noted:
            found.add(path, table, _missing(table, keys))
    for key in sorted((wanted | optional) & present.keys()):
        if not _are_words(key, present[key]):
            found.add(path, key, "these words must be a text; lines are a list of texts.")
    said = {key: value for key, value in present.items() if key in wanted | optional}
    check_said(found, path, said)
    for key, value in said.items():
        _check_placeholders(found, path, key, value, routed(exercise))
    _check_debrief(found, path, exercise, given.get("debrief", []))


def _unused(found: Findings, path: Path, key: str, missing: set[str], optional: set[str]) -> None:
    """Note words that nothing uses, and take what they may have been meant for as told."""
    same = [name for name in (*missing, *optional) if name.count(".") == key.count(".")]
    hint = meant(key, same)
    if hint:
        missing.discard(hint.removeprefix("; did you mean ").rstrip("?"))
    sentence = "nothing in exercise.toml uses these words"
    # Words too many harm nobody, unless they are those that are missing.
    found.add(path, key, sentence + (hint or ": remove them."), stops=bool(hint))


def _missing(table: str, keys: list[str]) -> str:
    if keys == [table]:
        return "these words are missing."
    names = [key.removeprefix(f"{table}.") for key in keys]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"these words are missing: {', '.join(names[:NAMED])}{more}."


def _are_words(key: str, value: Any) -> bool:
    if not (key.endswith((".lines", f".{SAYS}")) or f".{SAYS}." in key):
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _check_placeholders(
    found: Findings, path: Path, key: str, value: Any, routes: Mapping[str, set[str]]
) -> None:
    last = key.rpartition(".")[2]
    known = SIDES if last in VIEWS and key.startswith("questions.") else routes.get(key, set())
    for name in sorted(placeholders(str(value)) - known):
        there = ", ".join(f"{{{one}}}" for one in sorted(known)) or "none"
        found.add(path, key, f"there is no placeholder {{{name}}} here; there is: {there}.")


def _check_debrief(found: Findings, path: Path, exercise: Exercise, given: Any) -> None:
    if not _are_tables(given):
        found.add(path, "debrief", "write each question under [[debrief]].")
        return
    rounds = [round.id for round in exercise.rounds]
    known = conditions(exercise.reveals)
    for at, question in enumerate(given):
        for key, sentence in _asked_wrong(question, rounds, known):
            found.add(path, key, f"question {at + 1} {sentence}", trail=(("debrief", at),))


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _asked_wrong(
    question: dict[str, Any], rounds: list[str], known: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Yield the key and the sentence of what is wrong with a debrief question."""
    for key in question.keys() - {*ASKING, "id"}:
        yield key, f"has this key: {unknown_key(key, (*ASKING, 'id'))}"
    if not isinstance(question.get("id", ""), str):
        yield "id", "must have a text as its id, or none."
    round, when, ask = (question.get(key) for key in ASKING)
    if round not in rounds:
        hint = meant(str(round), rounds) or f"; there are: {', '.join(rounds)}."
        yield "debrief", f"is for a round {round!r} there is not{hint}"
    if not isinstance(when, str) or when not in known:
        hint = meant(str(when), known)
        there = f"it has {when!r}{hint or '.'}"
        yield "debrief", f"needs ask, and when from {', '.join(known)}; {there}"
    elif not isinstance(ask, str) or not ask.strip():
        yield "debrief", "needs ask: what the facilitator asks the room."
    elif strange := placeholders(ask) - {*known[when]}:
        names = ", ".join(f"{{{name}}}" for name in sorted(strange))
        there = ", ".join(f"{{{name}}}" for name in known[when]) or "none"
        yield "debrief", f"has {names}, which {when!r} has not; there is: {there}."


def wanted_words(exercise: Exercise) -> Iterator[str]:
    """Yield the keys of all words that an exercise needs."""
    yield from ("title", "tagline")
    for round in exercise.rounds:
        yield f"rounds.{round.id}.title"
        yield from (f"talks.{talk.id}.{key}" for talk in round.talks for key in ("title", "prompt"))
        for question in round.questions:
            yield from _question_words(question)
    for _, reveal, shares in shared_by(exercise):
        key = f"questions.{reveal.questions[0]}.judged"
        yield from (f"{key}.{item}" for item, _ in shares.example)
    yield from (f"routes.{route.id}" for route in exercise.routes)
    for check in exercise.checks:
        yield f"checks.{check.id}.ask"
        for option in check.options:
            yield from (f"checks.{check.id}.options.{option}", f"checks.{check.id}.why.{option}")


def _question_words(question: Question) -> Iterator[str]:
    words = kind_of(question).words(question) if question.kind in kinds() else ()
    yield from (f"questions.{question.words}.{key}" for key in words)


def _optional(exercise: Exercise) -> Iterator[str]:
    yield from (f"talks.{talk.id}.bring" for round in exercise.rounds for talk in round.talks)
    yield from (f"doubt.{part}" for part in doubts(exercise))
    yield "loses.exercise"
    yield from (f"loses.rounds.{round.id}" for round in exercise.rounds)
    yield from (f"loses.talks.{talk.id}" for round in exercise.rounds for talk in round.talks)
    for question in (q for round in exercise.rounds for q in round.questions):
        key = f"questions.{question.words}"
        more = kind_of(question).optional(question) if question.kind in kinds() else ()
        yield from (f"{key}.{name}" for name in more)
        yield f"{key}.help"
        yield f"{key}.name"
        yield f"{key}.{SAYS}"
        yield from (f"{key}.{SAYS}.{department}" for department in departments())
        yield from (f"{key}.short.{id}" for id in (*question.items, *question.options))
        yield from (f"{key}.cell.{id}" for id in question.options)


def _compare(found: Findings, exercise: Exercise, words: Words) -> None:
    """Hold the languages against each other, where nothing else says what must be there."""
    (first, english), *others = words.items()
    optional, wanted = set(_optional(exercise)), set(wanted_words(exercise))
    for path, given in others:
        if english is None or given is None:
            continue
        one, two = dict(leaves(english)), dict(leaves(given))
        for key in sorted((one.keys() ^ two.keys()) & optional):
            lacks, has = (path, first) if key in one else (first, path)
            # What a lesson doubts is demanded of each language by itself.
            if found.told_of(lacks, key) or key.startswith("doubt."):
                continue
            found.add(lacks, key, f"these words are missing; {has.name} has them.", stops=False)
        for key in sorted(one.keys() & two.keys() & (wanted | optional)):
            compare_placeholders(found, (first, path), key, one[key], two[key])
        _compare_debriefs(found, path, english, given)


def _compare_debriefs(
    found: Findings, path: Path, english: dict[str, Any], given: dict[str, Any]
) -> None:
    """Note that a language asks other questions, or at other times, than the first one."""
    one, two = (words.get("debrief", []) for words in (english, given))
    if not _are_tables(one) or not _are_tables(two):
        return  # it was said where they stand
    if len(one) != len(two):
        sentence = f"it has {len(two)} questions, and the English words have {len(one)}."
        found.add(path, "debrief", sentence, trail=(("debrief", 0),), stops=False)
        return
    for at, (mine, other) in enumerate(zip(two, one, strict=True)):
        differing = [key for key in ("round", "when") if mine.get(key) != other.get(key)]
        if differing and not any(key == "debrief" for p, key in found.noted if p == path):
            sentence = f"question {at + 1} has another {' and '.join(differing)} than in English."
            found.add(path, "debrief", sentence, trail=(("debrief", at),), stops=False)
