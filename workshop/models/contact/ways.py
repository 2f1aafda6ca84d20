"""What may happen on moving day, and what becomes of the conflict.

Before it two halves of one department have sat on a floor each, as in the story: that is the same
for every way, and what comes after it is measured by the conflict of that day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workshop.models.contact.days import WEEK, Stage, State, colleagues, course
from workshop.models.contact.house import APART, House
from workshop.models.contact.outcomes import AFTER, HALFWAY, MOVED
from workshop.models.frames import one_row

if TYPE_CHECKING:
    from workshop.models.frames import Frame

PARTED = 90
"""Days that both have sat apart."""

MIXED = 0.5
"""How far seats of the one room are mixed."""

SWAPS = 8
"""People who swap places in a week, where they do."""

ROOM = (Stage(AFTER * WEEK, MIXED),)


class Way(NamedTuple):
    """What happens after moving day, and what is otherwise than usual there."""

    stages: Sequence[Stage]
    changes: Mapping[str, float] = {}

    def house(self, usual: House) -> House:
        """Return the house in which it happens."""
        return replace(usual, **self.changes)


WAYS = {
    "apart": Way((Stage(AFTER * WEEK, APART),)),
    "room": Way(ROOM),
    "swaps": Way(
        (
            Stage(HALFWAY * WEEK, APART, SWAPS),
            Stage((AFTER - HALFWAY) * WEEK, APART),
        )
    ),
    "headphones": Way(ROOM, {"face": 0.3}),
    "opponents": Way(ROOM, {"conditions": -0.4}),
}
"""By the names of `outcomes.WAYS`. The last two are the evidence against the story: Bernstein and
Turban (2018) counted seven tenths less talk face to face in two open offices; and contact under bad
conditions, see `house.trust`."""


def parted(house: House) -> list[State]:
    """Return the days up to moving day.

    The halves have been one department in a house as usual: what a room will be like changes
    nothing of the time before it.
    """
    usual = House()
    before = replace(house, conditions=usual.conditions, face=usual.face)
    return course(before, colleagues(before), [Stage(PARTED)])


def states(house: House, stages: Sequence[Stage]) -> list[State]:
    """Return where both stand day by day after moving day, that day first."""
    return course(house, parted(house)[-1], stages)


def told(house: House, stages: Sequence[Stage]) -> list[float]:
    """Return the conflict week by week, from `MOVED` weeks before moving day; 1 on that day."""
    before, after = parted(house), states(house, stages)
    days = [before[max(PARTED - WEEK * ago, 0)] for ago in range(MOVED, 0, -1)]
    days += [after[WEEK * week] for week in range(AFTER + 1)]
    return [one.conflict / after[0].conflict for one in days]


class Left(NamedTuple):
    """What is left of a conflict eight and sixteen weeks after moving day; 1 is all of it."""

    halfway: float
    end: float

    def to_frame(self) -> "Frame":
        """Return one row: `halfway` and `end`, shares."""
        return one_row(self._asdict())


def left(house: House, stages: Sequence[Stage]) -> Left:
    """Return what is left of the conflict of moving day."""
    line = told(house, stages)
    return Left(line[MOVED + HALFWAY], line[-1])


def set_by_hand(room: int, seats: float, swaps: int, weeks: int) -> list[Stage]:
    """Return some weeks in one room, some weeks of swaps, both from moving day on.

    Args:
        room: weeks in one room; after that each side has its floor again.
        seats: how far that room's seats are mixed, in [0, 1].
        swaps: people who swap places in a week.
        weeks: for how many.
    """
    ends = sorted({room, weeks, AFTER} - {0})
    spans = zip([0, *ends], ends, strict=False)
    return [
        Stage(
            (end - start) * WEEK,
            seats if start < room else APART,
            swaps if start < weeks else 0,
        )
        for start, end in spans
    ]
