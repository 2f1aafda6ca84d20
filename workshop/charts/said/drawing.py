"""The picture of what sides said: a row for each thing, a column of words for each side.

Where answers stand on a scale, it is drawn beside the words, so that the eye finds what lies apart.
"""

from collections.abc import Sequence
from typing import Any

from workshop.charts import labels, theme
from workshop.charts.finding import Data, Picture
from workshop.charts.labels import tone
from workshop.charts.marks import across, layer, toned
from workshop.charts.said.lines import Answer, Line
from workshop.charts.view import View, capital

STEP = 58
"""Pixels of a row: two lines of words."""
WIDE = 24
"""Letters in a line of a cell."""
SCALE = 1.2
"""How much of the width the scale takes, in columns."""
INSET = 0.06
APART = 11
"""Pixels between the marks of two sides."""


def picture(view: View, found: Sequence[Line]) -> Picture:
    """Return the answers of every side, with the scale where there is one."""
    said = {group for line in found for group in line.groups}
    groups = [group for group in view.departments if group in said]
    heads = [view.name(group) for group in groups]
    true = [line.truth for line in found if line.truth]
    if true:
        heads.append(view.say("said.true" if true[0].place is None else "guesses.truth"))
    scaled = any(one.place is not None for line in found for one in line.answers)
    x = across("x", 0, len(heads) + (SCALE if scaled else 0), _heads(heads))
    y, colour = theme.ordered(0.1), toned("tone", {t: t for t in _tones(groups)})
    look = {"align": "left", "lineBreak": "\n", "fontWeight": "bold"}
    layers = [
        layer("cells", "text", look, x=x, y=y, text="text", color=colour),
        *(_scale(y, colour, groups) if scaled else []),
    ]
    data = {"cells": [cell for at, line in enumerate(found) for cell in _cells(line, groups, at)]}
    if scaled:
        data |= _marks(found, len(heads))
    return Picture(layers, data, {"step": _step(data["cells"])})


def _step(cells: Data) -> int:
    """Return the pixels of a row: as many lines as the longest cell has."""
    lines: int = max(cell["text"].count("\n") + 1 for cell in cells)
    return max(STEP, theme.LINE * lines + 14)


def _tones(groups: Sequence[str]) -> list[str]:
    return [*dict.fromkeys([*map(tone, groups), "neutral"])]


def _heads(heads: Sequence[str]) -> Any:
    places = [at + INSET for at, _ in enumerate(heads)]
    look = {"orient": "top", "labelAlign": "left", "labelFontWeight": "bold", "title": None}
    return theme.grid(places, heads, **look)


def _cells(line: Line, groups: Sequence[str], order: int) -> Data:
    place = {"label": labels.broken(line.label), "order": order}
    made = [
        place | {"x": at + INSET, "text": _text(line.of(group)), "tone": tone(group)}
        for at, group in enumerate(groups)
        if line.of(group)
    ]
    if line.truth:
        text = labels.broken(line.truth.text, WIDE)
        made.append(place | {"x": len(groups) + INSET, "text": text, "tone": "neutral"})
    return made


def _text(given: Sequence[Answer]) -> str:
    """Return the words of a cell; of several tables, each behind its number."""
    if len({one.text for one in given}) == 1:
        return labels.broken(capital(given[0].text), WIDE)
    return "\n".join(labels.broken(f"{one.table}: {one.text}", WIDE) for one in given)


def _scale(y: Any, colour: Any, groups: Sequence[str]) -> list[Any]:
    """Return a mark for each answer on the scale, and a line from the least to the most.

    The marks of a side stand a little above or below those of the others: none hides another.
    """
    shapes = [(group, theme.SHAPES.get(group, "diamond")) for group in (*groups, "")]
    thin = {"opacity": 0.25, "strokeWidth": 2}
    return [
        layer("tracks", "rule", thin, x="x", x2="end", y=y),
        layer("spans", "rule", {"strokeWidth": 5, "opacity": 0.35}, x="x", x2="end", y=y),
        *(
            layer(
                "marks",
                "point",
                {"filled": True, "size": 220, "shape": shape, "yOffset": _lift(at, len(groups))},
                f"datum.group === '{group}'",
                x="x",
                y=y,
                color=colour,
            )
            for at, (group, shape) in enumerate(shapes)
        ),
    ]


def _lift(at: int, of: int) -> float:
    """Return how many pixels the marks of a side lie below the middle; a truth lies on it."""
    return 0 if at == of else APART * (at - (of - 1) / 2)


def _marks(found: Sequence[Line], left: float) -> dict[str, Data]:
    tracks: Data = []
    spans: Data = []
    marks: Data = []
    for order, line in enumerate(found):
        place = {"label": labels.broken(line.label), "order": order}
        points = [(one.group, one.place) for one in line.answers if one.place is not None]
        if line.truth and line.truth.place is not None:
            points.append(("", line.truth.place))
        at = [_x(left, share) for _, share in points]
        tracks.append(place | {"x": _x(left, 0), "end": _x(left, 1)})
        spans.append(place | {"x": min(at, default=left), "end": max(at, default=left)})
        marks += [
            place
            | {"x": _x(left, share), "group": group, "tone": tone(group) if group else "neutral"}
            for group, share in points
        ]
    return {"tracks": tracks, "spans": spans, "marks": marks}


def _x(left: float, share: float) -> float:
    return left + 0.1 + (SCALE - 0.2) * share
