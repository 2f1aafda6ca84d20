"""What the lead pool makes of a room's guesses on pressure."""

import json
import subprocess
import sys

import pytest

from workshop.models import models, run_of
from workshop.models.lead_pool.pool import MARKETS, Policy, best_policy, policy_values, simulate
from workshop.models.lead_pool.run import HORIZON, LONGEST, MONTHS, outcome, parameters, played

MINE = {"market": "default", "horizon": 24, "pressure": 0.35, "flaw": 0.1, "nurturing": 0.5}


def guessed(item="long", **counts):
    """Return a tally of guesses in hundredths, counted by tens."""
    people = sum(counts.values())
    cell = {"n": people, "counts": {low.strip("_"): n for low, n in counts.items()}}
    return {"cells": {item: {"all": cell}}}


@pytest.fixture(scope="module")
def of_a_room():
    return outcome({"pressure": {"short": 0.8, "long": 0.45}})


def test_the_room_presses_as_the_middle_of_its_people_would():
    assert parameters([guessed(_40=10)]) == {"pressure": {"long": 0.45}}
    assert parameters([guessed("short", _0=5, _90=5)]) == {"pressure": {"short": 0.1}}


def test_what_is_hidden_and_what_is_no_pressure_is_left_out():
    hidden = {"cells": {"short": {}, "later": {"all": {"n": 9, "counts": {"10": 9}}}}}
    assert parameters([hidden]) == {"pressure": {}}


def test_a_room_without_a_guess_sees_the_known_policies():
    assert list(outcome({"pressure": {}})["policies"]) == ["all", "best", "none"]


def test_an_outcome_can_be_stored_and_read_back(of_a_room):
    assert json.loads(json.dumps(of_a_room, allow_nan=False)) == of_a_room
    assert json.loads(json.dumps(played(MINE), allow_nan=False)) == played(MINE)


def test_the_best_pressure_lies_inside_the_band_of_what_is_nearly_as_good(of_a_room):
    found = of_a_room["horizons"]
    assert found["months"] == list(range(3, LONGEST + 1))
    bands = zip(found["low"], found["pressure"], found["high"], strict=True)
    assert all(low <= best <= high for low, best, high in bands)
    best = dict(zip(found["months"], found["pressure"], strict=True))
    assert [best[n] for n in (3, 36, 60)] == [0.55, 0.4, 0.0]


def test_what_is_nearly_as_good_keeps_98_percent(of_a_room):
    found, values = of_a_room["horizons"], policy_values(MARKETS["default"], LONGEST)
    at = found["months"].index(HORIZON)
    kept = values[HORIZON - 1, :, 0, 2] / values[HORIZON - 1].max()
    low, high = (round(20 * found[end][at]) for end in ("low", "high"))
    assert all(kept[low : high + 1] >= 0.98)
    assert kept[high + 1] < 0.98


def test_a_policy_keeps_what_the_model_says(of_a_room):
    row = of_a_room["policies"]["short"]
    policy = Policy(row["pressure"], row["flaw"], row["nurturing"])
    assert policy == best_policy(MARKETS["default"], HORIZON)._replace(pressure=0.8)
    path = simulate(MARKETS["default"], policy, LONGEST)
    for months in MONTHS:
        most = policy_values(MARKETS["default"], months)[-1].max()
        assert row["kept"][str(months)] == pytest.approx(path.value[months - 1] / most, rel=1e-5)
    assert row["sales"]["pool"] == pytest.approx(list(path.converted), rel=1e-5)


def test_the_last_leads_alone_decide_where_they_cost_nothing_extra(of_a_room):
    assert of_a_room["worlds"]["free"]["pressure"]["36"] == 1
    assert of_a_room["worlds"]["commodity"]["pressure"]["60"] == 1
    assert of_a_room["worlds"]["costly_last_leads"]["all"]["36"] == pytest.approx(0.41, abs=0.01)


def test_a_flaw_is_best_where_it_keeps_all(of_a_room):
    found = of_a_room["flaws"]["debated_brand"]
    assert found["flaws"][found["kept"]["36"].index(1)] == 0.5
    assert found["kept"]["3"][0] == 1


def test_guesses_have_a_truth_in_hundredths(of_a_room):
    answers = of_a_room["answers"]
    assert (answers["short"], answers["long"]) == (55, 40)
    patient = simulate(MARKETS["default"], Policy(0, 0, 1), HORIZON)
    third_year = slice(24, 36)
    later = patient.converted[third_year].sum() / patient.sales[third_year].sum()
    assert answers["later"] == pytest.approx(100 * later, rel=1e-5)
    assert answers["kept"] == pytest.approx(82.2, abs=0.05)


@pytest.mark.parametrize("market", MARKETS)
def test_what_is_played_is_what_the_model_says(market):
    found = played(MINE | {"market": market})
    path = simulate(MARKETS[market], Policy(0.35, 0.1, 0.5), 24)
    most = policy_values(MARKETS[market], 24)[-1].max()
    assert found["kept"] == pytest.approx(path.value[-1] / most, rel=1e-5)
    assert found["curve"][7] == pytest.approx(found["kept"], rel=1e-5)
    assert found["best"] == best_policy(MARKETS[market], 24)._asdict()
    assert len(found["curve"]) == 21
    assert [len(series) for series in found["sales"].values()] == [24] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {},
        {name: value for name, value in MINE.items() if name != "market"},
        MINE | {"market": "moon"},
        MINE | {"market": ["default"]},
        MINE | {"horizon": 2},
        MINE | {"horizon": 61},
        MINE | {"horizon": 24.0},
        MINE | {"pressure": 1.1},
        MINE | {"flaw": -0.1},
        MINE | {"nurturing": "all"},
        MINE | {"pressure": True},
        MINE | {"pressure": float("nan")},
    ],
)
def test_what_the_model_does_not_know_is_refused(wrong):
    with pytest.raises(ValueError, match="must"):
        played(wrong)


def test_the_run_is_found_by_its_name_and_loads_no_numbers_library():
    assert "lead-pool" in models()
    assert run_of("lead-pool").played is played
    script = (
        "import sys; from workshop.models.lead_pool.run import parameters;"
        "parameters([]); print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
