"""Rows that people wrote and the facilitator has shown: a table of the room's own."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from workshop.charts.finding import NONE, Bar, Column, Finding, Part, chart, each, nothing
from workshop.charts.view import View
from workshop.questions.kinds.sheet import BETWEEN

HEAD = 2
"""Columns that head a row: for whom it is."""


class Written(NamedTuple):
    """A row: what stands in each of its columns."""

    cells: Mapping[str, str]


def _canvas(view: View) -> Finding[Written]:
    (question,) = view.questions()
    told: Mapping[str, Any] = view.results.get(question.id, {})
    rows = [Written(cells) for cells in told.get("rows", [])]
    if not rows:
        return nothing(view, "canvas.empty")
    return Finding(
        view.count("canvas.title", len(rows)),
        rows,
        [view.tell("canvas.export")],
        columns=_columns(view),
        bars=[_bar(view, row) for row in rows],
    )


def _columns(view: View) -> Sequence[Column[Written]]:
    (question,) = view.questions()
    heads = [(view.brief(question, item), item) for item in question.items]
    return each(heads, lambda item, row: row.cells.get(item, NONE))


def _bar(view: View, row: Written) -> Bar:
    """Return a row as words: what heads it, what it says, and below it the rest.

    Without the names of columns, which stand in the table: on a wall there is no room for both.
    """
    (question,) = view.questions()
    there = [item for item in question.items if item in row.cells]
    head, said, rest = there[:HEAD], there[HEAD : HEAD + 1], there[HEAD + 1 :]
    if not said:
        head, said = there[:1], there[1:]
    parts = [BETWEEN.join(row.cells[item] for item in part) for part in (head, said, rest)]
    label, text, note = parts
    return Bar(label, [Part("", 1, text, "neutral")] if text else [], note, words=True)


@chart(kinds=("sheet",), teams=_canvas)
def canvas(view: View) -> Finding[Written]:
    """Show the rows that people wrote, as far as the facilitator has shown them."""
    return _canvas(view)
