"""Counting worlds, and ranking them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from workshop.sampling.counting import (
    Case,
    Count,
    Where,
    above,
    alike,
    below,
    both,
    count,
    in_columns,
    more,
    rank_correlation,
)

ANSWERS = {"mine": np.array([1.0, 2.0, 3.0, 4.0]), "yours": np.array([2.0, 2.0, 2.0, 2.0])}
PLACES = {"price": np.array([0.1, 0.4, 0.6, 0.9]), "churn": np.array([0.9, 0.1, 0.1, 0.9])}
levels = st.lists(st.tuples(st.integers(0, 5), st.floats(-9, 9)), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        (above("mine", 2), "--++"),
        (below("mine", 2), "+---"),
        (more("mine", "yours"), "--++"),
        (more("yours", "mine"), "+---"),
        (alike("mine", "yours"), "-+--"),
        (both(above("mine", 1), below("mine", 4)), "-++-"),
    ],
)
def test_a_claim_is_tested_in_every_world(test, holds):
    assert count(Case("claim", test), ANSWERS, PLACES, 4) == Count(holds.count("+"), 4, holds)


def test_what_differs_by_rounding_only_is_the_same():
    answers = {"mine": np.array([2 + 1e-12]), "yours": np.array([2.0])}
    for test in (above("mine", 2), more("mine", "yours"), below("mine", 2)):
        assert count(Case("claim", test), answers, {}, 1).holds == 0
    assert count(Case("claim", alike("mine", "yours")), answers, {}, 1).holds == 1


def test_a_case_is_about_the_worlds_inside_all_its_parts():
    upper = Case("upper", above("mine", 3), (Where("price", 0.5, 1),))
    assert count(upper, ANSWERS, PLACES, 4) == Count(1, 2, "..-+")
    corner = Case("corner", above("mine", 3), (Where("price", 0.5, 1), Where("churn", 0.5, 1)))
    assert count(corner, ANSWERS, PLACES, 3) == Count(1, 1, "...")


@given(levels)
def test_ranks_correlate_as_in_scipy(pairs):
    one, other = (np.array(values, dtype=float) for values in zip(*pairs, strict=True))
    found = rank_correlation(one, other)
    if min(np.ptp(one), np.ptp(other)) == 0:
        assert found == 0
    else:
        assert found == pytest.approx(spearmanr(one, other).statistic)


def test_what_was_noted_of_each_world_becomes_a_column():
    found = in_columns([{"a": 1, "b": True}, {"a": 2, "b": False}])
    assert {name: column.tolist() for name, column in found.items()} == {"a": [1, 2], "b": [1, 0]}
