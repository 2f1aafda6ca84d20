"""What may be said of orders: what comes first, and what departments place differently."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from workshop.charts.cells import agreed, told
from workshop.charts.certainty import Certainty, Summary
from workshop.charts.view import View
from workshop.questions.tally import ALL

TOGETHER, SIDES, APART = 0.4, 0.2, 0.4
"""The parts of its certainty: what the room puts first, what departments do, where they differ."""


class Placed(NamedTuple):
    """One item as one group placed it, its places, and whether nearly all put it first."""

    text: str
    quoted: str
    group: str
    mean: float
    first: bool
    places: Summary
    item: str


class Named(NamedTuple):
    """What may be named: by item, what all put first, what each surely puts first, what divides.

    Attributes:
        all: what all or nearly all of the room put first; empty where there is none.
        room: what the room surely puts first; empty where it cannot be told.
        tops: what departments surely put first, by department.
        apart: items that two departments surely place differently, the widest apart first.
    """

    all: str
    room: str
    tops: Mapping[str, str]
    apart: tuple[str, ...]

    @property
    def every(self) -> list[str]:
        """All that is named."""
        return [one for one in (self.all or self.room, *self.tops.values(), *self.apart) if one]


def groups(view: View) -> list[str]:
    """Return the departments that may be shown; the whole room where it is fewer than two."""
    shown = view.groups(view.questions()[0])
    if len(shown) > 1:
        return shown
    return [ALL] if placed(view, ALL) else []


def placed(view: View, group: str) -> list[Placed]:
    """Return every item as a group placed it; empty where the group may not be shown."""
    question = view.questions()[0]
    return [
        Placed(*words, group, summary.mean, agreed(cell) == "1", summary, item)
        for item in question.items
        for words in [(view.item(question, item), view.quoted(question, item))]
        if (cell := view.cell(question, item, group)) and (summary := told(cell))
    ]


def named(view: View) -> Named:
    """Return what may be named of the departments' orders, and of the whole room's."""
    room, sides = placed(view, ALL), [g for g in groups(view) if g != ALL]
    certain = view.certain.part(SIDES).of(len(sides))
    tops = {group: _first(certain, placed(view, group)) for group in sides}
    return Named(
        next((one.quoted for one in room if one.first), ""),
        _first(view.certain.part(TOGETHER), room),
        {group: top for group, top in tops.items() if top},
        _apart(view, sides),
    )


def _first(certain: Certainty, items: Sequence[Placed]) -> str:
    """Return the item that surely has the lowest mean place; empty where that cannot be told.

    Who puts one item up puts another down, so two places of one person lie further apart than
    those of two people would: the variances are stretched by as much.
    """
    stretch = len(items) / max(len(items) - 1, 1)
    found = [one.places._replace(variance=one.places.variance * stretch) for one in items]
    at = certain.lowest(found)
    return "" if at is None else items[at].quoted


def _apart(view: View, sides: Sequence[str]) -> tuple[str, ...]:
    """Return what two departments surely place differently, the widest apart first."""
    by_side = [{one.quoted: one for one in placed(view, group)} for group in sides]
    two = [(a[i], b[i]) for a, b in combinations(by_side, 2) for i in a if i in b]
    certain = view.certain.part(APART).of(len(two))
    sure = [(a, b) for a, b in two if certain.apart(a.places, b.places).without(0)]
    sure.sort(key=lambda pair: -abs(pair[0].mean - pair[1].mean))
    return tuple(dict.fromkeys(a.quoted for a, _ in sure))
