"""Student's t agrees with a well-kept library, from five people on to the last digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtrit

from workshop.models.student import quantile


@pytest.mark.parametrize(
    ("freedom", "t"), [(1, 6.3138), (2, 2.92), (4, 2.1318), (10, 1.8125), (120, 1.6577)]
)
def test_it_is_that_of_the_printed_tables(freedom, t):
    assert quantile(0.9, freedom) == pytest.approx(t, abs=5e-5)


@given(st.floats(0.5, 0.99), st.floats(4, 2000))
def test_it_agrees_with_scipy_where_rooms_are(level, freedom):
    assert quantile(level, freedom) == pytest.approx(stdtrit(freedom, 0.5 + level / 2), rel=1e-8)


@given(st.floats(0.01, 0.99), st.floats(1, 4))
def test_it_is_close_with_two_to_four_people(level, freedom):
    assert quantile(level, freedom) == pytest.approx(stdtrit(freedom, 0.5 + level / 2), rel=1e-4)
