"""Finds every mistake in `data/` at once, each with file, line and key."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop.agenda import parse_agenda
from workshop.charts import charts
from workshop.content import LANGUAGES, content_root, read_toml
from workshop.departments import departments
from workshop.errors import ContentError
from workshop.exercise import KINDS, SLUG, Exercise, Question, Reveal, parse_exercise
from workshop.lines import line_of
from workshop.texts import placeholders

WHEN = ("always", "mirror-gap", "bridge", "no-bridge", "facts-low")
STORY_WORDS = 90


@dataclass
class Findings:
    """Mistakes found so far, written as `file:line: key: what is wrong and what to do`."""

    root: Path
    mistakes: list[str] = field(default_factory=list)

    def add(self, path: Path, key: str, sentence: str) -> None:
        """Note a mistake at a key of a file."""
        line = line_of(path, key)
        place = (
            f"{path.relative_to(self.root)}:{line}" if line else f"{path.relative_to(self.root)}"
        )
        self.mistakes.append(f"{place}: {key}: {sentence}" if key else f"{place}: {sentence}")

    def read(self, path: Path) -> dict[str, Any] | None:
        """Read a TOML file, or note why it cannot be read."""
        try:
            return read_toml(path)
        except ContentError as error:
            self.take(error)
            return None

    def take(self, error: ContentError) -> None:
        """Note the mistakes of an error, their files named from the root."""
        self.mistakes.extend(m.replace(f"{self.root}/", "", 1) for m in error.mistakes)


def mistakes(root: Path | None = None) -> list[str]:
    """Return every mistake under `root/data`, in the order of the files; empty if all is well."""
    found = Findings(root or content_root())
    data = found.root / "data"
    exercises = {
        folder.name: check_exercise(found, folder)
        for folder in sorted((data / "exercises").glob("*"))
        if folder.is_dir()
    }
    for path in sorted((data / "agendas").glob("*.toml")):
        check_agenda(found, path, set(exercises))
    check_interface(found, data / "ui")
    return found.mistakes


def check_agenda(found: Findings, path: Path, exercises: set[str]) -> None:
    """Check that an agenda names exercises that exist, each once, in both languages."""
    table = found.read(path)
    if table is None:
        return
    try:
        agenda = parse_agenda(path, table)
    except ContentError as error:
        found.take(error)
        return
    for language in LANGUAGES:
        if not agenda.title.get(language):
            found.add(path, f"title.{language}", "the title is missing.")
    named = [item.exercise for item in agenda.items]
    for slug in named:
        if slug not in exercises:
            found.add(path, "item.exercise", f"there is no exercise {slug!r}.")
    if len(named) != len(set(named)):
        found.add(path, "item.exercise", "an exercise stands there twice.")


def check_interface(found: Findings, folder: Path) -> None:
    """Check that both languages of the interface have the same keys and placeholders."""
    for english in sorted(folder.glob("*en.toml")):
        norwegian = english.with_name(english.name.replace("en.toml", "nb.toml"))
        one, two = found.read(english), found.read(norwegian)
        if one is not None and two is not None:
            _compare(found, english, norwegian, dict(_leaves(one)), dict(_leaves(two)))


def check_exercise(found: Findings, folder: Path) -> Exercise | None:
    """Check one exercise: its structure, and every word of it in both languages."""
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
    if all(given is not None for given in words.values()):
        one, two = (dict(_leaves(words[id] or {})) for id in LANGUAGES)
        _compare(found, folder / "en.toml", folder / "nb.toml", one, two)
    return exercise


def _read_exercise(found: Findings, folder: Path) -> Exercise | None:
    table = found.read(folder / "exercise.toml")
    try:
        return parse_exercise(folder, table) if table is not None else None
    except ContentError as error:
        found.take(error)
        return None


def _check_rounds(found: Findings, path: Path, exercise: Exercise) -> None:
    seen: set[str] = set()
    for round in exercise.rounds:
        for question in round.questions:
            if question.id in seen:
                found.add(path, question.id, "this id stands twice in the exercise.")
            seen.add(question.id)
            _check_question(found, path, question)
    for round in exercise.rounds:
        for reveal in round.reveals:
            _check_reveal(found, path, reveal, seen)


def _check_question(found: Findings, path: Path, question: Question) -> None:
    def wrong(sentence: str) -> None:
        found.add(path, question.id, sentence)

    if question.kind not in KINDS:
        wrong(f"there is no kind {question.kind!r}; there are: {', '.join(sorted(KINDS))}.")
        return
    if question.kind in ("rating", "mirror", "sort", "split") and not question.items:
        wrong("it needs items.")
    if question.kind in ("sort", "choice") and len(question.options) < 2:
        wrong("it needs at least two buckets or options.")
    if question.kind in ("rating", "mirror") and not question.scale:
        wrong("it needs a scale.")
    for department in {*question.only_for, *question.held_by.values()} - set(departments()):
        wrong(f"there is no department {department!r}.")
    for item in {*question.key, *question.held_by} - set(question.items):
        wrong(f"{item!r} is not one of its items.")
    for bucket in set(question.key.values()) - set(question.options):
        wrong(f"{bucket!r} is not one of its buckets.")


def _check_reveal(found: Findings, path: Path, reveal: Reveal, questions: set[str]) -> None:
    if reveal.chart not in charts():
        known = ", ".join(sorted(charts()))
        found.add(path, "chart", f"there is no chart {reveal.chart!r}; there are: {known}.")
    for id in set(reveal.questions) - questions:
        found.add(path, "questions", f"there is no question {id!r}.")


def _check_words(found: Findings, path: Path, exercise: Exercise, given: dict[str, Any]) -> None:
    wanted = set(_wanted(exercise))
    present = dict(_leaves(given))
    for key in sorted(wanted - present.keys()):
        found.add(path, key, "these words are missing.")
    optional = {f"questions.{q.words}.help" for r in exercise.rounds for q in r.questions}
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
    for index, question in enumerate(given, 1):
        if question.get("when") not in WHEN or not isinstance(question.get("ask"), str):
            found.add(path, "debrief", f"question {index} needs ask, and when from {WHEN}.")
        if question.get("round") not in rounds:
            wrong = question.get("round")
            found.add(path, "debrief", f"question {index} is for a round {wrong!r} there is not.")


def _wanted(exercise: Exercise) -> Iterator[str]:
    yield from ("title", "tagline")
    for round in exercise.rounds:
        yield f"rounds.{round.id}.title"
        for question in round.questions:
            yield from _question_words(question)


def _question_words(question: Question) -> Iterator[str]:
    key = f"questions.{question.words}"
    yield f"{key}.{question.view or 'prompt'}"
    yield from (f"{key}.items.{item}" for item in question.items)
    if question.kind == "note":
        yield f"{key}.lines"
    table = {"sort": "buckets", "choice": "options"}.get(question.kind)
    if table:
        yield from (f"{key}.{table}.{option}" for option in question.options)


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


def _compare(
    found: Findings, first: Path, second: Path, one: dict[str, Any], two: dict[str, Any]
) -> None:
    """Note keys and placeholders that only one language has."""
    for path, mine, other in ((second, two, one), (first, one, two)):
        for key in sorted(other.keys() - mine.keys()):
            found.add(path, key, "the other language has these words, this one has not.")
    for key in sorted(one.keys() & two.keys()):
        missing = placeholders(str(one[key])) ^ placeholders(str(two[key]))
        if missing:
            names = ", ".join(sorted(missing))
            found.add(second, key, f"the two languages differ in the placeholder {names}.")


def _leaves(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _leaves(value, f"{key}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for index, entry in enumerate(value):
                yield from _leaves(entry, f"{key}.{index}.")
        else:
            yield key, value
