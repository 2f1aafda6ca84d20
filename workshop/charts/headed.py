"""Bars of shares under headings that stand in the axis as rows of their own."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import labels, theme
from workshop.charts.finding import Picture
from workshop.charts.marks import across, layer, toned

LABEL = 36
REACH = 1.12
"""Where words beside a full bar end on a phone, in lengths of a full bar."""


class Entry(NamedTuple):
    """One bar: the heading it stands under, its label, its share, and the words beside it.

    Where there is little room, `brief` stands beside it instead. `whose` tells in a legend what
    the tone says.
    """

    heading: str
    label: str
    tone: str
    share: float
    text: str
    brief: str
    whose: str = ""


def picture(
    entries: Sequence[Entry], title: str, ends: Sequence[str], step: int = 50, reach: float = REACH
) -> Picture:
    """Return the bars under their headings, which are bold and have no bar.

    Args:
        entries: the bars, those of a heading together.
        title: what a full bar would say, over the bars.
        ends: the words for no bar, half a bar and a full one.
        step: pixels of a row.
        reach: where words beside a full bar end, in lengths of a full bar.
    """
    firsts = {one.heading: one for one in reversed(entries) if one.heading}
    y = theme.ordered(0.34, labelFontWeight=theme.bold(list(reversed(firsts))))
    axis = theme.grid([0, 0.5, 1], ends, orient="top", title=title, titleAnchor="start")
    place = across("share", 0, theme.by_width(str(REACH), str(reach)), axis)
    words = {"align": "left", "dx": 9, "text": theme.by_width("datum.brief", "datum.text")}
    tones = _tones(entries)
    layers = [
        layer("rows", "bar", x=place, y=y, color=tones),
        layer("rows", "text", words, x=place, y=y),
    ]
    rows = [
        one._asdict() | {"label": labels.broken(one.label, LABEL), "order": order}
        for order, one in enumerate(_with_headings(entries))
    ]
    return Picture(layers, {"rows": rows}, {"step": step})


def _tones(entries: Sequence[Entry]) -> Any:
    """Return the colours, with a legend where anything is said of them."""
    told = {one.whose: one.tone for one in entries if one.whose}
    if not told:
        return toned("tone", {one.tone: one.tone for one in entries})
    others = {"": "neither"} if any(not one.whose for one in entries) else {}
    legend = theme.altair().Legend(symbolType="square", values=list(told))
    return toned("whose", told | others, legend=legend)


def _with_headings(entries: Sequence[Entry]) -> list[Entry]:
    made: list[Entry] = []
    for one in entries:
        if one.heading and all(other.label != one.heading for other in made):
            made.append(Entry("", one.heading, one.tone, 0, "", "", one.whose))
        made.append(one)
    return made
