"""How sure it is that an item got more than an even share of points, or more from one side.

Of each item mean and rough spread are told alone, and a single spread, rounded up to a step, may be
twice what it was. But everybody shares out the same hundred, so how much people clump their points
shows in all items together: a share of mean m has the variance m (1 - m) times one number, as in a
Dirichlet distribution, and that number is known from all items. Where one item is clumped much more
(a few give it half of their points, the rest none), it is judged by itself.

Source: Mosimann (1962), On the compound multinomial distribution, the multivariate
beta-distribution, and correlations among proportions, Biometrika 49, 65-82.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workshop.charts.certainty import Certainty, Summary
from workshop.models.student import quantile
from workshop.questions.question import POINTS

ROUGHLY = 5.0
"""Spreads are told in steps of so many points, rounded up."""

TOO_WIDE = 2.25
"""Points by which that makes them too wide, mostly; half a step would leave nothing to spare."""

BY_ITSELF = 1.5
"""An item that is clumped so many times as much as all of them together is judged by itself."""

_LEAST = 1e-3

Points = Mapping[str, Summary]
"""By item, the points that a group gave to it."""


class Clumped(NamedTuple):
    """How much people clump their points, and from how many free numbers that is known.

    `much` is 0 where all share alike and 1 where each gives everything to one item.
    """

    much: float
    free: float


def large(certain: Certainty, given: Points, items: int) -> list[str]:
    """Return the items that surely got more than an even share, most first.

    Args:
        certain: how sure all of it must be together.
        given: what the room gave.
        items: of the question, between which points are shared.
    """
    # Only one end of each interval is asked for, so the other end's half is there to be used.
    each, even = Certainty(2 * certain.level).of(items), 2 * math.asin(items**-0.5)
    sure = []
    for item, one in given.items():
        clumped = _clumped([given], item)
        if _angle(one, clumped) - even > _reach(each, clumped, [one]):
            sure.append(item)
    return sorted(sure, key=lambda item: -given[item].mean)


def apart(certain: Certainty, one: Points, other: Points) -> dict[str, float]:
    """Return the items to which two groups surely gave another share, with the points between.

    Args:
        certain: how sure all of it must be together.
        one: what a group gave.
        other: what another one gave to the same items.
    """
    each, sizes = certain.of(len(one)), {}
    for item, a, b in [(item, one[item], other[item]) for item in one if item in other]:
        clumped = _clumped([one, other], item)
        if abs(_angle(a, clumped) - _angle(b, clumped)) > _reach(each, clumped, [a, b]):
            sizes[item] = abs(a.mean - b.mean)
    return sizes


def by_chance(one: Points, other: Points) -> float:
    """Return how many of a hundred points two groups give elsewhere where they do not differ.

    Half of the sum of the differences that two averages of so few people have on average.
    """
    errors = (
        math.sqrt(_spread(a) ** 2 / a.n + _spread(b) ** 2 / b.n)
        for a, b in [(one[item], other[item]) for item in one if item in other]
    )
    return math.sqrt(2 / math.pi) * sum(errors) / 2


def _angle(one: Summary, clumped: Clumped) -> float:
    """Return a share on a scale on which it varies alike wherever it is.

    Source: Anscombe (1948), The transformation of Poisson, binomial and negative-binomial data,
    Biometrika 35, 246-254.
    """
    people = one.n / clumped.much
    return 2 * math.asin(math.sqrt((people * one.mean / POINTS + 3 / 8) / (people + 3 / 4)))


def _reach(certain: Certainty, clumped: Clumped, groups: Sequence[Summary]) -> float:
    """Return how far a share, or two of them, may lie off by chance on that scale."""
    error = math.sqrt(clumped.much * sum(1 / one.n for one in groups))
    return quantile(1 - certain.level, clumped.free) * error


def _clumped(groups: Sequence[Points], item: str) -> Clumped:
    """Return how much an item is clumped: as all are, unless it is much more so."""
    free = sum(one[item].n - 1 for one in groups)
    whole = _part([one for given in groups for one in given.values()])
    own = _part([given[item] for given in groups])
    if own > BY_ITSELF * whole:
        return Clumped(own, free)
    return Clumped(whole, free * max(len(groups[0]) - 1, 1))


def _part(found: Sequence[Summary]) -> float:
    """Return the variance of shares as a part of the largest they could have, in (0, 1]."""
    weights = [one.n - 1 for one in found]
    shares = [one.mean / POINTS for one in found]
    varies = sum(w * (_spread(one) / POINTS) ** 2 for w, one in zip(weights, found, strict=True))
    most = sum(w * share * (1 - share) for w, share in zip(weights, shares, strict=True))
    return min(varies / max(most, _LEAST), 1.0)


def _spread(one: Summary) -> float:
    """Return a spread without what it was mostly rounded up by; the narrowest are left as told."""
    told = math.sqrt(one.variance)
    return told - TOO_WIDE if told > ROUGHLY else told
