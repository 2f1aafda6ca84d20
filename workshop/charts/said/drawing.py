"""The picture of what sides said: a row for each thing, a column of words for each side.

Where answers stand on a scale, it is drawn beside the words, so that the eye finds what lies apart.
"""

import re
from collections.abc import Sequence
from textwrap import shorten
from typing import Any, NamedTuple

from workshop.charts import labels, theme
from workshop.charts.finding import Data, Picture
from workshop.charts.labels import tone
from workshop.charts.marks import across, layer, toned
from workshop.charts.said.lines import Answer, Line, Truth
from workshop.charts.view import View, capital

END = "\u241e"
"""Between the lines of a label or a cell. Pages break lines anew for their width where they find an
ordinary end; here columns stand beside each other, and each has its own width."""

WALL_ROW = 0.7
"""What the wall leaves of the height of a row."""

NARROW, WIDE = 13, 17
"""Letters in a line of a cell: beside many columns or many rows, and beside few."""

LABELS = ((4, 26), (6, 32))
"""Letters in a line of a label, up to so many rows. Where there are more, a row of the wall has the
height of one line: labels and cells end their lines so that the wall joins them."""

ACROSS = 81
"""Letters in one line across the wall, labels and cells together."""
BOLD, BETWEEN = 1.2, 1.3
"""How wide a letter of a cell is, in letters of a label; and what lies between two columns."""

FEWEST = 12
"""Letters that are left of a thing's own words, however much stands around them."""

MOST = 62
"""Letters of a label; of a longer one the first sentence stands here, and the table tells it."""


class Room(NamedTuple):
    """Letters in a line of a label, in all its lines, in a line of a cell; and what ends a line.

    `tight`: cells have no room for more than the first words of an answer.
    """

    wide: int
    most: int
    cell: int
    end: str = END
    tight: bool = False


WAY, TIGHT = " → ", 9
"""From one answer to another, and letters that each of them has where there is little room."""

FEW = 2
"""Columns of words that leave room for long ones."""

SCALE = 1.2
"""How much of the width the scale takes, in columns."""
INSET = 0.06
LIFT = 11
"""Pixels that each further line lifts the first one, so that all are centred."""
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
    columns = len(heads) + (SCALE if scaled else 0)
    room = _room(view, found, columns)
    y, colour = theme.ordered(0.1, _written(room.end)), _coloured(groups)
    lift = f"{-LIFT} * (length(split(datum.text, '{_written(room.end)}')) - 1)"
    look = {"align": "left", "lineBreak": room.end, "fontWeight": "bold"}
    look["dy"] = theme.altair().ExprRef(lift)
    x = across("x", 0, columns, _heads(heads))
    layers = [
        layer("cells", "text", look, x=x, y=y, text="text", color=colour),
        *(_scale(y, colour, groups) if scaled else []),
    ]
    cells = [c for at, line in enumerate(found) for c in _cells(view, line, groups, at, room)]
    data = {"cells": cells}
    if scaled:
        data |= _marks(found, len(heads), room)
    return Picture(layers, data, {"step": _step(data["cells"])})


def _step(cells: Data) -> int:
    """Return the pixels of a row: as many lines as its longest words have."""
    texts = [str(cell[name]) for cell in cells for name in ("text", "label")]
    lines = max(len(re.split(f"[{END}\n]", text)) for text in texts)
    return round((theme.LINE * lines + 16) / WALL_ROW)


def _coloured(groups: Sequence[str]) -> Any:
    return toned("tone", {one: one for one in (*map(tone, groups), "neutral")})


def _heads(heads: Sequence[str]) -> Any:
    places = [at + INSET for at, _ in enumerate(heads)]
    look = {"orient": "top", "labelAlign": "left", "labelFontWeight": "bold", "title": None}
    return theme.grid(places, heads, **look)


def _cells(view: View, line: Line, groups: Sequence[str], order: int, room: Room) -> Data:
    place = {"label": _label(line, room), "order": order}
    made = [
        place | {"x": at + INSET, "tone": tone(group), "text": _words(view, line.of(group), room)}
        for at, group in enumerate(groups)
        if line.of(group)
    ]
    if line.truth:
        words = _broken(_true(line.truth), room)
        made.append(place | {"x": len(groups) + INSET, "tone": "neutral", "text": words})
    return made


def _room(view: View, found: Sequence[Line], columns: float) -> Room:
    """Return what words have: where there is one line for a row, labels have what cells leave."""
    cell = WIDE if columns <= FEW else NARROW
    for rows, wide in LABELS:
        if len(found) <= rows:
            return Room(wide, MOST, cell)
    left = int(ACROSS - columns * (BOLD * _longest(view, found) + BETWEEN))
    least = LABELS[0][1]
    if left < least:
        # Long ways from one answer to another are told by their first words; the table has all.
        return Room(least, least, cell, "\n", tight=True)
    return Room(least, left, cell, "\n")


def _longest(view: View, found: Sequence[Line]) -> int:
    """Return the letters of the longest cell in one line."""
    given = [" ".join(_each(view, ln.of(group))) for ln in found for group in ln.groups]
    true = [_true(line.truth) for line in found if line.truth]
    return max(map(len, (*given, *true)))


def _label(line: Line, room: Room) -> str:
    told = line.label
    if len(told) > room.most:
        told = _shortened(told, line.quoted, room.most)
    return labels.broken(told, room.wide).replace("\n", room.end)


def _shortened(told: str, quoted: str, most: int) -> str:
    """Return a label cut to so many letters: what stands around its words tells it from others."""
    before, found, after = told.partition(quoted) if quoted else ("", told, "")
    first, _, _ = found.partition(". ")
    left = most - len(before) - len(after)
    return f"{before}{shorten(first, max(left, FEWEST), placeholder=' …')}{after}"


def _words(view: View, given: Sequence[Answer], room: Room) -> str:
    return room.end.join(_broken(text, room) for text in _each(view, given))


def _each(view: View, given: Sequence[Answer]) -> list[str]:
    """Return the words of a cell; of several tables that differ, each behind its number."""
    if len({one.text for one in given}) == 1:
        return [_brief(view, given[0])]
    return [str(view.say("said.cell", n=one.table, answer=_brief(view, one))) for one in given]


def _brief(view: View, one: Answer) -> str:
    """Return an answer without its unit, which the label or the title tells."""
    if one.brief:
        return one.brief
    return view.number(one.value, 0) if type(one.value) is int else capital(one.text)


def _true(truth: Truth) -> str:
    return truth.brief or truth.text


def _broken(text: str, room: Room) -> str:
    if room.tight:
        return WAY.join(shorten(one, TIGHT, placeholder=" …") for one in text.split(WAY))
    return labels.broken(text, room.cell).replace("\n", room.end)


def _written(end: str) -> str:
    """Return the end of a line as an expression writes it."""
    return end.replace("\n", "\\n")


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


def _marks(found: Sequence[Line], left: float, room: Room) -> dict[str, Data]:
    tracks: Data = []
    spans: Data = []
    marks: Data = []
    for order, line in enumerate(found):
        place = {"label": _label(line, room), "order": order}
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
