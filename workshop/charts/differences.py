"""The arithmetic of own and other view: how far apart they are, and what can be said of it."""

from typing import NamedTuple

from workshop.charts import pairs
from workshop.charts.view import View

LEVEL = 0.9
"""How sure a verdict on a statement is: both of its intervals hold in nine of ten rooms."""

BRIDGE, DIFFERS, UNSURE = "bridge", "differs", "unsure"


class Difference(NamedTuple):
    """How much higher a department rates itself than the other one rates it."""

    item: str
    side: str
    other: str
    size: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return self.low > 0 or self.high < 0


def differences(view: View) -> list[Difference]:
    """Return both differences of every statement, the widest statements first."""
    from workshop.models.diagnosis import welch_from_summary

    made: list[Difference] = []
    for four in pairs.fours(view):
        sides = pairs.sides(view)
        others = tuple(reversed(sides))
        for side, other, own, seen in zip(sides, others, four.own, four.other, strict=True):
            low, high = welch_from_summary(own, seen, 1 - (1 - LEVEL) / 2)
            made.append(Difference(four.item, side, other, own.mean - seen.mean, low, high))
    place = {item: -_distance(made, item) for item in pairs.items(view)}
    return sorted(made, key=lambda difference: place[difference.item])


def _distance(found: list[Difference], item: str) -> float:
    return max((abs(d.size) for d in found if d.item == item), default=0)


def verdicts(view: View, found: list[Difference]) -> dict[str, str]:
    """Return the verdict on every statement, in the order of what was found."""
    return {item: _verdict(view, found, item) for item in dict.fromkeys(d.item for d in found)}


def _verdict(view: View, found: list[Difference], item: str) -> str:
    if any(four.item == item for four in pairs.bridges(view)):
        return BRIDGE
    return DIFFERS if any(d.sure for d in found if d.item == item) else UNSURE
