"""Checks of one exercise: its structure, and every word of it in each language."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshop.charts import charts
from workshop.content import LANGUAGES
from workshop.content.departments import departments
from workshop.content.noting import Findings, compare_languages, leaves
from workshop.content.texts import placeholders
from workshop.errors import ContentError
from workshop.exercises.exercise import SLUG, Exercise, Reveal, Run, parse_exercise
from workshop.models import models
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import Question

ALWAYS = "always"
"""The condition that always holds."""

STORY_WORDS = 90


def check_exercise(found: Findings, folder: Path) -> Exercise | None:
    """Check one exercise: its structure, and every word of it in each language."""
    path = folder / "exercise.toml"
    if not SLUG.fullmatch(folder.name):
        found.add(path, "", f"{folder.name!r}: use small letters, digits and hyphens.")
    exercise = _read_exercise(found, folder)
    words = {id: found.read(folder / f"{id}.toml") for id in LANGUAGES}
    if exercise:
        _check_rounds(found, path, exercise)
        for language, given in words.items():
            _check_files(found, exercise, language)
            if given is not None:
                _check_words(found, folder / f"{language}.toml", exercise, given)
    compare_languages(found, {folder / f"{id}.toml": given for id, given in words.items()})
    return exercise


def _read_exercise(found: Findings, folder: Path) -> Exercise | None:
    table = found.read(folder / "exercise.toml")
    for id, key in _unread(table or {}):
        found.add(folder / "exercise.toml", id, f"a question of its kind has no {key!r}.")
    try:
        return parse_exercise(folder, table) if table is not None else None
    except ContentError as error:
        found.take(error)
        return None


def _unread(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the keys of questions that nothing reads: the question's id, and the key."""
    rounds = [round for round in _tables(table, "round")]
    for question in (one for round in rounds for one in _tables(round, "question")):
        kind = kinds().get(str(question.get("kind")))
        for key in question.keys() - {"id", "kind", "for", *(kind.KEYS if kind else question)}:
            yield str(question.get("id", "")), key


