"""Bars of shares under headings that stand in the axis as rows of their own."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import shapes, theme
from workshop.charts.shapes import Rows

LABEL = 36


class Entry(NamedTuple):
    """One bar: the heading it stands under, its label, its share, and the words beside it.

    Where there is little room, `brief` stands beside it instead.
    """

    heading: str
    label: str
    tone: str
    share: float
    text: str
    brief: str


def picture(
    entries: Sequence[Entry], step: int = 50, reach: float = 1.12
) -> tuple[dict[str, Any], dict[str, Rows]]:
    """Return spec and data; the headings are bold and have no bar.

    Args:
        entries: the bars, those of a heading together.
        step: pixels of a row.
        reach: where words beside a full bar end, in lengths of a full bar.
    """
    alt = theme.altair()
    tones = list(dict.fromkeys(entry.tone for entry in entries))
    colour = alt.Color(
        "tone:N", scale=alt.Scale(domain=tones, range=theme.colours(tones)), legend=None
    )
    end = theme.by_width("1.12", str(reach))
    place = alt.X("share:Q", scale=alt.Scale(domain=[0, end], nice=False), axis=None)
    headings = list(dict.fromkeys(entry.heading for entry in entries if entry.heading))
    labels = theme.ordered(0.34, labelFontWeight=theme.bold(headings))
    base = theme.rows().encode(y=labels, x=place)
    drawn = base.mark_bar().encode(color=colour)
    text = base.mark_text(align="left", dx=9, text=theme.by_width("datum.brief", "datum.text"))
    return theme.finished(drawn + text, {"step": step}), {"rows": _rows(entries)}


def _rows(entries: Sequence[Entry]) -> Rows:
    made: Rows = []
    for entry in entries:
        if entry.heading and all(one["label"] != entry.heading for one in made):
            made.append(_row(Entry("", entry.heading, entry.tone, 0, "", "")))
        made.append(_row(entry))
    return [row | {"order": order} for order, row in enumerate(made)]


def _row(entry: Entry) -> dict[str, Any]:
    label = shapes.broken(entry.label, LABEL)
    return entry._asdict() | {"label": label}
