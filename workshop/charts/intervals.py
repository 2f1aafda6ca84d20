"""How sure a mean or a share of a few people is: standard library only, phones need it too."""

import math
from statistics import NormalDist

from workshop.charts.certainty import Interval, Summary
from workshop.models.student import quantile

LEVEL = 0.9
"""Nine of ten such intervals hold what they are about."""

_Z = NormalDist().inv_cdf(0.5 + LEVEL / 2)


def of_mean(found: Summary, low: float, high: float) -> Interval:
    """Return the interval of a mean on a scale from `low` to `high`, by Student's t.

    Args:
        found: at least two people.
        low: the scale's lower end; no interval goes beyond it.
        high: its upper end.
    """
    reach = quantile(LEVEL, found.n - 1) * math.sqrt(found.variance / found.n)
    return Interval(max(low, found.mean - reach), min(high, found.mean + reach))


def of_share(share: float, n: int) -> Interval:
    """Return the interval of a share in [0, 1] of `n` people (at least 1).

    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22, 209-212.
    """
    weight = _Z * _Z / n
    middle = (share + weight / 2) / (1 + weight)
    reach = math.sqrt(share * (1 - share) * weight + weight * weight / 4) / (1 + weight)
    return Interval(max(0.0, middle - reach), min(1.0, middle + reach))
