"""What a sweep counted, read from its file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from workshop.errors import ContentError
from workshop.sampling.kept import Share, parse_sweep

shares = st.integers(1, 3000).flatmap(lambda of: st.builds(Share, st.integers(0, of), st.just(of)))


@given(shares)
def test_the_interval_of_a_share_is_wilsons(share):
    wilson = binomtest(*share).proportion_ci(0.95, method="wilson")
    assert share.interval == pytest.approx((wilson.low, wilson.high), abs=1e-6)


def test_the_error_of_a_share_shrinks_with_the_worlds():
    assert Share(50, 100).error == pytest.approx(0.05)
    assert Share(5000, 10_000).error == pytest.approx(0.005)
    assert Share(7, 7).error == 0


def test_a_sweep_that_cannot_be_read_names_every_mistake(tmp_path):
    path = tmp_path / "kpi-game.sweep.toml"
    table = {"worlds": "many", "seed": 1, "claim": [{"holds": 1.5, "of": 2}], "medians": [1]}
    path.write_text("", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        parse_sweep(path, table)
    wrong = " ".join(raised.value.mistakes)
    for words in ("worlds: this must be a whole number", "digest: this is missing", "holds", "id"):
        assert words in wrong
    assert "medians: this must be a table of numbers" in wrong
