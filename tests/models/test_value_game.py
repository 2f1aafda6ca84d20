"""The value game: its reference numbers, what a credit must be, and what the room gets of it."""

import json
from dataclasses import replace
from itertools import combinations
from math import factorial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.content.parameters import parameters
from workshop.models import bench_of, models, run_of
from workshop.models.value_game.firm import (
    FUNCTIONS,
    Firm,
    claimed,
    coalitions,
    credited,
    customers,
    earned,
    gained,
    leads,
    saved,
    together,
    without,
    worth,
)
from workshop.models.value_game.run import FUNCTIONS as ASKED

REFERENCE = json.loads(Path("tests/reference/value-game.json").read_text(encoding="utf-8"))
RANGES = {one.name: (one.low, one.high) for one in parameters("value-game")}
firms = st.builds(Firm, **{name: st.floats(*ends) for name, ends in RANGES.items()})
few = settings(max_examples=30, deadline=None)


def alone(*names):
    """Return the worth of a firm that has these functions only, above one that has none."""
    there = np.array([[float(name in names) for name in FUNCTIONS]])
    return float(worth(Firm(), there)[0]) - REFERENCE["nothing"]


def test_the_usual_firm_is_that_of_the_reference():
    worths = worth(Firm(), coalitions())
    assert worths[0] == pytest.approx(REFERENCE["nothing"])
    assert gained(worths) == pytest.approx(REFERENCE["total"])
    credit = dict(zip(FUNCTIONS, credited(worths), strict=True))
    assert credit == pytest.approx(REFERENCE["credit"], abs=0.06)
    missing = dict(zip(FUNCTIONS, without(worths), strict=True))
    for name, value in REFERENCE["without"].items():
        assert missing[name] == pytest.approx(value, abs=0.05)
    assert together(worths, "marketing", "sales") == pytest.approx(3313.52, abs=0.01)
    assert claimed(Firm()).sum == pytest.approx(REFERENCE["claims"], abs=0.005)
    assert claimed(Firm()).shares[0] == pytest.approx(REFERENCE["claim"], abs=0.005)
    assert alone("marketing") == alone("sales") == pytest.approx(REFERENCE["alone"])
    assert alone("marketing", "sales") == pytest.approx(REFERENCE["together"])


def test_only_marketers_bring_those_who_get_in_touch_and_customers_are_of_both():
    there = coalitions()
    shares = credited(leads(Firm(), there)) / gained(leads(Firm(), there))
    assert shares[0] == pytest.approx(REFERENCE["leads_marketing"])
    bought = customers(Firm(), there)
    of = dict(zip(FUNCTIONS, credited(bought) / gained(bought), strict=True))
    for name, share in REFERENCE["customers"].items():
        assert of[name] == pytest.approx(share, abs=0.005)


def slowly(worths):
    """Return Shapley's credit as its definition has it, order by order of sizes."""
    rows = {tuple(row): value for row, value in zip(coalitions().tolist(), worths, strict=True)}
    many, credit = len(FUNCTIONS), []
    for one in range(many):
        others, sum_of = [n for n in range(many) if n != one], 0.0
        for size in range(many):
            weight = factorial(size) * factorial(many - size - 1) / factorial(many)
            for some in combinations(others, size):
                before = [float(n in some) for n in range(many)]
                after = [float(n in some or n == one) for n in range(many)]
                sum_of += weight * (rows[tuple(after)] - rows[tuple(before)])
        credit.append(sum_of)
    return credit


def test_credit_is_what_its_definition_says():
    worths = worth(Firm(access=0.2, hiring=0.0), coalitions())
    assert credited(worths) == pytest.approx(slowly(worths))


@few
@given(firms)
def test_credit_adds_up_adds_and_gives_nothing_for_nothing(firm):
    there = coalitions()
    worths = worth(firm, there)
    credit = credited(worths)
    assert credit.sum() == pytest.approx(gained(worths))
    parts = credited(earned(firm, there)) + credited(saved(firm, there))
    assert parts == pytest.approx(credit, abs=1e-6)
    idle = replace(firm, averted=0.0, optimised=0.0, support=0.0)
    nothing = dict(zip(FUNCTIONS, credited(worth(idle, there)), strict=True))
    for name in ("legal", "accounting", "support"):
        assert nothing[name] == pytest.approx(0, abs=1e-6)


@few
@given(firms)
def test_whoever_multiplies_as_much_has_the_same_credit_and_claims_exceed_what_there_is(firm):
    even = replace(firm, reach=4 * firm.base_reach, close=4 * firm.base_close)
    worths = worth(even, coalitions())
    marketing, sales, *_ = credited(worths)
    assert marketing == pytest.approx(sales)
    assert claimed(firm).sum >= 1 - 1e-9
    assert np.all(without(worth(firm, coalitions())) >= -1e-6)


def test_a_room_tells_its_middle_guesses_and_changes_nothing_of_the_firm():
    run = run_of("value-game")
    cell = {"n": 10, "counts": {"50": 10}}
    told = run.parameters([{"cells": {"sales": {"all": cell}, "hr": {}}}])
    assert told == {"guess": {"sales": 55.0}}
    assert run.outcome(told) == run.outcome({})
    assert run.parameters([{"cells": {"sales": {"all": cell}}, "said": {}}]) == {"guess": {}}
    assert ASKED == FUNCTIONS
    assert "value-game" in models()


@pytest.mark.parametrize("wrong", [{"reach": 1}, {"nothing": 1}, {"deals": "many"}, {"tax": True}])
def test_a_firm_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match=r"must lie between|no fields"):
        run_of("value-game").played({"firm": wrong})


def test_the_bench_begins_with_the_firm_of_the_slides_and_plays_another():
    bench = bench_of("value-game")
    same = run_of("value-game").played(bench.parameters)
    assert same == run_of("value-game").outcome({})
    bench.preset("signed_at_the_top")
    page = bench.page("nb", play=True)
    assert page["chosen"] == "signed_at_the_top"
    sliders = {one["id"]: one["value"] for one in page["sliders"]}
    bench.take({"number": 3, "sliders": {**sliders, "deals": 0}})
    assert bench.page("en")["result"]["finding"] != page["result"]["finding"]
    with pytest.raises(ValueError, match="must lie between"):
        bench.take({"number": 4, "sliders": {**sliders, "deals": 100}})
    assert bench.values["deals"] == 0
    assert bench.page("en")["csv"].splitlines()[1].startswith("Marketing,")
