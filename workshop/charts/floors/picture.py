"""Weeks before and after moving day, a line for each way; its name stands at its end."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import theme
from workshop.charts.finding import Data, Picture
from workshop.charts.firms.lines import spread
from workshop.charts.marks import across, either, layer, named, plain, toned
from workshop.charts.view import View
from workshop.models.contact.outcomes import AFTER, HALFWAY, MOVED

HEIGHT = 440
APART = 40
"""Pixels between two names, one below the other."""

WIDTH = 32
"""In weeks after moving day: names have room beside the last week."""

LEAD = 1.2
"""What leads from the end of a line to its name, in weeks."""

TOP = 1.34
"""All lines and names stay below it; the words stand above, also where a wall is low."""

CEILING = 1.78

ROOMY = 420
"""Pixels of the marks from which on there is room for the words; else a page tells them beside."""

TICKS = (0.0, 0.5, 1.0)
WEEKS = (-MOVED, 0, HALFWAY, AFTER)


class Drawn(NamedTuple):
    """A line: its name, its tone, its values week by week from `-MOVED`, and how it looks."""

    name: str
    tone: str
    line: Sequence[float]
    broken: bool
    thick: bool


class Mark(NamedTuple):
    """A mark at the last week: what it is in the legend, its tone, its place, and its name."""

    kind: str
    tone: str
    value: float
    name: str


def picture(
    view: View, lines: Sequence[Drawn], marks: Sequence[Mark], words: Sequence[str]
) -> Picture:
    """Return lines that are one until moving day, marks at their end, and words above them."""
    x, y = (
        across("week", -MOVED, WIDTH, _weeks(view)),
        across("left", 0, CEILING, _shares(view), "Y"),
    )
    tones = {f"{at}": line.tone for at, line in enumerate(lines)}
    tones |= {f"mark {at}": mark.tone for at, mark in enumerate(marks)}
    colour = toned("who", tones)
    layers = [_moving(y), *_drawn(x, y, colour), *_marked(x, y, colour, marks), _said(x, y)]
    return Picture(layers, _data(view, lines, marks) | {"words": _words(words)}, HEIGHT)


def _said(x: Any, y: Any) -> Any:
    """Return the words above the lines, as far apart as letters are high, however low a page is."""
    there = either(f"width > {ROOMY}", 1, 0)
    look = {"align": "left", "baseline": "top", "lineBreak": "\n", "lineHeight": theme.LINE}
    return layer("words", "text", look, x=x, y=y, text="text", opacity=there)


def _words(words: Sequence[str]) -> Data:
    return [{"week": -MOVED, "left": CEILING, "text": "\n".join(words)}]


def _weeks(view: View) -> Any:
    words = [view.say(f"floors.weeks.{name}") for name in ("parted", "moved", "halfway", "end")]
    return theme.grid(WEEKS, words, grid=False, title=None)


def _shares(view: View) -> Any:
    words = [view.percent(tick) for tick in TICKS]
    return theme.grid(TICKS, words, grid=True, gridOpacity=0.35, title=view.say("floors.axis"))


def _moving(y: Any) -> Any:
    """Return the line of moving day, below the words."""
    look = {"strokeDash": [3, 4], "color": theme.COLOURS["neither"], "opacity": 0.6}
    return layer("moving", "rule", look, x="week", y=y, y2="top:Q")


def _drawn(x: Any, y: Any, colour: Any) -> list[Any]:
    on = {
        "x": x,
        "y": y,
        "color": colour,
        "detail": "who",
        "strokeWidth": plain("width", "StrokeWidth"),
    }
    names, thin = {"align": "left", "dx": 5, "fontWeight": "bold"}, {"strokeWidth": 1.5}
    leading = {"x": x, "x2": "to:Q", "y": "end:Q", "y2": "left:Q", "color": colour}
    return [
        layer("rows", "line", {"strokeDash": [8, 6]}, "datum.broken", **on),
        layer("rows", "line", {}, "!datum.broken", **on),
        layer("names", "rule", thin, **leading),
        layer("names", "text", names, x="to", y=y, text="text", color=colour),
    ]


def _marked(x: Any, y: Any, colour: Any, marks: Sequence[Mark]) -> list[Any]:
    if not marks:
        return []
    point = {"filled": True, "size": 240, "stroke": "white", "strokeWidth": 2}
    layers = [layer("marks", "point", point, "!datum.kind", x=x, y=y, color=colour)]
    kinds = [mark.kind for mark in marks if mark.kind]
    if kinds:
        shape = named("kind", {kinds[0]: "diamond"}, "Shape", legend={"title": None})
        layers.append(
            layer("marks", "point", point, "datum.kind", x=x, y=y, color=colour, shape=shape)
        )
    return layers


def _data(view: View, lines: Sequence[Drawn], marks: Sequence[Mark]) -> dict[str, Data]:
    rows: Data = [
        {"who": f"{at}", "week": week, "left": left, "broken": line.broken}
        | {"width": 5.0 if line.thick else 3.0}
        for at, line in enumerate(lines)
        for week, left in enumerate(line.line, -MOVED)
    ]
    placed: Data = [
        {"who": f"mark {at}", "week": AFTER, "left": mark.value, "kind": mark.kind}
        for at, mark in enumerate(marks)
    ]
    moving: Data = [{"week": 0, "left": 0, "top": TOP}]
    return {"rows": rows, "names": _names(view, lines, marks), "moving": moving} | (
        {"marks": placed} if placed else {}
    )


def _names(view: View, lines: Sequence[Drawn], marks: Sequence[Mark]) -> Data:
    """Return the names of lines and marks, with what is left, apart enough to be read."""
    said = [(f"{at}", line.name, line.line[-1]) for at, line in enumerate(lines)]
    said += [(f"mark {at}", mark.name, mark.value) for at, mark in enumerate(marks) if mark.name]
    heights = spread([end for _, _, end in said], CEILING * APART / HEIGHT, (0.05, TOP - 0.05))
    return [
        {"who": who, "week": AFTER, "to": AFTER + LEAD, "end": end, "left": height}
        | {"text": f"{name} {view.percent(end)}"}
        for (who, name, end), height in zip(said, heights, strict=True)
    ]
