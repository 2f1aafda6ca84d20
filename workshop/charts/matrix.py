"""Who answers for which number and who judges it: a table that the room fills in."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from workshop.charts import labels
from workshop.charts.finding import NONE, Bar, Column, Finding, Part, Picture, chart, each, nothing
from workshop.charts.gridded import Line, gridded
from workshop.charts.view import View
from workshop.contracts.matrices import Function, Matrix
from workshop.exercises.matrix import (
    WHOLE,
    is_empty,
    is_odd,
    judge_of,
    name_of,
    shown_functions,
    sum_of,
)

ROOM = 0.62
"""What the names of judges need, in widths of all fields together."""

LABEL, HEAD = 16, 11
"""Letters in a line of a number's name, and of a function's."""

ADDED = ("both", "neutral", "neither")
"""Tones of the functions that the room has named."""


class Answering(NamedTuple):
    """A number: the weights of the functions, None where nobody has said, and who judges it."""

    item: str
    name: str
    weights: tuple[int | None, ...]
    total: int
    odd: bool
    judge: str


def _matrix(view: View) -> Finding[Answering]:
    (question,) = view.questions()
    there = cast("Matrix | None", view.results.get(question.id, {}).get("matrix"))
    if there is None or is_empty(there):
        return nothing(view, "matrix.empty")
    rows = [_row(view, there, item) for item in question.items]
    functions = shown_functions(there)
    heads = [(name_of(one, view.ui), at) for at, one in enumerate(functions)]
    return Finding(
        _title(view, there, rows),
        rows,
        _told(view, rows),
        [
            Column(view.ui("matrix.number"), lambda one: one.name),
            *each(heads, lambda at, one: _weight(view, one.weights[at]) or NONE),
            Column(view.ui("matrix.sum"), lambda one: _sum(view, one) or NONE),
            Column(view.ui("matrix.judge"), lambda one: one.judge or NONE),
        ],
        [_bar(view, one, functions) for one in rows],
        lambda: _picture(view, rows, functions),
    )


@chart(kinds=("sort",), fills=True, teams=_matrix)
def matrix(view: View) -> Finding[Answering]:
    """Show the weights that functions have for each number, as the room has said them aloud."""
    return _matrix(view)


def _row(view: View, there: Matrix, item: str) -> Answering:
    (question,) = view.questions()
    given = there["weights"].get(item, {})
    weights = tuple(given.get(one["id"]) for one in shown_functions(there))
    judge = judge_of(there, item, view.words)
    total, odd = sum_of(there, item), is_odd(there, item)
    return Answering(item, view.brief(question, item), weights, total, odd, judge)


def _said(one: Answering) -> bool:
    return any(weight is not None for weight in one.weights)


def _weight(view: View, weight: int | None) -> str:
    return "" if weight is None else view.number(weight, 0)


def _sum(view: View, one: Answering) -> str:
    return view.number(one.total, 0) if _said(one) else ""


def _title(view: View, there: Matrix, rows: Sequence[Answering]) -> str:
    if _is_example(view, there):
        return view.tell("matrix.title.example")
    said = sum(map(_said, rows))
    return view.tell(
        "matrix.title.whole" if said == len(rows) else "matrix.title.some", n=said, of=len(rows)
    )


def _is_example(view: View, there: Matrix) -> bool:
    """Whether nobody has changed anything of the exercise's example."""
    shares = view.reveal.shares
    if shares is None or not there["example"] or there["judges"]:
        return False
    example = {item: dict(zip(shares.functions, row, strict=True)) for item, row in shares.example}
    return there["weights"] == example


def _told(view: View, rows: Sequence[Answering]) -> list[str]:
    """Tell what does not add up, and which numbers nobody answers for or judges yet."""
    odd = [
        view.say("matrix.sum_of", number=one.name, sum=_sum(view, one)) for one in rows if one.odd
    ]
    open_rows = {
        "nobody": [one.name for one in rows if not _said(one)],
        "unjudged": [one.name for one in rows if _said(one) and not one.judge],
    }
    return [
        view.tell("matrix.odd", numbers=view.listed(odd)) if odd else "",
        *(
            view.tell(f"matrix.{key}", numbers=view.quotes(names))
            for key, names in open_rows.items()
            if names
        ),
    ]


def _bar(view: View, one: Answering, functions: Sequence[Function]) -> Bar:
    total = max(WHOLE, one.total)
    parts = [
        Part(name_of(function, view.ui), weight / total, _weight(view, weight), tone)
        for (function, weight, tone) in zip(functions, one.weights, _tones(functions), strict=True)
        if weight
    ]
    return Bar(one.name, parts, _note(view, one))


def _note(view: View, one: Answering) -> str:
    judged = view.tell("matrix.judged", judge=one.judge) if one.judge else ""
    odd = view.tell("matrix.adds_up", sum=_sum(view, one)) if one.odd else ""
    return " ".join(filter(None, (judged, odd)))


def _tones(functions: Sequence[Function]) -> list[str]:
    added = iter(ADDED)
    return [labels.tone(f["id"]) if not f["name"] else next(added) for f in functions]


def _label(view: View, one: Answering) -> str:
    """Return a number's name; the wall says beside it where its weights do not add up."""
    words = {"number": one.name, "sum": _sum(view, one)}
    return view.say("matrix.with_sum", **words) if one.odd else one.name


def _picture(view: View, rows: Sequence[Answering], functions: Sequence[Function]) -> Picture:
    names = [labels.broken(name_of(one, view.ui), HEAD) for one in functions]
    heads = [*zip(names, _tones(functions), strict=True)]
    lines = [
        Line(
            one.name,
            [(weight or 0, _weight(view, weight)) for weight in one.weights],
            one.judge,
        )
        for one in rows
    ]
    return gridded(heads, lines, ROOM * len(heads), view.ui("matrix.judge"), LABEL)
