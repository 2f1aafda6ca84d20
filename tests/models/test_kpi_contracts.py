"""What a contract does to people."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.kpi_worlds import worlds
from workshop.models.kpi_game import plans as kpi_plans
from workshop.models.kpi_game.contracts import NOISE, OWN, bonus, power
from workshop.models.kpi_game.game import CONTRACTS, KPIS, Contract, World, play, silo_plans
from workshop.models.kpi_game.plans import plans
from workshop.models.kpi_game.world import efforts

FREE = {"effort_cost": 0, "risk_aversion": 0}
CROSS = CONTRACTS["cross"]


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS)
@pytest.mark.parametrize("department", OWN)
def test_certain_and_well_led_people_feel_every_weight_in_full(contract, department):
    weights = getattr(contract, department)
    if weights:
        felt = power(World(hr_competence=1, risk_aversion=0), department, weights)
        assert felt == pytest.approx(weights)


def test_noise_weakens_a_bonus():
    felt = power(World(hr_competence=1), "sales", {"newcust": 0.5, "profit": 0.5})
    assert felt == pytest.approx({"newcust": 0.5 / 1.04, "profit": 0.5 / 1.16})


def test_without_hr_people_see_little_of_what_is_not_theirs():
    world = World(hr_competence=0, risk_aversion=0)
    assert power(world, "marketing", CROSS.marketing) == {"leads": 0.5, "profit": 0.125}
    assert power(world, "sales", {"leads": 1.0}) == {"leads": 0.25}


def test_more_than_two_kpis_blur_each_other_without_hr():
    even = dict.fromkeys(OWN["marketing"], 0.25)
    felt = power(World(hr_competence=0, risk_aversion=0), "marketing", even)
    assert felt == pytest.approx(dict.fromkeys(even, 0.25 / 1.6))


@given(worlds(people=3), st.sampled_from([c for c in CONTRACTS.values() if c.kind == "plain"]))
def test_better_hr_never_weakens_a_bonus(world, contract):
    poor, able = (replace(world, hr_competence=hr) for hr in (0.2, 0.9))
    for department in OWN:
        weights = getattr(contract, department)
        less, more = (power(one, department, weights) for one in (poor, able))
        assert all(less[kpi] <= more[kpi] for kpi in weights)


def test_every_kpi_has_noise_and_only_profit_belongs_to_nobody():
    assert set(NOISE) == set(KPIS)
    assert set(KPIS) - {kpi for own in OWN.values() for kpi in own} == {"profit"}


def test_a_weight_of_nothing_changes_nothing():
    padded = Contract({**CROSS.marketing, "brand": 0.0}, {**CROSS.sales, "retention": 0.0})
    assert play(World(people=4), padded) == play(World(people=4), CROSS)


def test_effort_costs_what_it_says_and_idling_is_free():
    world = replace(World(people=4), effort_cost=0.3)
    free = replace(world, effort_cost=0)
    paid = bonus(free, CROSS, "sales") - bonus(world, CROSS, "sales")
    busy = efforts(4).sum(axis=1) / 4
    assert paid == pytest.approx(np.broadcast_to(0.3 * busy**2, paid.shape))


def test_on_its_own_range_a_department_can_earn_the_whole_bonus():
    world = replace(World(people=4, hr_competence=1), **FREE)
    silo = silo_plans(world)
    assert efforts(4)[silo[1]][2] == 0
    own = replace(CROSS, scale="own range")
    for kpi in KPIS:
        alone = replace(own, marketing={kpi: 1.0}, sales={kpi: 1.0})
        marketing = bonus(world, alone, "marketing", silo)[:, silo[1]]
        sales = bonus(world, alone, "sales", silo)[silo[0]]
        assert (marketing.min(), sales.min()) == (0, 0)
        # Without pressure only people who fit are sold to, and who they are moves no retention.
        assert marketing.max() == (kpi != "retention")
        assert sales.max() == (kpi not in OWN["marketing"])


def test_the_scale_of_a_bonus_is_a_toggle():
    plain, own = CROSS, replace(CROSS, scale="own range")
    assert play(World(), plain).captured != play(World(), own).captured


@given(worlds(people=3))
def test_nobody_is_paid_for_differences_of_rounding(world):
    flat = ("goodwill_price", "pressure_discount", "upsell", "nurture_churn_cut")
    world = replace(world, misfit_close_rate=0, **dict.fromkeys(flat, 0))
    scores = plans(world).scores
    assert not scores["arpu"].any()
    assert not scores["retention"].any()


@pytest.mark.parametrize(("obedience", "people"), [(0, 0), (0.49, 3), (0.5, 4), (0.75, 6), (1, 8)])
def test_sales_direct_only_those_in_marketing_who_obey(obedience, people):
    outcome = play(World(obedience=obedience, effort_cost=0), CONTRACTS["marketing_by_sales"])
    assert sum(outcome.marketing) == people


def test_sales_that_run_marketing_do_not_feel_its_media():
    contract = Contract({}, {"profit": 1.0}, kind="marketing_by_sales")
    cheap = {"reach_media_cost": 0, "quality_media_cost": 0, "brand_media_cost": 0}
    spending, saving = play(World(), contract), play(replace(World(), **cheap), contract)
    assert (spending.marketing, spending.sales) == (saving.marketing, saving.sales)
    assert spending.profit < saving.profit


def test_competent_hr_sets_targets_where_the_best_plan_leads():
    world = replace(World(people=4, hr_competence=1), **FREE)
    met = bonus(world, CONTRACTS["mbo"], "marketing", silo_plans(world))
    assert met[plans(world).best] == pytest.approx(0.5)
    lost = replace(world, hr_competence=0, overload=0, line_of_sight=1)
    silo = silo_plans(lost)
    assert bonus(lost, CONTRACTS["mbo"], "marketing", silo)[silo] == pytest.approx(0.5)


@pytest.fixture
def simulations(monkeypatch):
    """Count how often a firm is computed from its first month on."""
    kpi_plans._plans.cache_clear()
    begun = []
    firm = kpi_plans.EveryPair
    monkeypatch.setattr(kpi_plans, "EveryPair", lambda world: begun.append(world) or firm(world))
    return begun


def test_a_firm_is_computed_once_for_all_contracts_and_all_of_hr(simulations):
    play(World(people=3), CONTRACTS["silo"])
    first = len(simulations)
    assert first
    for hr in (0, 0.5, 1):
        for contract in CONTRACTS.values():
            play(World(people=3, hr_competence=hr, effort_cost=0.2, obedience=1), contract)
    assert len(simulations) == first
    play(World(people=3, price=5), CONTRACTS["silo"])
    assert len(simulations) == 2 * first


def test_only_a_few_firms_are_remembered(simulations):
    for price in range(1, 30):
        plans(World(people=1, price=price))
    assert kpi_plans._plans.cache_info().currsize <= 4
