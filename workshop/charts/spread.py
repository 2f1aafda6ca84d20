"""Small histograms of ratings, one above the other, each with its mean."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import shapes, theme
from workshop.charts.cells import ratings, share, undecided
from workshop.charts.shapes import Rows
from workshop.charts.view import Cell, View
from workshop.questions.question import DONT_KNOW, RATINGS, Question

TALLEST = 0.54
HALF_BAR = 0.36
WORD = 62
"""The width that the longest word under a bar needs."""
LEVELS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("disagree", ("1", "2"), "neutral"),
    ("between", ("3",), "neither"),
    ("agree", ("4", "5"), "both"),
    ("dont_know", (DONT_KNOW,), "neutral"),
)


class Line(NamedTuple):
    """One histogram: its name (as a label, in a sentence), its colour name, its answers."""

    name: str
    inside: str
    tone: str
    cell: Cell


def mean(cell: Cell) -> float | None:
    """Return the mean rating, or None where too few gave one."""
    summary = ratings(cell)
    return summary.mean if summary else None


def picture(
    view: View, question: Question, lines: Sequence[Line]
) -> tuple[dict[str, Any], dict[str, Rows]]:
    """Return spec and data; every bar and every mean carries its number."""
    alt = theme.altair()
    place = alt.X(
        "low:Q",
        scale=alt.Scale(domain=[0.5, len(question.options) + 0.5], nice=False),
        axis=_scale(view, question),
    )
    height = alt.Y(
        "base:Q", scale=alt.Scale(domain=[0, len(lines)], nice=False), axis=_names(lines)
    )
    drawn = (
        theme.rows("bars")
        .mark_bar()
        .encode(x=place, x2="high:Q", y=height, y2="top:Q", color=_colour(lines))
    )
    text = theme.rows("bars").mark_text(dy=-13).encode(x="middle:Q", y="top:Q", text="text:N")
    mark = (
        theme.rows("means")
        .mark_point(shape="triangle-up", filled=True, size=200)
        .encode(x="mean:Q", y="y:Q", color=_colour(lines))
    )
    said = (
        theme.rows("means")
        .mark_text(align="left", dx=14)
        .encode(x="mean:Q", y="y:Q", text="text:N")
    )
    ground = theme.rows("means").mark_rule(strokeWidth=1, opacity=0.5).encode(y="base:Q")
    chart = alt.layer(drawn, ground, text, mark, said)
    return theme.finished(chart, 150 * len(lines)), _data(view, question, lines)


def levels(view: View, lines: Sequence[Line]) -> Rows:
    """Return a light bar per line: disagree, in between, agree, do not know."""
    return [shapes.row(line.name, levels_of(view, line.cell), _note(view, line)) for line in lines]


def table(
    view: View, question: Question, lines: Sequence[Line]
) -> tuple[list[str], list[list[str]]]:
    """Return the shares, means and numbers of answers of all lines."""
    heads = [view.ui(f"scales.{question.scale}.{option}") for option in question.options]
    ends = [view.say("column.mean"), view.say("column.answers")]
    rows = [
        [
            line.name,
            *(view.percent(share(line.cell, option)) for option in question.options),
            _mean(view, line),
            str(line.cell["n"]),
        ]
        for line in lines
    ]
    return [view.say("column.who"), *heads, *ends], rows


def levels_of(view: View, cell: Cell) -> list[dict[str, Any]]:
    """Return the stretches of a light bar: disagree, in between, agree, do not know."""
    found = [
        (name, sum(share(cell, option) for option in options), tone)
        for name, options, tone in LEVELS
    ]
    return [
        shapes.part(view.say(f"spread.{name}"), part, view.percent(part), tone)
        for name, part, tone in found
        if part
    ]


def _note(view: View, line: Line) -> str:
    return view.say("spread.mean", mean=_mean(view, line)) if mean(line.cell) else ""


def _mean(view: View, line: Line) -> str:
    value = mean(line.cell)
    return shapes.NONE if value is None else view.number(value)


def _colour(lines: Sequence[Line]) -> Any:
    alt = theme.altair()
    scale = alt.Scale(
        domain=[line.name for line in lines], range=theme.colours([line.tone for line in lines])
    )
    return alt.Color("name:N", scale=scale, legend=None)


def _scale(view: View, question: Question) -> Any:
    words = [view.ui(f"scales.{question.scale}.{option}") for option in question.options]
    heads = [
        ("" if option == DONT_KNOW else f"{option}\n") + shapes.broken(word, 9)
        for option, word in zip(question.options, words, strict=True)
    ]
    short = [_brief(view, question, *pair) for pair in zip(question.options, heads, strict=True)]
    return theme.narrowing(range(1, len(heads) + 1), heads, short, len(heads) * WORD, title=None)


def _brief(view: View, question: Question, option: str, head: str) -> str:
    """Return the head of a rating where only the two ends have room for their words."""
    if option == DONT_KNOW:
        return head
    end = {"1": "low", RATINGS[-1]: "high"}.get(option)
    return f"{option}\n" + view.ui(f"scales.{question.scale}.{end}") if end else option


def _names(lines: Sequence[Line]) -> Any:
    """Return an axis with every line's name at the middle of its histogram."""
    places = [len(lines) - at - 0.65 for at in range(len(lines))]
    names = json.dumps([shapes.broken(line.name, 14) for line in lines])
    expression = f"split({names}[round({len(lines)} - 0.65 - datum.value)], '\\n')"
    return theme.altair().Axis(values=places, labelExpr=expression, title=None)


def _data(view: View, question: Question, lines: Sequence[Line]) -> dict[str, Rows]:
    tallest = max(share(line.cell, o) for line in lines for o in question.options)
    bars: Rows = []
    means: Rows = []
    for at, line in enumerate(lines):
        base = len(lines) - at - 1 + 0.24
        bars += [
            _bar(view, line, option, place, base, tallest)
            for place, option in enumerate(question.options, 1)
            if share(line.cell, option)
        ]
        means.append(_marker(view, line, base))
    return {"bars": bars, "means": means}


def _bar(
    view: View, line: Line, option: str, place: int, base: float, tallest: float
) -> dict[str, Any]:
    part = share(line.cell, option)
    return {
        "name": line.name,
        "low": place - HALF_BAR,
        "high": place + HALF_BAR,
        "middle": place,
        "base": base,
        "top": base + TALLEST * part / tallest,
        "text": view.percent(part),
    }


def _marker(view: View, line: Line, base: float) -> dict[str, Any]:
    text = view.say("spread.mean", mean=_mean(view, line)) if mean(line.cell) else ""
    return {
        "name": line.name,
        "base": base,
        "y": base - 0.1,
        "mean": mean(line.cell),
        "text": text,
    }


def unsure(view: View, cell: Cell) -> str:
    """Return a sentence on those who did not know; empty if there were none."""
    count = undecided(cell)
    return view.count("spread.undecided", count) if count else ""
