"""Who says what: how the room sorted each item into buckets."""

from collections.abc import Sequence
from typing import Any

from workshop.charts import owners, shapes, theme
from workshop.charts.cells import share
from workshop.charts.owners import buckets, ranked
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import Cell, View

READABLE = 0.12
NAMED = 0.4
LETTER = 12
"""The width that a letter of a bar's text needs, with some room to both sides."""


def draw(view: View) -> Figure:
    """Draw one bar per item, cut by bucket; the clearest items come first."""
    found = ranked(view)
    if not found:
        return shapes.nothing(view)
    title, told = owners.title(view), owners.sentences(view)
    numbers, drawing = table(view, found), picture(view, found)
    return shapes.figure(view, title, told, numbers, drawing, owners.spoken(view))


def bars(view: View) -> Bars:
    """Return one bar per item, cut by bucket."""
    found = ranked(view)
    if not found:
        return shapes.no_bars(view)
    return shapes.bars(view, owners.title(view), owners.sentences(view), light(view, found))


def light(view: View, found: Sequence[tuple[str, Cell]]) -> Rows:
    """Return one light bar per item, cut by bucket."""
    question = view.questions()[0]
    return [
        shapes.row(
            owners.label(view, item),
            [
                shapes.part(
                    view.option(question, o),
                    share(cell, o),
                    view.percent(share(cell, o)),
                    shapes.tone(o),
                )
                for o in buckets(question)
                if share(cell, o)
            ],
        )
        for item, cell in found
    ]


def table(view: View, found: Sequence[tuple[str, Cell]]) -> tuple[list[str], list[list[str]]]:
    """Return the share of every bucket, item by item."""
    question = view.questions()[0]
    names = [view.option(question, o) for o in buckets(question)]
    rows = [
        [
            owners.label(view, item),
            *(view.percent(share(cell, o)) for o in buckets(question)),
            str(cell["n"]),
        ]
        for item, cell in found
    ]
    return [view.say(f"{owners.spoken(view)}.item"), *names, view.say("column.answers")], rows


def picture(
    view: View, found: Sequence[tuple[str, Cell]]
) -> tuple[dict[str, Any], dict[str, Rows]]:
    """Return spec and data: one bar per item, in this order."""
    alt, question = theme.altair(), view.questions()[0]
    names = [view.option(question, o) for o in buckets(question)]
    tones = [shapes.tone(o) for o in buckets(question)]
    colour = alt.Color(
        "bucket:N",
        scale=alt.Scale(domain=names, range=_range(tones)),
        legend=alt.Legend(symbolType="square", columns=len(names)),
    )
    place = alt.X("start:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=None)
    base = theme.rows().encode(y=theme.ordered())
    drawn = base.mark_bar().encode(x=place, x2="end:Q", color=colour)
    text = base.mark_text(color=theme.ON_COLOUR, fontWeight="bold").encode(x="middle:Q")
    named = text.encode(text="text:N", opacity=_seen(_fits("text")))
    plain = text.encode(text="share:N", opacity=_seen(f"!({_fits('text')}) && {_fits('share')}"))
    return theme.finished(drawn + named + plain, {"step": 54}), {"rows": _rows(view, found)}


def _fits(field: str) -> str:
    """Return the test whether a text is narrower than its stretch of the bar."""
    return f"(datum.end - datum.start) * width > {LETTER} * length(datum.{field})"


def _seen(test: str) -> Any:
    alt = theme.altair()
    return alt.condition(test, alt.value(1), alt.value(0))


def _range(tones: list[str]) -> list[str]:
    """Return a colour per bucket; buckets that are nobody's get shades apart from each other."""
    if set(tones) != {"neither"}:
        return theme.colours(tones)
    shades = ["#0F766E", "#6B7280", "#B45309", "#6D28D9", "#334155"]
    return [shades[i % len(shades)] for i in range(len(tones))]


def _rows(view: View, found: Sequence[tuple[str, Cell]]) -> Rows:
    question = view.questions()[0]
    made: Rows = []
    for order, (item, cell) in enumerate(found):
        start = 0.0
        for option in buckets(question):
            part = share(cell, option)
            name = view.option(question, option)
            made.append(
                {
                    "label": shapes.broken(owners.label(view, item)),
                    "order": order,
                    "bucket": name,
                    "start": start,
                    "end": start + part,
                    "middle": start + part / 2,
                    "text": _label(view, name, part),
                    "share": view.percent(part) if part >= READABLE else "",
                }
            )
            start += part
    return made


def _label(view: View, name: str, part: float) -> str:
    if part < READABLE:
        return ""
    return f"{name} {view.percent(part)}" if part >= NAMED else view.percent(part)
