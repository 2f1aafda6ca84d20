"""What so few people can show: the one place that decides whether something may be named.

A room is the whole department, so nobody asks what other people would have answered; but the same
people would answer a little differently on another day. What is named must stand out from that.

An exercise as a whole may name something that is not there in one room of ten (`LEVEL`). Each
chart uses a part of it, as large as its `stake` among those of its exercise, and shares that out
between the things it may name: one of several sides, the largest of so many lines. The standard
library only: phones ask too.
"""

import math
from collections.abc import Sequence
from itertools import groupby
from statistics import NormalDist
from typing import NamedTuple

from workshop.charts.rates import ratio
from workshop.models.student import freedom, quantile

LEVEL = 0.1
"""In how many rooms without any difference an exercise may name one."""

STEP = 1 / 12
"""The least variance of answers in whole steps: what rounding to a step alone brings about.

Source: Sheppard (1898), On the calculation of the most probable values of frequency-constants,
Proceedings of the London Mathematical Society 29, 353-380.
"""

ABOUT = 0.5
"""Half a step on a scale: what lies surely nearer together may be called alike."""


class Summary(NamedTuple):
    """How many, around which mean, with which variance (sample variance, at least two)."""

    n: int
    mean: float
    variance: float


class Interval(NamedTuple):
    """The two ends of an interval."""

    low: float
    high: float

    def above(self, value: float) -> bool:
        """Whether all of it lies above a value."""
        return self.low > value

    def below(self, value: float) -> bool:
        """Whether all of it lies below a value."""
        return self.high < value

    def without(self, value: float) -> bool:
        """Whether a value lies outside of it."""
        return self.above(value) or self.below(value)

    def within(self, reach: float) -> bool:
        """Whether all of it lies nearer to zero than `reach`."""
        return -reach < self.low and self.high < reach

    def held(self, low: float, high: float) -> "Interval":
        """Return what of it lies on a scale from `low` to `high`."""
        return Interval(min(max(self.low, low), high), max(min(self.high, high), low))


class Certainty(NamedTuple):
    """How often something may be named that is not there.

    Attributes:
        level: in how many rooms, in (0, 1).
    """

    level: float = LEVEL

    def of(self, many: int) -> "Certainty":
        """Return what is left for each of many: whoever names the largest of k looks at all k."""
        return Certainty(self.level / max(many, 1))

    def part(self, share: float) -> "Certainty":
        """Return a part of it, in (0, 1]."""
        return Certainty(self.level * share)

    def apart(self, a: Summary, b: Summary) -> Interval:
        """Return the interval of the mean of `a` minus that of `b`, by Welch's test."""
        parts = [max(one.variance, STEP) / one.n for one in (a, b)]
        reach = quantile(1 - self.level, freedom(parts, (a.n, b.n))) * math.sqrt(sum(parts))
        return Interval(a.mean - b.mean - reach, a.mean - b.mean + reach)

    def mean(self, a: Summary) -> Interval:
        """Return the interval of a mean, by Student's t."""
        reach = quantile(1 - self.level, a.n - 1) * math.sqrt(max(a.variance, STEP) / a.n)
        return Interval(a.mean - reach, a.mean + reach)

    def share(self, people: int, of: int) -> Interval:
        """Return the interval of a share in [0, 1].

        Source: Wilson (1927), Probable inference, the law of succession, and statistical
        inference, Journal of the American Statistical Association 22, 209-212.
        """
        z = NormalDist().inv_cdf(1 - self.level / 2)
        weight, part = z * z / of, people / of
        middle = (part + weight / 2) / (1 + weight)
        reach = math.sqrt(part * (1 - part) * weight + weight * weight / 4) / (1 + weight)
        return Interval(max(0.0, middle - reach), min(1.0, middle + reach))

    def shares(self, a: tuple[int, int], b: tuple[int, int]) -> Interval:
        """Return the interval of the share of `a` minus that of `b`, each people and of how many.

        Source: Newcombe (1998), Interval estimation for the difference between independent
        proportions: comparison of eleven methods, Statistics in Medicine 17, 873-890, method 10.
        """
        first, second = self.share(*a), self.share(*b)
        left, right = a[0] / a[1], b[0] / b[1]
        low = math.hypot(left - first.low, second.high - right)
        high = math.hypot(first.high - left, right - second.low)
        return Interval(left - right - low, left - right + high)

    def times(self, a: tuple[float, float], b: tuple[float, float]) -> Interval:
        """Return the interval of how many times as many events a week there are in `a` as in `b`.

        Each is events and in how many weeks (`workshop.charts.rates`).
        """
        return Interval(*ratio(self.level, a, b))

    def ahead(self, counts: Sequence[int]) -> bool:
        """Whether the most chosen of some options is surely chosen by more than the next one.

        The exact sign test between the first two, on both its sides. More options need no stricter
        test: whichever comes first must leave all others behind.

        Source: Nettleton (2009), Testing for the supremacy of a multinomial cell probability,
        Journal of the American Statistical Association 104, 1052-1059.
        """
        first, second = [*sorted(counts, reverse=True), 0, 0][:2]
        return at_least(first, first + second) <= self.level / 2

    def lowest(self, found: Sequence[Summary]) -> int | None:
        """Return which of some means is surely the lowest; None where that cannot be told.

        It is compared with the next one only, as if there were no others: where several are
        equal, whichever comes out lowest must leave all of them behind.

        Source: Gutmann and Maymin (1987), Is the selected population the best?, Annals of
        Statistics 15, 456-461.
        """
        if len(found) < 2:
            return None
        first, second = sorted(range(len(found)), key=lambda at: found[at].mean)[:2]
        return first if self.apart(found[first], found[second]).below(0) else None

    def highest(self, found: Sequence[Summary]) -> int | None:
        """Return which of some means is surely the highest; None where that cannot be told."""
        return self.lowest([one._replace(mean=-one.mean) for one in found])

    def most(self, people: int, of: int) -> bool:
        """Whether surely more than half have said something."""
        return 2 * people > of and at_least(people, of) <= self.level


WHOLE = Certainty()
"""All that an exercise may wrongly name."""


def fisher(n: int, m: int, total: int) -> dict[int, float]:
    """Return how often two shares lie at least as far apart by chance, for each count of the first.

    Args:
        n: people of the first group.
        m: people of the second one.
        total: how many of both together there are to be counted.

    Source: Fisher (1922), On the interpretation of chi-square from contingency tables, Journal of
    the Royal Statistical Society 85, 87-94.
    """
    everybody = math.comb(n + m, total)
    counts = range(max(0, total - m), min(n, total) + 1)
    ways = {k: math.comb(n, k) * math.comb(m, total - k) for k in counts}
    found: dict[int, float] = {}
    below = 0
    for _, tied in groupby(sorted(ways, key=lambda k: ways[k]), key=lambda k: ways[k]):
        those = list(tied)
        below += sum(ways[k] for k in those)
        found |= dict.fromkeys(those, below / everybody)
    return found


def at_least(people: int, of: int) -> float:
    """Return how often so many or more of them come down on one of two equal sides."""
    return sum(math.comb(of, k) for k in range(people, of + 1)) / 2**of if of else 1.0
