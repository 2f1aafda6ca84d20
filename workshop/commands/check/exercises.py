"""Checks of one exercise: what stands in its `exercise.toml`."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshop import widgets
from workshop.commands.check.again import check_again
from workshop.commands.check.ballots import check_ballots
from workshop.commands.check.consent import check_consent, whole_room
from workshop.commands.check.cues import check_cues
from workshop.commands.check.doubt import check_doubt
from workshop.commands.check.plays import check_plays
from workshop.commands.check.reveals import check_reveals
from workshop.commands.check.spare import check_spare
from workshop.commands.check.stories import check_strays
from workshop.commands.check.talks import check_talk
from workshop.commands.check.teams import check_teams, left_out
from workshop.commands.check.words import check_exercise_words, wanted_words
from workshop.content import LANGUAGES
from workshop.content.departments import departments
from workshop.content.line_numbers import Trail
from workshop.content.noting import Findings
from workshop.content.tables import Table, meant
from workshop.exercises.exercise import (
    ID,
    MOST_MINUTES,
    SLUG,
    Check,
    Exercise,
    Round,
    Run,
    read_exercise,
)
from workshop.models import models
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.kinds.plan import MOST_QUARTERS
from workshop.questions.question import VIEWS, Question

CARDS = Path(widgets.__file__).parent / "kinds"

PASSAGE = re.compile(r"P\d+")

MOST_ITEMS, MOST_OPTIONS = 40, 12
"""More of them nobody reads on a phone."""


def check_exercise(found: Findings, folder: Path) -> Exercise | None:
    """Check one exercise; return it where it can be read."""
    path = folder / "exercise.toml"
    if not SLUG.fullmatch(folder.name):
        found.add(path, "", f"{folder.name!r}: use small letters, digits and hyphens.")
    exercise = _read(found, path)
    if exercise:
        _check_structure(found, path, exercise)
        _check_passages(found, path, exercise)
    words = {folder / f"{id}.toml": found.read(folder / f"{id}.toml") for id in LANGUAGES}
    # A wrong id has its words under another name, a wrong key its file: one cause, one message.
    sound = exercise if exercise and _has_sound_ids(exercise) else None
    check_exercise_words(found, sound, words)
    if sound and folder.parent.name == "exercises":
        check_doubt(found, sound, words)
    if sound and not any(noted == path for noted, _ in found.noted):
        check_cues(found, sound)
        check_strays(found, sound)
    return exercise


def _has_sound_ids(exercise: Exercise) -> bool:
    questions = [q for round in exercise.rounds for q in round.questions]
    named = [
        [round.id for round in exercise.rounds],
        [talk.id for round in exercise.rounds for talk in round.talks],
        [question.id for question in questions],
        [check.id for check in exercise.checks],
        *(names for question in questions for names in (question.items, question.options)),
    ]
    return all(len({*ids}) == len(ids) and all(map(ID.fullmatch, ids)) for ids in named)


def _read(found: Findings, path: Path) -> Exercise | None:
    table = found.read(path)
    if table is None:
        return None
    wrong: list[str] = []
    top = Table(table, path, wrong)
    exercise = read_exercise(top, path.parent)
    strangers = [*top.strangers()]
    found.take([*wrong, *strangers])
    found.noted |= {(path, "") for _ in strangers}
    if wrong:
        return None
    _check_ids(found, path, table)
    return exercise


def _check_ids(found: Findings, path: Path, table: dict[str, Any]) -> None:
    """Check that ids are ids, and that each stands for one thing only."""
    known: dict[str, set[str]] = {}
    for kind, id, trail in _ids(table):
        if not ID.fullmatch(id):
            sentence = f"{id!r} is no id: use small letters, digits and hyphens."
            found.add(path, "id", sentence, trail=trail)
        seen = known.setdefault(kind, set())
        if id in seen:
            found.add(path, id, f"this id stands twice in the exercise: rename this {kind}.")
        seen.add(id)


def _ids(table: dict[str, Any]) -> Iterator[tuple[str, str, Trail]]:
    """Yield all that has an id: what each is, its id, where it stands."""
    for at, round in enumerate(table.get("round", [])):
        yield "round", round["id"], (("round", at),)
        for nth, talk in enumerate(round.get("talk", [])):
            yield "talk", talk["id"], (("round", at), ("talk", nth))
        for nth, question in enumerate(round.get("question", [])):
            trail = (("round", at), ("question", nth))
            for id in _asked_as(question):
                yield "question", id, trail
    for name in ("run", "check", "route"):
        for at, one in enumerate(table.get(name, [])):
            yield name, one["id"], ((name, at),)


def _asked_as(question: dict[str, Any]) -> list[str]:
    """Return the ids under which a question is asked: one for each view, or for each quarter."""
    kind, id, quarters = kinds().get(question["kind"]), question["id"], question.get("quarters")
    if type(quarters) is int and 0 < quarters <= MOST_QUARTERS:
        return [f"{id}-{turn}" for turn in range(1, quarters + 1)]
    return [f"{id}-{view}" if view else id for view in (kind.views() if kind else ("",))]


def _check_structure(found: Findings, path: Path, exercise: Exercise) -> None:
    if not 1 <= exercise.minutes <= MOST_MINUTES:
        found.add(path, "minutes", f"write 1 to {MOST_MINUTES} minutes.")
    if not exercise.rounds:
        found.add(path, "round", "write at least one [[round]].")
    for at, round in enumerate(exercise.rounds):
        _check_round(found, path, round, (("round", at),))
    questions = {q.id: q for round in exercise.rounds for q in round.questions}
    check_again(found, path, exercise)
    check_ballots(found, path, exercise)
    for at, run in enumerate(exercise.runs):
        _check_run(found, path, run, (("run", at),), questions)
    check_plays(found, path, exercise)
    check_reveals(found, path, exercise)
    check_teams(found, path, exercise)
    check_consent(found, path, exercise)
    check_spare(found, path, exercise)
    for check in exercise.checks:
        _check_check(found, path, check)


def _check_round(found: Findings, path: Path, round: Round, trail: Trail) -> None:
    if not 0 <= round.minutes <= MOST_MINUTES:
        found.add(path, "minutes", f"write 0 to {MOST_MINUTES} minutes.", trail=trail)
    for at, talk in enumerate(round.talks):
        check_talk(found, path, talk, round, (*trail, ("talk", at)))
    if not round.course:
        sentence = "a round needs something to ask, to show or to talk about: a [[round.question]]."
        found.add(path, "id", sentence, trail=trail)
    for question in round.questions:
        # The views of a mirror, and the quarters of a game, are one question to write.
        if question.view in ("", VIEWS[0]) and question.turn < 2:
            _check_question(found, path, question)


def _check_question(found: Findings, path: Path, question: Question) -> None:
    if question.kind not in kinds():
        hint = meant(question.kind, kinds()) or f"; there are: {', '.join(kinds())}."
        found.add(path, question.words, f"there is no kind {question.kind!r}{hint}")
        return
    face = f"{kind_of(question).FACE or question.kind}.js"
    if not (CARDS / face).is_file():
        sentence = f"the kind {question.kind!r} has no card: write workshop/widgets/kinds/{face}."
        found.add(path, question.words, sentence)
    misfits = (*_strangers(question), *left_out(question), *whole_room(question))
    lacking = (*kind_of(question).lacks(question), *misfits)
    for sentence in lacking:
        found.add(path, question.words, sentence)
    for sentence in _named_wrong(question.items, MOST_ITEMS, "items"):
        found.add(path, question.words, sentence)
    for sentence in _named_wrong(question.options, MOST_OPTIONS, "options"):
        found.add(path, question.words, sentence)


def _named_wrong(names: tuple[str, ...], most: int, what: str) -> Iterator[str]:
    """Yield what is wrong with the ids of items or options."""
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{name!r} stands {times} times among its {what}: name it once."
        if not ID.fullmatch(name):
            yield f"{name!r} among its {what} is no id: use small letters, digits and hyphens."
    if len(names) > most:
        yield f"it has {len(names)} {what}: on a phone at most {most} can be read."


def _strangers(question: Question) -> Iterator[str]:
    """Yield the departments, items and buckets a question names and does not have."""
    for name in sorted({*question.only_for, *question.held_by.values()} - set(departments())):
        hint = meant(name, departments()) or f"; there are: {', '.join(departments())}."
        yield f"there is no department {name!r}{hint}"
    if len(set(question.only_for)) < len(question.only_for):
        yield "a department stands twice in for: name it once."
    for item in sorted(_of_items(question) - set(question.items)):
        yield f"{item!r} is not one of its items{meant(item, question.items) or '.'}"
    for bucket in sorted(set(question.key.values()) - set(question.options)):
        yield f"{bucket!r} is not one of its buckets{meant(bucket, question.options) or '.'}"
    for item in question.items if question.key else ():
        if item not in question.key:
            yield f"its key does not say what is true of {item!r}."


def _of_items(question: Question) -> set[str]:
    """Return the items of which a question says something."""
    return {*question.key, *question.held_by, *question.ranges, *question.truths}


def _check_run(
    found: Findings, path: Path, run: Run, trail: Trail, questions: dict[str, Question]
) -> None:
    if run.model not in models():
        hint = meant(run.model, models()) or f"; there are: {', '.join(models())}."
        found.add(path, run.id, f"there is no model {run.model!r}{hint}")
    if run.id in questions:
        found.add(path, run.id, "a question has this id too: rename the run.")
    for id in dict.fromkeys(run.questions):
        if id not in questions:
            sentence = f"there is no question {id!r}{meant(id, questions) or '.'}"
            found.add(path, "questions", sentence, trail=trail)
    if len({*run.questions}) < len(run.questions):
        found.add(path, "questions", "a question stands there twice: name it once.", trail=trail)
    if not run.questions and not run.plays:
        found.add(path, "questions", "name the questions a run starts from.", trail=trail)


def _check_check(found: Findings, path: Path, check: Check) -> None:
    if check.right not in check.options:
        found.add(path, check.id, f"{check.right!r} is not one of its options.")
    if len(check.options) < 2:
        found.add(path, check.id, "it needs at least two options.")
    for sentence in _named_wrong(check.options, MOST_OPTIONS, "options"):
        found.add(path, check.id, sentence)


def _check_passages(found: Findings, path: Path, exercise: Exercise) -> None:
    """Check that a passage is carried by something that stands in the exercise."""
    known = {round.story for round in exercise.rounds} | {reveal.log for reveal in exercise.reveals}
    known |= {"notes", *wanted_words(exercise)} - {""}
    for name, carried in exercise.passages.items():
        if not PASSAGE.fullmatch(name):
            sentence = "a passage is called P and its number, such as P17."
            found.add(path, f"passages.{name}", sentence)
        if carried not in known and not carried.endswith(".help"):
            sentence = f"nothing is called {carried!r}{meant(carried, known) or '.'}"
            found.add(path, f"passages.{name}", sentence)
