"""Numbers of the lead pool that were computed by another implementation."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from workshop.models.lead_pool.pool import (
    MARKETS,
    Market,
    Policy,
    best_policy,
    policy_values,
    simulate,
)

TABLE = json.loads(
    (Path(__file__).parents[1] / "reference" / "lead-pool.json").read_text(encoding="utf-8")
)
HORIZONS = (3, 12, 36, 60)


@pytest.mark.parametrize("row", TABLE["values"], ids=lambda row: str(row["policy"]))
def test_the_value_of_a_policy_is_reproduced(row):
    path = simulate(Market(), Policy(*row["policy"]), 60)
    # The other implementation printed one decimal.
    for month, value in row["months"].items():
        assert path.value[int(month) - 1] == pytest.approx(value, rel=1e-5, abs=0.05)


@pytest.mark.parametrize("row", TABLE["best"], ids=lambda row: row["market"])
def test_the_best_policy_is_reproduced_at_every_horizon(row):
    market = MARKETS[row["market"]]
    for part in ("pressure", "flaw"):
        for horizon, share in row[part].items():
            assert getattr(best_policy(market, int(horizon)), part) == share


@pytest.mark.parametrize("horizon", HORIZONS)
def test_full_nurturing_pays_in_the_default_market(horizon):
    assert best_policy(Market(), horizon).nurturing == 1


@pytest.mark.parametrize(("discount", "pressure"), TABLE["pressure_by_last_discount"].items())
def test_the_dearer_the_last_lead_the_less_pressure_is_best(discount, pressure):
    market = replace(Market(), last_discount=float(discount))
    assert best_policy(market, 36).pressure == pressure


def test_without_pressure_most_sales_come_from_the_pool_after_three_years():
    assert simulate(Market(), Policy(0, 0, 1), 36).pool_share[-1] == pytest.approx(0.65, abs=0.005)
    assert simulate(Market(), Policy(1, 0, 1), 36).pool_share[-1] == pytest.approx(
        0.001, abs=0.0005
    )


def kept(market, policies):
    """Return what the best of some policies keeps of the best value after 36 months."""
    values = policy_values(MARKETS[market], 36)[-1]
    return values[policies].max() / values.max()


@pytest.mark.parametrize(
    ("market", "policies", "share"),
    [
        ("default", (-1,), 0.82),
        ("costly_last_leads", (-1,), 0.41),
        ("debated_brand", (slice(None), 0), 0.85),
    ],
    ids=["selling all", "selling all to costly last leads", "no flaw"],
)
def test_what_is_kept_of_the_best_value_is_reproduced(market, policies, share):
    assert kept(market, policies) == pytest.approx(share, abs=0.005)
