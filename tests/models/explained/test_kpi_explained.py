"""The firm is played, and each sentence that explains it is held to what it does."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from tests.models.explained.listing import explains
from workshop.models.kpi_game import game, months
from workshop.models.kpi_game.contracts import CONTRACTS, Contract, bonus
from workshop.models.kpi_game.game import World, best_plan, captured_map, play, silo_plans
from workshop.models.kpi_game.outcomes import KPIS
from workshop.models.kpi_game.plans import plans
from workshop.models.kpi_game.settling import side
from workshop.models.kpi_game.world import efforts
from workshop.sampling.kept import sweep

EXERCISE, MODEL = "kpi-tradeoffs", "kpi-game"
LEADS, REVENUE = {"leads": 1.0}, {"revenue": 1.0}
PLANS = efforts(World().people)


@cache
def played(contract, **changes):
    return play(replace(World(), **changes), contract)


def kept(contract, **changes):
    return play(replace(World(), **changes), contract).captured


def share(claim, case=None):
    found = sweep(MODEL).claims[claim]
    return (found.cases[case] if case else found).share.share


def answers(contract, function):
    """Return the plans that a function answers with, whatever the other does."""
    axis = {"marketing": 0, "sales": 1}[function]
    worth = bonus(World(), CONTRACTS[contract], function, silo_plans(World()))
    best = np.argmax(side(worth, own_axis=axis).content, axis=axis)
    return PLANS[np.unique(best)]


@explains(
    f"{EXERCISE} checks.why.why.dilution", f"{EXERCISE} notes bonus", f"{EXERCISE} notes pitfalls"
)
def test_in_each_for_itself_neither_side_answers_the_other():
    marketing, sales = answers("silo", "marketing"), answers("silo", "sales")
    assert marketing.tolist() == [[7, 0, 1]]
    # One person on discounts, against each of marketing's 165 plans.
    assert len(PLANS) == 165
    assert set(sales[:, 2]) == {1}


@explains(f"{EXERCISE} checks.why.why.dilution", f"{MODEL} claims.discounts_in_silo")
def test_the_discount_follows_the_bonus_and_not_the_leads():
    assert played("qualified").fit > 1.9 * played("silo").fit
    assert played("qualified").sales == played("silo").sales
    same_leads = [
        play(World(), Contract(LEADS, of)) for of in (REVENUE, {"retention": 1.0}, {"profit": 1.0})
    ]
    assert {one.marketing for one in same_leads} == {played("silo").marketing}
    assert [one.sales.pressure for one in same_leads] == [1, 0, 0]
    assert share("discounts_in_silo", "quarter") > 1.5 * share("discounts_in_silo")
    assert share("discounts_in_silo", "best_plan") < 0.05


def value(name, marketing, sales):
    """Return a number of the firm in which marketing and sales follow these plans."""
    places = [PLANS.tolist().index(list(plan)) for plan in (marketing, sales)]
    found = plans(World())
    return float(
        {**found.kpis, "customers": found.customers, "misfits": found.misfits}[name][*places]
    )


@explains(f"{EXERCISE} checks.why.why.dilution", f"{EXERCISE} notes bonus")
def test_both_meet_in_the_customer():
    wide, fit, discount, none = (7, 0, 1), (4, 4, 0), (4, 3, 1), (4, 4, 0)
    # The wide net leaves fewer who fit for the hours that sales have ...
    assert value("leads", wide, discount) > 1.2 * value("leads", fit, discount)
    assert value("fitleads", wide, discount) < 0.7 * value("fitleads", fit, discount)
    assert value("customers", wide, discount) < 0.8 * value("customers", fit, discount)
    # ... and the discount sells to those who do not fit, one new customer in four.
    for net in (wide, fit):
        assert value("misfits", net, discount) > 0
        assert value("misfits", net, none) == 0
    assert played("silo").misfit_share == pytest.approx(0.27, abs=0.005)
    assert World().misfit_churn > 3 * World().churn


@explains(f"{EXERCISE} notes bonus")
def test_the_figures_that_are_read_aloud_are_those_of_the_firm():
    assert (played("silo").marketing.reach, played("silo").sales.pressure) == (7, 1)
    assert [round(100 * played(name).captured) for name in ("silo", "qualified")] == [41, 77]
    mapped = captured_map(World(), steps=11)
    assert (mapped > mapped[0, 0]).mean() > 0.9
    assert mapped.max() > mapped[-1, -1]


@explains(f"{EXERCISE} checks.why.why.effort")
def test_nobody_in_sales_has_their_feet_up():
    assert sum(played("silo").sales) == World().people


@explains(f"{EXERCISE} checks.why.why.luck")
def test_the_same_game_gives_the_same_answer():
    first = play(World(), "silo")
    anew = [play(replace(World(), price=price), "silo") for price in (5.0, World().price)]
    assert anew[1] == first != anew[0]
    assert "random" not in vars(game) | vars(months)


@explains(f"{EXERCISE} checks.fails.why.dear-effort", f"{MODEL} claims.cross_beats_silo")
def test_dear_effort_and_weak_hr_make_people_put_their_feet_up():
    dear = played("cross", effort_cost=0.3, hr_competence=0.3)
    assert sum(dear.marketing) + sum(dear.sales) < sum(played("cross").marketing) + sum(
        played("cross").sales
    )
    assert share("cross_beats_silo", "dear_and_weak") < 0.5
    assert share("cross_beats_silo", "cheap_and_competent") > 0.8
    assert share("cross_beats_silo", "some_mix") > 0.9


@explains(f"{EXERCISE} checks.fails.why.never", f"{MODEL} claims.fewer_leads_more_customers")
def test_a_bonus_on_profit_teaches_marketing_to_save():
    spent = [play(World(), Contract({"leads": 1 - p, "profit": p}, REVENUE)) for p in (0, 0.5, 1)]
    assert spent[0].leads > spent[1].leads > spent[2].leads
    assert (
        play(World(), Contract({"profit": 1.0}, {"profit": 1.0})).leads < best_plan(World()).leads
    )
    assert 0.5 < share("cross_beats_silo") < 2 / 3
    assert share("fewer_leads_more_customers", "qualified_half") > share(
        "fewer_leads_more_customers"
    )


@explains(f"{EXERCISE} checks.fails.why.yearly")
def test_a_crossed_bonus_each_quarter_wins_too_and_captures_less():
    assert kept("cross", bonus_months=3) > kept("silo", bonus_months=3)
    assert kept("cross", bonus_months=3) < 0.5 * kept("cross")
    assert kept("silo", bonus_months=3) < kept("silo")


@explains(f"{EXERCISE} checks.measure.why.volume")
def test_exact_counting_changes_nothing_and_counting_fit_does():
    assert kept("silo", risk_aversion=0) == kept("silo")
    assert kept("qualified") > 1.5 * kept("silo")


@explains(f"{EXERCISE} checks.measure.why.everything")
def test_a_little_of_everything_hangs_on_hr():
    even = {kpi: 1 / (len(KPIS) - 1) for kpi in KPIS if kpi != "fit"}
    everything = Contract(even, even)
    assert kept(everything) == pytest.approx(kept("qualified"), abs=0.1)
    assert kept(everything, hr_competence=0.3) == pytest.approx(kept("silo"), abs=0.1)
    assert kept("qualified", hr_competence=0.3) == kept("qualified")


@explains(
    f"{EXERCISE} checks.measure.why.fit", f"{MODEL} claims.qualified_pay", f"{MODEL} tour.qualified"
)
def test_pay_for_qualified_leads_wins_nearly_everywhere():
    assert played("qualified").captured > played("silo").captured
    assert CONTRACTS["qualified"].sales == CONTRACTS["silo"].sales
    assert share("qualified_pay") > 0.95
    assert share("qualified_pay", "beats_cross") > 0.9


@explains(
    f"{EXERCISE} notes letter",
    f"{MODEL} claims.needs_hr",
    f"{MODEL} tour.weak_hr",
    f"{MODEL} tour.cross",
)
def test_the_crossed_bonus_hangs_on_hr_and_each_for_itself_does_not():
    assert [round(100 * kept("cross", hr_competence=hr)) for hr in (0.8, 0.3)] == [84, 55]
    assert kept("silo", hr_competence=0.3) == kept("silo")
    assert share("needs_hr", "competent") > share("needs_hr", "weak") > 0.4
    assert CONTRACTS["cross"].marketing["profit"] == 0.5
    assert CONTRACTS["cross"].sales["newcust"] + CONTRACTS["cross"].sales["arpu"] == 0.5


@explains(f"{EXERCISE} notes matrix")
def test_each_for_itself_makes_nobody_answer_for_fit_or_for_those_who_stay():
    paid = CONTRACTS["silo"].marketing.keys() | CONTRACTS["silo"].sales.keys()
    assert not paid & {"fitleads", "retention", "profit", "brand"}
    for contract in CONTRACTS.values():
        assert contract.marketing != contract.sales or contract == CONTRACTS["all_on_profit"]


@explains(f"{MODEL} claims.silo_costs", f"{MODEL} tour.good_fit", f"{MODEL} tour.silo")
def test_each_for_itself_costs_less_where_leads_fit_anyway():
    assert (CONTRACTS["silo"].marketing, CONTRACTS["silo"].sales) == (LEADS, REVENUE)
    assert kept("silo", base_fit=0.45) > 1.5 * kept("silo")
    assert share("silo_costs", "poorly_qualified") > share("silo_costs", "well_qualified")


@explains(f"{MODEL} claims.more_leads_fewer_customers", f"{MODEL} tour.best")
def test_the_best_plan_has_fewer_leads_and_more_customers():
    assert best_plan(World()).leads < played("silo").leads
    assert best_plan(World()).customers > played("silo").customers
    assert share("more_leads_fewer_customers", "well_qualified") > 0.9


@explains(f"{MODEL} claims.profit_for_all")
def test_a_free_ride_is_tempting_where_all_share_one_number():
    everyone, silo = played("all_on_profit"), played("silo")
    assert sum(everyone.marketing) < sum(silo.marketing)
    assert share("profit_for_all", "half_idle") > 0.5
    apart = play(replace(World(), line_of_sight=1.0), "all_on_profit")
    assert sum(apart.marketing) >= sum(everyone.marketing)


@explains(f"{MODEL} claims.by_sales_is_bad")
def test_marketing_run_by_sales_beats_each_for_itself_and_loses_to_qualified_leads():
    assert share("by_sales_is_bad", "beats_silo") > 0.9
    assert share("by_sales_is_bad") > 0.7
    assert share("by_sales_is_bad", "obeyed") > 0.5


@explains(f"{MODEL} claims.targets_work")
def test_agreed_targets_work_and_may_settle_in_more_ways_than_one():
    assert kept("mbo") > kept("silo")
    assert share("targets_work") > share("targets_work", "competent") > 0.7
    assert 0.05 < share("targets_work", "several") < 0.25


@explains(f"{MODEL} tour.dear_effort", f"{MODEL} tour.dear_effort_silo")
def test_where_effort_is_dear_the_crossed_bonus_captures_less_than_each_for_itself():
    assert kept("cross", effort_cost=0.3) < kept("silo", effort_cost=0.3)
