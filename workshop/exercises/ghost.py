"""The invented room of `data/samples`, so that somebody alone has a room to compare with."""

import csv
from collections.abc import Iterator
from pathlib import Path

from workshop.content import content_root
from workshop.contracts.tallies import Answers, Value
from workshop.exercises.exercise import Exercise
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question


def ghosts(exercise: Exercise) -> Iterator[tuple[str, str, Answers]]:
    """Yield the invented people: name, department, and value by question id.

    An exercise without a file in `data/samples/ghost-room` has nobody to compare with.
    """
    people: dict[str, tuple[str, dict[str, dict[str, str]]]] = {}
    path = content_root() / "data" / "samples" / "ghost-room" / f"{exercise.slug}.csv"
    for row in _rows(path) if path.is_file() else []:
        department, answers = people.setdefault(row["participant"], (row["department"], {}))
        answers.setdefault(row["question"], {})[row["item"]] = row["value"]
    known = {q.id: q for r in exercise.rounds for q in r.questions}
    for name, (department, answers) in people.items():
        yield (
            name,
            department,
            {id: value_of(known[id], given) for id, given in answers.items() if id in known},
        )


def value_of(question: Question, given: dict[str, str]) -> Value:
    """Return the value a question takes from the rows of a sample: items and their cells."""
    return kind_of(question).from_cells(question, given)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
