"""The table of who answers for which number, on the facilitator's page: she fills it in."""

from collections.abc import Mapping
from typing import cast

from workshop.content.texts import Texts, interface
from workshop.contracts.matrices import (
    Function,
    Matrix,
    MatrixPanel,
    MatrixRow,
    NameField,
    WeightField,
)
from workshop.contracts.overview import FacilitatorLook
from workshop.exercises.exercise import Exercise
from workshop.exercises.matrix import (
    Shares,
    is_empty,
    is_odd,
    judge_of,
    name_of,
    shared_by,
    shown_functions,
    sum_of,
)
from workshop.pages.parts import place
from workshop.session import Phase

WORDS = ("title", "help", "more", "more_hint", "example")
"""The words of the panel that need nothing filled in."""


def matrix_panel(
    look: FacilitatorLook, language: str, wrong: Mapping[str, str]
) -> MatrixPanel | None:
    """Return the panel; None where the room does not see such a table.

    Args:
        look: what the facilitator may see.
        language: hers.
        wrong: why what she wrote last was refused, by question.
    """
    if look["session"]["phase"] != Phase.REVEALED:
        return None
    exercise, round = place(look)
    there = ((r.questions[0], s) for at, r, s in shared_by(exercise) if at.id == round.id)
    found = next(there, None)
    matrix = _kept(look, found[0]) if found else None
    if found is None or matrix is None:
        return None
    question, shares = found
    panel = _panel(exercise, shares, matrix, language)
    return {**panel, "wrong": wrong[question]} if wrong.get(question) else panel


def _kept(look: FacilitatorLook, question: str) -> Matrix | None:
    """Return the table as it is kept; None where the question's results are not shown."""
    told = cast("Mapping[str, object]", look["results"].get(question, {}))
    return cast("Matrix | None", told.get("matrix"))


def _panel(exercise: Exercise, shares: Shares, matrix: Matrix, language: str) -> MatrixPanel:
    ui, question = interface(language), matrix["question"]
    return {
        "question": question,
        "rows": [_row(exercise, matrix, i, ui) for i in exercise.question(question).items],
        "more": _naming(shares, matrix, ui),
        "example": bool(shares.example) and is_empty(matrix),
        "words": {**{key: ui(f"matrix.desk.{key}") for key in WORDS}, "judge": ui("matrix.judge")},
    }


def _naming(shares: Shares, matrix: Matrix, ui: Texts) -> list[NameField]:
    added = [one for one in matrix["functions"] if one["id"] in shares.named]
    return [{**one, "label": ui("matrix.desk.more_nth", n=nth)} for nth, one in enumerate(added, 1)]


def _row(exercise: Exercise, matrix: Matrix, item: str, ui: Texts) -> MatrixRow:
    words = exercise.texts(ui.language)
    key = f"questions.{matrix['question']}"
    name = words.find(f"{key}.short.{item}") or words(f"{key}.items.{item}")
    fields = [_field(matrix, item, name, one, ui) for one in shown_functions(matrix)]
    total = sum_of(matrix, item)
    return {
        "id": item,
        "text": name,
        "fields": fields,
        "sum": ui("matrix.desk.sum", sum=total) if any(f["weight"] for f in fields) else "",
        "odd": ui("matrix.desk.odd") if is_odd(matrix, item) else "",
        "judge": judge_of(matrix, item, words),
        "judge_label": ui("matrix.desk.judge_of", number=name),
    }


def _field(matrix: Matrix, item: str, number: str, one: Function, ui: Texts) -> WeightField:
    weight = matrix["weights"].get(item, {}).get(one["id"])
    name = name_of(one, ui)
    return {
        "function": one["id"],
        "name": name,
        "weight": "" if weight is None else str(weight),
        "label": ui("matrix.desk.weight_of", number=number, function=name),
    }
