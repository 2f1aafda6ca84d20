"""The pictures of signs: means with intervals on the scale they were rated on, and the bet."""

from collections.abc import Sequence

from workshop.charts import labels, theme
from workshop.charts.finding import Picture
from workshop.charts.labels import tone
from workshop.charts.marks import across, layer, rated, shaped, toned
from workshop.charts.signs.leaning import Leaning
from workshop.charts.view import View
from workshop.questions.tally import ALL

NAMES, REACH = 5.5, 7.8
"""Where names and means stand beside the ratings, and where they end."""

LABEL = 30

FEW = 4
"""Of more things than these, three marks each have no room for their names on a projector."""


def listed(view: View, found: Sequence[Leaning]) -> Picture:
    """Draw a mark for each thing and group, the room's with what else its mean could be.

    Where the list is long, the room's alone: the table has the departments.
    """
    if len({one.id for one in found}) > FEW:
        found = [one for one in found if one.group == ALL]
    groups = list(dict.fromkeys(one.group for one in found))
    scale = view.questions()[0].scale
    ends = [view.ui(f"scales.{scale}.{end}") for end in ("low", "high")]
    place = across("low", 0.6, REACH, rated(*ends, title=None))
    at = {"y": theme.ordered(), "yOffset": theme.beside("group", groups)}
    at["color"] = toned("group", {group: tone(group) for group in groups})
    shape, words = shaped("group", {g: g for g in groups}), {"align": "left", "fontWeight": "bold"}
    span = {"strokeWidth": 5, "opacity": 0.45}
    layers = [
        layer("spans", "rule", span, x=place, x2="high", **at),
        layer("rows", "point", {"filled": True}, x="mean", shape=shape, **at),
        layer("rows", "text", words, x="end", text="text", **at),
    ]
    order = list(dict.fromkeys(one.id for one in found))
    rows = [_row(view, one, order) for one in found]
    spans = [
        {**row, "low": one.ends.low, "high": one.ends.high}
        for row, one in zip(rows, found, strict=True)
        if one.ends
    ]
    height = {"step": 22 + 30 * len(groups), "for": "position"}
    return Picture(layers, {"rows": rows, "spans": spans}, height)


def _row(view: View, one: Leaning, order: Sequence[str]) -> dict[str, str | float]:
    return {
        "label": labels.broken(one.text, LABEL),
        "order": order.index(one.id),
        "group": one.group,
        "mean": one.mean,
        "end": NAMES,
        "text": f"{view.name(one.group)} {view.number(one.mean)}",
    }
