"""What the KPI game makes of a room's points."""

import json
import subprocess
import sys

import pytest

from tests.support.funnels import sample
from workshop.models import models, run_of
from workshop.models.kpi_game.funnel import world_of
from workshop.models.kpi_game.game import CONTRACTS, World, best_plan, captured_map, play
from workshop.models.kpi_game.run import beside, outcome, parameters, played
from workshop.questions.question import Question
from workshop.questions.tally import tally

ITEMS = {
    "marketing": ("leads", "fitleads", "brand", "newcust", "profit"),
    "sales": ("revenue", "newcust", "arpu", "retention", "profit"),
}
EVEN = {department: dict.fromkeys(items, 0.2) for department, items in ITEMS.items()}


def points(department, *given, people=6):
    """Return the tally of people who all share out these points; further items got none."""
    rest = (0,) * (len(ITEMS[department]) - len(given))
    value = dict(zip(ITEMS[department], (*given, *rest), strict=True))
    asked = Question("q", "split", items=ITEMS[department], most=3)
    return tally(asked, [(department, value)] * people, ("sales", "marketing"))


def a_room(**people):
    """Return the tallies of a room that loves leads and revenue."""
    return [
        points("marketing", 50, 0, 0, 0, 50, people=people.get("given_marketing", 6)),
        points("sales", 50, 25, 25, people=people.get("given_sales", 6)),
        points("marketing", 100, people=people.get("own_marketing", 6)),
        points("sales", 100, people=people.get("own_sales", 6)),
    ]


@pytest.fixture(scope="module")
def of_a_room():
    return outcome(parameters(a_room()))


def test_points_become_shares():
    found = parameters(a_room())["contracts"]
    assert found["given"]["marketing"] == {"leads": 0.5, "profit": 0.5}
    assert found["own"]["sales"] == {"revenue": 1}


def test_what_is_played_is_what_somebody_set_and_no_mean():
    """Five who differ: their mean names five numbers, and nobody named more than two."""
    asked = Question("q", "split", items=ITEMS["marketing"], most=3)
    values = [{kpi: 60, "profit": 40} for kpi in ("leads", "fitleads", "brand", "newcust")]
    values.append({"profit": 100})
    mixed = tally(asked, [("sales", one) for one in values], ("sales", "marketing"))
    tallies = a_room()
    found = parameters([mixed, *tallies[1:]])["contracts"]["given"]["marketing"]
    assert {kpi: round(100 * share) for kpi, share in found.items()} in values


@pytest.mark.parametrize("missing", ["given_marketing", "given_sales"])
def test_a_bonus_rests_on_five_answers_for_each_department(missing):
    assert list(parameters(a_room(**{missing: 5}))["contracts"]) == ["given", "own"]
    assert list(parameters(a_room(**{missing: 4}))["contracts"]) == ["own"]


def test_means_of_an_earlier_version_are_no_bonus():
    """A reveal that was counted by a version without proposals can still be read."""
    old = {"all": {"n": 6, "sum": 120, "squares": 2400}}
    tallies = a_room()
    tallies[0] = {"question": "q", "kind": "split", "answered": 6, "hidden": [],
                  "cells": dict.fromkeys(ITEMS["marketing"], old)}  # fmt: skip
    assert list(parameters(tallies)["contracts"]) == ["own"]


def test_a_room_without_answers_still_sees_the_known_contracts():
    nobody = {"cells": {item: {} for item in ITEMS["sales"]}}
    assert parameters([nobody] * 4) == {"contracts": {}}
    found = outcome({"contracts": {}})
    assert set(found["contracts"]) == {*CONTRACTS, "best"}
    assert set(found["map"]["cells"]) == {"silo"}
    assert set(found["competence"]["captured"]) == {"cross", "qualified", "silo"}


def test_contracts_come_in_the_order_in_which_they_are_told(of_a_room):
    assert list(of_a_room["contracts"]) == [
        "silo", "given", "own", "all_on_profit", "marketing_by_sales", "qualified", "cross",
        "cross_q", "mbo", "best",
    ]  # fmt: skip


