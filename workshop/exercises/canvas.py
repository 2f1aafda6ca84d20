"""Tables that a room wrote, as a file for spreadsheets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workshop.content.texts import Texts
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.questions.kinds import kind_of, kinds
from workshop.questions.question import Question

if TYPE_CHECKING:
    import pandas

    from workshop.contracts.replies import Tabled

ENCODING = "utf-8-sig"
"""With a mark at its beginning: without it, Excel takes æ, ø and å for something else."""

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What begins a formula, in some spreadsheet or other."""


def tabled(exercise: Exercise) -> list[Question]:
    """Return the questions of an exercise whose answers are rows of a table."""
    asked = (question for round in exercise.rounds for question in round.questions)
    return [q for q in asked if q.kind in kinds() and kind_of(q).TABLED]


def as_csv(tables: "Sequence[Tabled]", language: str) -> bytes:
    """Return tables as one file of comma-separated values, every cell in quotes.

    Args:
        tables: of a session, as the host tells them.
        language: of the heads of the columns.

    Returns:
        UTF-8 with a mark. What would be a formula is a text, with an apostrophe before it: people
        of the room wrote it, and somebody else's spreadsheet would carry it out.
    """
    return written(frame(tables, language))


def written(table: "pandas.DataFrame") -> bytes:
    """Return a table as such a file."""
    import csv

    cells = table.map(harmless).rename(columns=harmless)
    text: str = cells.to_csv(index=False, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    return text.encode(ENCODING)


def frame(tables: "Sequence[Tabled]", language: str) -> "pandas.DataFrame":
    """Return the rows of all tables, a column for each of theirs; several say whose each row is."""
    import pandas

    found = [one for one in tables if one["rows"]] or list(tables)
    titled = len(found) > 1
    rows = [row for one in found for row in _rows(one, language, titled=titled)]
    heads = dict.fromkeys(head for one in found for head in _heads(one, language, titled=titled))
    return pandas.DataFrame(rows, columns=list(heads), dtype=object).fillna("")


def harmless(cell: object) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def _rows(table: "Tabled", language: str, *, titled: bool) -> Iterator[Mapping[str, str]]:
    names = _names(table, language)
    title = {"": _title(table, language)} if titled else {}
    for row in table["rows"]:
        yield {**title, **{names[item]: text for item, text in row.items() if item in names}}


def _heads(table: "Tabled", language: str, *, titled: bool) -> list[str]:
    return [*([""] if titled else []), *_names(table, language).values()]


def _names(table: "Tabled", language: str) -> dict[str, str]:
    """Return the words of the columns; where the exercise is no more, their names in the file."""
    words, key = _words(table, language), f"questions.{table['question']}"
    if words is None:
        return {item: item for item in table["columns"]}
    return {
        item: str(words.find(f"{key}.short.{item}") or words.find(f"{key}.items.{item}") or item)
        for item in table["columns"]
    }


def _title(table: "Tabled", language: str) -> str:
    words = _words(table, language)
    return words("title") if words else table["exercise"]


def _words(table: "Tabled", language: str) -> Texts | None:
    try:
        return load_exercise(table["exercise"]).texts(language)
    except ContentError:
        return None
