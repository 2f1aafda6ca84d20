import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop.models.scales import (
    cronbach_alpha,
    median_deviation,
    score,
    told_alpha,
    turned,
    unknown,
    wasserstein,
    within_group_agreement,
)

REFERENCE = Path(__file__).parents[1] / "reference" / "survey.json"
EXACT = {"abs": 1e-9, "rel": 0}

rating = st.integers(1, 5)
tables = st.integers(2, 6).flatmap(
    lambda items: st.lists(st.lists(rating, min_size=items, max_size=items), min_size=2, max_size=9)
)
groups = st.lists(st.integers(0, 20).map(lambda quarters: quarters / 4), min_size=1, max_size=12)


@pytest.fixture
def survey():
    table = json.loads(REFERENCE.read_text(encoding="utf-8"))
    return table["sales"], table["marketing"], table["expected"]


def test_the_reference_survey_is_reproduced(survey):
    sales, marketing, expected = survey
    assert cronbach_alpha(sales) == pytest.approx(expected["alpha"], **EXACT)
    assert cronbach_alpha(sales + marketing) == pytest.approx(expected["alpha_pooled"], **EXACT)
    agreed = [within_group_agreement(group) for group in (sales, marketing)]
    assert agreed == pytest.approx(expected["rwg_j"], **EXACT)
    assert median_deviation(sales) == pytest.approx(expected["ad_md"], **EXACT)
    means = [np.mean(group, axis=1) for group in (sales, marketing)]
    assert wasserstein(*means) == pytest.approx(expected["wasserstein"], **EXACT)


@given(tables, st.integers(-9, 9))
def test_alpha_does_not_change_when_all_ratings_are_shifted_alike(table, shift):
    before = cronbach_alpha(table)
    assume(before is not None)
    assert cronbach_alpha(np.array(table) + shift) == pytest.approx(before)


@given(tables)
def test_alpha_is_at_most_one_and_one_where_every_item_says_the_same(table):
    found = cronbach_alpha(table)
    assert found is None or found <= 1 + 1e-9
    copied = [[row[0]] * len(row) for row in table]
    assert cronbach_alpha(copied) in (None, pytest.approx(1))


@given(st.lists(st.lists(rating, min_size=3, max_size=3), min_size=2, max_size=14))
def test_alpha_is_not_told_of_fewer_than_ten_people(table):
    told = told_alpha(table)
    assert told is None if len(table) < 10 else told == cronbach_alpha(table)


def test_one_item_on_which_all_say_the_same_is_agreed_and_one_that_splits_a_room_is_not():
    assert within_group_agreement([[4]] * 5) == 1
    assert within_group_agreement([[1], [5], [1], [5]]) == 0


@given(tables)
def test_agreement_lies_between_none_and_all_and_order_does_not_matter(table):
    found = within_group_agreement(table)
    assert 0 <= found <= 1
    assert within_group_agreement(table[::-1]) == pytest.approx(found)


@given(tables, st.integers(-9, 9))
def test_people_who_agree_do_not_lie_from_their_median(table, shift):
    assert median_deviation([table[0]] * 3) == 0
    assert median_deviation(np.array(table) + shift) == pytest.approx(median_deviation(table))


@given(groups, groups, groups)
def test_the_distance_of_two_groups_is_a_distance(a, b, c):
    there = wasserstein(a, b)
    assert there == pytest.approx(wasserstein(b, a))
    assert there <= wasserstein(a, c) + wasserstein(c, b) + 1e-9
    assert there >= abs(np.mean(a) - np.mean(b)) - 1e-9


@given(groups, st.integers(1, 3), st.integers(1, 3))
def test_two_groups_lie_nowhere_apart_exactly_where_they_are_spread_alike(a, often, more):
    assert wasserstein(a * often, a * more) == pytest.approx(0, abs=1e-9)
    moved = [a[0] + 1, *a[1:]]
    assert wasserstein(a, moved) == pytest.approx(1 / len(a))


@given(rating)
def test_a_rating_that_is_turned_twice_is_the_same(one):
    assert turned(turned(one)) == one
    assert turned(one) in range(1, 6)


@given(st.dictionaries(st.sampled_from("abcdef"), rating, min_size=1))
def test_a_scale_that_is_turned_as_a_whole_is_mirrored(ratings):
    there = score(ratings)
    assert 0 <= there <= 100
    assert score(ratings, list(ratings)) == pytest.approx(100 - there)


def test_a_score_needs_four_fifths_of_its_items_and_counts_what_nobody_knew():
    nearly = {"a": 5, "b": 5, "c": 1, "d": 5, "e": None}
    assert score(nearly, ["c"]) == 100
    assert score(nearly | {"d": None}) is None
    assert unknown([nearly, {"a": None, "b": 3, "c": 3, "d": 3, "e": 3}]) == 0.2


@pytest.mark.parametrize(
    "table", [[[1, 2]], [[1], [2]], [1, 2], [[1, math.nan], [2, 3]], []], ids=str
)
def test_what_is_no_table_of_people_and_items_is_refused(table):
    with pytest.raises(ValueError, match=r"\."):
        cronbach_alpha(table)


@pytest.mark.parametrize(
    "call",
    [
        lambda: turned(6),
        lambda: score({"a": 0}),
        lambda: score({}),
        lambda: unknown([]),
        lambda: wasserstein([], [1]),
        lambda: wasserstein([1], [math.inf]),
        lambda: within_group_agreement([[1], [2]], steps=1),
    ],
)
def test_what_cannot_be_computed_is_refused_in_a_sentence(call):
    with pytest.raises(ValueError, match=r"\."):
        call()
