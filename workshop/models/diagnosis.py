"""How far two groups lie apart, and how sure that is.

`scales.py` has what is said of several items that measure one thing.
"""

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from workshop.models.student import freedom, quantile


class Interval(NamedTuple):
    """The two ends of an interval."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies inside, its ends included."""
        return self.low <= value <= self.high


def welch_interval(a: ArrayLike, b: ArrayLike, level: float = 0.9) -> Interval:
    """Return an interval for the mean of `a` minus the mean of `b`, variances unequal.

    Args:
        a: one score per person, any shape, at least two values, all finite.
        b: the same for the other group.
        level: share of samples whose interval holds the true difference, in (0, 1).

    Raises:
        ValueError: too few values, one that is not finite, or a level out of range.

    Source: Welch (1947), The generalization of "Student's" problem when several different
    population variances are involved, Biometrika 34, 28-35.
    """
    first, second = _scores(a), _scores(b)
    return welch_from_summary(_summary(first), _summary(second), level)


def welch_from_summary(
    a: tuple[int, float, float], b: tuple[int, float, float], level: float = 0.9
) -> Interval:
    """Return the same interval from each group's size, mean and sample variance.

    Args:
        a: number of people (at least 2), mean, variance with n - 1 below (at least 0).
        b: the same for the other group.
        level: as in `welch_interval`.

    Two groups without any variance give an interval of length 0.

    Raises:
        ValueError: a group is too small, a variance negative, or the level out of range.
    """
    _check(level, a, b)
    parts = (a[2] / a[0], b[2] / b[0])
    difference, error = a[1] - b[1], math.sqrt(sum(parts))
    if error == 0:
        return Interval(difference, difference)
    reach = quantile(level, freedom(parts, (a[0], b[0]))) * error
    return Interval(difference - reach, difference + reach)


def mean_from_summary(a: tuple[int, float, float], level: float = 0.9) -> Interval:
    """Return an interval for the mean of one group, from its size, mean and sample variance.

    Args:
        a: number of people (at least 2), mean, variance with n - 1 below (at least 0).
        level: share of samples whose interval holds the true mean, in (0, 1).

    Raises:
        ValueError: the group is too small, the variance negative, or the level out of range.

    Source: Student (1908), The probable error of a mean, Biometrika 6, 1-25.
    """
    _check(level, a)
    size, mean, variance = a
    reach = quantile(level, size - 1) * math.sqrt(variance / size)
    return Interval(mean - reach, mean + reach)


def hedges_g(a: ArrayLike, b: ArrayLike) -> float:
    """Return the difference of two means in pooled standard deviations, corrected for size.

    Args:
        a: one score per person, at least two values, all finite.
        b: the same for the other group.

    Returns:
        Positive where `a` is higher; 0 for equal means; infinite where nobody in either group
        differs from their own group but the groups do.

    Raises:
        ValueError: too few values or one that is not finite.

    Source: Hedges (1981), Distribution theory for Glass's estimator of effect size and related
    estimators, Journal of Educational Statistics 6, 107-128.
    """
    (n, mean, variance), (m, other, spread) = _summary(_scores(a)), _summary(_scores(b))
    freedom = n + m - 2
    pooled = math.sqrt(((n - 1) * variance + (m - 1) * spread) / freedom)
    if mean == other:
        return 0.0
    if pooled == 0:
        return math.copysign(math.inf, mean - other)
    return _correction(freedom) * (mean - other) / pooled


def _check(level: float, *groups: tuple[int, float, float]) -> None:
    if not 0 < level < 1:
        raise ValueError(f"The level must lie between 0 and 1, not be {level}.")
    if any(size < 2 or variance < 0 for size, _, variance in groups):
        raise ValueError("Each group needs two people and a variance of at least 0.")


def _scores(values: ArrayLike) -> np.ndarray[Any, np.dtype[np.float64]]:
    scores = np.asarray(values, dtype=np.float64).ravel()
    if scores.size < 2 or not np.isfinite(scores).all():
        raise ValueError("A group needs at least two scores, all of them finite.")
    return scores


def _summary(scores: np.ndarray[Any, np.dtype[np.float64]]) -> tuple[int, float, float]:
    return scores.size, float(scores.mean()), float(scores.var(ddof=1))


def _correction(freedom: int) -> float:
    # Hedges' own approximation of the exact ratio of gamma functions.
    return 1 - 3 / (4 * freedom - 1)
