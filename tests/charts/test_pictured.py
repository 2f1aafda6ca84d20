"""How a guess lies beside what the other side says of itself: what is named, what is told."""

from random import Random

import pytest

from workshop.charts import figure, found
from workshop.charts.cells import told
from workshop.charts.grouped import points
from workshop.exercises.exercise import load_exercise
from workshop.questions.tally import tally

SLUG = "explain-yourself"
SIDES = ("sales", "marketing")
EVEN = {"customers": 20, "finding": 15, "offers": 20, "after": 15, "system": 15, "inside": 15}
FAR = {"customers": 60, "finding": 20, "offers": 10, "after": 5, "system": 0, "inside": 5}


def strayed(points_of, rng):
    """Return an answer around these points, in fives that add up to a hundred."""
    given, items = dict(points_of), list(points_of)
    for _ in range(4):
        first, second = rng.sample(items, 2)
        if given[first] >= 5:
            given[first], given[second] = given[first] - 5, given[second] + 5
    return given


def seen(own, guess, people=7, seed=1, language="en"):
    """Return what the first reveal finds where sales share out so and marketing guess so."""
    exercise, rng = load_exercise(SLUG), Random(seed)
    given = {"sales-own": ("sales", own), "sales-guess": ("marketing", guess)}
    results = {
        id: tally(exercise.question(id), [(who, strayed(one, rng)) for _ in range(people)], SIDES)
        for id, (who, one) in given.items()
    }
    return found(exercise.reveals[0], exercise, results, SIDES, language)


def test_a_guess_that_missed_is_named_with_both_numbers_beside_what_chance_brings():
    one = seen(EVEN, FAR)
    assert "customers" in one.names
    assert one.title.startswith("Marketing laid ")
    assert "(by chance: " in one.title
    assert "“With customers”: guessed" in one.title
    assert one.holds["pictured-more"]["item"] == "With customers"
    assert "cannot-tell" not in one.holds
    assert one.rows[0].item == "customers"


def test_a_guess_that_is_right_is_not_called_wrong():
    named = [seen(EVEN, EVEN, seed=seed).names for seed in range(40)]
    assert sum(map(bool, named)) <= 2
    one = seen(EVEN, EVEN)
    assert one.holds == {"cannot-tell": {}}
    assert "we cannot tell yet" in one.title


def test_what_nobody_sees_has_a_question_of_its_own():
    one = seen(FAR, EVEN)
    assert one.holds["pictured-less"]["item"] == "With customers"
    assert one.holds["pictured-less"]["side"] == "sales"


@pytest.mark.parametrize("people", [1, 4])
def test_of_fewer_than_five_nothing_is_shown(people):
    one = seen(EVEN, FAR, people=people)
    assert not one.rows
    assert not one.holds
    assert "five answers from each side" in one.title


def test_by_chance_is_what_chance_brings():
    """Averages of people who do not differ lie as far apart as is told, within a third."""
    exercise, missed, foretold = load_exercise(SLUG), [], []
    for seed in range(150):
        rng = Random(seed)
        given = []
        for id, who in (("sales-own", "sales"), ("sales-guess", "marketing")):
            question = exercise.question(id)
            answers = [(who, strayed(EVEN, rng)) for _ in range(7)]
            cells = tally(question, answers, SIDES)["cells"]
            given.append({item: told(cells[item][who]) for item in question.items})
        one, other = given
        missed.append(sum(abs(one[i].mean - other[i].mean) for i in one) / 2)
        foretold.append(points.by_chance(one, other))
    assert sum(foretold) / sum(missed) == pytest.approx(1, rel=1 / 3)


def test_sides_with_one_phone_each_are_told_with_what_they_said():
    exercise = load_exercise(SLUG)
    results = {
        id: {
            "question": id, "kind": "split", "answered": 1, "cells": {}, "hidden": [],
            "said": {who: [{"table": n, "value": given}]},
        }
        for n, (id, who, given) in enumerate(
            [("sales-own", "sales", EVEN), ("sales-guess", "marketing", FAR)], 1
        )
    }  # fmt: skip
    one = found(exercise.reveals[0], exercise, results, SIDES, "en")
    assert one.title == "“With customers”: marketing guessed 60 points and sales said 20 points"
    assert one.holds["pictured-more"] == {
        "side": "sales", "other": "marketing",
        "item": "With customers", "said": "20", "guess": "60",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_table_says_all_that_the_picture_draws(language):
    exercise, rng = load_exercise(SLUG), Random(3)
    results = {
        id: tally(exercise.question(id), [(who, strayed(p, rng)) for _ in range(7)], SIDES)
        for id, who, p in (("sales-own", "sales", EVEN), ("sales-guess", "marketing", FAR))
    }
    made = figure(exercise.reveals[0], exercise, results, SIDES, language)
    drawn = {row["value"] for rows in made["data"].values() for row in rows}
    assert len(made["table"]["rows"]) == len(EVEN)
    numbers = {float(cell) for row in made["table"]["rows"] for cell in row[1:3]}
    assert {round(value) for value in drawn} == numbers
