"""What the table of who answers for which number says, and how it looks."""

from itertools import count

import pytest

from workshop import charts
from workshop.content import LANGUAGES
from workshop.exercises.exercise import load_exercise
from workshop.exercises.matrix import shared_by

EXERCISE = load_exercise("kpi-tradeoffs")
((_, REVEAL, SHARES),) = shared_by(EXERCISE)
ITEMS = EXERCISE.question("owners").items


def told(weights, judges=None, names=(), language="en", *, example=False):
    functions = [{"id": id, "name": ""} for id in SHARES.functions]
    functions += [{"id": f"more-{nth}", "name": name} for nth, name in zip(count(1), names)]
    matrix = {
        "exercise": EXERCISE.slug,
        "question": "owners",
        "functions": functions,
        "weights": weights,
        "judges": judges or {},
        "example": example,
    }
    results = {"owners": {"question": "owners", "kind": "sort", "cells": {}, "matrix": matrix}}
    return (REVEAL, EXERCISE, results, ("sales", "marketing"), language)


def test_what_does_not_add_up_is_told_and_what_nobody_answers_for_or_judges():
    weights = {"leads": {"marketing": 60, "sales": 30}, "profit": {"sales": 100}}
    found = charts.found(*told(weights, {"leads": "Finance"}))
    assert found.title == "2 of 8 numbers have somebody who answers for them"
    odd, nobody, unjudged = found.told
    assert odd == "Does not add up to 100: “Leads” (90)."
    assert nobody.count("“") == 6
    assert unjudged.startswith("Nobody judges yet: “Profit")


def test_nought_is_a_weight_and_nothing_is_none():
    weights = {item: {"marketing": 100, "sales": 0} for item in ITEMS}
    found = charts.found(*told(weights, dict.fromkeys(ITEMS, "Finance")))
    assert found.title == "Each of the 8 numbers has somebody who answers for it"
    assert not any(found.told)
    first = charts.figure(*told(weights))["table"]["rows"][0]
    assert first[1:4] == ["100", "0", "100"]
    assert charts.figure(*told({"leads": {"sales": 5}}))["table"]["rows"][0][1:4] == ["–", "5", "5"]


def test_an_empty_table_says_so_and_draws_nothing():
    figure = charts.figure(*told({"leads": {}}, {"leads": ""}))
    assert figure["spec"] is None
    assert "nothing is written yet" in figure["title"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_called_one_until_something_of_it_is_changed(language):
    weights = {item: dict(zip(SHARES.functions, row, strict=True)) for item, row in SHARES.example}
    title = charts.found(*told(weights, language=language, example=True)).title
    assert ("example" in title) or ("eksempel" in title)
    changed = charts.found(*told(weights, {"leads": "HR"}, language=language, example=True))
    assert changed.title != title
    judges = [row.judge for row in changed.rows]
    assert judges[0] == "HR"
    assert all(judges)


def test_functions_that_the_room_named_are_columns_and_stretches():
    weights = {"leads": {"marketing": 50, "more-1": 30, "more-2": 40}}
    given = told(weights, names=("Production", ""))
    heads = charts.figure(*given)["table"]["columns"]
    assert heads == ["Number", "Marketing", "Sales", "Production", "Sum", "Judged by"]
    (bar, *_) = charts.bars(*given)["rows"]
    assert [(part["label"], part["share"]) for part in bar["parts"]] == [
        ("Marketing", 0.5),
        ("Production", 0.3),
    ]
    assert bar["note"] == "Adds up to 80."
