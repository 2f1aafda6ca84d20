"""A session as tidy data frames, their columns as `data/ui/columns.LANGUAGE.toml` explains them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from workshop.contracts.promises import TERMS
from workshop.questions.tally import ALL
from workshop.record.rows import ROWS, Row, Source

if TYPE_CHECKING:
    import pandas

_WHERE = {"step": "Int64", "exercise": "category", "round": "category"}
_WHAT = {**_WHERE, "question": "category", "kind": "category", "item": "category"}
_WORDS = {"exercise_text": "category", "asked": "string", "item_text": "string"}

COLUMNS: dict[str, dict[str, str]] = {
    "findings": {
        **_WHERE, "chart": "category", "run": "category", "title": "string", "sentence": "string",
        "exercise_text": "category", "round_text": "category",
    },
    "answers": {
        **_WHAT, "department": "category", "option": "category", "place": "Int64",
        "score": "Float64", "n": "Int64", "count": "Int64", "share": "Float64",
        "coarse": "boolean", "suppressed": "boolean",
        **_WORDS, "option_text": "category", "department_text": "category",
    },
    "measures": {
        **_WHAT, "department": "category", "measure": "category", "way": "category", "n": "Int64",
        "value": "Float64", "suppressed": "boolean",
        **_WORDS, "measure_text": "category", "way_text": "category", "department_text": "category",
    },
    "said": {
        **_WHAT, "department": "category", "table": "Int64", "value": "string",
        **_WORDS, "value_text": "string", "department_text": "category",
    },
    "texts": {
        **_WHERE, "question": "category", "text": "string",
        "exercise_text": "category", "asked": "string",
    },
    "promises": {
        "id": "string", "exercise": "category", "earlier": "boolean", "number": "Int64",
        "text": "string", "by": "category", "verdict": "category", "adopted": "boolean",
        "signed": "string", "kept": "category",
        **dict.fromkeys(TERMS, "string"), "due": "datetime64[s]",
        "exercise_text": "category", "by_text": "category", "signed_text": "string",
    },
    "matrix": {
        "exercise": "category", "question": "category", "item": "category",
        "function": "category", "weight": "Int64", "judge": "string",
        "exercise_text": "category", "item_text": "string", "function_text": "category",
    },
    "runs": {
        "exercise": "category", "run": "category", "model": "category", "at": "datetime64[us, UTC]",
        "played": "boolean", "of": "category", "name": "string", "value": "Float64",
        "text": "string", "exercise_text": "category",
    },
    "quarters": {
        "exercise": "category", "run": "category", "game": "category", "firm": "Int64",
        "bonus": "category", "quarter": "Int64", "seat": "category", "name": "category",
        "value": "Float64", "exercise_text": "category", "seat_text": "category",
    },
    "pulse": {
        "which": "category", "question": "category", "item": "category", "department": "category",
        "option": "category", "n": "Int64", "count": "Int64", "share": "Float64",
        "low": "Float64", "high": "Float64", "coarse": "boolean",
        "which_text": "category", "asked": "string", "item_text": "string",
        "option_text": "category", "department_text": "category",
    },
    "indicators": {
        "id": "string", "known": "category", "indicator": "string", "unit": "category",
        "better": "category", "when": "category", "day": "datetime64[s]", "amount": "Float64",
        "out_of": "Float64", "value": "Float64", "source": "string",
        "low": "Float64", "high": "Float64", "verdict": "category",
        "when_text": "category", "unit_text": "category", "verdict_text": "category",
    },
    "timeline": {
        **_WHERE, "planned": "Float64", "used": "Float64",
        "exercise_text": "category", "round_text": "category",
    },
}  # fmt: skip
"""Every table with its columns, in their order, and the type of each."""

SORTED = ("department", "department_text", "by", "by_text", "seat", "seat_text")
"""Columns whose categories stand in the session's order of departments, the room first."""


def frame(name: str, source: Source) -> pandas.DataFrame:
    """Return one of a session's tables.

    Args:
        name: one of `COLUMNS`.
        source: the session, with its words in one language.
    """
    groups = (ALL, *source.took["session"]["departments"])
    return typed(name, ROWS[name](source), (*groups, *map(source.group, groups)))


def typed(
    name: str, rows: Iterable[Row | Mapping[str, object]], first: Iterable[str] = ()
) -> pandas.DataFrame:
    """Return rows as a data frame of the columns and types that a table has.

    Args:
        name: one of `COLUMNS`.
        rows: of as many values as the table has columns, or by the names of those that are known.
        first: the order of the categories of the columns that are `SORTED`.
    """
    import pandas

    order, columns = tuple(first), COLUMNS[name]
    made = pandas.DataFrame(list(rows), columns=list(columns), dtype=object)
    for column, kind in columns.items():
        made[column] = _column(made[column], kind, order if column in SORTED else ())
    return made


def _column(values: Any, kind: str, first: tuple[str, ...]) -> Any:
    """Return a column of a type; categories stand in the order in which they come."""
    import pandas

    if kind.startswith("datetime"):
        return pandas.to_datetime(values, utc="UTC" in kind, format="ISO8601").astype(kind)
    if kind == "category":
        there = [*values.dropna().unique()]
        known = [one for one in dict.fromkeys(first) if one in there]
        rest = [one for one in there if one not in known]
        return values.astype(pandas.CategoricalDtype([*known, *rest]))
    return values.astype(kind)
