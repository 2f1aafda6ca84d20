"""A session as tidy data frames, their columns as `data/ui/record.LANGUAGE.toml` explains them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from workshop.contracts.record import Took
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.minutes import planned
from workshop.record import counted, played
from workshop.record.wording import Words, key
from workshop.session import Step

if TYPE_CHECKING:
    import pandas

COLUMNS = {
    "answers": {
        "step": "Int64", "exercise": "category", "round": "category", "question": "category",
        "kind": "category", "item": "category", "department": "category", "option": "category",
        "n": "Int64", "count": "Int64", "suppressed": "boolean", "asked": "string",
        "item_text": "string", "option_text": "string", "department_text": "category",
    },
    "measures": {
        "step": "Int64", "exercise": "category", "round": "category", "question": "category",
        "item": "category", "department": "category", "measure": "category", "value": "Float64",
        "asked": "string", "item_text": "string", "department_text": "category",
    },
    "said": {
        "step": "Int64", "exercise": "category", "round": "category", "question": "category",
        "item": "category", "department": "category", "table": "Int64", "value": "string",
        "asked": "string", "department_text": "category",
    },
    "texts": {
        "step": "Int64", "exercise": "category", "round": "category", "question": "category",
        "text": "string", "asked": "string",
    },
    "runs": {
        "exercise": "category", "run": "category", "model": "category", "at": "datetime64[us, UTC]",
        "played": "boolean", "of": "category", "name": "string", "value": "Float64",
        "text": "string",
    },
    "quarters": {
        "exercise": "category", "run": "category", "game": "category", "firm": "Int64",
        "bonus": "category", "quarter": "Int64", "seat": "category", "name": "category",
        "value": "Float64",
    },
    "timeline": {
        "step": "Int64", "exercise": "category", "round": "category", "planned": "Float64",
        "used": "Float64", "exercise_text": "string", "round_text": "string",
    },
    "promises": {
        "id": "string", "exercise": "category", "number": "Int64", "text": "string",
        "by": "category", "term": "category", "term_text": "string", "verdict": "category",
        "signed": "string", "kept": "category",
    },
}  # fmt: skip
"""Every table with its columns, in their order, and the type of each."""

Row = Sequence[Any]


def frame(name: str, took: Took, words: Words) -> pandas.DataFrame:
    """Return one of a session's tables.

    Args:
        name: one of `COLUMNS`.
        took: the session.
        words: those of one language.
    """
    return typed(name, _ROWS[name](took, words))


def typed(name: str, rows: Iterable[Row]) -> pandas.DataFrame:
    """Return rows as a data frame of the columns and types that a table has."""
    import pandas

    columns = COLUMNS[name]
    made = pandas.DataFrame(list(rows), columns=list(columns), dtype=object)
    for column, kind in columns.items():
        made[column] = _column(made[column], kind)
    return made


def _column(values: Any, kind: str) -> Any:
    """Return a column of a type; categories stand in the order in which they come."""
    import pandas

    if kind.startswith("datetime"):
        return pandas.to_datetime(values, utc=True, format="ISO8601").astype(kind)
    if kind == "category":
        return values.astype(pandas.CategoricalDtype([*values.dropna().unique()]))
    return values.astype(kind)


def _answers(took: Took, words: Words) -> Iterator[Row]:
    for one in counted.counts(took):
        here = (one.exercise, one.question)
        option = words.get(key("option", *here, one.option)) if one.option else None
        yield (
            one.step, one.exercise, one.round, one.question, one.kind, one.item, one.department,
            one.option, one.n, one.given, one.suppressed, words.get(key("question", *here)),
            _item(words, here, one.item), option or one.option, _group(words, one.department),
        )  # fmt: skip


def _measures(took: Took, words: Words) -> Iterator[Row]:
    for one in counted.measures(took):
        here = (one.exercise, one.question)
        told = words.get(key("question", *here)), _item(words, here, one.item)
        yield *one, *told, _group(words, one.department)


def _said(took: Took, words: Words) -> Iterator[Row]:
    for one in counted.said(took):
        asked = words.get(key("question", one[1], one[3]))
        yield *one, asked, _group(words, one[5])


def _texts(took: Took, words: Words) -> Iterator[Row]:
    for seen in took["seen"]:
        place = (seen["step"], seen["exercise"], seen["round"])
        for question, texts in seen["texts"].items():
            asked = words.get(key("question", seen["exercise"], question))
            yield from ((*place, question, _line(text), asked) for text in texts)


def _line(text: object) -> str:
    """Return a text; of a row of a table its cells, with a bar between them."""
    return " | ".join(map(str, text.values())) if isinstance(text, dict) else str(text)


def _runs(took: Took, _: Words) -> Iterator[Row]:
    return iter(played.ledger(took))


def _quarters(took: Took, _: Words) -> Iterator[Row]:
    return iter(played.quarters(took))


def _timeline(took: Took, words: Words) -> Iterator[Row]:
    mode = took["session"]["mode"]
    for one in took["spent"]:
        used = None if one["used"] is None else round(one["used"] / 60, 1)
        exercise = words.get(key("exercise", one["exercise"]))
        title = words.get(key("round", one["exercise"], one["round"]))
        step = Step(one["exercise"], one["round"])
        yield one["step"], step.exercise, step.round, _planned(step, mode), used, exercise, title


def _planned(step: Step, mode: str) -> float | None:
    try:
        return float(planned(*step_content(step, mode), mode))
    except (ContentError, StopIteration):
        return None


def _promises(took: Took, words: Words) -> Iterator[Row]:
    for one in (*took["carried"], *took["promises"]):
        text = words.get(key("promise", one["id"])) or one["text"]
        signed = ", ".join(_group(words, side) for side in one["signed"])
        for term, told in (one["terms"] or {"": ""}).items():
            yield (
                one["id"], one["exercise"], one["number"], text, one["by"] or None, term or None,
                told or None, one["verdict"] or None, signed, one["kept"] or None,
            )  # fmt: skip


def _item(words: Words, here: tuple[str, str], item: str) -> str | None:
    return words.get(key("item", *here, item)) or words.get(key("promise", item))


def _group(words: Words, department: str) -> str:
    return words.get(key("department", department), department)


_ROWS: dict[str, Callable[[Took, Words], Iterator[Row]]] = {
    "answers": _answers,
    "measures": _measures,
    "said": _said,
    "texts": _texts,
    "runs": _runs,
    "quarters": _quarters,
    "timeline": _timeline,
    "promises": _promises,
}
