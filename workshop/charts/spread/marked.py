"""Statements, each rated by several groups: how the answers spread, and where their middle lies."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop.charts import labels, theme
from workshop.charts.cells import share
from workshop.charts.finding import Data, Picture
from workshop.charts.marks import across, layer, rated, toned
from workshop.charts.view import View
from workshop.questions.question import RATINGS

if TYPE_CHECKING:
    from workshop.charts.spread import Line

LARGEST = ("600", "1500")
"""The area of the mark that stands for a whole group, in a narrow place and in a wide one."""

LABEL = 30
NAMES, REACH = 5.5, 7.8
"""Where names and means stand beside the ratings, and where they end."""


def picture(view: View, lines: Sequence["Line"]) -> Picture:
    """Draw a row of marks for each statement and group, and a tick at each mean."""
    groups = {line.id: line.tone for line in lines}
    ends = [view.scale(view.questions()[0], end) for end in ("low", "high")]
    row = {"y": theme.ordered(0.2), "yOffset": theme.beside("group", list(groups))}
    row["color"] = toned("group", groups)
    alt = theme.altair()
    areas = alt.Scale(domain=[0, 1], range=[0, theme.by_width(*LARGEST)])
    size = alt.Size("share:Q", scale=areas, legend=None)
    place = across("value", 0.6, REACH, rated(*ends, title=None))
    tick = {"thickness": 5, "size": 30, "opacity": 1}
    words = {"align": "left", "fontWeight": "bold"}
    at = {channel: row[channel] for channel in ("y", "yOffset")}
    layers = [
        layer("marks", "point", {"filled": True, "opacity": 0.55}, x=place, size=size, **row),
        layer("means", "tick", tick, x="mean", **row),
        layer("means", "text", words, x="end", text="text", **at),
    ]
    return Picture(layers, _data(view, lines), {"step": 22 + 34 * len(groups), "for": "position"})


def _data(view: View, lines: Sequence["Line"]) -> dict[str, Data]:
    order = list(dict.fromkeys(line.text for line in lines))
    marks: Data = []
    means: Data = []
    for line in lines:
        label = {"label": labels.broken(line.text, LABEL), "order": order.index(line.text)}
        place = label | {"group": line.id}
        parts = [(int(option), share(line.cell, option)) for option in RATINGS]
        marks += [place | {"value": value, "share": part} for value, part in parts if part]
        means += [
            place | {"mean": line.mean, "end": NAMES, "text": f"{line.name} {view.number(mean)}"}
            for mean in [line.mean]
            if mean is not None
        ]
    return {"marks": marks, "means": means}
