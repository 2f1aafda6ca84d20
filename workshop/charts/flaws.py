"""What a deliberate flaw is worth: in which market, and after how long."""

from typing import Any, NamedTuple

from workshop.charts import pool, shapes, theme
from workshop.charts.pool import OWNER
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View

DEBATED, USUAL, COMMODITY = "debated_brand", "default", "commodity"
SOON = "3"
APART = 0.02
"""The least distance between two names at the end of their lines, in shares kept."""

ROOM_FOR_NAMES = 0.8
"""What the names need beside the lines, in widths of the lines."""

LOWEST = 0.75
HEIGHT = 340


class Line(NamedTuple):
    """One line: a market after so many months."""

    world: str
    months: str
    tone: str
    dash: list[int]


LINES = (
    Line(DEBATED, OWNER, "both", [1, 0]),
    Line(DEBATED, SOON, "both", [8, 5]),
    Line(USUAL, OWNER, "neutral", [1, 0]),
    Line(COMMODITY, OWNER, "neither", [2, 4]),
)


def draw(view: View) -> Figure:
    """Draw one line per market: what is kept of the best, by how large the flaw is."""
    return pool.figure(view, _title, _sentences, _table, _drawing)


def bars(view: View) -> Bars:
    """Return one bar per line: the flaw that is best there."""
    return pool.bars(view, _title, _sentences, _light)


def _light(view: View) -> Rows:
    return [
        shapes.row(
            _name(view, line),
            [shapes.part(view.say("flaws.best"), best, view.percent(best), line.tone)],
            view.tell("flaws.without", share=view.percent(_kept(view, line)[0])),
        )
        for line in LINES
        for best in [_best(view, line)]
    ]


def _sizes(view: View) -> list[float]:
    return list((view.outcome or {})["flaws"][USUAL]["flaws"])


def _kept(view: View, line: Line) -> list[float]:
    """Return the share of the best value that is kept, by the size of the flaw."""
    return list((view.outcome or {})["flaws"][line.world]["kept"][line.months])


def _best(view: View, line: Line) -> float:
    kept = _kept(view, line)
    return _sizes(view)[kept.index(max(kept))]


def _name(view: View, line: Line) -> str:
    span = pool.span(view, int(line.months))
    return view.say("flaws.line", world=pool.world(view, line.world), span=span)


def _title(view: View) -> str:
    pays = _best(view, LINES[0]) > 0
    if not pays:
        return view.tell("flaws.never")
    lost = 1 - _kept(view, LINES[0])[0]
    elsewhere = any(_best(view, line) > 0 for line in LINES[1:])
    key = "some" if elsewhere else "only"
    return view.tell(f"flaws.{key}", lost=view.percent(lost))


def _sentences(view: View) -> list[str]:
    each = [
        view.say("flaws.each", line=_name(view, line), share=view.percent(_best(view, line)))
        for line in LINES
    ]
    return [view.tell("flaws.all", each=view.listed(each)), view.tell("flaws.guesses")]


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    rows = [
        [view.percent(size), *(view.percent(_kept(view, line)[at]) for line in LINES)]
        for at, size in enumerate(_sizes(view))
    ]
    return [view.say("flaws.axis.x"), *(_name(view, line) for line in LINES)], rows


def _drawing(view: View) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    ids = [_id(line) for line in LINES]
    x = alt.X(
        "flaw:Q", scale=alt.Scale(domain=[0, 1 + ROOM_FOR_NAMES], nice=False), axis=_axis(view, "x")
    )
    y = alt.Y("kept:Q", scale=alt.Scale(domain=[LOWEST, 1.03], nice=False), axis=_axis(view, "y"))
    tones = alt.Scale(domain=ids, range=theme.colours([line.tone for line in LINES]))
    dashes = alt.Scale(domain=ids, range=[line.dash for line in LINES])
    width = alt.condition(f"datum.line === '{ids[0]}'", alt.value(6), alt.value(4))
    lines = theme.rows("lines").mark_line(clip=True)
    lines = lines.encode(
        x,
        y,
        color=alt.Color("line:N", scale=tones, legend=None),
        strokeDash=alt.StrokeDash("line:N", scale=dashes, legend=None),
        strokeWidth=width,
        detail="line:N",
    )
    ends = theme.rows("ends").mark_text(align="left", dx=12).encode(x="x:Q", y="y:Q", text="text:N")
    tops = theme.rows("tops").mark_point(filled=True, size=260)
    tops = tops.encode(x="x:Q", y="y:Q", color=alt.Color("line:N", scale=tones, legend=None))
    return theme.finished(alt.layer(lines, tops, ends), HEIGHT), _data(view)


def _id(line: Line) -> str:
    return f"{line.world} {line.months}"


def _axis(view: View, which: str) -> Any:
    ends = (0, 0.5, 1) if which == "x" else (0.8, 0.9, 1)
    title = shapes.broken(view.say(f"flaws.axis.{which}"), 34).split("\n")
    look = {"titleAnchor": "start"} if which == "x" else {}
    words = [view.percent(end) for end in ends]
    return theme.grid(ends, words, title=title, grid=True, gridOpacity=0.35, **look)


def _data(view: View) -> dict[str, Rows]:
    lines = [
        {"line": _id(line), "flaw": size, "kept": kept}
        for line in LINES
        for size, kept in zip(_sizes(view), _kept(view, line), strict=True)
    ]
    tops = [{"line": _id(line), "x": _best(view, line), "y": 1} for line in LINES]
    return {"lines": lines, "tops": tops, "ends": _ends(view)}


def _ends(view: View) -> Rows:
    """Return the names at the ends of the lines, the lowest first, each clear of the others."""
    made: Rows = []
    for kept, line in sorted((max(_kept(view, line)[-1], LOWEST), line) for line in LINES):
        y = max([kept, *(row["y"] + APART for row in made[-1:])])
        made.append({"x": 1, "y": y, "text": _name(view, line)})
    return made
