"""How far two counts of events lie apart, each in so many weeks: an interval for their ratio.

Given how many there were in both times together, those of the first time are a share of them, so
an interval for that share is one for the ratio of the two rates. It rests on events that come one
by one, each without the other; where they come in heaps it is too narrow.

Sources: Przyborowski and Wilenski (1940), Homogeneity of results in testing samples from Poisson
series, Biometrika 31, 313-323; Clopper and Pearson (1934), The use of confidence or fiducial limits
illustrated in the case of the binomial, Biometrika 26, 404-413. The interval holds at least as
often as it says, mostly more often.
"""

import math

HALVINGS = 60
"""Steps of the search: far finer than anybody reads."""


def ratio(level: float, now: tuple[float, float], then: tuple[float, float]) -> tuple[float, float]:
    """Return the interval of the rate of `now` divided by that of `then`.

    Args:
        level: how often it may miss, in (0, 1).
        now: events, a whole number from 0, and in how many weeks, above 0.
        then: the same.

    Returns:
        Its ends, from 0 to infinity; both where there were no events at all.
    """
    events, before = int(now[0]), int(then[0])
    if not events + before:
        return 0.0, math.inf
    low, high = _share(level, events, events + before)
    weeks = then[1] / now[1]
    return weeks * _odds(low), weeks * _odds(high)


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf


def _share(level: float, k: int, n: int) -> tuple[float, float]:
    """Return the interval of Clopper and Pearson of k of n."""
    low = 0.0 if k == 0 else _where(level / 2, k, n, below=True)
    high = 1.0 if k == n else _where(level / 2, k, n, below=False)
    return low, high


def _where(tail: float, k: int, n: int, *, below: bool) -> float:
    """Return the share at which so many or more, or so many or fewer, are as rare as the tail."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        seldom = _at_least(k, n, middle) < tail if below else _at_least(k + 1, n, middle) < 1 - tail
        low, high = (middle, high) if seldom else (low, middle)
    return (low + high) / 2


def _at_least(k: int, n: int, share: float) -> float:
    """Return how often k or more of n come about."""
    if share in (0.0, 1.0):
        return float(k <= n * share)
    head = math.lgamma(n + 1) + n * math.log1p(-share)
    step = math.log(share) - math.log1p(-share)
    ways = (
        math.exp(head - math.lgamma(i + 1) - math.lgamma(n - i + 1) + i * step)
        for i in range(k, n + 1)
    )
    return math.fsum(ways)
