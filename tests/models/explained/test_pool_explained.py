"""The lead pool is played, and each sentence that explains it is held to what it does."""

from dataclasses import replace
from functools import cache

import pytest

from tests.models.explained.listing import explains
from workshop.models.lead_pool.bands import band, curve
from workshop.models.lead_pool.pool import (
    MARKETS,
    Market,
    Policy,
    best_policy,
    policy_values,
    simulate,
    without_extra_cost,
)
from workshop.models.lead_pool.without import without_later_sales, without_talk
from workshop.sampling.kept import sweep

TASKS, LEADS, MODEL = "strategy-vs-tactics", "must-every-lead-buy", "lead-pool"
USUAL, COMMODITY, BRAND = (MARKETS[name] for name in ("default", "commodity", "debated_brand"))
SHORT, YEAR, OWNER, LONG = (3, 12, 36, 60)
HORIZONS = (SHORT, YEAR, OWNER, LONG)


def pressures(market):
    return [round(100 * best_policy(market, months).pressure) for months in HORIZONS]


def share(claim, case=None):
    found = sweep(MODEL).claims[claim]
    return (found.cases[case] if case else found).share.share


def kept(market, pressure, months):
    """Return what a pressure keeps of the best value, everything else as good as can be."""
    values = policy_values(market, months)[-1]
    return values[round(20 * pressure)].max() / values.max()


@cache
def left(pressure, months):
    return simulate(USUAL, Policy(pressure, 0.0, 1.0), months)


# What the last customers cost opens the door.


@explains(
    f"{LEADS} checks.why.why.cost",
    f"{LEADS} checks.why.why.talk",
    f"{LEADS} checks.measure.why.reviews",
    f"{LEADS} notes world",
    f"{MODEL} claims.talk_is_why",
    f"{MODEL} tour.talk_alone",
)
def test_without_costly_last_customers_everybody_is_pressed_talk_or_no_talk():
    free = without_extra_cost(USUAL)
    assert pressures(free) == pressures(without_talk(free)) == [100, 100, 100, 100]
    assert share("talk_is_why") < 0.05
    assert share("talk_is_why", "five_years") < 0.1


@explains(
    f"{LEADS} checks.why.why.cost",
    f"{MODEL} claims.not_every_lead_now",
    f"{MODEL} tour.small_discount",
)
def test_the_discount_of_the_last_ones_weighs_most():
    assert best_policy(replace(USUAL, last_discount=0.1), OWNER).pressure == 1
    assert pressures(replace(USUAL, last_discount=0.0)) == [100, 100, 100, 100]
    assert share("not_every_lead_now", "dear_last_leads") > share("not_every_lead_now")
    assert share("not_every_lead_now", "cheap_last_leads") < share("not_every_lead_now")
    assert share("not_every_lead_now", "like_a_commodity") < share(
        "not_every_lead_now", "cheap_last_leads"
    )


@explains(f"{LEADS} checks.why.why.cost")
def test_the_ready_ones_learn_to_ask_and_the_pressed_leave_sooner():
    assert USUAL.discount_leak > 0
    assert USUAL.pressed_churn > USUAL.churn
    for cost in ("last_discount", "pressing_cost"):
        cheaper = replace(USUAL, **{cost: 0})
        assert best_policy(cheaper, OWNER).pressure > best_policy(USUAL, OWNER).pressure


# That those left alone buy later moves the horizon.


@explains(
    f"{LEADS} checks.why.why.talk",
    f"{LEADS} checks.why.why.cost",
    f"{LEADS} checks.fails.why.years",
    f"{LEADS} notes world",
    f"{LEADS} notes hundred",
    f"{TASKS} checks.why.why.stock",
    f"{TASKS} notes horizon",
    f"{MODEL} claims.strategist_presses_less",
    f"{MODEL} tour.gone",
)
def test_a_longer_view_presses_less_because_people_buy_later():
    assert pressures(USUAL) == [55, 55, 40, 0]
    assert pressures(without_later_sales(USUAL)) == [60, 65, 70, 70]
    assert share("strategist_presses_less") > 0.6
    assert share("strategist_presses_less", "gone_for_good") < 0.25
    assert share("not_every_lead_now", "gone_for_good") > 0.7


