"""What a market and a policy refuse, in which words; and markets at the edge of sense."""

import math
from dataclasses import FrozenInstanceError, fields, replace

import numpy as np
import pytest

from workshop.content import LANGUAGES
from workshop.content.parameters import model_words, parameters
from workshop.errors import Misnamed
from workshop.models.lead_pool.pool import (
    MARKETS,
    MOST_MONTHS,
    Market,
    Path,
    Policy,
    best_policy,
    policy_values,
    simulate,
    without_extra_cost,
)

FIELDS = [field.name for field in fields(Market)]


@pytest.mark.parametrize("value", [math.nan, math.inf, -1, "8", None, 1e10])
def test_a_market_refuses_what_is_no_number_or_out_of_range(value):
    for name in FIELDS:
        told = rf"^{name} must be a number from .* to .*, not .*\.$"
        with pytest.raises(ValueError, match=told):
            replace(Market(), **{name: value})


def test_a_market_has_room_for_those_who_are_in_it():
    with pytest.raises(ValueError, match=r"^people must be at least initial_customers"):
        Market(people=1499)


@pytest.mark.parametrize("months", [0, -1, MOST_MONTHS + 1])
def test_a_horizon_out_of_range_is_refused(months):
    for ask in (best_policy, policy_values, lambda m, t: simulate(m, Policy(0, 0, 0), t)):
        with pytest.raises(ValueError, match="months must be from 1 to 120"):
            ask(Market(), months)


@pytest.mark.parametrize("name", Policy._fields)
@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_a_policy_out_of_range_is_refused_by_name(name, share):
    with pytest.raises(ValueError, match=f"^{name} must be from 0 to 1"):
        simulate(Market(), Policy(0, 0, 0)._replace(**{name: share}), 12)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("end", [0, 1])
@pytest.mark.parametrize("name", FIELDS)
def test_shares_and_amounts_may_be_nothing_or_whole(name, end):
    # People have to be as many as are in the market, and a price above nothing.
    value = {"people": 1500, "price": 0.001}.get(name, 0) if not end else 1
    if (name, end) == ("people", 1):
        value = 1e9
    market = replace(Market(), **{name: value})
    assert np.isfinite(policy_values(market, 60)).all()


@pytest.mark.filterwarnings("error")
def test_an_empty_market_can_be_computed():
    empty = Market(initial_customers=0, initial_pool=0, paid_reach=0)
    path = simulate(empty, Policy(0.5, 0.5, 0.5), 12)
    assert path.sales.tolist() == path.pool_share.tolist() == [0] * 12


def test_nobody_changes_a_market_or_what_was_computed_of_it():
    with pytest.raises(FrozenInstanceError):
        Market().people = 5
    path = simulate(Market(), Policy(0, 0, 1), 12)
    for values in (policy_values(Market(), 12), *(getattr(path, f.name) for f in fields(Path))):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 0


def test_three_markets_lie_inside_the_ranges_beside_the_default():
    ranges = {p.name: (p.low, p.high) for p in parameters("lead-pool")}
    assert list(MARKETS) == ["default", "commodity", "debated_brand", "costly_last_leads"]
    assert MARKETS["default"] == Market()
    for market in MARKETS.values():
        for name, (low, high) in ranges.items():
            assert low <= getattr(market, name) <= high, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_model_names_has_words(language):
    words = model_words("lead-pool", language)
    told = {field.name for field in fields(Path)} | {"sales", "pool_share"}
    named = {"markets": MARKETS, "policy": Policy._fields, "outcome": told}
    for table, keys in named.items():
        assert set(words.table(table)) == set(keys), table


@pytest.mark.parametrize("name", MARKETS)
def test_a_known_market_may_be_asked_for_by_its_name(name):
    assert best_policy(name, 12) == best_policy(MARKETS[name], 12)
    policy = Policy(0.1, 0.0, 1.0)
    assert simulate(name, policy, 3).value[-1] == simulate(MARKETS[name], policy, 3).value[-1]


@pytest.mark.parametrize("market", ["comodity", "", 7, None, [], Policy(0, 0, 0)])
def test_a_market_that_there_is_not_is_answered_with_those_there_are(market):
    for ask in (
        lambda: simulate(market, Policy(0, 0, 0), 3),
        lambda: best_policy(market, 3),
        lambda: policy_values(market, 3),
        lambda: without_extra_cost(market),
    ):
        with pytest.raises(Misnamed, match=r"^There is no market .*; there are: default, commod"):
            ask()


@pytest.mark.parametrize("policy", ["default", None, 1, (0, 0), Market()])
def test_what_is_no_policy_is_answered_with_what_one_is(policy):
    with pytest.raises(Misnamed, match=r"^A policy is Policy\(pressure, flaw, nurturing\), three"):
        simulate(Market(), policy, 3)


@pytest.mark.parametrize("months", ["3", 2.5, None])
def test_months_that_are_no_whole_number_are_refused(months):
    with pytest.raises(ValueError, match="months must be from 1 to 120"):
        best_policy(Market(), months)
