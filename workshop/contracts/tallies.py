"""What a group answered, without who: as the host counts it, and models and charts read it."""

from typing import Any, NotRequired, TypedDict, final

Value = Any
"""What somebody answers, as JSON has it; the kind of its question says what it may be."""

Answers = dict[str, Value]
"""Somebody's answers by question."""


class Cell(TypedDict):
    """What a group answered to one item.

    Attributes:
        n: people.
        counts: people by option, for an order by place, for a number by the lower edge of its bin.
        sum: the points given, where points are shared out.
        squares: the squares of these points, summed.
    """

    n: int
    counts: NotRequired[dict[str, int]]
    sum: NotRequired[int]
    squares: NotRequired[int]


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
    """

    question: str
    kind: str
    answered: int
    cells: dict[str, dict[str, Cell]]
    hidden: list[str]
    spread: NotRequired[dict[str, float]]