@explains(
    f"{LEADS} checks.why.why.talk",
    f"{TASKS} notes horizon",
    f"{MODEL} claims.strategist_presses_less",
)
def test_talk_helps_and_carries_little():
    silent = without_talk(USUAL)
    assert max(pressures(silent)) < 100
    assert pressures(silent)[-1] == 0
    assert 0 < share("not_every_lead_now") - share("not_every_lead_now", "silent") < 0.15
    later = share("strategist_presses_less") - share("strategist_presses_less", "gone_for_good")
    talk = share("strategist_presses_less") - share("strategist_presses_less", "silent")
    assert later > 3 * talk


@explains(f"{TASKS} checks.why.why.stock")
def test_the_pressed_buy_at_once_and_soon_leave_and_the_others_buy_year_after_year():
    pressed, patient = left(1.0, LONG), left(0.0, LONG)
    assert pressed.sales[0] > 3 * patient.sales[0]
    years = [patient.converted[year : year + 12].sum() for year in (0, 12, 24, 36)]
    assert years == sorted(years)
    assert USUAL.pressed_churn > USUAL.churn
    assert USUAL.soured_share > 0


@explains(f"{TASKS} checks.why.why.patience")
def test_at_three_months_pressing_pays():
    assert kept(USUAL, 0.55, SHORT) == pytest.approx(1)
    assert kept(USUAL, 0.0, SHORT) < 0.85


@explains(f"{TASKS} checks.why.why.nice", f"{LEADS} checks.why.why.lazy")
def test_neither_niceness_nor_tiredness_is_a_number_of_the_model():
    names = set(Market.__dataclass_fields__)
    assert not {name for name in names if "nice" in name or "tired" in name or "effort" in name}
    # Selling time costs money, but it is the smaller part.
    time, discount = (replace(USUAL, **{cost: 0}) for cost in ("pressing_cost", "last_discount"))
    assert best_policy(time, OWNER).pressure < best_policy(discount, OWNER).pressure


@explains(
    f"{TASKS} notes horizon",
    f"{TASKS} notes pitfalls",
    f"{LEADS} notes pitfalls",
    f"{LEADS} notes hundred",
)
def test_over_three_years_nobody_to_six_in_ten_earns_about_the_same():
    assert band(USUAL, OWNER) == (0.0, 0.6)
    assert band(USUAL, LONG)[1] <= 0.05
    shares = curve(USUAL, best_policy(USUAL, OWNER), OWNER)
    assert [round(shares[at], 3) for at in (0, 4, 8, 10)] == [0.981, 0.988, 1.0, 0.998]
    assert shares[-1] < 0.85


# Where the claim fails.


@explains(
    f"{TASKS} checks.fails.why.commodity",
    f"{TASKS} checks.fails.why.never",
    f"{TASKS} notes horizon",
    f"{TASKS} notes pitfalls",
    f"{LEADS} checks.fails.why.commodity",
    f"{LEADS} notes world",
    f"{MODEL} tour.commodity",
    f"{MODEL} tour.commodity_five_years",
)
def test_a_commodity_is_sold_to_everybody_however_far_one_looks():
    assert pressures(COMMODITY) == [100, 100, 100, 100]
    assert COMMODITY.last_discount < USUAL.last_discount / 2
    assert COMMODITY.pressed_churn < USUAL.pressed_churn


@explains(f"{TASKS} checks.fails.why.brand")
def test_in_a_debated_brand_too_some_are_better_left_alone():
    assert max(pressures(BRAND)) < 60


@explains(f"{TASKS} checks.fails.why.never")
def test_the_rule_rests_on_costly_last_customers_and_on_later_sales():
    assert best_policy(without_extra_cost(USUAL), LONG).pressure == 1
    assert best_policy(without_later_sales(USUAL), LONG).pressure > 0.5


@explains(f"{LEADS} checks.fails.why.never", f"{LEADS} notes flaw", f"{MODEL} claims.flaw_pays")
def test_a_flaw_only_frightens_buyers_off_where_nobody_debates():
    assert best_policy(COMMODITY, OWNER).flaw == best_policy(USUAL, OWNER).flaw == 0
    assert share("flaw_pays", "like_a_debated_brand") > 0.9 > share("flaw_pays")
    assert share("flaw_pays", "costs_many_sales") < share("flaw_pays")
    assert share("flaw_pays", "seldom_mentioned") < share("flaw_pays")
    assert 0 < share("flaw_pays", "undebated") < 0.25


