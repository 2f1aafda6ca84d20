"""What the charts of tasks and of the lead pool say, and what the facilitator may ask then."""

import copy

import pytest

from tests.charts.drawings import reveals
from tests.charts.pool_room import (
    LEADS,
    TASKS,
    bars_of,
    finding_of,
    found_in,
    room,
    said,
    title,
    with_counts,
    with_side,
)
from workshop import charts
from workshop.charts.certainty import Certainty, Summary
from workshop.content import LANGUAGES
from workshop.content.texts import placeholders
from workshop.exercises.exercise import load_exercise

FULL, ABOUT_LEADS = room(TASKS), room(LEADS)


def rated(results, question, rating, people=10):
    for item in TASKS.question(question).items:
        results = with_counts(results, question, item, **{str(rating): people})
    return results


# Tasks.


def test_how_many_tasks_the_room_agrees_on_stands_in_the_title():
    assert title("nature", TASKS, FULL).startswith("On 9 of 12 tasks, at least four in five")
    assert "“Find out why customers leave” (strategy, say 50%)" in said("nature", TASKS, FULL)
    assert "task-split" not in found_in(TASKS, FULL)


def test_departments_that_surely_differ_on_a_task_split_the_room():
    results = with_side(FULL, "nature", "why", "sales", strategy=12)
    results = with_side(results, "nature", "why", "marketing", tactics=12)
    assert found_in(TASKS, results)["task-split"] == {"item": "Find out why customers leave"}
    assert "strategy, say 100% of sales and 0% of marketing" in said("nature", TASKS, results)


def test_tasks_stand_from_strategy_to_tactics():
    rows = finding_of("nature", TASKS, FULL).rows
    parts = [row.shares["strategy"] for row in rows]
    assert parts == sorted(parts, reverse=True)
    assert rows[0].label == "Choose which customers we are for"


def test_a_task_that_should_move_is_named_with_whom_we_want_for_it():
    results = alike("today", sales=5, both=5)
    results = alike("should", results, sales=5, both=5)
    results = with_counts(results, "today", "price", sales=10)
    results = with_counts(results, "should", "price", marketing=10)
    found = title("ownership", TASKS, results)
    assert found == "100% want “Set the price level” done by marketing; 0% say it is so today"
    assert found_in(TASKS, results)["task-to-move"] == {"item": "Set the price level"}


def test_what_chance_could_explain_is_no_move_and_not_called_staying():
    results = alike("today", sales=3, both=2, marketing=3)
    results = alike("should", results, sales=2, both=2, marketing=4)
    assert title("ownership", TASKS, results) == "We cannot tell yet which tasks should move"
    assert {"task-to-move", "cannot-tell"} & set(found_in(TASKS, results)) == {"cannot-tell"}


def test_a_task_that_nobody_does_is_shown_and_one_that_few_sorted_is_named():
    results = with_counts(FULL, "today", "offer", neither=8, both=4)
    assert len(finding_of("ownership", TASKS, results).rows) == 12
    results["should"]["cells"]["offer"] = {}
    assert len(finding_of("ownership", TASKS, results).rows) == 11
    assert "“Decide what we sell next year” is not shown" in said("ownership", TASKS, results)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“Owner or management” today, say most of us: “Decide what we sell next year”"),
        ("nb", "«Eier eller ledelse» i dag, sier de fleste av oss: «Avgjøre hva vi selger neste"),
    ],
)
def test_a_task_that_lies_with_the_owner_is_said_and_asked_about(language, sentence):
    results = with_counts(FULL, "today", "offer", top=13, marketing=1)
    assert sentence in said("ownership", TASKS, results, language)
    assert found_in(TASKS, results)["task-elsewhere"] == {
        "item": "Decide what we sell next year",
        "owner": "Owner or management",
    }


def test_an_owner_whom_chance_could_have_named_is_not_said():
    results = FULL
    for item in TASKS.question("today").items:
        results = with_counts(results, "today", item, top=8, sales=3, marketing=3)
    assert "Owner or management" not in said("ownership", TASKS, results)
    assert "task-elsewhere" not in found_in(TASKS, results)


