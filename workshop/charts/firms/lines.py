"""Quarter by quarter: a line for each of a few firms, of many a band and its middle."""

from collections.abc import Iterator, Sequence
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

LEAD = 0.13
"""What leads from the end of a line to its name, in stretches."""

MOST = 6
STEPS = (0.1, 0.2, 0.5, 1.0, 2.0)
"""Between two lines of an axis, in powers of ten; there are about so many stretches at most."""

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
    names, thin = {"align": "left", "dx": 5, "fontWeight": "bold"}, {"strokeWidth": 1.5}
    leading = {"x": x, "x2": "to:Q", "y": "end:Q", "y2": "value:Q", "color": colour}
    return [
        layer("rows", "line", {"strokeDash": [8, 6]}, dashed, **on, strokeWidth=thick),
        layer("rows", "line", {}, full, **on, strokeWidth=thick),
        layer("rows", "point", {"filled": True, "size": 110}, x=x, y=y, color=colour),
        layer("names", "rule", thin, **leading),
        layer("names", "text", names, x="to", y=y, text="text", color=colour),
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
    ends = axes.ticks[0] + gap / 2, axes.ticks[-1]
    heights = spread([line.at[-1] for line in said], gap, ends)
    last = len(axes.heads) - 1
    names: Data = [
        {"at": last, "to": last + LEAD, "end": line.at[-1], "value": height}
        | {"text": line.name, "who": line.who}
        for line, height in zip(said, heights, strict=True)
    ]
    return {"rows": rows, "names": names}


def _banded(groups: Sequence[Sequence[Line]]) -> Data:
    return [
        {"who": group[0].who, "at": at, "value": min(values), "high": max(values)}
        for group in groups
        for at, values in enumerate(zip(*(line.at for line in group), strict=True))
    ]


def spread(values: Sequence[float], gap: float, ends: tuple[float, float]) -> list[float]:
    """Return heights near some values, of which no two are nearer than a gap.

    Those that are too near are pushed apart around their middle, and stay between two ends as far
    as there is room for all.
    """
    order = sorted(range(len(values)), key=lambda at: values[at])
    heights = _held([*_apart([values[at] for at in order], gap)], gap, *ends)
    found = dict(zip(order, heights, strict=True))
    return [found[at] for at in range(len(values))]


def _apart(values: Sequence[float], gap: float) -> Iterator[float]:
    """Yield heights for values that rise; such as are too near stand around their middle."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        middle, many = value, 1
        while blocks and middle - blocks[-1][0] < gap * (many + blocks[-1][1]) / 2:
            below, some = blocks.pop()
            middle = (below * some + middle * many) / (some + many)
            many += some
        blocks.append((middle, many))
    for middle, many in blocks:
        yield from (middle + gap * (nth - (many - 1) / 2) for nth in range(many))


def _held(heights: list[float], gap: float, lowest: float, highest: float) -> list[float]:
    """Return heights that rise, held between two ends; where there is no room, the top holds."""
    for at, height in enumerate(heights):
        heights[at] = max(height, lowest if at == 0 else heights[at - 1] + gap)
    for at in reversed(range(len(heights))):
        above = highest if at == len(heights) - 1 else heights[at + 1] - gap
        heights[at] = min(heights[at], above)
    return heights


def ticks(values: Sequence[float]) -> list[float]:
    """Return round values from 0, or from below the lowest, to above the highest."""
    low, high = min(0.0, *values), max(0.0, *values)
    power = 10.0 ** floor(log10((high - low) or 1.0))
    step = next(power * part for part in STEPS if (high - low) / (power * part) <= MOST)
    return [at * step for at in range(floor(low / step), max(ceil(high / step), 1) + 1)]
