"""Numbers that were computed by another implementation, and those that the texts of the kit say."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from workshop.models.kpi_game.game import (
    CONTRACTS,
    World,
    best_plan,
    captured_map,
    idle_value,
    play,
    weight_map,
)
from workshop.models.kpi_game.plans import plans

TABLE = json.loads(
    (Path(__file__).parents[1] / "reference" / "kpi_game.json").read_text(encoding="utf-8")
)


def captured(name, **changes):
    return play(replace(World(), **changes), CONTRACTS[name]).captured


@pytest.mark.parametrize("name", TABLE)
def test_the_reference_is_reproduced(name):
    outcome = best_plan(World()) if name == "best_plan" else play(World(), CONTRACTS[name])
    expected = dict(TABLE[name])
    assert list(outcome.marketing) == expected.pop("marketing")
    assert list(outcome.sales) == expected.pop("sales")
    found = {number: getattr(outcome, number) for number in expected}
    assert found == pytest.approx(expected, rel=1e-6)


def test_every_contract_of_the_kit_stands_in_the_reference():
    assert [*CONTRACTS, "best_plan"] == list(TABLE)


def test_a_firm_in_which_everybody_idles():
    assert idle_value(World()) == pytest.approx(230.707, abs=5e-4)
    assert plans(World()).customers[0, 0] == pytest.approx(338.249, abs=5e-4)


def test_a_customer_costs_less_and_brings_more_than_in_the_silo():
    silo, best = play(World(), CONTRACTS["silo"]), best_plan(World())
    assert silo.acquisition_cost == pytest.approx(78.7, abs=0.05)
    assert best.acquisition_cost == pytest.approx(61.2, abs=0.05)
    assert silo.lifetime_ratio == pytest.approx(1.52, abs=0.005)
    assert best.lifetime_ratio == pytest.approx(2.61, abs=0.005)
    assert silo.misfit_share == pytest.approx(0.27, abs=0.005)
    assert best.misfit_share == 0


@pytest.mark.parametrize(
    ("months", "silo", "cross"),
    [
        (1, 0.09, 0.32), (3, 0.09, 0.40), (6, 0.20, 0.515), (12, 0.41, 0.84), (24, 0.58, 0.89),
        (36, 0.58, 0.79),
    ],
)  # fmt: skip
def test_short_bonus_periods_are_worse_for_both(months, silo, cross):
    assert captured("silo", bonus_months=months) == pytest.approx(silo, abs=0.005)
    assert captured("cross", bonus_months=months) == pytest.approx(cross, abs=0.005)


@pytest.mark.parametrize(("cost", "cross"), [(0, 0.89), (0.1, 0.84), (0.2, 0.42), (0.3, 0.37)])
def test_dear_effort_spoils_the_crossed_bonus(cost, cross):
    assert captured("cross", effort_cost=cost) == pytest.approx(cross, abs=0.005)


@pytest.mark.parametrize(("hr", "cross"), [(0.2, 0.55), (0.6, 0.84), (0.8, 0.84), (1.0, 0.84)])
def test_the_crossed_bonus_needs_competent_hr(hr, cross):
    assert captured("cross", hr_competence=hr) == pytest.approx(cross, abs=0.005)
    assert captured("qualified", hr_competence=hr) == captured("qualified")


# Without dilution; with sellers who have time for every lead; with leads that cost nothing.
@pytest.mark.parametrize(
    ("changes", "silo"),
    [
        ({"reach_dilution": 0}, 0.47),
        ({"leads_per_seller": 1000}, 0.52),
        (
            {
                "reach_media_cost": 0,
                "quality_media_cost": 0,
                "brand_media_cost": 0,
                "lead_handling_cost": 0,
            },
            0.56,
        ),
    ],
)
def test_the_silo_loses_whichever_externality_is_taken_away(changes, silo):
    assert captured("silo", **changes) == pytest.approx(silo, abs=0.005)


def test_nearly_every_mix_of_the_two_bonuses_beats_the_silo():
    values = weight_map(World())
    assert values.shape == (21, 21)
    assert (values.min(), values.max()) == pytest.approx((672.5, 1208.5), abs=0.05)
    assert divmod(int(values.argmax()), 21) == (13, 11)
    silo = play(World(), CONTRACTS["silo"]).owner_value
    assert (values > silo + 1e-9).mean() == pytest.approx(0.98, abs=0.005)


def test_the_map_holds_the_silo_and_the_crossed_bonus():
    values, shares = weight_map(World(), steps=3), captured_map(World(), steps=3)
    for name, cell in (("silo", (0, 0)), ("cross", (1, 1))):
        outcome = play(World(), CONTRACTS[name])
        assert values[cell] == pytest.approx(outcome.owner_value)
        assert shares[cell] == pytest.approx(outcome.captured)