def test_a_task_is_claimed_twice_when_surely_more_than_half_of_all_say_we_do_that():
    results = FULL
    for item in TASKS.question("today").items:
        results = with_side(results, "today", item, "sales", marketing=4, sales=3)
        results = with_side(results, "today", item, "marketing", marketing=4, sales=3)
    assert title("claimed", TASKS, results) == "We cannot tell yet which tasks both sides claim"
    assert "claimed-twice" not in found_in(TASKS, results)
    results = with_side(results, "today", "leads", "sales", sales=8, both=2)
    results = with_side(results, "today", "leads", "marketing", marketing=10)
    assert found_in(TASKS, results)["claimed-twice"] == {"item": "Find this month’s leads"}
    assert "is claimed from both sides: “we do that”, say 100%" in title("claimed", TASKS, results)


def test_a_room_that_says_both_of_everything_agrees():
    results = alike("today", both=13, neither=1)
    results = alike("should", results, both=14)
    results = alike("nature", results, strategy=13, tactics=1)
    assert title("ownership", TASKS, results).startswith("Nearly all of us would leave each task")
    assert title("claimed", TASKS, results).startswith("Nearly all of us say that both do each")
    assert title("nature", TASKS, results).startswith("Nearly all of us call each of the 12")
    assert "and so it should be" in title("service", TASKS, results)
    assert not {"claimed-twice", "task-to-move", "cannot-tell"} & set(found_in(TASKS, results))


def alike(question, results=FULL, **counts):
    for item in TASKS.question(question).items:
        results = with_counts(results, question, item, **counts)
    return results


def test_claims_need_five_answers_of_each_department():
    small = room(TASKS, marketing=4)
    assert title("claimed", TASKS, small).startswith("It takes five answers from each department")
    assert bars_of("claimed", TASKS, small)["rows"] == []


def test_the_share_of_service_weighs_what_both_do_by_half():
    results = FULL
    for item in TASKS.question("nature").items:
        results = with_counts(results, "nature", item, strategy=10)
        results = with_counts(results, "today", item, sales=10)
    results = with_counts(results, "nature", "slides", tactics=10)
    results = with_counts(results, "today", "slides", marketing=10)
    results = with_counts(results, "today", "known", both=10)
    assert title("service", TASKS, results).startswith("By our own sorting, 67% of what marketing")


def test_more_than_half_tactics_is_named_where_it_is_sure():
    results = alike("today", marketing=10)
    assert "service-high" not in found_in(TASKS, alike("nature", results, strategy=4, tactics=6))
    results = alike("nature", results, strategy=1, tactics=9)
    assert found_in(TASKS, results)["service-high"] == {"share": "90%"}


def test_marketing_that_do_nothing_have_no_share_of_service():
    results = FULL
    for item in TASKS.question("today").items:
        results = with_counts(results, "today", item, sales=10)
    assert finding_of("service", TASKS, results).picture is None
    assert not {"service-high", "service-low"} & set(found_in(TASKS, results))


def test_the_guess_stands_beside_the_sorting():
    assert "around 40 of 100 hours" in said("service", TASKS, FULL)
    results = FULL | {"orders": {"cells": {}}}
    assert "hours" not in said("service", TASKS, results)


# The two messages.


@pytest.mark.parametrize(
    ("unit", "view", "said"),
    [
        (5, 5, "A double message"),
        (5, 1, "One clear message: “you are a service unit”"),
        (1, 5, "One clear message: “show us the long view”"),
        (1, 1, "Neither message gets through"),
        (5, 3, "“You are a service unit” gets through (5.0); we cannot tell yet"),
        (3, 1, "“Show us the long view” hardly gets through (1.0); we cannot tell yet"),
        (3, 3, "We cannot tell yet whether either message gets through"),
    ],
)
def test_a_message_counts_as_heard_above_the_middle(unit, view, said):
    results = rated(rated(FULL, "unit", unit), "view", view)
    assert title("doubled", TASKS, results).startswith(said)
    assert ("double-message" in found_in(TASKS, results)) == (unit == view == 5)


def with_spread(results, question, spread):
    """Return results in which people lie so far apart over the lines of a question."""
    tally = results[question] | {"spread": dict.fromkeys(("all", "sales", "marketing"), spread)}
    return results | {question: tally}


def test_a_double_message_that_chance_could_explain_is_none_yet():
    results = FULL
    for question in ("unit", "view"):
        results = with_spread(results, question, 1.5)
        for item in TASKS.question(question).items:
            results = with_counts(results, question, item, **{"1": 2, "3": 2, "5": 3})
    assert title("doubled", TASKS, results).startswith("We cannot tell yet whether either message")
    assert "double-message" not in found_in(TASKS, results)


