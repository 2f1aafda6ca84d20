"""What holds in every firm that we find plausible."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.kpi_worlds import MONEY, path, times, worlds
from workshop.models.kpi_game.contracts import bonus
from workshop.models.kpi_game.game import CONTRACTS, World, best_plan, play, silo_plans
from workshop.models.kpi_game.plans import KPIS, plans
from workshop.models.kpi_game.settling import side
from workshop.models.kpi_game.world import efforts

EXAMPLES = settings(max_examples=30)
contracts = st.builds(
    lambda contract, scale: replace(contract, scale=scale),
    st.sampled_from(list(CONTRACTS.values())),
    st.sampled_from(["plans", "own range"]),
)
plain = contracts.filter(lambda contract: contract.kind != "marketing_by_sales")


def steps(people, task, within=lambda plan: True):
    """Return the pairs of plans that differ by one more person on a task."""
    rows = {tuple(plan): row for row, plan in enumerate(efforts(people).tolist())}
    ahead = {plan: tuple(n + (k == task) for k, n in enumerate(plan)) for plan in rows}
    pairs = [(rows[a], rows[b]) for a, b in ahead.items() if b in rows and within(a)]
    return np.array(pairs).T


def rises(values, pairs, axis=0):
    """Return how much values rise along pairs of plans."""
    less, more = (np.take(values, rows, axis=axis) for rows in pairs)
    return more - less


@EXAMPLES
@given(worlds(), contracts)
def test_counting_in_hundreds_of_kroner_changes_no_plan(world, contract):
    one, ten = play(world, contract), play(times(world, 10, MONEY), contract)
    assert (ten.marketing, ten.sales) == (one.marketing, one.sales)
    assert ten.owner_value == pytest.approx(10 * one.owner_value)
    assert ten.captured == pytest.approx(one.captured)


@EXAMPLES
@given(worlds(), contracts)
def test_wages_change_no_plan_and_are_paid_by_the_owner(world, contract):
    one, dearer = play(world, contract), play(replace(world, wage=world.wage + 10), contract)
    assert (dearer.marketing, dearer.sales) == (one.marketing, one.sales)
    assert dearer.owner_value == pytest.approx(one.owner_value - 20 * world.people)


@EXAMPLES
@given(worlds())
def test_no_contract_is_better_for_the_owner_than_the_best_plan(world):
    best = best_plan(world)
    assert best.captured == 1
    for contract in CONTRACTS.values():
        outcome = play(world, contract)
        assert outcome.owner_value <= best.owner_value + 1e-9
        assert outcome.captured <= 1


@EXAMPLES
@given(worlds())
def test_more_reach_brings_more_leads_that_fit_less(world):
    found, more = plans(world).kpis, steps(world.people, 0)
    assert (rises(found["leads"], more) > 0).all()
    assert (rises(found["fit"], more) <= 0).all()
    assert (rises(found["fit"], steps(world.people, 1)) > 0).all()
    undiluted = plans(replace(world, reach_dilution=0)).kpis["fit"]
    assert (rises(undiluted, more) == 0).all()


@EXAMPLES
@given(worlds())
def test_more_sellers_bring_no_fewer_customers(world):
    newcust = plans(world).kpis["newcust"]
    assert (rises(newcust, steps(world.people, 0), axis=1) >= -1e-12).all()


@EXAMPLES
@given(worlds())
def test_pressure_lowers_revenue_per_customer_and_retention(world):
    found = plans(world).kpis
    pressed = steps(world.people, 2, within=lambda plan: plan[0] > 0)
    assert (rises(found["retention"], pressed, axis=1) < 1e-12).all()
    # A strong brand sells above the price that older customers pay, so that a deal more, even
    # with a discount, may lift the mean: without people on the brand it cannot.
    no_brand = efforts(world.people)[:, 2] == 0
    assert (rises(found["arpu"][no_brand], pressed, axis=1) < 1e-12).all()


@EXAMPLES
@given(worlds())
def test_with_one_goal_and_no_friction_the_best_plan_is_an_equilibrium(world):
    world = replace(
        world, bonus_months=world.horizon_months, hr_competence=1, risk_aversion=0, effort_cost=0
    )
    best = plans(world).best
    for axis, department in enumerate(("marketing", "sales")):
        worth = bonus(world, CONTRACTS["all_on_profit"], department)
        assert side(worth, axis).content[best]
    assert play(world, CONTRACTS["all_on_profit"]).equilibria >= 1


HARMLESS = (
    "reach_dilution", "goodwill_leads", "goodwill_price", "pressure_discount",
    "misfit_close_rate", "burnt_share", "nurture_churn_cut", "upsell", "onboarding_cost",
    "reach_media_cost", "quality_media_cost", "brand_media_cost", "lead_handling_cost",
    "effort_cost",
)  # fmt: skip


@EXAMPLES
@given(worlds())
def test_where_nobody_harms_anybody_the_silo_is_best(world):
    world = replace(
        times(world, 0, HARMLESS),
        best_fit=world.base_fit,
        onboarding_capacity=1e9,
        bonus_months=world.horizon_months,
    )
    assert play(world, CONTRACTS["silo"]).captured == pytest.approx(1)


@given(worlds(), st.data())
def test_every_pair_of_plans_is_told_as_a_path_tells_it(world, data):
    every = efforts(world.people)
    at = tuple(data.draw(st.integers(0, len(every) - 1)) for _ in range(2))
    found, told = plans(world), path(world, *(every[row].tolist() for row in at))
    assert {kpi: found.kpis[kpi][at] for kpi in KPIS} == pytest.approx({k: told[k] for k in KPIS})
    assert found.owner_value[at] == pytest.approx(told["owner_value"])
    assert found.customers[at] == pytest.approx(told["customers"])
    assert told["served"] <= world.onboarding_capacity * (1 + 1e-12)


@EXAMPLES
@given(worlds())
def test_no_more_customers_are_served_than_capacity_allows(world):
    assert (plans(world).kpis["newcust"] <= world.onboarding_capacity * (1 + 1e-12)).all()


@given(worlds(), plain)
def test_nobody_gains_by_changing_alone(world, contract):
    outcome = play(world, contract)
    every = [tuple(plan) for plan in efforts(world.people).tolist()]
    row, column = every.index(outcome.marketing), every.index(outcome.sales)
    silo = silo_plans(world)
    marketing = bonus(world, contract, "marketing", silo)[:, column]
    sales = bonus(world, contract, "sales", silo)[row]
    gain = max(marketing.max() - marketing[row], sales.max() - sales[column])
    assert gain == pytest.approx(outcome.regret, abs=1e-12)
    assert outcome.flagged == (outcome.regret > 0) == (outcome.equilibria == 0)


@given(worlds())
def test_idle_departments_only_lose_customers(world):
    left = world.initial_customers * (1 - world.churn) ** world.horizon_months
    assert plans(world).customers[0, 0] == pytest.approx(left)


@EXAMPLES
@given(worlds())
def test_scores_reach_from_the_worst_pair_of_plans_to_the_best(world):
    for score in plans(world).scores.values():
        assert (score.min(), score.max()) == (0, 1)


@given(worlds(people=2), worlds(people=3))
def test_a_plan_is_three_efforts_of_at_most_all_people(two, three):
    assert plans(two).owner_value.shape == (10, 10)
    assert plans(three).owner_value.shape == (20, 20)


def test_the_plans_of_eight_people_come_in_order_and_once():
    every = efforts(World().people).tolist()
    assert len(every) == 165
    assert all(less < more for less, more in pairwise(every))
    assert every[0] == [0, 0, 0]
    assert max(map(sum, every)) == 8
