"""The arithmetic of own and other view: how far apart they are, and what can be said of it."""

from typing import NamedTuple

from workshop.charts.certainty import Certainty
from workshop.charts.mirror import pairs
from workshop.charts.mirror.judged import Side, beside
from workshop.charts.mirror.pairs import Four
from workshop.charts.view import View

OVERALL = 0.6
"""The part of its certainty that is kept for the sides; the rest is for the single statements."""

BRIDGE, DIFFERS, UNSURE = "bridge", "differs", "unsure"


class Difference(NamedTuple):
    """How much higher a department rates itself than the other one rates it, and its interval.

    The verdict is on the statement: both of its differences share it.
    """

    item: str
    side: str
    other: str
    own: float
    seen: float
    size: float
    low: float
    high: float
    verdict: str = ""

    @property
    def sure(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return self.low > 0 or self.high < 0


def sides(view: View) -> list[Side]:
    """Return what each department is granted by the other one beyond what it grants itself."""
    return beside(view, "us", pairs.sides(view), view.certain.part(OVERALL))


def differences(view: View) -> list[Difference]:
    """Return both differences of every statement, the widest statements first.

    The intervals hold for all of them together.
    """
    fours = pairs.fours(view)
    certain = view.certain.part(1 - OVERALL).of(2 * len(fours))
    both = [_both(view, four, certain) for four in fours]
    both.sort(key=lambda pair: -max(abs(one.size) for one in pair))
    return [one for pair in both for one in pair]


def _both(view: View, four: Four, certain: Certainty) -> list[Difference]:
    names = pairs.sides(view)
    found = [
        Difference(four.item, side, other, own.mean, seen.mean, own.mean - seen.mean, *ends)
        for side, other, own, seen in zip(names, names[::-1], four.own, four.other, strict=True)
        for ends in [certain.apart(own, seen)]
    ]
    sure = DIFFERS if any(one.sure for one in found) else UNSURE
    return [one._replace(verdict=BRIDGE if four.accepted else sure) for one in found]


def verdicts(found: list[Difference]) -> list[str]:
    """Return the verdict on each statement."""
    return list({one.item: one.verdict for one in found}.values())
