"""Every sentence that explains a model stands beside a test that plays it."""

import pytest

from tests.models.explained import (
    test_contact_explained,
    test_games_explained,
    test_kpi_explained,
    test_perception_explained,
    test_pool_explained,
    test_value_explained,
)
from tests.models.explained.listing import PLAYED, explanations
from workshop.content import content_root

SLUGS = sorted(p.name for p in (content_root() / "data" / "exercises").iterdir() if p.is_dir())
MODULES = (
    test_contact_explained,
    test_games_explained,
    test_kpi_explained,
    test_perception_explained,
    test_pool_explained,
    test_value_explained,
)
TESTS = {name: one for module in MODULES for name, one in vars(module).items()}


def test_every_explanation_is_played():
    found = explanations(SLUGS)
    assert len(found) > 60
    assert found - PLAYED.keys() == set(), "explained, but no test plays it"


def test_no_test_plays_an_explanation_that_is_gone():
    assert PLAYED.keys() - explanations(SLUGS) == set()


@pytest.mark.parametrize("test", sorted({name for names in PLAYED.values() for name in names}))
def test_what_is_listed_is_a_test_that_runs(test):
    assert test.startswith("test_")
    assert callable(TESTS[test])


def test_an_explanation_that_nobody_plays_is_noticed():
    assert "kpi-game tour.silo" in explanations(SLUGS)
    assert "kpi-tradeoffs checks.why.why.dilution" not in explanations(["where-are-the-sales"])
