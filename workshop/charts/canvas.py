"""Rows that people wrote and the facilitator has shown: a table of the room's own."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from workshop.charts.finding import NONE, Bar, Column, Finding, Part, chart, each, nothing
from workshop.charts.view import View


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
    """Return a row as words: the first column above, the others with their names below."""
    (question,) = view.questions()
    first, *rest = [item for item in question.items if item in row.cells]
    told = [
        view.say("canvas.cell", column=view.brief(question, item), text=row.cells[item])
        for item in rest
    ]
    return Bar(row.cells[first], [Part("", 1, line, "neutral") for line in told], words=True)


@chart(kinds=("sheet",), teams=_canvas)
def canvas(view: View) -> Finding[Written]:
    """Show the rows that people wrote, as far as the facilitator has shown them."""
    return _canvas(view)
