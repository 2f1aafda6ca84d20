import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop.models.diagnosis import (
    hedges_g,
    mean_from_summary,
    welch_from_summary,
    welch_interval,
)

REFERENCE = Path(__file__).parents[1] / "reference" / "survey.json"

# Scores are means of a few ratings: a grid fine enough, without numbers that only test rounding.
scores = st.lists(st.integers(4, 20).map(lambda quarters: quarters / 4), min_size=2, max_size=15)
levels = st.floats(0.5, 0.99)


@pytest.fixture
def survey():
    table = json.loads(REFERENCE.read_text(encoding="utf-8"))
    people = {group: np.mean(table[group], axis=1) for group in ("sales", "marketing")}
    return people["sales"], people["marketing"], table["expected"]


def test_the_reference_survey_is_reproduced(survey):
    sales, marketing, expected = survey
    assert hedges_g(sales, marketing) == pytest.approx(expected["hedges_g"], abs=1e-9)
    # The reference prints the interval with seven digits.
    assert welch_interval(sales, marketing) == pytest.approx(expected["welch90"], abs=5e-8)


@given(scores, scores, levels)
def test_summaries_say_the_same_as_scores(a, b, level):
    summaries = [(len(x), float(np.mean(x)), float(np.var(x, ddof=1))) for x in (a, b)]
    assert welch_from_summary(*summaries, level) == pytest.approx(welch_interval(a, b, level))


@given(scores, scores, st.integers(-50, 50), levels)
def test_a_common_shift_changes_nothing(a, b, shift, level):
    moved = [value + shift for value in a], [value + shift for value in b]
    assert welch_interval(*moved, level) == pytest.approx(welch_interval(a, b, level), abs=1e-6)


@given(scores, scores, levels)
def test_swapping_the_groups_flips_the_signs(a, b, level):
    there, back = welch_interval(a, b, level), welch_interval(b, a, level)
    assert (-back.high, -back.low) == pytest.approx(there)
    assert hedges_g(b, a) == pytest.approx(-hedges_g(a, b))


@given(scores, scores, levels)
def test_the_interval_holds_the_difference_of_the_means(a, b, level):
    low, high = welch_interval(a, b, level)
    assert low - 1e-9 <= np.mean(a) - np.mean(b) <= high + 1e-9


@given(scores, scores)
def test_less_certainty_is_narrower(a, b):
    assume(np.var(a) + np.var(b) > 0)
    sure, less = welch_interval(a, b, 0.95), welch_interval(a, b, 0.8)
    assert sure.low < less.low <= less.high < sure.high


def test_groups_without_spread_give_a_point():
    assert welch_interval([3, 3, 3], [4, 4]) == (-1, -1)
    assert hedges_g([3, 3, 3], [4, 4]) == -math.inf
    assert hedges_g([3, 3], [3, 3]) == 0


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [([1], [1, 2], 0.9), ([1, math.nan], [1, 2], 0.9), ([1, 2], [1, 2], 1), ([1, 2], [1, 2], 0)],
)
def test_what_cannot_be_computed_is_refused(a, b, level):
    with pytest.raises(ValueError, match=r"\."):
        welch_interval(a, b, level)


def test_a_negative_variance_is_refused():
    with pytest.raises(ValueError, match="variance"):
        welch_from_summary((5, 3.0, -1.0), (5, 3.0, 1.0))


def test_the_interval_of_a_mean_is_that_of_the_tables():
    # Student's t at 95 percent with four degrees of freedom is 2.1318.
    assert mean_from_summary((5, 3.0, 5.0)) == pytest.approx((3 - 2.1318, 3 + 2.1318), abs=1e-4)


@given(scores, levels)
def test_the_interval_of_a_mean_has_it_in_the_middle(a, level):
    mean = float(np.mean(a))
    low, high = mean_from_summary((len(a), mean, float(np.var(a, ddof=1))), level)
    assert (low + high) / 2 == pytest.approx(mean)
    assert low <= high


def test_a_group_of_one_mind_is_a_point():
    assert mean_from_summary((5, 2.0, 0.0)) == (2, 2)


@pytest.mark.parametrize(
    ("a", "level"), [((1, 3.0, 0.0), 0.9), ((5, 3.0, -1.0), 0.9), ((5, 3.0, 1.0), 1)]
)
def test_an_interval_of_what_is_no_group_is_refused(a, level):
    with pytest.raises(ValueError, match=r"\."):
        mean_from_summary(a, level)
