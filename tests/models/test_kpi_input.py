"""What a world and a contract refuse, and in which words."""

import math
from dataclasses import FrozenInstanceError, fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.errors import Misnamed
from workshop.models.kpi_game.game import (
    CONTRACTS,
    Contract,
    World,
    best_plan,
    captured_map,
    idle_value,
    play,
    weight_map,
)
from workshop.models.kpi_game.plans import plans

FIELDS = [field.name for field in fields(World)]
SALES = {"revenue": 1.0}


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -1, "8", None, 1e10])
def test_a_world_refuses_what_is_no_number_or_out_of_range(value):
    for name in FIELDS:
        told = rf"^{name} must be a .*number from .* to .*, not .*\.$"
        with pytest.raises(ValueError, match=told):
            replace(World(), **{name: value})


@pytest.mark.parametrize("name", ["people", "bonus_months", "horizon_months"])
@pytest.mark.parametrize("value", [0, 1.5, 8.0, 1000])
def test_people_and_months_are_whole_and_at_least_one(name, value):
    with pytest.raises(ValueError, match=rf"^{name} must be a whole number from 1 to \d+"):
        replace(World(), **{name: value})


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("churn", 1, "from 0 to 0.99"), ("close_rate", 1.1, "from 0 to 1"), ("price", 0, "0.001")],
)
def test_a_refusal_names_the_range(name, value, words):
    with pytest.raises(ValueError, match=words):
        replace(World(), **{name: value})


def extremes(name):
    low = {"people": 1, "bonus_months": 1, "horizon_months": 1, "effect_steepness": 0.1}
    some = {"half_effect": 0.01, "pressure_half_effect": 0.01}
    above = dict.fromkeys(("base_leads", "onboarding_capacity", "price", "initial_customers"), 1e-3)
    return (low | some | above).get(name, 0)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", FIELDS)
def test_the_lowest_values_are_computed_without_a_complaint(name):
    world = replace(World(people=2), **{name: extremes(name)})
    for contract in CONTRACTS.values():
        assert math.isfinite(play(world, contract).captured)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", [name for name in FIELDS if extremes(name) == 0])
def test_shares_may_be_whole(name):
    top = 0.99 if name == "churn" else 1
    outcome = play(replace(World(people=2), **{name: top}), CONTRACTS["mbo"])
    assert math.isfinite(outcome.owner_value)
    assert math.isfinite(outcome.captured)


@pytest.mark.filterwarnings("error")
def test_a_firm_in_which_nothing_can_be_gained_captures_all_or_nothing():
    nobody_buys = {"close_rate": 0, "misfit_close_rate": 0, "pool_conversion": 0}
    hopeless = World(people=2, nurture_churn_cut=0, upsell=0, **nobody_buys)
    assert play(hopeless, CONTRACTS["all_on_profit"]).captured == 1
    assert play(hopeless, CONTRACTS["silo"]).captured == 0


@pytest.mark.filterwarnings("error")
def test_what_costs_nothing_or_sells_nothing_has_no_ratio():
    costs = ("wage", "reach_media_cost", "quality_media_cost", "brand_media_cost")
    free = World(people=2, lead_handling_cost=0, **dict.fromkeys(costs, 0))
    assert play(free, CONTRACTS["silo"]).lifetime_ratio == math.inf
    unsold = World(people=2, close_rate=0, misfit_close_rate=0, pool_conversion=0)
    outcome = play(unsold, CONTRACTS["silo"])
    assert (outcome.acquisition_cost, outcome.lifetime_ratio, outcome.misfit_share) == (
        math.inf, 0, 0,
    )  # fmt: skip


def test_numbers_of_numpy_are_numbers():
    world = World(people=np.int64(2), churn=np.float64(0.02), price=np.float32(4))
    assert play(world, CONTRACTS["silo"]) == play(World(people=2), CONTRACTS["silo"])


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ({"leads": 1.5, "profit": -0.5}, "marketing: the weight of profit must be at least 0"),
        ({"clicks": 1.0}, "marketing: a KPI must be one of leads, .*, not 'clicks'"),
        ({"leads": 0.5, "profit": 0.4}, "marketing: the weights must sum to 1, not to 0.9"),
        ({}, "marketing: the weights must sum to 1, not to 0"),
        ({"leads": math.nan}, "the weight of leads"),
        ({"leads": math.inf}, "the weight of leads"),
        ({"leads": "1"}, "the weight of leads"),
    ],
)
def test_a_contract_refuses_weights_that_are_none(weights, words):
    with pytest.raises(ValueError, match=words):
        Contract(weights, SALES)


def test_sales_always_have_weights():
    with pytest.raises(ValueError, match="sales: the weights must sum to 1"):
        Contract({}, {}, kind="marketing_by_sales")


@pytest.mark.parametrize(("field", "value"), [("scale", "own"), ("kind", "okr")])
def test_a_contract_refuses_an_unknown_scale_or_kind(field, value):
    with pytest.raises(ValueError, match=rf"^{field} must be one of .*, not '{value}'\.$"):
        Contract({"leads": 1}, SALES, **{field: value})


@given(st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(any))
def test_points_that_were_shared_out_make_a_contract(points):
    shares = [n / sum(points) for n in points]
    names = ("leads", "fitleads", "brand", "profit")
    contract = Contract(dict(zip(names, shares, strict=True)), SALES)
    assert play(World(people=2), contract).captured <= 1


def test_a_contract_cannot_be_changed_from_outside():
    weights = {"leads": 1.0}
    contract = Contract(weights, SALES)
    weights["leads"] = 0.0
    assert contract.marketing == {"leads": 1.0}
    with pytest.raises(FrozenInstanceError):
        contract.scale = "own range"
    with pytest.raises(TypeError):
        CONTRACTS["silo"] = contract


def test_what_plans_bring_cannot_be_changed_from_outside():
    found = plans(World(people=2))
    for array in (*found.kpis.values(), *found.scores.values(), found.owner_value, found.pool):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1


def test_a_map_has_at_least_two_steps():
    assert weight_map(World(people=2), steps=2).shape == (2, 2)
    with pytest.raises(ValueError, match="steps must be at least 2, not 1"):
        weight_map(World(people=2), steps=1)


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_known_contract_may_be_played_by_its_name(name):
    assert play(World(), name) == play(World(), CONTRACTS[name])


@pytest.mark.parametrize("contract", ["sil", "", "SILO", 7, None, {"profit": 1.0}, World(), ["x"]])
def test_a_contract_that_there_is_not_is_answered_with_those_there_are(contract):
    with pytest.raises(Misnamed, match=r"^There is no contract .*; there are: silo, qualified, "):
        play(World(), contract)


@pytest.mark.parametrize("world", ["silo", None, 8, {}, [], CONTRACTS["silo"]])
@pytest.mark.parametrize("ask", [best_plan, idle_value, weight_map, captured_map,
                                 lambda world: play(world, "silo")])  # fmt: skip
def test_what_is_no_firm_is_said_to_be_none(ask, world):
    with pytest.raises(Misnamed, match=r"^A firm comes first, such as World\(\); this is none: "):
        ask(world)


@pytest.mark.parametrize("weights", ["profit", None, 1, ["profit"], {"profit", "leads"}])
def test_weights_that_are_none_are_refused_with_an_example(weights):
    with pytest.raises(ValueError, match=r'^sales must be weights by KPI, \{"profit": 1.0\}, not '):
        Contract({"profit": 1.0}, weights)
