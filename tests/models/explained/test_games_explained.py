"""Firms are played by sides that reckon, and what facilitators are told of them is held to that."""

from functools import cache

import numpy as np
import pytest

from tests.models.explained.listing import explains
from workshop.exercises.exercise import load_exercise
from workshop.models.blame import blame
from workshop.models.choosing import calculating
from workshop.models.courses import course, game_of

FIRMS, LEADS = "kpi-tradeoffs", "must-every-lead-buy"
KEPT = np.arange(21)


@cache
def game(model, bonus):
    return game_of(model, {"bonus": bonus})


@cache
def told(model, bonus):
    """Return how a game goes whose sides always take what pays most."""
    return course(game(model, bonus), calculating(game(model, bonus)))


def mean(course, figure):
    return float(np.mean([quarter["firm"][figure] for quarter in course["quarters"]]))


def behind(bonus):
    """Return what such sides leave behind, thousand kroner a month."""
    return round(told("kpi-game", bonus)["left"]["firm"]["profit"])


@explains(f"{FIRMS} notes first")
def test_each_for_itself_brings_more_leads_and_fewer_customers_and_nothing_else_is_to_blame():
    each, firm = told("kpi-game", "each"), game("kpi-game", "each")
    best = course(firm, firm.best())
    assert [round(mean(best, one)) for one in ("leads", "newcust")] == [368, 20]
    assert [round(mean(each, one)) for one in ("leads", "newcust")] == [495, 18]
    assert (round(best["left"]["firm"]["profit"]), behind("each")) == (1545, 490)
    for quarter in each["quarters"]:
        assert quarter["plans"]["marketing"] == [8, 0, 0]
        assert quarter["plans"]["sales"][2] == 2
        assert quarter["paid"]["marketing"] >= 0.9
        assert 0.7 <= quarter["paid"]["sales"] < 0.85
    found = blame(firm, calculating(firm))
    assert found["bonus"] == pytest.approx(found["loss"])
    assert found["loss"] > 0


@explains(f"{FIRMS} notes first")
def test_marketing_paid_for_leads_do_the_same_whatever_sales_do():
    firm = game("kpi-game", "each")
    every = firm.plans("sales")[::7].tolist()
    offers = [firm.offers(firm.start(), "marketing", {"sales": one}) for one in every]
    assert {tuple(firm.plans("marketing")[one.argmax()]) for one in offers} == {(8, 0, 0)}


@explains(f"{FIRMS} notes second")
def test_other_bonuses_leave_more_behind_and_the_quarters_profit_does_not():
    left = {"crossed": 1201, "targets": 1435, "marketing_mended": 1151, "both_mended": 1440}
    assert {name: behind(name) for name in left} == left
    assert behind("profit") == 532
    each, profit = (mean(told("kpi-game", name), "profit") for name in ("each", "profit"))
    assert profit > each


@explains(f"{FIRMS} notes swapped")
def test_a_side_that_reckons_does_in_the_other_chair_what_the_other_did():
    """A seat knows no people: who swaps, and reckons, plays the same firm again."""
    swapped = load_exercise(FIRMS).round("swapped").play
    first = load_exercise(FIRMS).round("first").play
    assert (swapped.bonuses, swapped.quarters) == (first.bonuses, first.quarters)
    assert swapped.swapped


@explains(f"{LEADS} notes pairs")
def test_no_pressure_suits_both_horizons_of_the_market_that_pairs_are_dealt():
    play = load_exercise(LEADS).round("pairs").play
    quarter, years = (game(play.model, bonus) for bonus in play.bonuses)
    assert quarter.market is years.market
    pressed = [100 * plan["pair"][0] // 20 for plan in calculating(quarter)]
    assert pressed == [35, 30, 25, 20]
    assert {plan["pair"][0] for plan in calculating(years)} == {0}
    worth = [told(play.model, bonus)["worth"] for bonus in play.bonuses]
    assert 1 - worth[0] / worth[1] == pytest.approx(0.07, abs=0.005)
    kept = [course(years, [{"pair": [int(n)]}] * 4) for n in KEPT]
    year, three = (
        np.array([mean(one, "profit") for one in kept]),
        np.array([one["worth"] for one in kept]),
    )
    assert np.minimum(year / year.max(), three / three.max()).max() < 0.97


@explains(f"{LEADS} notes pairs")
def test_a_firm_grows_under_every_pressure_and_nobody_is_there_to_be_unknown():
    firm = game("lead-pool", "quarter")
    for n in KEPT:
        profit = [
            one["firm"]["profit"] for one in course(firm, [{"pair": [int(n)]}] * 4)["quarters"]
        ]
        assert profit == sorted(profit)
    assert blame(firm, [{"pair": [20]}] * 4)["unknown"] == pytest.approx(0)
    left = told("lead-pool", "quarter")
    assert left["left"]["earned"] > left["worth"] / 2
