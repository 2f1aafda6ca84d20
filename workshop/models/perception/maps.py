"""What somebody reckons with: three numbers, read as a distribution; and two of them made one."""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

from workshop.models.ranges import MOST, check_number

STANDARD = NormalDist()

WIDTH = STANDARD.inv_cdf(0.9) - STANDARD.inv_cdf(0.1)
"""From the tenth to the ninetieth of a hundred, in standard deviations."""

LEAST = 1.0
"""Nobody reckons with less than one: a distribution of logarithms has no zero."""

SURE = 0.01
"""Whoever is surer than this is taken to be no surer, as a standard deviation of logarithms."""

SLICES = 2000


class Map(NamedTuple):
    """What somebody reckons with, in whole or broken units.

    Attributes:
        low: one time in ten it is less.
        middle: as often more as less.
        high: one time in ten it is more.
    """

    low: float
    middle: float
    high: float


class Lognormal(NamedTuple):
    """A distribution of which the logarithm is normal.

    Attributes:
        mu: the middle of the logarithm.
        sigma: its standard deviation, above 0.
    """

    mu: float
    sigma: float

    @property
    def mean(self) -> float:
        """The mean."""
        return math.exp(self.mu + self.sigma**2 / 2)

    def quantile(self, part: float) -> float:
        """Return what a part of it, in (0, 1), lies below."""
        return math.exp(self.mu + self.sigma * STANDARD.inv_cdf(part))

    def beyond(self, value: float) -> float:
        """Return how often it is more than a value, in [0, 1]."""
        if value <= 0:
            return 1.0
        return STANDARD.cdf((self.mu - math.log(value)) / self.sigma)

    def up_to(self, most: float) -> float:
        """Return the mean of what there is, of which at most so much is used."""
        if most <= 0:
            return 0.0
        below = (math.log(most) - self.mu) / self.sigma
        return self.mean * STANDARD.cdf(below - self.sigma) + most * (1 - STANDARD.cdf(below))


def distribution(of: Map) -> Lognormal:
    """Return the distribution of a map: its middle is kept, and how far its ends lie apart.

    Raises:
        ValueError: the numbers are none, or not in order.
    """
    for name, value in of._asdict().items():
        check_number(name, value, 0, MOST)
    if not of.low <= of.middle <= of.high:
        raise ValueError(f"low, middle and high must be in order, not {tuple(of)!r}.")
    low, middle, high = (max(one, LEAST) for one in of)
    return Lognormal(math.log(middle), max(math.log(high / low) / WIDTH, SURE))


def shared(maps: Sequence[Map]) -> Map:
    """Return the map that several make together: the geometric mean of each of its numbers.

    The ends are averaged, and not the distributions: two who are sure of different things make a
    map between them that is as sure as they are.

    Source: Lichtendahl, Grushka-Cockayne and Winkler (2013), Is it better to average probabilities
    or quantiles?, Management Science 59, 1594-1611.
    """
    each = zip(*maps, strict=True)
    return Map(*(math.exp(sum(math.log(max(n, LEAST)) for n in end) / len(maps)) for end in each))


def distance(one: Map, other: Map) -> float:
    """Return how far two maps lie apart, in their unit: the mean difference of their quantiles.

    The first Wasserstein distance: what must be moved how far to make the one of the other.
    """
    a, b = distribution(one), distribution(other)
    parts = ((at + 0.5) / SLICES for at in range(SLICES))
    return sum(abs(a.quantile(part) - b.quantile(part)) for part in parts) / SLICES
