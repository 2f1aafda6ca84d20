"""The picture of maps: two sides over one scale, the one above a line and the other below it."""

import math
from collections.abc import Sequence
from typing import Any

from workshop.charts import labels, theme
from workshop.charts.finding import Data, Picture
from workshop.charts.maps.reckoned import Reckoned, of_last
from workshop.charts.marks import across, layer, toned
from workshop.charts.view import View
from workshop.models.perception.maps import Map, distribution

HEIGHT = 172
"""Pixels of one panel: heading, and the hills on both sides of their line."""

LINE = 0.44
HILL = 0.3
"""Where the line of a panel stands, and how high the highest hill is, in heights of a panel."""

HEADING = 0.93
POINTS = 80
TICKS = 5
SEEN = 0.01
"""A hill that is lower than this, as a share of the highest, is not drawn."""

RULE, MIDDLE = 0.38, 0.36
"""How far from its line the rule of a middle goes, and where its number stands."""


def picture(view: View, found: Sequence[Reckoned]) -> Picture:
    """Return one panel for each item: what sides reckon with now filled, before as a thin line."""
    items = list(dict.fromkeys(one.item for one in found))
    ranges = [view.questions()[0].ranges[item] for item in items]
    low, high = min(r[0] for r in ranges), max(r[1] for r in ranges)
    groups = list(dict.fromkeys(one.group for one in found))
    base = {item: len(items) - at - 1 + LINE for at, item in enumerate(items)}
    colour = toned("tone", {labels.tone(one): labels.tone(one) for one in groups})
    ticks = [low + (high - low) * part / (TICKS - 1) for part in range(TICKS)]
    words = [view.number(tick, 0) for tick in ticks]
    axis = theme.grid(ticks, words, grid=True, gridOpacity=0.35, title=None)
    place = across("x", low, high, axis, padding=theme.by_width("12", "24"))
    y = across("y", 0, len(items), channel="Y")
    data = {
        "hills": _hills(found, base, groups, (low, high), last=True),
        "before": _hills(found, base, groups, (low, high), last=False),
        "lines": [{"x": low, "end": high, "y": base[item]} for item in items],
        "heads": [{"x": low, "y": base[i] - LINE + HEADING, "text": _head(view, i)} for i in items],
        "middles": _middles(view, found, base, groups),
    }
    return Picture(_layers(place, y, colour), data, HEIGHT * len(items))


def _layers(place: Any, y: Any, colour: Any) -> list[Any]:
    thin = {"strokeDash": [5, 4], "strokeWidth": 2.5, "opacity": 0.85}
    bold, full = {"align": "left", "fontWeight": "bold"}, {"opacity": 0.55, "clip": True}
    named = bold | {"dx": 6, "baseline": "middle"}
    return [
        layer("hills", "area", full, x=place, y=y, y2="base", color=colour, detail="of"),
        layer("before", "line", thin, x=place, y=y, color=colour, detail="of"),
        layer("lines", "rule", {"strokeWidth": 1, "opacity": 0.6}, x=place, x2="end", y=y),
        layer("heads", "text", bold, x=place, y=y, text="text"),
        layer("middles", "rule", {"strokeWidth": 3}, x=place, y=y, y2="end", color=colour),
        layer("middles", "text", named, x=place, y="words", text="text", color=colour),
    ]


def _head(view: View, item: str) -> str:
    return view.brief(view.questions()[0], item)


def _side(group: str, groups: Sequence[str]) -> int:
    """Return 1 for who stands above the line, and -1 for who stands below it."""
    return 1 if groups.index(group) % 2 == 0 else -1


def _hills(
    found: Sequence[Reckoned],
    base: dict[str, float],
    groups: Sequence[str],
    ends: tuple[float, float],
    *,
    last: bool,
) -> Data:
    """Return the hills of the last time, or of those before it."""
    now = of_last(found)
    shown = [one for one in found if (one in now) == last]
    top = {item: max(_peak(one) for one in found if one.item == item) for item in base}
    return [
        {"of": f"{one.item} {one.group}", "tone": labels.tone(one.group), "x": x}
        | {"base": base[one.item], "y": base[one.item] + _side(one.group, groups) * HILL * part}
        for one in shown
        for x, part in _curve(one, ends, top[one.item])
        if part > SEEN
    ]


def _peak(one: Reckoned) -> float:
    """Return how high a hill is at its top."""
    mu, sigma = distribution(Map(*one.ends))
    return _density(math.exp(mu - sigma * sigma), mu, sigma)


def _curve(one: Reckoned, ends: tuple[float, float], top: float) -> list[tuple[float, float]]:
    """Return the outline of a hill; the highest of its item has the height 1."""
    low, high = ends
    mu, sigma = distribution(Map(*one.ends))
    places = [low + (high - low) * at / POINTS for at in range(POINTS + 1)]
    return [(x, _density(x, mu, sigma) / top) for x in places]


def _density(x: float, mu: float, sigma: float) -> float:
    if x <= 0:
        return 0.0
    off = (math.log(x) - mu) / sigma
    return math.exp(-off * off / 2) / (x * sigma)


def _middles(
    view: View, found: Sequence[Reckoned], base: dict[str, float], groups: Sequence[str]
) -> Data:
    return [
        {"x": one.middle, "y": line, "end": line + side * RULE, "words": line + side * MIDDLE}
        | {"tone": labels.tone(one.group), "text": f"{view.name(one.group)} {number}"}
        for one in of_last(found)
        for side, line in [(_side(one.group, groups), base[one.item])]
        for number in [view.number(one.middle, 0)]
    ]
