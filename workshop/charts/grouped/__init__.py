"""Rows of bars, one bar for each group: what choices and shared points look like."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from workshop.charts import labels, theme
from workshop.charts.finding import NONE, Bar, Column, Data, Part, Picture, columns, each
from workshop.charts.labels import tone
from workshop.charts.marks import across, layer, toned
from workshop.charts.own import Mine
from workshop.charts.view import View

Write = Callable[[float], str]


class Row(NamedTuple):
    """What was asked about, in words for a label and for a sentence; what each group gave it.

    `texts` writes by group what was given, where a number alone would not tell it; `id` is what was
    asked about.
    """

    label: str
    quoted: str
    given: Mapping[str, float]
    texts: Mapping[str, str] = MappingProxyType({})
    id: str = ""

    def written(self, group: str, write: Write) -> str:
        """Write what a group gave."""
        return self.texts.get(group) or write(self.given[group])

    @property
    def apart(self) -> float:
        """How far the groups lie apart."""
        return max(self.given.values(), default=0) - min(self.given.values(), default=0)


def top(rows: Sequence[Row], group: str) -> list[Row]:
    """Return the rows that a group gave most: more than one in a tie."""
    most = max(row.given.get(group, 0) for row in rows)
    return [row for row in rows if row.given.get(group, 0) == most]


def shares(view: View, row: Row, groups: Sequence[str]) -> str:
    """List the points that each group gave to a row."""
    points = {group: view.number(row.given.get(group, 0), 0) for group in groups}
    each = [view.say("ledger.share", group=view.inside(g), points=n) for g, n in points.items()]
    return view.listed(each)


def table(view: View, head: str, sizes: Mapping[str, int], write: Write) -> list[Column[Row]]:
    """Return a column of labels, and one for each group.

    Args:
        view: the reveal.
        head: of the labels, a word of all charts.
        sizes: how many have answered, by group.
        write: writes what a group gave.
    """

    def cell(group: str, row: Row) -> str:
        return row.written(group, write) if group in row.given else NONE

    heads = [(view.say("column.group", group=view.name(g), n=n), g) for g, n in sizes.items()]
    return [*columns(view, **{head: lambda row: row.label}), *each(heads, cell)]


def light(
    view: View,
    rows: Sequence[Row],
    write: Write,
    own: Callable[[Row, str, float], Sequence[Mine]],
) -> list[Bar]:
    """Return a light bar for each row and group, as long as its share of the longest.

    Args:
        view: the reveal.
        rows: what is shown.
        write: writes what a group gave.
        own: tells whose own answers belong on the bar of a row and group, and how much the longest
            bar shows.
    """
    longest = _longest(rows)
    return [
        Bar(
            row.label,
            [Part(view.name(group), value / longest, row.written(group, write), tone(group))],
            own=own(row, group, longest),
        )
        for row in rows
        for group, value in row.given.items()
    ]


def picture(view: View, rows: Sequence[Row], write: Write, room: float = 1.4) -> Picture:
    """Draw every bar with its group's name and its number; `room` is left to both, in bars."""
    groups = list(dict.fromkeys(group for row in rows for group in row.given))
    # Labels stand beside the bars, so the longest bar leaves a part of the width to them.
    place = across("value", 0, _longest(rows) * room)
    at = {"y": theme.ordered(0.26), "yOffset": theme.beside("group", groups), "x": place}
    layers = [
        layer("rows", "bar", color=toned("group", {g: tone(g) for g in groups}), **at),
        layer("rows", "text", {"align": "left", "dx": 9}, text="text", **at),
    ]
    height = {"step": 24 + 30 * len(groups), "for": "position"}
    return Picture(layers, {"rows": _data(view, rows, groups, write)}, height)


def _longest(rows: Sequence[Row]) -> float:
    return max((value for row in rows for value in row.given.values()), default=1) or 1


def _data(view: View, rows: Sequence[Row], groups: Sequence[str], write: Write) -> Data:
    return [
        place | {"group": group, "value": value, "text": f"{name}{row.written(group, write)}"}
        for at, row in enumerate(rows)
        for place in [{"label": labels.broken(row.label), "order": at}]
        for group, value in row.given.items()
        for name in [f"{view.name(group)} " if len(groups) > 1 else ""]
    ]
