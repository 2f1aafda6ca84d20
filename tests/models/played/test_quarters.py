"""Quarters are the months of today's model, whatever was planned in them."""

import json
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.kpi_worlds import worlds
from workshop.models.courses import course, game_of
from workshop.models.kpi_game.months import at_the_start
from workshop.models.kpi_game.outcomes import KPIS
from workshop.models.kpi_game.plans import plans
from workshop.models.kpi_game.quarters import quarter
from workshop.models.kpi_game.world import World, efforts

REFERENCE = Path(__file__).parents[2] / "reference" / "kpi_game.json"
TABLE = json.loads(REFERENCE.read_text(encoding="utf-8"))
SAME = {"rel": 1e-9, "abs": 1e-9}
FLOWS = {"leads": "leads", "fitleads": "fitleads", "new_customers": "newcust", "profit": "profit"}
ENDS = ("fit", "arpu", "retention", "brand")


@pytest.mark.parametrize("name", TABLE)
def test_one_plan_in_all_quarters_is_what_the_reference_tells(name):
    told = TABLE[name]
    kept = {"marketing": told["marketing"], "sales": told["sales"]}
    found = course(game_of("kpi-game"), [kept] * 4)
    firms = [closed["firm"] for closed in found["quarters"]]
    flows = {mine: fmean(firm[kpi] for firm in firms) for mine, kpi in FLOWS.items()}
    ends = {kpi: firms[-1][kpi] for kpi in ENDS}
    assert flows | ends == pytest.approx({key: told[key] for key in (*FLOWS, *ENDS)}, **SAME)
    assert found["worth"] == pytest.approx(told["owner_value"], **SAME)
    left = found["left"]["firm"]["customers"]
    assert left == pytest.approx(told["customers_at_horizon"], **SAME)


@settings(max_examples=30)
@given(worlds(), st.integers(1, 8), st.data())
def test_one_plan_in_all_quarters_of_any_firm_is_what_the_model_tells(drawn, quarters, data):
    world = replace(drawn, bonus_months=3 * quarters)
    every, at = efforts(world.people), tuple(data.draw(st.integers(0, 55)) for _ in range(2))
    stocks, found = at_the_start(world), []
    for _ in range(quarters):
        passed = quarter(world, stocks, *every[list(at)])
        stocks = passed.stocks
        found.append(passed.kpis)
    told = {kpi: float(plans(world).kpis[kpi][at]) for kpi in KPIS}
    flows = {kpi: fmean(float(one[kpi]) for one in found) for kpi in KPIS if kpi not in ENDS}
    ends = {kpi: float(found[-1][kpi]) for kpi in ENDS}
    assert flows | ends == pytest.approx(told, **SAME)


@settings(max_examples=30)
@given(worlds(), st.integers(1, 24), st.integers(1, 24), st.data())
def test_months_that_are_cut_in_two_are_the_same_months(world, first, second, data):
    every = efforts(world.people)
    pair = every[[data.draw(st.integers(0, len(every) - 1)) for _ in range(2)]]
    start = at_the_start(world)
    whole = quarter(world, start, *pair, months=first + second)
    half = quarter(world, start, *pair, months=first)
    rest = quarter(world, half.stocks, *pair, months=second)
    assert [*map(float, rest.stocks)] == pytest.approx([*map(float, whole.stocks)], **SAME)
    mean = (first * half.kpis["profit"] + second * rest.kpis["profit"]) / (first + second)
    assert float(mean) == pytest.approx(float(whole.kpis["profit"]), **SAME)


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1))
def test_many_firms_at_once_are_each_as_it_is_alone(seed):
    world, rng = World(), np.random.default_rng(seed)
    every = efforts(world.people)
    marketing, sales = (every[rng.integers(len(every), size=5)] for _ in range(2))
    together = quarter(world, at_the_start(world), marketing, sales)
    again = quarter(world, together.stocks, sales, marketing)
    for at in range(5):
        alone = quarter(world, at_the_start(world), marketing[at], sales[at])
        alone = quarter(world, alone.stocks, sales[at], marketing[at])
        found = [float(again.kpis[kpi][at]) for kpi in KPIS]
        assert found == pytest.approx([float(alone.kpis[kpi]) for kpi in KPIS], rel=1e-12)