def test_an_outcome_can_be_stored_and_read_back(of_a_room):
    assert json.loads(json.dumps(of_a_room, allow_nan=False)) == of_a_room


def test_a_room_that_gives_a_known_bonus_gets_what_it_leads_to(of_a_room):
    rows = of_a_room["contracts"]
    for room, known in (("given", "cross"), ("own", "silo")):
        weights = rows[room].pop("weights"), rows[known]["weights"]
        for department in ("marketing", "sales"):
            given, expected = (one[department] for one in weights)
            assert {kpi: share for kpi, share in given.items() if share} == expected
        assert rows[room] == {k: v for k, v in rows[known].items() if k != "weights"}
        rows[room]["weights"] = weights[0]


@pytest.mark.parametrize("name", [*CONTRACTS, "best"])
def test_a_row_is_what_the_model_says(of_a_room, name):
    row = of_a_room["contracts"][name]
    found = best_plan(World()) if name == "best" else play(World(), CONTRACTS[name])
    assert (row["marketing"], row["sales"]) == (list(found.marketing), list(found.sales))
    for number in ("leads", "new_customers", "profit", "owner_value", "customers", "captured"):
        assert row[number] == pytest.approx(getattr(found, number), rel=1e-5)
    assert (row["equilibria"], row["flagged"]) == (found.equilibria, found.flagged)
    assert bool(row["weights"]) == (name != "best")


def test_numbers_have_six_digits(of_a_room):
    silo = of_a_room["contracts"]["silo"]
    assert (silo["leads"], silo["owner_value"], silo["captured"]) == (507.259, 672.493, 0.412758)


def test_the_map_is_the_models_and_shows_where_the_room_stands(of_a_room):
    drawn = of_a_room["map"]
    assert drawn["captured"] == [pytest.approx(line) for line in captured_map(World()).tolist()]
    assert drawn["cells"] == {"silo": [0, 0], "given": [10, 10], "own": [0, 0]}
    assert drawn["best"] == [13, 11]


def test_a_contract_stands_in_the_nearest_cell():
    contracts = {"given": {"marketing": {"profit": 0.02, "leads": 0.98}, "sales": {"arpu": 1.0}}}
    assert outcome({"contracts": contracts})["map"]["cells"]["given"] == [0, 20]
    contracts["given"]["marketing"] = {"profit": 0.03, "leads": 0.97}
    assert outcome({"contracts": contracts})["map"]["cells"]["given"] == [1, 20]


def test_the_curves_of_competence_pass_through_the_rows(of_a_room):
    curves, at = of_a_room["competence"], 8
    assert curves["levels"] == pytest.approx([level / 10 for level in range(11)])
    assert curves["levels"][at] == of_a_room["hr_competence"]
    for name, curve in curves["captured"].items():
        assert len(curve) == 11
        assert curve[at] == of_a_room["contracts"][name]["captured"]
    assert set(curves["captured"]) == {"cross", "qualified", "silo", "given"}


def test_what_is_played_is_one_more_row(of_a_room):
    contract = of_a_room["contracts"]["cross"]["weights"]
    found = played({"contract": contract, "hr_competence": 0.8})
    assert found == {"row": of_a_room["contracts"]["cross"], "hr_competence": 0.8}
    poor = played({"contract": contract, "hr_competence": 0.2})
    assert poor["row"]["captured"] == of_a_room["competence"]["captured"]["cross"][2]


def test_a_bonus_is_played_in_a_world_of_ones_own(of_a_room):
    contract = of_a_room["contracts"]["silo"]["weights"]
    theirs = {"close_rate": 0.1, "people": 4}
    row = played({"contract": contract, "hr_competence": 0.8, "world": theirs})["row"]
    assert row["captured"] == pytest.approx(
        play(World(close_rate=0.1, people=4), CONTRACTS["silo"]).captured, rel=1e-5
    )
    plain = played({"contract": contract, "hr_competence": 0.8, "world": {}})
    assert plain["row"] == of_a_room["contracts"]["silo"]


