"""An interval holds what it is for as often as it says: counted through, and in drawn worlds."""

import math
from random import Random

import pytest

from workshop.charts.certainty import Certainty
from workshop.charts.rates import ratio

NINE_IN_TEN = Certainty(0.1)


def binomial(n, share):
    return [math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]


@pytest.mark.parametrize(("n", "m"), [(20, 20), (40, 25), (60, 60)])
@pytest.mark.parametrize(("before", "now"), [(0.1, 0.1), (0.3, 0.6), (0.5, 0.5), (0.8, 0.95)])
def test_a_change_of_shares_lies_in_its_interval_nine_times_in_ten(n, m, before, now):
    # All that can come about, each as often as it does: no chance in it.
    held = sum(
        p * q
        for k, p in enumerate(binomial(n, now))
        for j, q in enumerate(binomial(m, before))
        if p * q > 1e-9
        and (end := NINE_IN_TEN.shares((k, n), (j, m))).low <= now - before <= end.high
    )
    assert held > 0.87


def poisson(rng, mean):
    """Draw a count of events (Knuth)."""
    limit, events, left = math.exp(-mean), 0, rng.random()
    while left > limit:
        events, left = events + 1, left * rng.random()
    return events


@pytest.mark.parametrize(("mean", "times"), [(1, 1), (3, 1), (6, 2), (12, 0.5)])
def test_a_ratio_of_counts_lies_in_its_interval_nine_times_in_ten_at_least(mean, times):
    rng, held, tried = Random(17), 0, 1500
    for _ in range(tried):
        then, now = poisson(rng, mean), poisson(rng, mean * times * 1.5)
        low, high = ratio(0.1, (now, 6), (then, 4))
        held += low <= times <= high
    # Two standard errors below what is promised.
    assert held / tried > 0.9 - 2 * math.sqrt(0.09 / tried)


def test_the_ends_are_those_of_clopper_and_pearson():
    low, high = ratio(0.1, (8, 4), (2, 4))
    # Of ten, eight: 0.4931 to 0.9632, from the tables of the beta distribution.
    assert low / (1 + low) == pytest.approx(0.4931, abs=1e-4)
    assert high / (1 + high) == pytest.approx(0.9632, abs=1e-4)


def test_no_event_at_all_says_nothing_and_none_before_has_no_upper_end():
    assert ratio(0.1, (0, 4), (0, 4)) == (0.0, math.inf)
    low, high = ratio(0.1, (5, 4), (0, 4))
    assert low > 1
    assert high == math.inf


def test_the_length_of_time_is_taken_in():
    assert ratio(0.1, (8, 8), (2, 4))[0] == pytest.approx(ratio(0.1, (8, 4), (2, 4))[0] / 2)
