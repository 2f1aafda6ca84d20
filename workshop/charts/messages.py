"""The two messages as each group hears them: which surely get through, and where sides differ."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from workshop.charts.cells import MIDDLE, overall
from workshop.charts.certainty import Interval
from workshop.charts.view import View

LOW, HIGH = 1.0, 5.0
CORNERS = {"double": (HIGH, HIGH), "view": (LOW, HIGH), "unit": (HIGH, LOW), "none": (LOW, LOW)}
"""The four kinds of message, and the corner of the plane each has."""


CORNER = 0.6
"""The part of its certainty for what the room hears; the rest is for the departments."""

MESSAGES = ("unit", "view")


class Heard(NamedTuple):
    """What one group hears: two means on the scale from 1 to 5, with their intervals."""

    group: str
    unit: float
    view: float
    across: Interval
    up: Interval

    @property
    def ways(self) -> tuple[str, str]:
        """Of each message, whether it is surely `heard`, surely `unheard`, or `unsure`."""
        unit, view = (_way(ends) for ends in (self.across, self.up))
        return unit, view

    @property
    def kind(self) -> str:
        """Which of `CORNERS` it surely lies in; empty where that cannot be told."""
        kinds = dict(zip(_CORNERS_HEARD, CORNERS, strict=True))
        return kinds.get(self.ways, "")


_CORNERS_HEARD = (
    ("heard", "heard"),
    ("unheard", "heard"),
    ("heard", "unheard"),
    ("unheard", "unheard"),
)


class Apart(NamedTuple):
    """A message, and two departments of which the first surely hears it more."""

    message: str
    more: Heard
    less: Heard


def _way(ends: Interval) -> str:
    return "heard" if ends.above(MIDDLE) else "unheard" if ends.below(MIDDLE) else "unsure"


def heard(view: View, group: str) -> Heard | None:
    """Return what a group hears; None where one of the messages may not be shown."""
    unit, seen = (overall(view, question, group) for question in view.questions())
    if unit is None or seen is None:
        return None
    certain = view.certain.part(CORNER).of(len(MESSAGES))
    ends = [certain.mean(one).held(LOW, HIGH) for one in (unit, seen)]
    return Heard(group, unit.mean, seen.mean, *ends)


def apart(view: View, sides: Sequence[Heard]) -> list[Apart]:
    """Return where two departments surely hear one of the messages differently."""
    two = list(combinations(sides, 2))
    certain = view.certain.part(1 - CORNER).of(len(MESSAGES) * len(two))
    asked = list(zip(MESSAGES, view.questions(), strict=True))
    return [
        Apart(name, *sorted((a, b), key=lambda one: -getattr(one, name)))
        for name, question in asked
        for a, b in two
        if (first := overall(view, question, a.group))
        and (second := overall(view, question, b.group))
        and certain.apart(first, second).without(0)
    ]
