"""What becomes of a conflict after two sides have sat apart, ready for JSON."""

from typing import TypedDict

CONDITIONS = ("equal", "goal", "together", "backed")
"""Allport's four, as a room rates them of itself."""

WAYS = ("apart", "room", "swaps", "headphones", "opponents")
"""What may happen after moving day: floors stay, one room, swaps for a while, and, in one room,
contact that is not face to face, and contact under bad conditions."""

MOVED = 13
"""Weeks that two sides have sat apart on moving day; about ninety days."""

AFTER = 16
"""Weeks that are told after it."""

HALFWAY = 8
"""Weeks after which swaps end."""


class ContactParameters(TypedDict, total=False):
    """What the model is told.

    Attributes:
        conditions: in [-1, 1] as the room rates them, by `all`; by side where sides share a phone;
            empty where too few have answered.
    """

    conditions: dict[str, float]


class Course(TypedDict):
    """How a conflict goes on, week by week; 1 is what it is on moving day.

    Attributes:
        line: from `-MOVED` to `AFTER` weeks.
        halfway: `HALFWAY` weeks after moving day.
        end: `AFTER` weeks after it.
    """

    line: list[float]
    halfway: float
    end: float


class ContactOutcome(TypedDict):
    """What the run of a room's answers gives.

    Attributes:
        ways: the course of each of `WAYS`.
        rated: under the room's own conditions, in one room, by whom they were rated.
        conditions: these, in [-1, 1].
    """

    ways: dict[str, Course]
    rated: dict[str, Course]
    conditions: dict[str, float]


class ContactPlayed(TypedDict):
    """What somebody has set leads to.

    Attributes:
        set: whole numbers, by the name of a slider.
        course: how the conflict goes on.
        apart: how it would if floors stayed and nobody swapped.
        trust: at the end, in [0, 1].
        known: what both know of each other then, in [0, 1].
    """

    set: dict[str, int]
    course: Course
    apart: Course
    trust: float
    known: float
