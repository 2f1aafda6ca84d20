"""What a group answered, without who: as the host counts it, and models and charts read it."""

from typing import Any, NotRequired, TypedDict, final

from workshop.contracts.matrices import Matrix
from workshop.contracts.promises import Promise
from workshop.contracts.swaps import WallTimetable

Value = Any
"""What somebody answers, as JSON has it; the kind of its question says what it may be."""

Answers = dict[str, Value]
"""Somebody's answers by question."""


Proposal = dict[str, int]
"""What one person set: points by item, a hundred together; items without points are left out."""


class Said(TypedDict):
    """What one table said, in a room that is played as teams: its phone, and its whole answer."""

    table: int
    value: Value


class Cell(TypedDict):
    """What a group answered to one item.

    Attributes:
        n: people.
        counts: people by option, for a number by the lower edge of its bin; of points
            of which few may be named, who named it (`named`) and who did not (`left`); empty for
            other points and places. Where nearly all of a group gave the same answer, one
            person is counted beside it.
        mean: of points, whole; of places, in quarters.
        spread: their standard deviation, rounded up: in steps of five points, of half a place.
        nearly: the answer that all but two at most of each group that is counted gave, where
            there is one; how many exactly is not told.
    """

    n: int
    counts: dict[str, int]
    mean: NotRequired[float]
    spread: NotRequired[float]
    nearly: NotRequired[str]


class Moves(TypedDict):
    """How many changed their answer to one item when they were asked again, and which way.

    Attributes:
        n: people of the whole room who answered it both times.
        ways: by way, the least and the most that it may have been: `up` and `down` on a scale or
            in an order, else the option that people changed to. The others gave the same answer,
            or did not know at either time.
    """

    n: int
    ways: dict[str, list[int]]


@final
class Tally(TypedDict):
    """A question's answers, counted.

    Attributes:
        question: its id.
        kind: its kind.
        answered: people.
        cells: by item, then by department or `all`; texts have none.
        hidden: departments that are missing in any cell, because they are too small.
        spread: of ratings, how far people lie apart over all items together: the standard
            deviation of each one's mean, in tenths, by department or `all`.
        proposals: where few items may be given points, what one person of a group set, by
            department; that of `all` where no department is large enough. It is the one nearest
            to its group's others: no mean, which would be nobody's answer. Only for groups of five
            people; nobody learns whose it is, and the card says beforehand that this may happen.
        said: in a room that is played as teams, and in no other, what each table said, by
            department. All else is counted exactly then: a side has said it in public.
        moved: of a question that repeats another one, by item, who moved; it has no cells, for
            the second answers themselves are not told.
        passed: of votes, by proposal, in one word for all sides together, whether each of them
            wants it: `agree`, `not-yet`, or `aloud` where a side has fewer than five votes. No
            count of votes is told.
        promises: the session's list as it is now, laid beside it when it is shown.
        matrix: the table of its items that the room fills in, laid beside it when it is shown.
        timetable: of half days that people named, who visits whom, laid beside it once it was made.
        rows: of a table that people write, the rows that the facilitator has shown: text by column.
    """

    question: str
    kind: str
    answered: int
    cells: dict[str, dict[str, Cell]]
    hidden: list[str]
    spread: NotRequired[dict[str, float]]
    proposals: NotRequired[dict[str, Proposal]]
    said: NotRequired[dict[str, list[Said]]]
    moved: NotRequired[dict[str, Moves]]
    passed: NotRequired[dict[str, str]]
    promises: NotRequired[list[Promise]]
    rows: NotRequired[list[dict[str, str]]]
    matrix: NotRequired[Matrix]
    timetable: NotRequired[WallTimetable]
