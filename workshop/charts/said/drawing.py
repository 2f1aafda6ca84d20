"""The picture of what sides said: a row for each thing, a column of words for each side.

Where answers stand on a scale, it is drawn beside the words, so that the eye finds what lies apart.
"""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from workshop.charts import labels, theme
from workshop.charts.finding import Data, Picture
from workshop.charts.labels import tone
from workshop.charts.marks import across, layer, toned
from workshop.charts.said.lines import Answer, Line
from workshop.charts.view import View, capital

END = "\u241e"
"""Between the lines of a label or a cell. Pages break lines anew for their width where they find an
ordinary end; here columns stand beside each other, and each has its own width."""

WALL_ROW = 0.7
"""What the wall leaves of the height of a row."""

NARROW, WIDE, LONG = 13, 20, 24
"""Letters in a line of a cell: beside many columns, beside few, and where rows are low."""

LABELS = ((5, 26), (8, 34), (99, 60))
"""Letters in a line of a label, up to so many rows: where there are many, each has one line."""

LOW = 8
"""From more rows on, a row has the height of one line."""

MOST = 62
"""Letters of a label; of a longer one the first sentence stands here, and the table tells it."""

FEW = 2
"""Columns of words that leave room for long ones."""

SCALE = 1.2
"""How much of the width the scale takes, in columns."""
INSET = 0.06
LIFT = 11
"""Pixels that each further line lifts the first one."""
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
    y, colour = theme.ordered(0.1, END), toned("tone", {t: t for t in _tones(groups)})
    lift = theme.altair().ExprRef("datum.lift")
    look = {"align": "left", "lineBreak": END, "fontWeight": "bold", "dy": lift}
    few = len(heads) <= FEW and not scaled
    width = NARROW if not few else LONG if len(found) > LOW else WIDE
    layers = [
        layer("cells", "text", look, x=x, y=y, text="text", color=colour),
        *(_scale(y, colour, groups) if scaled else []),
    ]
    cells = [
        c
        for at, line in enumerate(found)
        for c in _cells(view, line, groups, at, width, _wide(found))
    ]
    data = {"cells": cells}
    if scaled:
        data |= _marks(found, len(heads))
    return Picture(layers, data, {"step": _step(data["cells"])})


def _step(cells: Data) -> int:
    """Return the pixels of a row: as many lines as its longest words have."""
    texts = [str(cell[name]) for cell in cells for name in ("text", "label")]
    lines = max(text.count(END) + 1 for text in texts)
    return round((theme.LINE * lines + 16) / WALL_ROW)


def _tones(groups: Sequence[str]) -> list[str]:
    return [*dict.fromkeys([*map(tone, groups), "neutral"])]


def _heads(heads: Sequence[str]) -> Any:
    places = [at + INSET for at, _ in enumerate(heads)]
    look = {"orient": "top", "labelAlign": "left", "labelFontWeight": "bold", "title": None}
    return theme.grid(places, heads, **look)


def _cells(
    view: View, line: Line, groups: Sequence[str], order: int, width: int, wide: int
) -> Data:
    place = {"label": _label(line, wide), "order": order}
    made = [
        place | {"x": at + INSET, "tone": tone(group)} | _words(view, line.of(group), width)
        for at, group in enumerate(groups)
        if line.of(group)
    ]
    if line.truth:
        words = _broken(line.truth.brief or line.truth.text, width)
        made.append(place | {"x": len(groups) + INSET, "tone": "neutral"} | words)
    return made


def _wide(found: Sequence[Line]) -> int:
    """Return the letters in a line of a label."""
    return next(wide for rows, wide in LABELS if len(found) <= rows)


def _label(line: Line, wide: int) -> str:
    first, _, _ = line.label.partition(". ")
    told = line.label if len(line.label) <= MOST else shorten(first, MOST, placeholder=" …")
    return labels.broken(told, wide).replace("\n", END)


def _words(view: View, given: Sequence[Answer], width: int) -> dict[str, object]:
    """Return the words of a cell; of several tables, each behind its number."""
    if len({one.text for one in given}) == 1:
        return _broken(_brief(view, given[0]), width)
    tables = (view.say("said.cell", n=one.table, answer=_brief(view, one)) for one in given)
    return _lifted(END.join(str(_broken(text, width)["text"]) for text in tables))


def _brief(view: View, one: Answer) -> str:
    """Return an answer without its unit, which the label or the title tells."""
    if one.brief:
        return one.brief
    return view.number(one.value, 0) if type(one.value) is int else capital(one.text)


def _broken(text: str, width: int) -> dict[str, object]:
    return _lifted(labels.broken(text, width).replace("\n", END))


def _lifted(text: str) -> dict[str, object]:
    """Return words, and how far up their first line stands so that all are centred."""
    return {"text": text, "lift": -LIFT * text.count(END)}


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
        place = {"label": _label(line, _wide(found)), "order": order}
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
