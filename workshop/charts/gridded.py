"""The picture of a grid: a line for each thing, a field for each column, deeper for more."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from workshop.charts import labels, theme
from workshop.charts.finding import Picture
from workshop.charts.marks import across, layer, plain, toned

STEP = 40
DEEPEST = 0.5
"""A field's colour stays pale enough for the number in it."""


SIZES = {1: 18, 2: 18, 3: 16, 4: 14, 5: 12}
"""Of heads, by how many columns there are, where they stand close."""

LARGEST, LETTER, BEYOND = 18, 11.5, 40
"""Of heads that have room: their size, how wide a letter is then, how far the last may reach."""

NOTE, LINES = 21, 2
"""Letters in a line of what is said after the fields, and lines of it."""

LIFTS = (
    ("datum.line === 0", 0),
    ("datum.line === 1", -theme.LINE / 2),
    ("datum.line === 2", theme.LINE / 2),
)
"""A single line stands at the middle of its row, two above and below it."""


class Line(NamedTuple):
    """A line: its label, of each field how much and what stands in it, and what is said after."""

    label: str
    fields: Sequence[tuple[float, str]]
    note: str = ""


def gridded(
    heads: Sequence[tuple[str, str]],
    lines: Sequence[Line],
    room: float,
    noted: str = "",
    width: int = labels.WIDTH,
) -> Picture:
    """Return the picture.

    Args:
        heads: of the columns, each with its tone.
        lines: in their order.
        room: of what is said after the fields, in widths of a field.
        noted: the head of that; empty where it has none.
        width: letters in a line of a label.
    """
    many = len(heads)
    names = [name for name, _ in heads]
    middles = [at + 0.5 for at in range(many)]
    if noted:
        names, middles = [*names, noted], [*middles, many + room / 2]
    look = _type(names, many, room)
    axis = theme.grid(middles, _standing(names), orient="top", title=None, **look)
    place = {"x": across("left", 0, many + room, axis), "x2": "right", "y": theme.ordered(0.12)}
    frame = {"fillOpacity": 0, "stroke": theme.COLOURS["neither"], "strokeOpacity": 0.35}
    tones = {f"{at}": tone for at, (_, tone) in enumerate(heads)}
    y, left = {"y": place["y"], "text": "text"}, {"align": "left", "dx": 6}
    layers = [
        layer("rows", "bar", color=toned("column", tones), opacity=plain("depth"), **place),
        layer("rows", "bar", frame, **place),
        layer("rows", "text", {"fontWeight": "bold"}, x="middle", **y),
        *(layer("notes", "text", left | {"dy": dy}, where, x="x", **y) for where, dy in LIFTS),
    ]
    return Picture(layers, _data(lines, many, width), {"step": STEP})


def _standing(names: Sequence[str]) -> list[str]:
    """Return heads that stand on the fields: of several lines each, the last one right above."""
    most = max(name.count("\n") for name in names)
    return ["\n" * (most - name.count("\n")) + name for name in names]


def _type(names: Sequence[str], many: int, room: float) -> dict[str, object]:
    """Return how heads are written: smaller where so many columns leave them no room."""
    most = max(name.count("\n") for name in names)
    small = SIZES.get(many, min(SIZES.values()))
    roomy = f"width / {many + room} > {_needed(names):.0f}"
    return {
        "labelFontWeight": "bold",
        "labelFontSize": theme.altair().ExprRef(f"{roomy} ? {LARGEST} : {small}"),
        "labelPadding": 10 + theme.LINE * most,
    }


def _needed(names: Sequence[str]) -> float:
    """Return how wide a field must be for heads of the largest size to have room."""
    wide = [LETTER * max(map(len, name.split("\n"))) for name in names]
    beside = [(one + next) / 2 for one, next in pairwise(wide)]
    return max(*beside, wide[-1] - 2 * BEYOND, 0.0)


def _data(lines: Sequence[Line], many: int, width: int) -> Mapping[str, list[dict[str, object]]]:
    most = max((much for line in lines for much, _ in line.fields), default=0)
    named = [
        {"label": labels.broken(o.label, width), "order": order} for order, o in enumerate(lines)
    ]
    fields = [
        label
        | {"column": f"{at}", "left": at + 0.03, "right": at + 0.97, "middle": at + 0.5}
        | {"depth": 0.1 + (DEEPEST - 0.1) * much / most if much else 0, "text": text}
        for label, line in zip(named, lines, strict=True)
        for at, (much, text) in enumerate(line.fields)
    ]
    notes = [
        label | {"x": float(many), "text": text, "line": nth if len(told) > 1 else 0}
        for label, line in zip(named, lines, strict=True)
        for told in [_lines(line.note)]
        for nth, text in enumerate(told, 1)
    ]
    return {"rows": fields, "notes": notes}


def _lines(note: str) -> list[str]:
    """Return a note in as many lines as there is room for; of a longer one the beginning."""
    return wrap(note, NOTE, max_lines=LINES, placeholder=" …") or [""]
