"""The arithmetic of orders: which place each item got, in each department and in the room."""

from typing import NamedTuple

from workshop.charts.cells import Summary, places, share
from workshop.charts.view import View
from workshop.questions.tally import ALL

NOTABLE = 1.0
"""Departments that lie less than a whole place apart are not asked why."""


class Placed(NamedTuple):
    """One item as one group placed it: the summary of its places, the share who named it first."""

    item: str
    group: str
    places: Summary
    first: float

    @property
    def mean(self) -> float:
        """The mean place; 1 is the first."""
        return self.places.mean


def groups(view: View) -> list[str]:
    """Return the departments that may be shown; the whole room where it is fewer than two."""
    question = view.questions()[0]
    shown = view.groups(question)
    if len(shown) > 1:
        return shown
    return [ALL] if _of_group(view, ALL) else []


def found(view: View) -> list[Placed]:
    """Return every item in the joint order, in each of the groups."""
    room = {one.item: one.mean for one in _of_group(view, ALL)}
    placed = [one for group in groups(view) for one in _of_group(view, group)]
    return sorted(placed, key=lambda one: room[one.item])


def firsts(placed: list[Placed], group: str) -> list[str]:
    """Return the items with the lowest mean place in a group: more than one in a tie."""
    mine = [one for one in placed if one.group == group]
    least = min(one.mean for one in mine)
    return [one.item for one in mine if one.mean == least]


def shared(view: View) -> str:
    """Return the one item that several departments all put first; empty if there is none."""
    placed, by = found(view), groups(view)
    tops = [firsts(placed, group) for group in by]
    agreed = len(by) > 1 and len(tops[0]) == 1 and all(top == tops[0] for top in tops)
    return tops[0][0] if agreed else ""


def widest(view: View) -> tuple[str, float]:
    """Return the item the departments place furthest apart, and how many places that is."""
    means: dict[str, list[float]] = {}
    for one in found(view):
        means.setdefault(one.item, []).append(one.mean)
    apart = {item: max(values) - min(values) for item, values in means.items()}
    item = max(apart, key=lambda item: apart[item], default="")
    return item, apart.get(item, 0.0)


def _of_group(view: View, group: str) -> list[Placed]:
    question = view.questions()[0]
    made = []
    for item in question.items:
        cell = view.cell(question, item, group)
        summary = places(cell, question)
        if cell and summary:
            made.append(Placed(item, group, summary, share(cell, "1")))
    return made
