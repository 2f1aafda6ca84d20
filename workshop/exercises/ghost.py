"""The invented rooms of `data/samples`, so that somebody alone has a room to compare with."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from workshop.content import content_root, read_text
from workshop.contracts.tallies import Answers, Value
from workshop.errors import ContentError, Refused
from workshop.exercises.exercise import Exercise
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.session import Mode

MANY = ("ghost-room", "other-room")
"""The rooms of many invented people. Two, because one room alone looks like the rule: in the second
the expected does not come."""

TEAM = "team-room"
"""Three and three invented people in which each side answers on one phone."""

ROOMS = (*MANY, TEAM)
"""The folders of `data/samples` in which invented people stand; the first is whom a lesson begins
with."""

COLUMNS = ("participant", "department", "question", "item", "value")
DELIMITERS = ",;\t"
"""What spreadsheets put between cells, by the country they are set to."""


def mode_of(room: str) -> Mode:
    """Return who holds a phone in one of `ROOMS`."""
    return Mode.TEAMS if room == TEAM else Mode.PEOPLE


class Row(NamedTuple):
    """One row of the file: its line, from 1, and its cells."""

    line: int
    participant: str
    department: str
    question: str
    item: str
    value: str


def ghost_path(root: Path, slug: str, room: str = ROOMS[0]) -> Path:
    """Return where the invented people of an exercise stand."""
    return root / "data" / "samples" / room / f"{slug}.csv"


def rooms_of(slug: str) -> list[str]:
    """Return in which of `ROOMS` an exercise has invented people; often in the first alone."""
    return [room for room in ROOMS if ghost_path(content_root(), slug, room).is_file()]


def ghosts(exercise: Exercise, room: str = ROOMS[0]) -> Iterator[tuple[str, str, Answers]]:
    """Yield the invented people: name, department, and value by question id.

    An exercise without a file in a room has nobody there to compare with. What of a file does not
    fit the exercise is left out; `workshop check` tells of it.

    Args:
        exercise: which they answer.
        room: one of `ROOMS`.

    Raises:
        ContentError: the file cannot be read at all.
    """
    path = ghost_path(content_root(), exercise.slug, room)
    people: dict[str, tuple[str, dict[str, dict[str, str]]]] = {}
    for row in rows(path) if path.is_file() else []:
        _, answers = people.setdefault(row.participant, (row.department, {}))
        answers.setdefault(row.question, {})[row.item] = row.value
    played = exercise.played_by(mode_of(room))
    known = {q.id: q for r in played.rounds for q in r.questions}
    for name, (department, answers) in people.items():
        values = {id: _valid(known[id], given) for id, given in answers.items() if id in known}
        yield name, department, {id: value for id, value in values.items() if value is not None}


def _valid(question: Question, given: dict[str, str]) -> Value | None:
    """Return the value, None where the cells hold none that the question takes."""
    try:
        return kind_of(question).check(question, value_of(question, given))
    except (Refused, ValueError, LookupError, TypeError):
        return None


def value_of(question: Question, given: dict[str, str]) -> Value:
    """Return the value a question takes from the rows of a sample: items and their cells."""
    return kind_of(question).from_cells(question, given)


def rows(path: Path) -> list[Row]:
    """Read the rows of a file, whichever of `DELIMITERS` a spreadsheet put between its cells.

    Raises:
        ContentError: it cannot be read, or lacks a column; it names the file and the line.
    """
    text = read_text(path)
    first, _, _ = text.partition("\n")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text), delimiter=delimiter)
    try:
        read = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as error:
        raise ContentError([f"{path}:{reader.line_num}: this cannot be read: {error}."]) from None
    head = [name.lower() for name in read[0][1]] if read else []
    if missing := [name for name in COLUMNS if name not in head]:
        sentence = f"the columns {', '.join(missing)} are missing: the first line is"
        raise ContentError([f"{path}:1: {sentence} {','.join(COLUMNS)}."])
    places = [head.index(name) for name in COLUMNS]
    return [Row(n, *_picked(cells, places)) for n, cells in read[1:] if any(cells)]


def _picked(cells: list[str], places: list[int]) -> list[str]:
    return [cells[at] if at < len(cells) else "" for at in places]
