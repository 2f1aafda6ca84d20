"""Rows of bars, one bar per group: the picture that blame and choices share."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import shapes, theme
from workshop.charts.shapes import Rows
from workshop.charts.view import View
from workshop.questions.tally import ALL


class Bar(NamedTuple):
    """How much one group gave to one row."""

    label: str
    group: str
    value: float
    text: str


def picture(view: View, bars: Sequence[Bar]) -> tuple[dict[str, Any], dict[str, Rows]]:
    """Return spec and data; every bar carries its group's name and its number."""
    alt = theme.altair()
    groups = list(dict.fromkeys(bar.group for bar in bars))
    colour = alt.Color(
        "group:N",
        scale=alt.Scale(domain=groups, range=theme.colours([tone(group) for group in groups])),
        legend=None,
    )
    # Labels stand beside the bars, so the longest bar leaves a third of the width to them.
    longest = max((bar.value for bar in bars), default=1) or 1
    place = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, longest * 1.4], nice=False))
    offset = theme.beside("group", groups)
    base = theme.rows().encode(y=theme.ordered(0.26), yOffset=offset, x=place)
    drawn = base.mark_bar().encode(color=colour)
    text = base.mark_text(align="left", dx=9).encode(text="text:N")
    spec = theme.finished(drawn + text, {"step": 24 + 30 * len(groups), "for": "position"})
    return spec, {"rows": _rows(view, bars)}


def tone(group: str) -> str:
    """Return the colour name of a group; the whole room is both."""
    return "both" if group == ALL else shapes.tone(group)


def light(view: View, bars: Sequence[Bar]) -> Rows:
    """Return one light bar per bar, as long as its share of the longest."""
    longest = max((bar.value for bar in bars), default=1) or 1
    return [
        shapes.row(
            bar.label,
            [shapes.part(view.name(bar.group), bar.value / longest, bar.text, tone(bar.group))],
        )
        for bar in bars
    ]


def _rows(view: View, bars: Sequence[Bar]) -> Rows:
    order = {label: at for at, label in enumerate(dict.fromkeys(bar.label for bar in bars))}
    several = len({bar.group for bar in bars}) > 1
    return [
        {
            "label": shapes.broken(bar.label),
            "order": order[bar.label],
            "group": bar.group,
            "value": bar.value,
            "text": f"{view.name(bar.group)} {bar.text}" if several else bar.text,
        }
        for bar in bars
    ]
