"""Quarter by quarter: a line for each of a few firms, of many a band and its middle."""

from collections.abc import Sequence
from math import ceil, floor, log10
from statistics import median
from typing import Any, NamedTuple

from workshop.charts import theme
from workshop.charts.finding import Data, Picture
from workshop.charts.firms import FEW
from workshop.charts.marks import across, layer, plain, toned

HEIGHT = 380
APART = 32
"""Pixels between two names, one below the other."""

LOOKS = {"best": (5.0, 1.0), "reckoned": (3.5, 1.0), "firm": (3.0, 0.85), "middle": (5.0, 1.0)}
"""The width and the depth of a line, by what it is of."""


class Line(NamedTuple):
    """A line of a picture.

    Attributes:
        name: what stands at its end; nothing where it has no name.
        who: what it is called in the legend, with all others of its tone.
        kind: one of `LOOKS`.
        tone: its colour.
        at: its values, one for each stretch.
    """

    name: str
    who: str
    kind: str
    tone: str
    at: Sequence[float]


class Axes(NamedTuple):
    """What stretches and values are called.

    Attributes:
        heads: a word for each stretch.
        x: what the stretches are, in lines.
        y: what the values are.
        ticks: values that have a line, from the lowest to the highest.
        words: what stands at them.
    """

    heads: Sequence[str]
    x: Sequence[str]
    y: str
    ticks: Sequence[float]
    words: Sequence[str]


def picture(lines: Sequence[Line], groups: Sequence[Sequence[Line]], axes: Axes) -> Picture:
    """Return lines of all stretches, their names at the end.

    Args:
        lines: those that every firm is held against.
        groups: the lines of firms, of one tone each; of more than a few, the band is drawn.
        axes: what is drawn on them.
    """
    many = sum(map(len, groups)) > FEW
    shown = [*lines, *(line for group in groups for line in ([_middle(group)] if many else group))]
    tones = {line.who: line.tone for line in shown}
    legend = _legend([group[0].who for group in groups]) if len(groups) > 1 else None
    stretches = len(axes.heads)
    # Names stand beside the last stretch; that is about a stretch and a half of room.
    x = across(
        "at", 0, stretches + 0.45, theme.grid(range(stretches), axes.heads, title=list(axes.x))
    )
    y_axis = theme.grid(axes.ticks, axes.words, title=axes.y, grid=True, gridOpacity=0.35)
    y = across("value", axes.ticks[0], axes.ticks[-1], y_axis, "Y")
    colour = toned("who", tones, legend=legend)
    layers = [*(_bands(x, y, colour) if many else []), *_lines(x, y, colour)]
    data = _data(shown, axes) | ({"bands": _banded(groups)} if many else {})
    return Picture(layers, data, HEIGHT)


def _legend(groups: Sequence[str]) -> Any:
    """Return the legend of groups; what they are held against has its name at its end."""
    return theme.altair().Legend(values=list(groups), symbolOpacity=1)


def _middle(group: Sequence[Line]) -> Line:
    at = [median(values) for values in zip(*(line.at for line in group), strict=True)]
    return group[0]._replace(kind="middle", at=at, name=group[0].who)


def _bands(x: Any, y: Any, colour: Any) -> list[Any]:
    return [layer("bands", "area", {"opacity": 0.2}, x=x, y=y, y2="high:Q", color=colour)]


def _lines(x: Any, y: Any, colour: Any) -> list[Any]:
    thick = plain("width", "StrokeWidth")
    on = {"x": x, "y": y, "color": colour, "opacity": plain("depth"), "detail": "line"}
    dashed, full = "datum.kind === 'reckoned'", "datum.kind !== 'reckoned'"
    names = {"align": "left", "dx": 14, "fontWeight": "bold"}
    return [
        layer("rows", "line", {"strokeDash": [8, 6]}, dashed, **on, strokeWidth=thick),
        layer("rows", "line", {}, full, **on, strokeWidth=thick),
        layer("rows", "point", {"filled": True, "size": 110}, x=x, y=y, color=colour),
        layer("names", "text", names, x=x, y=y, text="text", color=colour),
    ]


def _data(lines: Sequence[Line], axes: Axes) -> dict[str, Data]:
    rows: Data = [
        {"line": str(at), "kind": line.kind, "who": line.who, "at": stretch, "value": value}
        | {"width": LOOKS[line.kind][0], "depth": LOOKS[line.kind][1]}
        for at, line in enumerate(lines)
        for stretch, value in enumerate(line.at)
    ]
    said = [line for line in lines if line.name]
    gap = (axes.ticks[-1] - axes.ticks[0]) * APART / HEIGHT
    heights = spread([line.at[-1] for line in said], gap, axes.ticks[-1])
    names: Data = [
        {"at": len(axes.heads) - 1, "value": height, "text": line.name, "who": line.who}
        for line, height in zip(said, heights, strict=True)
    ]
    return {"rows": rows, "names": names}


def _banded(groups: Sequence[Sequence[Line]]) -> Data:
    return [
        {"who": group[0].who, "at": at, "value": min(values), "high": max(values)}
        for group in groups
        for at, values in enumerate(zip(*(line.at for line in group), strict=True))
    ]


def spread(values: Sequence[float], gap: float, highest: float) -> list[float]:
    """Return heights near some values, of which no two are nearer than a gap.

    Those that are too near are pushed apart around their middle, and none above the highest.
    """
    order = sorted(range(len(values)), key=lambda at: values[at])
    blocks: list[tuple[float, list[int]]] = []
    for at in order:
        block = (values[at], [at])
        while (
            blocks and block[0] - _half(block, gap) < blocks[-1][0] + _half(blocks[-1], gap) + gap
        ):
            below = blocks.pop()
            many = len(below[1]) + len(block[1])
            middle = (below[0] * len(below[1]) + block[0] * len(block[1])) / many
            block = (middle, below[1] + block[1])
        blocks.append((min(block[0], highest - _half(block, gap)), block[1]))
    found = [0.0] * len(values)
    for middle, members in blocks:
        for nth, at in enumerate(members):
            found[at] = middle + gap * (nth - (len(members) - 1) / 2)
    return found


def _half(block: tuple[float, list[int]], gap: float) -> float:
    return gap * (len(block[1]) - 1) / 2


def ticks(values: Sequence[float]) -> list[float]:
    """Return round values from 0, or from below the lowest, to above the highest."""
    low, high = min(0.0, *values), max(0.0, *values)
    # The largest is a digit and noughts: with 1 there are up to three ticks of a half, with 9 ten.
    power = 10.0 ** floor(log10((high - low) or 1.0))
    step = power / 2 if high - low < 4 * power else power
    return [at * step for at in range(floor(low / step), max(ceil(high / step), 1) + 1)]