def test_the_competence_beside_a_world_counts_and_not_the_one_in_it():
    told = {"contract": EVEN, "hr_competence": 0.2}
    assert played(told | {"world": {"hr_competence": 0.9}}) == played(told)


def test_the_known_contracts_are_replayed_in_a_world_of_ones_own_beside_ours(of_a_room):
    theirs = {"close_rate": 0.1, "bonus_months": 6, "hr_competence": 0.5}
    found = beside({"world": theirs})
    silo = found["yours"]["contracts"]["silo"]
    expected = play(World(**theirs), CONTRACTS["silo"])
    assert silo["owner_value"] == pytest.approx(expected.owner_value, rel=1e-5)
    assert (found["yours"]["bonus_months"], found["yours"]["hr_competence"]) == (6, 0.5)
    assert list(found["yours"]["contracts"]) == list(found["ours"]["contracts"])
    for name, row in found["ours"]["contracts"].items():
        assert row == of_a_room["contracts"][name]
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_the_rooms_own_contracts_may_stand_beside_them(of_a_room):
    found = beside({"world": {}} | parameters(a_room()))
    assert found["yours"] == found["ours"]
    assert found["ours"] == {k: v for k, v in of_a_room.items() if k in found["ours"]}


def test_the_firm_of_a_teams_own_numbers_can_be_played():
    found = beside({"world": world_of(sample())})["yours"]["contracts"]
    assert found["silo"]["captured"] < found["qualified"]["captured"] < 1


@pytest.mark.parametrize(
    ("world", "words"),
    [
        (None, "a world must be a table"),
        ([], "a world must be a table"),
        ({"brand": 1}, "no field 'brand'"),
        ({3: 1}, "no field 3"),
        ({"churn": 2}, "churn must be"),
        ({"price": "dear"}, "price must be"),
        ({"people": 8.5}, "people must be a whole number"),
    ],
)
def test_what_is_no_world_is_not_played(world, words):
    with pytest.raises(ValueError, match=words):
        played({"contract": EVEN, "hr_competence": 0.8, "world": world})
    with pytest.raises(ValueError, match=words):
        beside({"world": world})


def test_a_world_beside_ours_must_be_given():
    with pytest.raises(ValueError, match="'world'"):
        beside({})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (None, "hr_competence"),
        ([], "hr_competence"),
        ({}, "hr_competence"),
        ({"hr_competence": 0.8}, "contract"),
        ({"hr_competence": 0.8, "contract": None}, "marketing"),
        ({"hr_competence": 0.8, "contract": {"marketing": {"leads": 1}}}, "sales"),
        ({"hr_competence": 0.8, "contract": {"marketing": ["leads"], "sales": {}}}, "weights"),
        ({"hr_competence": 0.8, "contract": EVEN | {"sales": {"revenue": 0.5}}}, "sum to 1"),
        ({"hr_competence": 0.8, "contract": EVEN | {"sales": {3: 1.0}}}, "one of leads"),
        ({"hr_competence": 0.8, "contract": EVEN | {"sales": {"revenue": [1]}}}, "weight"),
        ({"hr_competence": 1.2, "contract": EVEN}, "hr_competence"),
        ({"hr_competence": "able", "contract": EVEN}, "hr_competence"),
    ],
)
def test_what_is_no_bonus_is_not_played(wrong, words):
    with pytest.raises(ValueError, match=words):
        played(wrong)


def test_the_game_is_found_by_its_name():
    assert "kpi-game" in models()
    assert run_of("kpi-game").outcome is outcome


def test_counting_points_loads_no_library_of_numbers():
    program = (
        "import json, sys; from workshop.models.kpi_game.run import parameters;"
        "parameters(json.loads(sys.argv[1])); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(a_room())],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()
    assert "workshop.models.kpi_game.run" in loaded
    assert not {"numpy", "scipy", "workshop.models.kpi_game.game"} & set(loaded)
