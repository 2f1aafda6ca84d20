"""Pictures of firms: a row of marks for each of a few, a strip of marks where there are many."""

from collections.abc import Mapping, Sequence
from math import ceil, floor
from statistics import median
from typing import Any, NamedTuple

from workshop.charts import firms, labels, theme
from workshop.charts.finding import Data, Picture
from workshop.charts.marks import across, layer, shaped, toned
from workshop.charts.view import View

CLOSE = 10
"""So many marks have room for a row each, with its number."""

ROWED = 17
"""So many firms have a row each; of more each kind of mark has one."""

FULL = 380
"""The height that a picture has whose rows need no more, and no less than they can use."""

AROUND = 130
"""Pixels of a picture that its axis takes, with its title, and the legend."""

LEAST, MOST = 26, 64
"""Pixels of a row, at least and at most."""

STRIP = 84
LABEL = 30
STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0)
TICKS = 8


ABOVE = 34
"""Pixels between the rows and the legend: the words at the line stand there."""


class Mark(NamedTuple):
    """A kind of mark: what it is called, and the tone and the shape that go with it."""

    name: str
    tone: str


class Marked(NamedTuple):
    """A row, mostly a firm, and where its marks stand, by the name of the mark."""

    name: str
    at: Mapping[str, float]


def shares(
    view: View, rows: Sequence[Marked], marks: Sequence[Mark], axis: str, full: str
) -> Picture:
    """Return a picture of shares, with a line at 100 %: bars, marks in a row, or strips of marks.

    Args:
        view: the reveal.
        rows: in their order.
        marks: in the order of the legend.
        axis: what the shares are of.
        full: what stands at the line.
    """
    values = [value for row in rows for value in row.at.values()]
    ticks = _ticks(min(0.0, *values), max(1.0, *values))
    words = [view.percent(tick) for tick in ticks]
    grid = theme.grid(ticks, words, title=firms.titled(view, axis), grid=True, gridOpacity=0.35)
    close, strips = len(rows) * len(marks) <= CLOSE, len(rows) > ROWED
    x = across("x", ticks[0], ticks[-1] + (ticks[1] - ticks[0]) / 2, grid)
    tones = {mark.name: mark.tone for mark in marks}
    legend = None if strips or len(marks) == 1 else theme.altair().Legend(offset=ABOVE)
    on = {"x": x, "y": theme.ordered(0.25), "color": toned("mark", tones, legend=legend)}
    drawn = _bars(on, tones) if close else _points(on, tones, legend, strips=strips)
    placed = _strips(view, rows, marks) if strips else _rows(view, rows)
    data: dict[str, Data] = {"rows": placed, "full": [{"x": 1.0, "text": full}]}
    return Picture([*drawn, *_line()], data, _height(len(rows), len(marks)))


def _line() -> list[Any]:
    """Return the line at 100 % and its words."""
    look = {"color": theme.COLOURS["both"]}
    dash, above = {"strokeDash": [6, 5]}, {"baseline": "bottom", "dy": -4, "fontWeight": "bold"}
    return [
        layer("full", "rule", look | dash, x="x"),
        layer("full", "text", look | above, x="x", y=theme.altair().value(0), text="text"),
    ]


def _bars(on: Mapping[str, Any], tones: Mapping[str, str]) -> list[Any]:
    """Return a bar for each mark of each firm, with its number."""
    beside = {"yOffset": theme.beside("mark", list(tones))}
    words = {"align": "left", "dx": 9, "fontWeight": "bold"}
    place = {"x": on["x"], "y": on["y"], "text": "text"}
    return [
        layer("rows", "bar", {}, **on, **beside),
        layer("rows", "text", words, **place, **beside),
    ]


def _points(
    on: Mapping[str, Any], tones: Mapping[str, str], legend: Any, *, strips: bool
) -> list[Any]:
    """Return a point for each mark; where there are many firms, the middle of each kind too."""
    shape = {"shape": shaped("mark", tones, legend)}
    point = {"filled": True, "size": 150 if strips else 240, "opacity": 0.55 if strips else 1}
    points = layer("rows", "point", point, "!datum.middle", **on, **shape)
    if not strips:
        thin = {"strokeWidth": 2, "color": theme.COLOURS["neither"], "opacity": 0.5}
        alt = theme.altair()
        ends = {"x": alt.X("min(x):Q"), "x2": alt.X2("max(x):Q"), "y": on["y"]}
        return [layer("rows", "rule", thin, **ends), points]
    tick = {"thickness": 5, "size": 50}
    words = {"dy": -38, "fontWeight": "bold"}
    place = {"x": on["x"], "y": on["y"]}
    return [
        points,
        layer("rows", "tick", tick, "datum.middle", **place, color=on["color"]),
        layer("rows", "text", words, "datum.middle", **place, text="text"),
    ]


def _rows(view: View, rows: Sequence[Marked]) -> Data:
    """Return the marks of each firm, in its row."""
    return [
        {"label": labels.broken(row.name, LABEL), "order": order, "mark": mark}
        | {"x": value, "middle": False, "text": view.percent(value)}
        for order, row in enumerate(rows)
        for mark, value in row.at.items()
    ]


def _strips(view: View, rows: Sequence[Marked], marks: Sequence[Mark]) -> Data:
    """Return the marks of all firms in a row for each kind, and the middle one of them."""
    made: Data = []
    for order, mark in enumerate(marks):
        place = {"label": mark.name, "order": order, "mark": mark.name}
        values = [row.at[mark.name] for row in rows if mark.name in row.at]
        middle = median(values)
        made += [place | {"x": value, "text": "", "middle": False} for value in values]
        made.append(place | {"x": middle, "text": view.percent(middle), "middle": True})
    return made


def _height(rows: int, marks: int) -> int:
    if rows > ROWED:
        return STRIP * marks + AROUND
    many = rows * marks if rows * marks <= CLOSE else rows
    return max(min(many * MOST + AROUND, FULL), many * LEAST + AROUND)


def _ticks(low: float, high: float) -> list[float]:
    """Return round shares from below the least to above the most."""
    step = next((s for s in STEPS if (high - low) / s <= TICKS - 1), STEPS[-1])
    first, end = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, max(end, first + 1) + 1)]