@explains(f"{LEADS} notes flaw", f"{MODEL} tour.debated", f"{MODEL} tour.debated_quarter")
def test_a_flaw_pays_for_a_debated_brand_after_a_while():
    assert [best_policy(BRAND, months).flaw > 0 for months in (SHORT, OWNER)] == [False, True]


# What to look up.


@explains(f"{TASKS} checks.measure.why.calls", f"{LEADS} checks.measure.why.close-rate")
def test_pressing_drives_up_sales_now_whatever_it_costs_later():
    sold = [left(pressure, LONG).sales[:SHORT].sum() for pressure in (0.0, 0.5, 1.0)]
    assert sold == sorted(sold)
    assert left(1.0, LONG).value[-1] < left(0.0, LONG).value[-1]


@explains(f"{TASKS} checks.measure.why.come-back", f"{LEADS} checks.measure.why.stay")
def test_who_comes_back_and_how_long_the_pressed_stay_decides_it():
    loyal = replace(without_later_sales(USUAL), pressed_churn=USUAL.churn, last_discount=0.15)
    assert best_policy(loyal, OWNER).pressure > 0.9
    fleeting = replace(USUAL, pressed_churn=0.12, nurtured_conversion=0.06)
    assert best_policy(fleeting, OWNER).pressure == 0


@explains(f"{TASKS} checks.measure.why.mood")
def test_how_satisfied_two_departments_are_is_no_number_of_the_model():
    assert not {name for name in Market.__dataclass_fields__ if "satis" in name or "mood" in name}


# The beats of the tours.


@explains(
    f"{MODEL} tour.press_quarter", f"{MODEL} tour.leave_quarter", f"{MODEL} tour.best_quarter"
)
def test_three_months_belong_to_those_who_press():
    pressed, patient = left(1.0, SHORT), left(0.0, SHORT)
    assert pressed.pressed.sum() > pressed.sales.sum() / 2
    assert patient.value[-1] < pressed.value[-1]
    assert best_policy(USUAL, SHORT).pressure > best_policy(USUAL, OWNER).pressure


@explains(f"{MODEL} tour.best_three_years", f"{MODEL} tour.best_five_years")
def test_the_strategist_presses_less_and_in_the_end_nobody():
    assert best_policy(USUAL, OWNER).pressure < best_policy(USUAL, SHORT).pressure
    assert best_policy(USUAL, LONG)[0] == 0
    assert best_policy(USUAL, LONG).nurturing == 1


@explains(f"{MODEL} tour.lived_short", f"{MODEL} tour.lived_long")
def test_five_years_of_patience_bring_about_as_many_customers_at_the_full_price():
    short, long = left(0.55, LONG), left(0.0, LONG)
    assert long.pressed_customers[-1] == 0
    everybody = short.customers[-1] + short.pressed_customers[-1]
    assert long.customers[-1] == pytest.approx(everybody, rel=0.1)
    assert long.value[-1] > short.value[-1]


@explains(
    f"{MODEL} tour.sell_all",
    f"{MODEL} tour.sell_willing",
    f"{MODEL} tour.best_of_all",
    f"{LEADS} notes hundred",
)
def test_selling_to_all_brings_most_sales_and_least_money():
    everybody, willing, best = left(1.0, OWNER), left(0.0, OWNER), left(0.4, OWNER)
    assert everybody.pool[-1] < willing.pool[-1] / 100
    assert everybody.sales.sum() > best.sales.sum() > willing.sales.sum()
    assert everybody.value[-1] < willing.value[-1] < best.value[-1]
    assert willing.pool_share[-12:].mean() > 0.5
    assert willing.customers[-1] < everybody.customers[-1] + everybody.pressed_customers[-1]


@explains(f"{MODEL} tour.costly")
def test_very_costly_last_customers_are_all_left_alone():
    assert best_policy("costly_last_leads", OWNER).pressure == 0


# What a head of sales will object to, and what talk does.


@explains(f"{TASKS} notes horizon", f"{LEADS} notes world")
def test_pressing_always_ends_in_a_sale_when_pressed_far_enough():
    pressed = left(1.0, OWNER)
    assert pressed.pressed + pressed.willing == pytest.approx(pressed.contacts)
    some = left(0.4, OWNER)
    assert some.pressed == pytest.approx(0.4 * (some.contacts - some.willing))
    assert some.soured[-1] > 0
    assert round(100 * 12 * USUAL.talk_reach) == 60