def test_departments_that_hear_different_things_are_told_apart():
    results = rated(rated(FULL, "unit", 4), "view", 4)
    assert "message-apart" not in found_in(TASKS, results)
    assert "We cannot tell yet whether the departments hear the same." in said(
        "doubled", TASKS, results
    )
    for item in TASKS.question("unit").items:
        results = with_side(results, "unit", item, "sales", **{"1": 7})
    assert "message-apart" in found_in(TASKS, results)
    words = "Marketing hear “you are a service unit” more than sales: 4.0 against 1.0."
    assert words in said("doubled", TASKS, results)


# The horizon.


def test_the_best_pressure_falls_with_the_horizon():
    sentence = said("horizon", TASKS, FULL)
    assert "40–70% over 3 months, 0–60% over 3 years and 0–5% over 5 years" in sentence
    assert "Over 3 years the very best is 40%, and anything from 0% to 60% earns" in sentence


def test_where_the_bands_meet_the_horizon_moves_nothing():
    results = copy.deepcopy(FULL)
    results["pool"]["outcome"]["horizons"]["high"][-1] = 0.45
    assert title("horizon", TASKS, results).startswith("However far ahead we look, much the same")


def test_what_the_room_would_press_is_lived_with_for_three_years():
    assert "we chose for three months" in said("horizon", TASKS, FULL)
    few = room(TASKS, sales=2, marketing=2)
    assert "we chose" not in said("horizon", TASKS, few)
    assert "ours" not in finding_of("horizon", TASKS, few).picture().data


def test_the_guess_that_is_furthest_off_is_asked_about():
    results = with_counts(FULL, "pressure", "short", **{"90": 14})
    found = found_in(TASKS, results)["guess-high"]
    assert found["truth"] == "40 to 70"
    results = with_counts(results, "pressure", "short", **{"0": 14})
    assert found_in(TASKS, results)["guess-low"]["truth"] == "40 to 70"


@pytest.mark.parametrize("low", ["0", "10", "20", "40", "50"])
def test_who_guesses_what_is_nearly_as_good_has_not_guessed_wrong(low):
    results = with_counts(FULL, "pressure", "short", **{"50": 14})
    results = with_counts(results, "pressure", "long", **{low: 14})
    held = found_in(TASKS, results)
    assert "guess-close" in held
    assert not {"guess-high", "guess-low", "guess-open"} & held.keys()
    assert said("foretold", TASKS, results).count("Well guessed") == 2
    assert "0 to 60 are about equally good" in said("foretold", TASKS, results)
    bands = finding_of("foretold", TASKS, results).picture().data["bands"]
    assert [row["low"] for row in bands] == pytest.approx([0.394, 0.0])


def test_guesses_on_both_sides_are_spread_and_not_wrong():
    results = with_counts(ABOUT_LEADS, "guess", "later", **{"0": 5, "90": 5})
    results = with_counts(results, "guess", "kept", **{"80": 10})
    held = found_in(LEADS, results)
    assert held["guess-open"]["what"] == "Sales from people who first said no"
    assert "too far apart to be called wrong" in said("foretold", LEADS, results)


def test_a_run_of_an_earlier_version_is_still_told():
    results = copy.deepcopy(ABOUT_LEADS)
    worlds = results["pool"]["outcome"]["worlds"]
    del worlds["gone"]
    for row in worlds.values():
        del row["nearly"]
    assert title("regimes", LEADS, results).startswith("In 3 of 5 invented markets")
    played = room(LEADS, played={"pressure": 0.8})
    del played["pool"]["played"]["nearly"]
    assert title("rerun", LEADS, played).endswith("best would be to press 40%")


# Must every lead buy?


@pytest.mark.parametrize(
    ("agree", "found"),
    [
        (10, {"claim-believed"}),
        (18, {"claim-believed"}),
        (10.5, set()),
        (3, {"claim-doubted"}),
        (0, {"claim-doubted"}),
    ],
)
def test_a_claim_is_believed_or_doubted_only_where_chance_could_not_lean_that_way(agree, found):
    people = 10 if agree == 10 else 21
    counts = {"4": int(agree), "2": people - int(agree)}
    results = with_counts(ABOUT_LEADS, "bet", "claim", **counts)
    results["bet-again"]["moved"] = {}
    assert {name for name in found_in(LEADS, results) if name.startswith("claim")} == found


