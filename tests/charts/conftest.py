"""Rooms to draw: the sample room, and what is left of it when people stay away."""

import csv

import pytest

from tests.support.tallied import tallied
from workshop.content import content_root
from workshop.exercises.exercise import load_exercise
from workshop.questions.question import CHOICE

DEPARTMENTS = ("sales", "marketing")


def ghost_rows():
    path = content_root() / "data" / "samples" / "ghost-room" / "where-are-the-sales.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def value_of(question, answers):
    if question.kind == "split":
        return {item: int(points) for item, points in answers.items()}
    if question.kind == "rank":
        return sorted(answers, key=lambda item: int(answers[item]))
    return answers[CHOICE] if question.kind == "choice" else answers


def tallies(rows, departments=DEPARTMENTS):
    """Tally rows of the sample as the host would."""
    exercise = load_exercise("where-are-the-sales")
    given = {}
    for row in rows:
        person = (row["participant"], row["department"])
        given.setdefault(person, {}).setdefault(row["question"], {})[row["item"]] = row["value"]
    asked = [q for r in exercise.rounds for q in r.questions]
    known = {q.id: q for q in asked if q.kind not in ("note", "text")}
    people = [
        (who, {id: value_of(known[id], said) for id, said in answers.items() if id in known})
        for (_, who), answers in given.items()
    ]
    return tallied(exercise, people, departments)


def only(rows, count):
    """Keep `count` people of each department."""
    people = {
        d: sorted({r["participant"] for r in rows if r["department"] == d}) for d in DEPARTMENTS
    }
    kept = {person for names in people.values() for person in names[:count]}
    return [row for row in rows if row["participant"] in kept]


@pytest.fixture(scope="session")
def exercise():
    return load_exercise("where-are-the-sales")


@pytest.fixture(scope="session")
def full_room():
    return tallies(ghost_rows())


@pytest.fixture(scope="session")
def small_room():
    """Six people: enough for the room, too few for either department."""
    return tallies(only(ghost_rows(), 3))


@pytest.fixture(scope="session")
def tiny_room():
    """Four people: too few for anything."""
    return tallies(only(ghost_rows(), 2))


@pytest.fixture(scope="session")
def room_that_skips():
    """Three of seven in sales skip one statement, one line and one fact."""
    skipped = {"listens", "crowd", "moving-date"}
    absent = {"p01", "p04", "p05"}
    rows = [r for r in ghost_rows() if not (r["participant"] in absent and r["item"] in skipped)]
    return tallies(rows)


@pytest.fixture(scope="session")
def rooms(full_room, small_room, tiny_room, room_that_skips):
    return {"full": full_room, "small": small_room, "tiny": tiny_room, "skips": room_that_skips}
