"""Student's t: the standard library only, for the participants' kernel needs it too.

The one library with this quantile would be the largest thing that their kernel loads, for a few
numbers at a reveal; `tests/models/test_student.py` holds what is here against it.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

_STEPS = 200
_ROUNDS = 60
_CLOSE = 1e-12


@lru_cache(maxsize=1024)
def quantile(level: float, freedom: float) -> float:
    """Return the t that holds this share of the distribution between minus and plus t.

    Args:
        level: in (0, 1); twice the tail beyond t is what it leaves.
        freedom: degrees of freedom, at least 1, not necessarily whole.

    With t = sqrt(freedom) * tan(angle), what lies between 0 and t is the integral of
    cos(angle) ** (freedom - 1), which is smooth, over its value up to a right angle.

    Source: Student (1908), The probable error of a mean, Biometrika 6, 1-25.
    """
    power = freedom - 1
    wanted = level * math.sqrt(math.pi) / 2
    wanted *= math.exp(math.lgamma(freedom / 2) - math.lgamma((freedom + 1) / 2))
    angle: float = 0
    # Newton's steps: the integral flattens, so each ends below what is sought.
    for _ in range(_ROUNDS):
        step = (wanted - _integral(power, angle)) / math.pow(math.cos(angle), power)
        angle += step
        if step <= _CLOSE * angle:
            break
    return math.sqrt(freedom) * math.tan(angle)


def freedom(parts: Sequence[float], sizes: Sequence[float]) -> float:
    """Return the degrees of freedom of a difference of two means, variances unequal.

    Args:
        parts: of each mean, its variance: that of its group over the group's size.
        sizes: people by group, more than 1, not necessarily whole.

    Source: Welch (1947), The generalization of "Student's" problem when several different
    population variances are involved, Biometrika 34, 28-35.
    """
    # Ratios first: squares of very small variances would vanish.
    whole = sum(parts)
    below = sum((p / whole) ** 2 / (n - 1) for p, n in zip(parts, sizes, strict=True))
    return float(1 / below)


def _integral(power: float, angle: float) -> float:
    """Return the integral of cos ** power from 0 to an angle, by Simpson's rule."""
    width = angle / _STEPS
    heights = [math.pow(math.cos(at * width), power) for at in range(_STEPS + 1)]
    ends, odd, even = heights[0] + heights[-1], sum(heights[1::2]), sum(heights[2:-1:2])
    return (ends + 4 * odd + 2 * even) * width / 3
