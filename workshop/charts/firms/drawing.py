"""Pictures of firms: a row of marks for each of a few, a strip of marks where there are many."""

from collections.abc import Mapping, Sequence
from math import ceil, floor
from statistics import median
from typing import Any, NamedTuple

from workshop.charts import theme
from workshop.charts.finding import Data, Picture
from workshop.charts.firms import FEW
from workshop.charts.marks import across, either, layer, shaped, toned
from workshop.charts.view import View

CLOSE = 14
"""So many marks have room for a row each, with its number."""

ROWED = 17
"""So many firms have a row each; of more each kind of mark has one."""

STEP = {"close": 34, "row": 26, "strip": 84}
STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0)
TICKS = 8


class Mark(NamedTuple):
    """A kind of mark: what it is called, and the tone and the shape that go with it."""

    name: str
    tone: str


class Marked(NamedTuple):
    """A firm and where its marks stand, by the name of the mark."""

    firm: str
    at: Mapping[str, float]


def shares(
    view: View, firms: Sequence[Marked], marks: Sequence[Mark], axis: str, full: str
) -> Picture:
    """Return a picture of shares, with a line at 100 %.

    Args:
        view: the reveal.
        firms: in their order.
        marks: in the order of the legend.
        axis: what the shares are of.
        full: what stands at the line.
    """
    values = [value for firm in firms for value in firm.at.values()]
    ticks = _ticks(min(values), max(1.0, *values))
    words = [view.percent(tick) for tick in ticks]
    grid = theme.grid(ticks, words, title=axis, grid=True, gridOpacity=0.35)
    close, strips = len(firms) * len(marks) <= CLOSE, len(firms) > ROWED
    rows = _strips(view, firms, marks) if strips else _rows(view, firms)
    x = across("x", ticks[0], ticks[-1] + (ticks[1] - ticks[0]) / 2, grid)
    tones = {mark.name: mark.tone for mark in marks}
    legend = None if strips else theme.altair().Legend()
    on = {"x": x, "y": theme.ordered(0.3), "color": toned("mark", tones, legend=legend)}
    on |= {"shape": shaped("mark", tones, legend)}
    beside = {"yOffset": theme.beside("mark", list(tones))} if close else {}
    layers = [*_lines(), *_marks(on, beside, close=close, strips=strips)]
    data: dict[str, Data] = {"rows": rows, "full": [{"x": 1.0, "text": full}]}
    return Picture(layers, data, _height(len(firms), len(marks)))


def _lines() -> list[Any]:
    """Return the line at 100 % and its words."""
    look = {"color": theme.COLOURS["both"]}
    dash, above = {"strokeDash": [6, 5]}, {"baseline": "bottom", "dy": -4, "fontWeight": "bold"}
    return [
        layer("full", "rule", look | dash, x="x"),
        layer("full", "text", look | above, x="x", y=theme.altair().value(0), text="text"),
    ]


def _marks(on: Mapping[str, Any], beside: Mapping[str, Any], *, close: bool, strips: bool) -> list[Any]:
    point = {"filled": True, "size": 150 if strips else 240, "opacity": 0.6 if strips else 1}
    made = [layer("rows", "point", point, **on, **beside)]
    if strips:
        where = "datum.middle"
        tick = {"thickness": 5, "size": 54}
        made.append(layer("rows", "tick", tick, where, x=on["x"], y=on["y"], color=on["color"]))
    if close or strips:
        look = {"align": "left", "dx": 14, "fontWeight": "bold"}
        look |= {"align": "center", "dx": 0, "dy": -38} if strips else {}
        shown = {"opacity": either("datum.middle", 1, 0)} if strips else {}
        place = {"x": on["x"], "y": on["y"], "text": "text"}
        made.append(layer("rows", "text", look, **place, **beside, **shown))
    return made


def _rows(view: View, firms: Sequence[Marked]) -> Data:
    """Return the marks of each firm, in its row."""
    return [
        {"label": firm.firm, "order": order, "mark": mark, "x": value, "middle": False}
        | {"text": view.percent(value)}
        for order, firm in enumerate(firms)
        for mark, value in firm.at.items()
    ]


def _strips(view: View, firms: Sequence[Marked], marks: Sequence[Mark]) -> Data:
    """Return the marks of all firms in a row for each kind, and the middle one of them."""
    made: Data = []
    for order, mark in enumerate(marks):
        place = {"label": mark.name, "order": order, "mark": mark.name}
        values = [firm.at[mark.name] for firm in firms if mark.name in firm.at]
        middle = median(values)
        made += [place | {"x": value, "text": "", "middle": False} for value in values]
        made.append(place | {"x": middle, "text": view.percent(middle), "middle": True})
    return made


def _height(firms: int, marks: int) -> int:
    if firms > ROWED:
        return STEP["strip"] * marks
    if firms * marks <= CLOSE:
        return min(STEP["close"] * firms * marks, CLOSE * STEP["row"])
    return max(STEP["row"], 44 if firms <= FEW else 0) * firms


def _ticks(low: float, high: float) -> list[float]:
    """Return round shares from below the least to above the most."""
    step = next((s for s in STEPS if (high - low) / s <= TICKS - 1), STEPS[-1])
    first, end = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, max(end, first + 1) + 1)]
