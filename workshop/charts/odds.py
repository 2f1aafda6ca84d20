"""What a room can find out: how often a true difference of a whole point would be named.

For ratings from 1 to 5 with a standard deviation of 1, a correlation of .3 between the answers of
one person, and a tenth of the lines skipped; `benchmarks/headlines.py` plays such rooms, and a test
holds what is said here against it.
"""

import math
from functools import lru_cache
from statistics import NormalDist
from typing import NamedTuple

from workshop.charts import certainty
from workshop.charts.certainty import STEP, Certainty
from workshop.charts.counted import ALIKE
from workshop.charts.mirror.judged import OVERALL
from workshop.exercises.exercise import Exercise
from workshop.models.student import freedom, quantile
from workshop.questions.question import Question
from workshop.questions.tally import SMALLEST

APART = 1.0
"""Points between what was expected and what was said."""

VARIANCE = 1.0 + STEP
"""Of one line: that of a person's leaning, and what rounding to a whole step adds."""

ANSWERED = 0.9
"""The share of lines that are answered."""

_STEPS, _REACH = 200, 6.0


class Odds(NamedTuple):
    """How often a true difference is named, in [0, 1]: of a side over all lines, of one line."""

    side: float
    line: float


def mirror_of(exercise: Exercise) -> Question | None:
    """Return the question by which an exercise holds a mirror up to two sides; None without."""
    reveal = next((one for one in exercise.reveals if one.chart == "mirror"), None)
    return exercise.question(reveal.questions[0]) if reveal else None


def odds(exercise: Exercise, question: Question, one: int, other: int) -> Odds:
    """Return what a mirror shows to a room.

    Args:
        exercise: it shares out what may wrongly be named.
        question: what is asked in it.
        one: people of one side, at least 2.
        other: people of the other side.
    """
    level, lines = certainty(exercise, "mirror"), len(question.items)
    shown = (_shown(one) * _shown(other)) ** 2
    sides = level.part(OVERALL).of(2)
    side = sum(
        math.comb(lines, k) * shown**k * (1 - shown) ** (lines - k) * _found(sides, k, one, other)
        for k in range((lines + 1) // 2, lines + 1)
    )
    single = level.part(1 - OVERALL).of(2 * lines)
    return Odds(side, shown * _found(single, 1, one, other))


def _shown(people: int) -> float:
    """Return how often enough people of a side answer a line: below that it is not shown."""
    return sum(_ways(people, k) for k in range(SMALLEST, people + 1))


def _answering(people: int) -> float:
    """Return how many answer a line that is shown."""
    many = sum(k * _ways(people, k) for k in range(SMALLEST, people + 1))
    return many / _shown(people) if many else float(people)


def _ways(people: int, k: int) -> float:
    return math.comb(people, k) * ANSWERED**k * (1 - ANSWERED) ** (people - k)


def _found(level: Certainty, lines: int, *people: int) -> float:
    """Return how often two means that lie `APART` are told apart: Welch's test, equal variances.

    Over several lines everybody counts; of a single one, those alone who answered it.
    """
    there = [_answering(n) for n in people] if lines == 1 else [float(n) for n in people]
    each = [lines * _answering(n) / n for n in people] if lines > 1 else [1.0, 1.0]
    parts = [((VARIANCE - ALIKE) / k + ALIKE) / n for k, n in zip(each, there, strict=True)]
    degrees = freedom(parts, there)
    return _beyond(quantile(1 - level.level, degrees), degrees, APART / math.sqrt(sum(parts)))


@lru_cache(maxsize=256)
def _beyond(t: float, freedom: float, away: float) -> float:
    """Return how often a noncentral t lies beyond `t`, by Simpson's rule over the variance.

    Source: Johnson and Welch (1940), Applications of the non-central t-distribution,
    Biometrika 31, 362-389.
    """
    # The variance that is found is nearly normal in its cube root (Wilson and Hilferty, 1931).
    middle, spread, normal = 1 - 2 / (9 * freedom), math.sqrt(2 / (9 * freedom)), NormalDist()
    at = [-_REACH + 2 * _REACH * n / _STEPS for n in range(_STEPS + 1)]
    heights = [
        normal.pdf(z) * normal.cdf(away - t * math.sqrt(max(middle + spread * z, 0.0) ** 3))
        for z in at
    ]
    ends, odd, even = heights[0] + heights[-1], sum(heights[1::2]), sum(heights[2:-1:2])
    return (ends + 4 * odd + 2 * even) * 2 * _REACH / _STEPS / 3
