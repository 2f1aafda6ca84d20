"""What may be said of a mirror: of a side over all statements, and of a single statement."""

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
    """How much more a side got than it expected, over all statements; below 0 for less."""

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
        """Whether it surely lies within half a step of what was expected."""
        return self.interval.within(ABOUT)


def sides(view: View) -> list[Side]:
    """Return what each side got beyond its expectation; of the room where sides are hidden."""
    pair = pairs.sides(view)
    found = _sides(view, pair, view.certain.part(OVERALL).of(2))
    return found if len(found) == 2 else _sides(view, (ALL,), view.certain.part(OVERALL))


def _sides(view: View, pair: tuple[str, ...], certain: Certainty) -> list[Side]:
    return [
        Side(side, other, said.mean - expected.mean, certain.apart(said, expected))
        for side, other in zip(pair, reversed(pair), strict=True)
        for expected, said in [both(view, "told", side, "them", other)]
        if expected and said
    ]


def both(
    view: View, kind: str, group: str, against: str, other: str
) -> tuple[Summary | None, Summary | None]:
    """Summarise two questions of the mirror, each as one side rated it, over what both may show.

    Nothing where that is less than half of the statements: one or two of them are no side's mean.
    """
    asked = [(view.mirror(kind), group), (view.mirror(against), other)]
    items = set.intersection(*(set(judged(view, *one)) for one in asked))
    if 2 * len(items) < len(pairs.items(view)):
        return None, None
    first, second = (overall(view, *one, items) for one in asked)
    return first, second


def single(view: View, found: list[Gap]) -> Gap | None:
    """Return the widest gap, where it stands out as the widest of so many; else None."""
    sure = [gap for gap in found if is_sure(view, gap, len(found))]
    return max(sure, key=lambda gap: abs(gap.size), default=None)


def is_sure(view: View, gap: Gap, many: int) -> bool:
    """Whether a gap stands out, as one of so many."""
    told, them = (view.mirror(kind) for kind in ("told", "them"))
    expected = pairs.rated(view, told, gap.item, gap.side)
    said = pairs.rated(view, them, gap.item, gap.other)
    certain = view.certain.part(1 - OVERALL).of(many)
    return bool(expected and said and certain.apart(said, expected).without(0))