def test_what_everybody_says_of_a_claim_is_a_finding():
    results = with_counts(ABOUT_LEADS, "bet", "claim", **{"5": 5})
    assert title("agreement", LEADS, results) == "All or nearly all of us agree: 100%"


def test_departments_that_lean_apart_are_the_finding_where_the_room_leans_to_no_side():
    told = title("agreement", LEADS, ABOUT_LEADS)
    assert told == "Sales agree more than marketing: 4.3 against 2.4"
    assert "We cannot tell yet which way we lean." in said("agreement", LEADS, ABOUT_LEADS)


def test_sales_under_three_policies_are_told_with_what_they_earn():
    sentence = said("origins", LEADS, ABOUT_LEADS)
    assert sentence.startswith("Press nobody, and in the third year 64% of sales go to people who")
    assert "pressing everyone earns 82%, pressing nobody 98%. Pressing 0–60% is best" in sentence


def test_a_flaw_pays_in_the_debated_brand_and_only_over_time():
    assert "and only over time: without it 15%" in title("flaws", LEADS, ABOUT_LEADS)


def test_the_claim_fails_for_a_commodity_and_without_costly_last_customers():
    sentence = said("regimes", LEADS, ABOUT_LEADS)
    assert sentence.startswith("In 4 of 6 invented markets it pays")
    assert "Not for a commodity" in sentence
    assert "not because of the talk alone" in sentence
    assert "where whoever says no is gone for good, it presses no less" in sentence


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({"commodity": 14}, {"world-commodity": {}}),
        ({"debated_brand": 14}, {"world-other": {"world": "A debated brand"}}),
        ({"commodity": 6, "default": 6}, {}),
    ],
)
def test_the_room_is_asked_about_the_world_it_sees(counts, found):
    results = with_counts(ABOUT_LEADS, "world", "choice", **counts)
    held = found_in(LEADS, results)
    assert {name: held[name] for name in held if name.startswith("world")} == found


def test_what_was_played_is_told_with_what_would_be_best():
    played = room(LEADS, played={"pressure": 0.8})
    assert title("rerun", LEADS, played).startswith("Pressing 80% earns 93% of what is possible")
    played = room(LEADS, played={"market": "commodity", "pressure": 1.0, "horizon": 3})
    assert title("rerun", LEADS, played) == (
        "Pressing everybody is as good as it gets over 3 months with a commodity"
    )


# Every question that may be asked has all its words.


@pytest.mark.parametrize("slug", [TASKS.slug, LEADS.slug])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_values_of_a_finding_fill_every_placeholder_of_its_question(slug, language):
    exercise = load_exercise(slug)
    held = found_in(exercise, room(exercise), language)
    asked = exercise.texts(language).find("debrief")
    for question in asked:
        if question["when"] in held:
            assert placeholders(question["ask"]) <= held[question["when"]].keys()
    assert len(reveals(exercise)) > 5


@pytest.mark.parametrize("exercise", [TASKS, LEADS], ids=lambda exercise: exercise.slug)
def test_a_chart_sets_no_condition_that_it_does_not_name(exercise):
    for chart in {reveal.chart for reveal in reveals(exercise)} & charts.charts().keys():
        named = charts.charts()[chart].holds
        held = finding_of(chart, exercise, room(exercise)).holds
        assert held.keys() <= named.keys()
        assert all(set(words) == set(named[name]) for name, words in held.items())


# How sure.


def test_an_interval_is_that_of_the_textbook():
    low, high = Certainty(0.1).mean(Summary(7, 3.0, 1.0))
    assert (low, high) == pytest.approx((3 - 1.94318 / 7**0.5, 3 + 1.94318 / 7**0.5), abs=1e-3)
    assert Certainty(0.1).mean(Summary(5, 4.9, 2.0)).held(1, 5).high == 5


def test_a_share_of_nobody_is_not_certain():
    certain = Certainty(0.1)
    assert certain.share(0, 7).low == 0
    assert 0.2 < certain.share(0, 7).high < 0.35
    assert certain.share(7, 14).low == pytest.approx(0.5 - 0.2, abs=0.02)
