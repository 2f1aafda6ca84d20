"""What each side reckons with, in the units of the question, and where two surely differ."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from workshop.charts.certainty import Certainty, Summary
from workshop.charts.view import View
from workshop.questions.kinds.range import ENDS, named
from workshop.questions.question import POINTS, Question
from workshop.questions.tally import SMALLEST

Ends = tuple[float, float, float]


class Reckoned(NamedTuple):
    """What a side reckons with for one item, at one time.

    Attributes:
        item: what.
        group: the side.
        time: 0 for the first question of the reveal, 1 for the second.
        low, middle, high: the means of the three numbers, in order.
        people: the middles of the side's people: how many, their mean and their variance.
    """

    item: str
    group: str
    time: int
    low: float
    middle: float
    high: float
    people: Summary

    @property
    def ends(self) -> Ends:
        """The three numbers."""
        return self.low, self.middle, self.high


class Apart(NamedTuple):
    """Two sides whose middles surely differ: the one with more first."""

    more: Reckoned
    less: Reckoned


def reckoned(view: View) -> list[Reckoned]:
    """Return what each side reckons with that may be shown, item by item and time by time."""
    questions = view.questions()
    return [
        made
        for item in questions[0].items
        for time, question in enumerate(questions)
        for group in view.departments
        if (made := _made(view, question, item, group, time))
    ]


def _made(view: View, question: Question, item: str, group: str, time: int) -> Reckoned | None:
    cells = [view.cell(question, named(item, end), group) for end in ENDS]
    if any(cell is None or cell["n"] < SMALLEST for cell in cells):
        return None
    low, high = question.ranges[item]
    unit = (high - low) / POINTS
    least, centre, most = sorted(low + unit * cell["mean"] for cell in cells if cell)
    middle = cells[1] or {}
    spread = unit * middle["spread"]
    people = Summary(int(middle["n"]), low + unit * middle["mean"], spread * spread)
    return Reckoned(item, group, time, least, centre, most, people)


def of_last(found: Sequence[Reckoned]) -> list[Reckoned]:
    """Return what sides reckon with at the last time: what they will act on."""
    last = max((one.time for one in found), default=0)
    return [one for one in found if one.time == last]


def apart(certain: Certainty, found: Sequence[Reckoned]) -> list[Apart]:
    """Return where two sides surely reckon with something else at the last time, widest first.

    Args:
        certain: how sure all of it must be together.
        found: what sides reckon with.
    """
    last = of_last(found)
    pairs = [(a, b) for a, b in combinations(last, 2) if a.item == b.item]
    each = certain.of(len(pairs))
    sure = [
        Apart(a, b) if a.middle > b.middle else Apart(b, a)
        for a, b in pairs
        if each.apart(a.people, b.people).without(0)
    ]
    return sorted(sure, key=lambda one: one.less.middle - one.more.middle)


def gaps(found: Sequence[Reckoned], item: str) -> dict[int, float]:
    """Return by time how far the middles of sides lie apart for an item that two have."""
    by: Mapping[int, list[float]] = {
        time: [one.middle for one in found if (one.item, one.time) == (item, time)]
        for time in {one.time for one in found}
    }
    return {time: max(all_) - min(all_) for time, all_ in sorted(by.items()) if len(all_) > 1}
