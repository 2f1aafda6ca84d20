"""Checks of the invented people in the rooms of `data/samples`, whom those alone are shown."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from workshop.content import listed
from workshop.content.departments import departments
from workshop.content.noting import Findings
from workshop.content.tables import meant
from workshop.errors import ContentError, Refused
from workshop.exercises.exercise import Exercise
from workshop.exercises.ghost import Row, rows, value_of
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import Question
from workshop.questions.tally import SMALLEST

Exercises = Mapping[str, Exercise | None]

MOST = 10
"""Mistakes told of one file: one wrong column makes as many as there are rows."""


def check_ghosts(found: Findings, folder: Path, exercises: Exercises) -> None:
    """Check that every exercise's invented people answer it; no mistake here stops a room."""
    for path in listed(folder, "*"):
        if path.suffix != ".csv" or path.stem not in exercises:
            hint = meant(path.stem, exercises) or f"; there are: {', '.join(exercises)}."
            sentence = f"nothing reads this: no exercise is called {path.stem!r}{hint}"
            found.add(path, "", sentence, stops=False)
        elif exercise := exercises[path.stem]:
            _check_people(found, path, exercise)


def _check_people(found: Findings, path: Path, exercise: Exercise) -> None:
    try:
        given = rows(path)
    except ContentError as error:
        found.take(error.mistakes, stops=False)
        return
    asked = (question for round in exercise.rounds for question in round.questions)
    questions = {q.id: q for q in asked if q.kind in kinds() and q.answerable}
    wrong = [*_wrong(given, questions), *_unanswered(given, _shown(exercise, questions))]
    found.take((f"{path}{place}: {sentence}" for place, sentence in wrong[:MOST]), stops=False)
    if len(wrong) > MOST:
        sentence = f"{len(wrong) - MOST} more lines have mistakes."
        found.add(path, "", sentence, stops=False)


def _wrong(given: list[Row], questions: dict[str, Question]) -> Iterator[tuple[str, str]]:
    """Yield where and what is wrong, each cause once."""
    homes: dict[str, str] = {}
    cells: dict[tuple[str, str], tuple[int, dict[str, str]]] = {}
    strange: set[str] = set()
    for row in given:
        home = homes.setdefault(row.participant, row.department)
        question = questions.get(row.question)
        sentence = _misplaced(row, home, question, questions, strange)
        if sentence:
            yield f":{row.line}", sentence
        elif question:
            line, found = cells.setdefault((row.participant, row.question), (row.line, {}))
            if row.item in found:
                yield f":{row.line}", f"{row.participant} answers {row.item!r} a second time."
            found[row.item] = row.value
    for (person, id), (line, answer) in cells.items():
        if sentence := _refused(questions[id], answer):
            yield f":{line}", f"{person}'s answer to {id!r} {sentence}"


def _misplaced(
    row: Row,
    home: str,
    question: Question | None,
    questions: dict[str, Question],
    strange: set[str],
) -> str:
    """Return what is wrong with where a row stands; of what was told it says nothing more."""
    if not row.participant:
        return "the participant is missing."
    if row.department != home:
        told = f"{row.participant} is in two departments, {home!r} and {row.department!r}."
        return _once(strange, row.participant, told)
    if row.department not in departments():
        hint = meant(row.department, departments()) or f"; there are: {', '.join(departments())}."
        return _once(strange, row.department, f"there is no department {row.department!r}{hint}")
    if question is None:
        hint = meant(row.question, questions) or f"; there are: {', '.join(questions)}."
        return _once(strange, row.question, f"there is no question {row.question!r}{hint}")
    if question.only_for and row.department not in question.only_for:
        name = f"{row.department} are not asked {row.question!r}: remove their rows."
        return _once(strange, f"{row.department} {row.question}", name)
    if question.items and row.item not in question.items:
        hint = meant(row.item, question.items) or f"; there are: {', '.join(question.items)}."
        told = f"{row.question!r} has no item {row.item!r}{hint}"
        return _once(strange, f"{row.question} {row.item}", told)
    return ""


def _once(told: set[str], what: str, sentence: str) -> str:
    if what in told:
        return ""
    told.add(what)
    return sentence


def _refused(question: Question, answer: dict[str, str]) -> str:
    """Return why an answer is none; empty where the question takes it."""
    given = ", ".join(f"{item} = {value}" for item, value in answer.items())
    try:
        kind_of(question).check(question, value_of(question, answer))
    except Refused as refusal:
        return f"is none it takes ({given}): {_why(question, refusal)}."
    except (ValueError, LookupError, TypeError):
        return f"is none it takes ({given}): write whole numbers."
    return ""


def _why(question: Question, refusal: Refused) -> str:
    said = ", ".join(f"{name} {value}" for name, value in refusal.details.items())
    if refusal.code == "bad-value" and question.options:
        return f"write one of {', '.join(question.options)}"
    return f"{refusal.code.replace('-', ' ')}, {said}" if said else refusal.code.replace("-", " ")


def _shown(exercise: Exercise, questions: dict[str, Question]) -> dict[str, Question]:
    """Return the questions that a reveal shows or a shown run starts from."""
    reveals = [reveal for round in exercise.rounds for reveal in round.reveals]
    ids = {id for reveal in reveals for id in reveal.questions}
    ids |= {id for run in exercise.runs for id in run.questions}
    return {id: question for id, question in questions.items() if id in ids}


def _unanswered(given: list[Row], questions: dict[str, Question]) -> Iterator[tuple[str, str]]:
    """Yield the questions that fewer of the invented people answer than a result needs."""
    people = {row.participant: row.department for row in given}
    for id, question in questions.items():
        answering = {row.participant for row in given if row.question == id}
        asked = sum(question.asks(department) for department in people.values())
        if len(answering) < max(1, min(SMALLEST, asked)):
            item = question.items[0] if question.items else "choice"
            row = f"p01,sales,{id},{item},{_example(question, item)}"
            few = "nobody answers" if not answering else f"only {len(answering)} answer"
            yield (
                "",
                (
                    f"{few} {id!r}, so whoever is alone sees no result: "
                    f"write a row for each person and item, such as {row}"
                ),
            )


def _example(question: Question, item: str) -> str:
    value = kind_of(question).invent(question, 0)
    if isinstance(value, dict):
        return str(value.get(item, 0))
    return "1" if isinstance(value, list) else str(value)
