"""The picture of a grid: a line for each thing, a field for each column, deeper for more."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workshop.charts import labels, theme
from workshop.charts.finding import Picture
from workshop.charts.marks import across, layer, plain, toned

STEP = 40
DEEPEST = 0.5
"""A field's colour stays pale enough for the number in it."""


class Line(NamedTuple):
    """A line: its label, of each field how much and what stands in it, and what is said after."""

    label: str
    fields: Sequence[tuple[float, str]]
    note: str = ""


def gridded(
    heads: Sequence[tuple[str, str]], lines: Sequence[Line], room: float, noted: str = ""
) -> Picture:
    """Return the picture.

    Args:
        heads: of the columns, each with its tone.
        lines: in their order.
        room: of what is said after the fields, in widths of a field.
        noted: the head of that; empty where it has none.
    """
    many = len(heads)
    names = [name for name, _ in heads]
    middles = [at + 0.5 for at in range(many)]
    if noted:
        names, middles = [*names, noted], [*middles, many + room / 2]
    axis = theme.grid(middles, names, orient="top", title=None, labelFontWeight="bold")
    place = {"x": across("left", 0, many + room, axis), "x2": "right", "y": theme.ordered(0.12)}
    frame = {"fillOpacity": 0, "stroke": theme.COLOURS["neither"], "strokeOpacity": 0.35}
    tones = {f"{at}": tone for at, (_, tone) in enumerate(heads)}
    y, left = {"y": place["y"], "text": "text"}, {"align": "left", "dx": 6}
    layers = [
        layer("rows", "bar", color=toned("column", tones), opacity=plain("depth"), **place),
        layer("rows", "bar", frame, **place),
        layer("rows", "text", {"fontWeight": "bold"}, x="middle", **y),
        layer("notes", "text", left, x="x", **y),
    ]
    return Picture(layers, _data(lines, many), {"step": STEP})


def _data(lines: Sequence[Line], many: int) -> Mapping[str, list[dict[str, object]]]:
    most = max((much for line in lines for much, _ in line.fields), default=0)
    named = [{"label": labels.broken(o.label), "order": order} for order, o in enumerate(lines)]
    fields = [
        label
        | {"column": f"{at}", "left": at + 0.03, "right": at + 0.97, "middle": at + 0.5}
        | {"depth": 0.1 + (DEEPEST - 0.1) * much / most if much else 0, "text": text}
        for label, line in zip(named, lines, strict=True)
        for at, (much, text) in enumerate(line.fields)
    ]
    notes = [
        label | {"x": float(many), "text": line.note}
        for label, line in zip(named, lines, strict=True)
    ]
    return {"rows": fields, "notes": notes}
