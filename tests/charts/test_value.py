"""What is said of claims to the money: the room's own sum, the invented firm, several places."""

from random import Random

import pytest

from workshop import charts
from workshop.content import LANGUAGES
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ghosts
from workshop.models import run_of
from workshop.questions.said import as_said
from workshop.questions.tally import tally

EXERCISE = load_exercise("who-brings-the-money")
SIDES = ("sales", "marketing")
CLAIMS, FIRM, CREDIT, BRINGS, OTHERS, _ = EXERCISE.reveals


def results(room="ghost-room", change=lambda question, value: value):
    people = [(who, answers) for _, who, answers in ghosts(EXERCISE, room)]
    told = {}
    for question in (q for part in EXERCISE.rounds for q in part.questions):
        given = [
            (who, change(question.id, a[question.id])) for who, a in people if question.id in a
        ]
        told[question.id] = tally(question, given, SIDES)
    return told | {"value": {"state": "ready", "outcome": run_of("value-game").outcome({})}}


def found(reveal, language="en", **given):
    return charts.found(reveal, EXERCISE, results(**given), SIDES, language)


def test_the_rooms_own_sum_is_far_more_than_there_is_and_the_bet_was_too_low():
    one = found(CLAIMS)
    assert one.title.endswith("of a hundred: more than there is")
    assert "bet too low" in one.told[0]
    assert {"sum-over", "bet-low"} <= one.holds.keys()
    assert sum(row.mean for row in one.rows) > 250


def test_where_people_claim_no_more_than_there_is_nothing_is_named():
    one = found(CLAIMS, room="other-room")
    assert one.names == []
    assert "cannot-tell" in one.holds
    assert "more than there is" not in one.title


def test_with_fewer_than_five_nothing_is_added_up():
    few = {id: t for id, t in results().items() if id != "without"}
    empty = {"question": "without", "kind": "number", "cells": {}, "hidden": [], "answered": 4}
    one = charts.found(CLAIMS, EXERCISE, few | {"without": empty}, SIDES, "en")
    assert one.rows == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_may_say_the_same_of_the_invented_firm_and_both_are_right(language):
    one = found(FIRM, language)
    assert one.title.count("62") == 1
    assert "188" in one.title
    assert one.rows[0].share == pytest.approx(one.rows[1].share)
    assert all(row.guess is not None for row in one.rows)


def test_what_is_played_on_the_bench_takes_the_place_of_the_slides_firm():
    told = results()
    told["value"]["played"] = run_of("value-game").played({"firm": {"deals": 12000.0}})
    one = charts.found(FIRM, EXERCISE, told, SIDES, "en")
    assert one.title.startswith("As it is set:")
    assert one.rows[2].share > 0.4


def test_those_who_get_in_touch_are_of_marketing_and_customers_of_both():
    one = found(CREDIT)
    assert one.title.endswith(
        "Of those who get in touch they have 100%, of those who buy 48%, and sales 48%"
    )
    assert sum(row.earned + row.saved for row in one.rows) == pytest.approx(1, abs=1e-4)


def test_what_most_tick_is_named_and_told_by_place():
    one = found(BRINGS)
    assert {"brings", *one.names} > {"wish/creates", "sign/earns", "cheaper/saves"}
    assert one.holds.keys() == {"several-agreed"}
    assert any(sentence.startswith("Saves: “") for sentence in one.told)
    only = found(OTHERS)
    assert only.title.startswith("Most of us tick “")
    assert set(only.names) <= {f"here/{bucket}" for bucket in OTHERS_OPTIONS}


OTHERS_OPTIONS = EXERCISE.question("others").options


def test_where_ticks_fall_as_coins_do_nothing_is_named():
    coin = Random(3)

    def tossed(id, value):
        if id != "brings":
            return value
        options = EXERCISE.question("brings").options
        return {item: [o for o in options if coin.random() < 0.5] for item in value}

    one = found(BRINGS, change=tossed)
    assert one.names == []
    assert one.holds == {"cannot-tell": {}}
    assert one.chance


def test_sides_that_answer_on_one_phone_are_told_as_they_said_it():
    people = [(who, answers) for _, who, answers in ghosts(EXERCISE, "team-room")]
    told = {}
    for question in (q for part in EXERCISE.rounds for q in part.questions):
        tables = [(n, who, a[question.id]) for n, (who, a) in enumerate(people, 1)]
        told[question.id] = as_said(question, tables, SIDES)
    told["value"] = {"state": "ready", "outcome": run_of("value-game").outcome({})}
    one = charts.found(CLAIMS, EXERCISE, told, SIDES, "en")
    assert (
        one.title == "What each side guessed adds up to: sales 240 and marketing 255, of a hundred"
    )
    said = charts.found(BRINGS, EXERCISE, told, SIDES, "en")
    assert any("Earns and Creates customers" in row.answer for row in said.rows)