def _tables(table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = table.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _check_rounds(found: Findings, path: Path, exercise: Exercise) -> None:
    seen: set[str] = set()
    for round in exercise.rounds:
        for question in round.questions:
            if question.id in seen:
                found.add(path, question.id, "this id stands twice in the exercise.")
            seen.add(question.id)
            _check_question(found, path, question)
    runs = {run.id for run in exercise.runs}
    for round in exercise.rounds:
        for reveal in round.reveals:
            _check_reveal(found, path, exercise, reveal, seen, runs)
    for run in exercise.runs:
        _check_run(found, path, run, seen)
    for check in exercise.checks:
        if check.right not in check.options:
            found.add(path, check.id, f"{check.right!r} is not one of its options.")


def _check_question(found: Findings, path: Path, question: Question) -> None:
    if question.kind not in kinds():
        known = ", ".join(kinds())
        found.add(path, question.id, f"there is no kind {question.kind!r}; there are: {known}.")
        return
    for sentence in (*kind_of(question).lacks(question), *_strangers(question)):
        found.add(path, question.id, sentence)


def _strangers(question: Question) -> Iterator[str]:
    """Yield the departments, items and buckets a question names and does not have."""
    for department in {*question.only_for, *question.held_by.values()} - set(departments()):
        yield f"there is no department {department!r}."
    for item in {*question.key, *question.held_by, *question.ranges} - set(question.items):
        yield f"{item!r} is not one of its items."
    for bucket in set(question.key.values()) - set(question.options):
        yield f"{bucket!r} is not one of its buckets."


def _check_run(found: Findings, path: Path, run: Run, questions: set[str]) -> None:
    if run.model not in models():
        known = ", ".join(models())
        found.add(path, run.id, f"there is no model {run.model!r}; there are: {known}.")
    if run.id in questions:
        found.add(path, run.id, "a question has this id too.")
    for id in set(run.questions) - questions:
        found.add(path, run.id, f"there is no question {id!r}.")


def _check_reveal(
    found: Findings,
    path: Path,
    exercise: Exercise,
    reveal: Reveal,
    questions: set[str],
    runs: set[str],
) -> None:
    if reveal.chart not in charts():
        known = ", ".join(charts())
        found.add(path, "chart", f"there is no chart {reveal.chart!r}; there are: {known}.")
    for id in set(reveal.questions) - questions:
        found.add(path, "questions", f"there is no question {id!r}.")
    if reveal.run and reveal.run not in runs:
        found.add(path, "run", f"there is no run {reveal.run!r}.")
    if not reveal.run and not reveal.questions:
        found.add(path, "reveal", f"the chart {reveal.chart!r} needs questions or a run.")
    elif reveal.chart in charts() and {*reveal.questions} <= questions:
        for sentence in _unsuited(exercise, reveal):
            found.add(path, "chart", sentence)


def _unsuited(exercise: Exercise, reveal: Reveal) -> Iterator[str]:
    """Yield what a chart cannot show of what a reveal gives it."""
    chart = charts()[reveal.chart]
    for question in map(exercise.question, reveal.questions):
        if question.kind not in chart.kinds:
            suits = ", ".join(chart.kinds) or "no questions"
            yield f"{chart.name!r} shows {suits}; {question.id!r} is a {question.kind}."
    models_shown = {run.model for run in exercise.runs if run.id == reveal.run}
    if chart.model and models_shown != {chart.model}:
        yield f"{chart.name!r} needs a run of the model {chart.model!r}."


def _check_words(found: Findings, path: Path, exercise: Exercise, given: dict[str, Any]) -> None:
    wanted = set(_wanted(exercise))
    present = dict(leaves(given))
    for key in sorted(wanted - present.keys()):
        found.add(path, key, "these words are missing.")
    optional = {key for r in exercise.rounds for q in r.questions for key in _optional(q)}
    for key in sorted(present.keys() - wanted - optional):
        if not key.startswith("debrief"):
            found.add(path, key, "nothing in exercise.toml uses these words.")
    for key in sorted(wanted & present.keys()):
        if not _are_words(key, present[key]):
            found.add(path, key, "these words must be a text; lines are a list of texts.")
    _check_debrief(found, path, exercise, given.get("debrief", []))


def _are_words(key: str, value: Any) -> bool:
    if key.endswith(".lines"):
        return isinstance(value, list) and all(isinstance(line, str) for line in value)
    return isinstance(value, str)


def _check_debrief(found: Findings, path: Path, exercise: Exercise, given: Any) -> None:
    if not isinstance(given, list) or not all(isinstance(q, dict) for q in given):
        found.add(path, "debrief", "write each question under [[debrief]].")
        return
    rounds = [round.id for round in exercise.rounds]
    known = _conditions(exercise)
    for index, question in enumerate(given, 1):
        when, ask = question.get("when"), question.get("ask")
        if when not in known or not isinstance(ask, str):
            sentence = f"question {index} needs ask, and when from {', '.join(known)}"
            found.add(path, "debrief", f"{sentence}; it has {when!r}.")
        elif placeholders(ask) - {*known[when]}:
            names = ", ".join(sorted(placeholders(ask) - {*known[when]}))
            there = ", ".join(known[when]) or "none"
            sentence = f"question {index}: {when!r} has no {{{names}}}; there is: {there}."
            found.add(path, "debrief", sentence)
        if question.get("round") not in rounds:
            wrong = question.get("round")
            found.add(path, "debrief", f"question {index} is for a round {wrong!r} there is not.")


def _conditions(exercise: Exercise) -> dict[Any, tuple[str, ...]]:
    """Return the conditions that the charts of an exercise may set, with their placeholders."""
    shown = {reveal.chart for round in exercise.rounds for reveal in round.reveals}
    held = (charts()[name].holds for name in sorted(shown & charts().keys()))
    return {ALWAYS: ()} | {when: words for holds in held for when, words in holds.items()}


def _wanted(exercise: Exercise) -> Iterator[str]:
    yield from ("title", "tagline")
    for round in exercise.rounds:
        yield f"rounds.{round.id}.title"
        for question in round.questions:
            yield from _question_words(question)
    for check in exercise.checks:
        yield f"checks.{check.id}.ask"
        for option in check.options:
            yield from (f"checks.{check.id}.options.{option}", f"checks.{check.id}.why.{option}")


def _question_words(question: Question) -> Iterator[str]:
    words = kind_of(question).words(question) if question.kind in kinds() else ()
    yield from (f"questions.{question.words}.{key}" for key in words)


def _optional(question: Question) -> Iterator[str]:
    key = f"questions.{question.words}"
    yield f"{key}.help"
    yield from (f"{key}.short.{id}" for id in (*question.items, *question.options))


def _check_files(found: Findings, exercise: Exercise, language: str) -> None:
    stems = {round.story for round in exercise.rounds} | {
        reveal.log for round in exercise.rounds for reveal in round.reveals
    }
    for stem in sorted(stems - {""} | {"notes"}):
        path = exercise.folder / f"{stem}.{language}.md"
        if not path.is_file():
            found.add(path, "", "the file is missing.")
        elif stem in {round.story for round in exercise.rounds}:
            words = len(path.read_text(encoding="utf-8").split())
            if words >= STORY_WORDS:
                found.add(
                    path, "", f"a story has fewer than {STORY_WORDS} words; this has {words}."
                )
