"""What may be said of a mirror: of a side over all statements, and of a single statement."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts.cells import judged, overall
from workshop.charts.certainty import ABOUT, Certainty, Interval, Summary
from workshop.charts.mirror import pairs
from workshop.charts.mirror.pairs import Gap
from workshop.charts.view import View
from workshop.questions.tally import ALL

OVERALL = 0.8
"""The part of its certainty that a mirror keeps for the sides; the rest is for single statements.

A side's mean over six statements shows what no single one of twelve gaps can.
"""


class Side(NamedTuple):
    """How much more a side got from the other than it said itself, over all statements.

    Below 0 for less. What it said itself is what it expected, or how it rates itself.
    """

    side: str
    other: str
    size: float
    interval: Interval

    @property
    def sure(self) -> bool:
        """Whether it stands out from chance."""
        return self.interval.without(0)

    @property
    def alike(self) -> bool:
        """Whether both surely lie within half a step."""
        return self.interval.within(ABOUT)


def sides(view: View) -> list[Side]:
    """Return what each side got beyond its expectation; of the room where sides are hidden."""
    pair, certain = pairs.sides(view), view.certain.part(OVERALL)
    found = beside(view, "told", pair, certain)
    return found if len(found) == 2 else beside(view, "told", (ALL,), certain)


def beside(view: View, own: str, pair: tuple[str, ...], certain: Certainty) -> list[Side]:
    """Set what each side was told by the other beside what it said itself.

    Args:
        view: the reveal.
        own: the view of the mirror in which it said so, `told` or `us`.
        pair: the two sides, or the room alone.
        certain: how sure it must be, for all of them together.
    """
    each = certain.of(len(pair))
    return [
        Side(side, other, said.mean - mine.mean, each.apart(said, mine))
        for side, other in zip(pair, reversed(pair), strict=True)
        for mine, said in [_both(view, own, side, other)]
        if mine and said
    ]


def _both(view: View, own: str, side: str, other: str) -> tuple[Summary | None, Summary | None]:
    """Summarise what a side said itself and what the other said of it, over what both may show.

    Nothing where that is less than half of the statements: one or two of them are no side's mean.
    """
    asked = [(view.mirror(own), side), (view.mirror("them"), other)]
    items = set.intersection(*(set(judged(view, *one)) for one in asked))
    if 2 * len(items) < len(pairs.items(view)):
        return None, None
    first, second = (overall(view, *one, items) for one in asked)
    return first, second


def singles(view: View, found: list[Gap]) -> list[Gap]:
    """Return the gaps that stand out, each as one of so many; the widest first."""
    certain = view.certain.part(1 - OVERALL).of(len(found))
    sure = [gap for gap in found if _is_sure(view, gap, certain)]
    return sorted(sure, key=lambda gap: -abs(gap.size))


def _is_sure(view: View, gap: Gap, certain: Certainty) -> bool:
    told, them = (view.mirror(kind) for kind in ("told", "them"))
    expected = pairs.rated(view, told, gap.item, gap.side)
    said = pairs.rated(view, them, gap.item, gap.other)
    return bool(expected and said and certain.apart(said, expected).without(0))


def each_side(view: View, key: str, sides: Sequence[Side]) -> str:
    """Tell how far each side lay off and what else could have been, in the words of a key."""
    said = [
        view.say(
            key,
            side=view.inside(one.side),
            size=view.signed(one.size),
            low=view.signed(one.interval.low),
            high=view.signed(one.interval.high),
        )
        for one in sides
    ]
    return view.listed(said) if said else ""
