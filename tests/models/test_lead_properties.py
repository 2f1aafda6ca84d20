"""What holds in every market that we find plausible."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.lead_markets import SERIES, markets, path, policies, shares
from workshop.models.lead_pool.pool import (
    FLAWS,
    NURTURINGS,
    PRESSURES,
    Policy,
    best_policy,
    policy_values,
    simulate,
    without_extra_cost,
)

MONTHS = 60
EXAMPLES = settings(max_examples=30)
horizons = st.integers(1, MONTHS)


@given(markets, policies, horizons)
def test_every_policy_is_told_as_a_scalar_telling_tells_it(market, policy, months):
    found, told = simulate(market, policy, months), path(market, policy, months)
    for name in (*SERIES, "value"):
        assert getattr(found, name).tolist() == pytest.approx(told[name], rel=1e-9, abs=1e-9)


@given(markets, policies)
def test_nobody_is_missing_and_nobody_is_counted_twice(market, policy):
    found = simulate(market, policy, MONTHS)
    for name in SERIES:
        if name != "profit":
            assert (getattr(found, name) >= 0).all(), name
    people = found.customers + found.pressed_customers + found.pool + found.soured
    assert (people <= market.people * (1 + 1e-12)).all()
    parts = (found.willing, found.pressed)
    assert (sum(parts) <= found.contacts * (1 + 1e-12)).all()


@given(markets, shares, shares)
def test_who_sells_to_every_contact_empties_the_pool(market, flaw, nurturing):
    pool = simulate(replace(market, initial_pool=500), Policy(1, flaw, nurturing), MONTHS).pool
    assert (np.diff([500, *pool]) < 0).all()


@given(markets, shares, shares)
def test_who_presses_nobody_has_no_pressed_customers_and_turns_nobody_sour(market, flaw, nurturing):
    found = simulate(market, Policy(0, flaw, nurturing), MONTHS)
    for people in (found.pressed, found.pressed_customers, found.soured):
        assert (people == 0).all()


@EXAMPLES
@given(markets, horizons, st.data())
def test_no_policy_of_the_grid_is_better_than_the_best(market, horizon, data):
    tried = Policy(*(data.draw(st.sampled_from(axis)) for axis in (PRESSURES, FLAWS, NURTURINGS)))
    best = simulate(market, best_policy(market, horizon), horizon).value[-1]
    assert simulate(market, tried, horizon).value[-1] <= best + 1e-9 * abs(best)


@EXAMPLES
@given(markets, st.data())
def test_one_pass_over_the_grid_gives_the_path_of_each_policy(market, data):
    axes = (PRESSURES, FLAWS, NURTURINGS)
    at = tuple(data.draw(st.integers(0, len(axis) - 1)) for axis in axes)
    policy = Policy(*(axis[k] for axis, k in zip(axes, at, strict=True)))
    values = policy_values(market, MONTHS)
    assert values.shape == (MONTHS, 21, 11, 3)
    assert values[(slice(None), *at)].tolist() == pytest.approx(
        simulate(market, policy, MONTHS).value.tolist()
    )


@EXAMPLES
@given(markets, horizons)
def test_where_talk_changes_nothing_a_flaw_does_not_pay(market, horizon):
    silent = replace(market, talk_reach=0, talk_effect=0, debate_talk=0)
    assert best_policy(silent, horizon).flaw == 0


@EXAMPLES
@given(markets)
def test_who_looks_one_month_ahead_sells_every_lead_that_costs_nothing_extra(market):
    free = replace(without_extra_cost(market), discount_leak=0)
    assert best_policy(free, 1).pressure == 1


@EXAMPLES
@given(markets, policies)
def test_counting_in_hundreds_of_kroner_changes_nothing_else(market, policy):
    costs = ("price", "serving_cost", "contact_cost", "pressing_cost", "nurturing_cost")
    ten = replace(market, **{name: 10 * getattr(market, name) for name in costs})
    one, more = (simulate(each, policy, MONTHS) for each in (market, ten))
    assert more.value.tolist() == pytest.approx((10 * one.value).tolist())
    assert more.customers.tolist() == one.customers.tolist()
    assert best_policy(ten, 36) == best_policy(market, 36)


@given(markets, policies, horizons)
def test_a_longer_look_does_not_change_the_months_before(market, policy, horizon):
    short, long = simulate(market, policy, horizon), simulate(market, policy, MONTHS)
    assert short.value.tolist() == long.value[:horizon].tolist()
