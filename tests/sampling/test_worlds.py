"""Worlds cover the ranges of their parameters evenly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.parameters import Parameter
from workshop.sampling.worlds import draw, value_at


def parameter(name="price", low=2.0, high=6.0, scale="even"):
    return Parameter(name, name, "share", low, low, high, scale, "a reason")


TABLE = (parameter(), parameter("people", 10, 1e6, "log"), parameter("wage", 5, 5))
seeds, sizes = st.integers(0, 99), st.integers(1, 60)


@given(sizes, seeds)
def test_each_slice_of_a_range_is_drawn_from_once(worlds, seed):
    for place in draw(TABLE, worlds, seed).places.values():
        assert sorted((place * worlds).astype(int)) == list(range(worlds))


@given(sizes, seeds)
def test_values_lie_inside_their_ranges(worlds, seed):
    values = draw(TABLE, worlds, seed).values
    for one in TABLE[:2]:
        assert ((values[one.name] >= one.low) & (values[one.name] <= one.high)).all()


def test_what_has_no_range_or_is_fixed_is_not_varied():
    assert list(draw(TABLE, 5, 1).values) == ["price", "people"]
    assert list(draw(TABLE, 5, 1, fixed=["price"]).places) == ["people"]


def test_a_seed_gives_the_same_worlds_and_another_one_others():
    one, again, other = (draw(TABLE, 50, seed).places["price"] for seed in (1, 1, 2))
    assert one.tolist() == again.tolist() != other.tolist()


def test_a_range_is_covered_evenly_or_by_orders_of_magnitude():
    places = np.array([0, 0.5, 1])
    assert value_at(parameter(), places).tolist() == [2, 4, 6]
    found = value_at(parameter(low=1, high=10_000, scale="log"), places)
    assert found.tolist() == pytest.approx([1, 100, 10_000])
