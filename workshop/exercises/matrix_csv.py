"""Who answers for which number, as a file for spreadsheets."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop.content.texts import Texts, interface
from workshop.contracts.matrices import Matrix
from workshop.errors import ContentError
from workshop.exercises.canvas import written
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.matrix import heads_of, rows_of

if TYPE_CHECKING:
    import pandas


def as_csv(matrices: Sequence[Matrix], language: str) -> bytes:
    """Return tables as one file of comma-separated values, written as `canvas.as_csv` does.

    Args:
        matrices: of a session, as the host tells them.
        language: of the heads, and of the words of numbers.
    """
    return written(frame(matrices, language))


def frame(matrices: Sequence[Matrix], language: str) -> "pandas.DataFrame":
    """Return the lines of all tables; of several each says whose it is."""
    import pandas

    made = [_frame(one, language) for one in matrices]
    if len(made) > 1:
        for one, table in zip(matrices, made, strict=True):
            table.insert(0, "", _title(one, language))
    return pandas.concat(made, ignore_index=True).fillna("")


def _frame(matrix: Matrix, language: str) -> "pandas.DataFrame":
    import pandas

    exercise = _exercise(matrix)
    words: Texts | None = exercise.texts(language) if exercise else None
    items = exercise.question(matrix["question"]).items if exercise else [*matrix["weights"]]
    lines = list(rows_of(matrix, items, words))
    return pandas.DataFrame(lines, columns=heads_of(matrix, interface(language)), dtype=object)


def _title(matrix: Matrix, language: str) -> str:
    exercise = _exercise(matrix)
    return exercise.texts(language)("title") if exercise else matrix["exercise"]


def _exercise(matrix: Matrix) -> Exercise | None:
    """Return the exercise of a table; None where it, or its question, is no more."""
    try:
        exercise = load_exercise(matrix["exercise"])
    except ContentError:
        return None
    asked = {question.id for round in exercise.rounds for question in round.questions}
    return exercise if matrix["question"] in asked else None
