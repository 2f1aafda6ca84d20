"""What is said about two funnels: every finding is true of whatever was computed."""

import pytest

from tests.charts.kpi_room import (
    bars_of,
    figure_of,
    room,
    sample,
    title,
    with_played,
    with_row,
    worded,
    words_of,
)
from workshop.content import LANGUAGES

FULL, FEW = room(), room(marketing=3)


# Two funnels.


@pytest.mark.parametrize(
    ("language", "found", "leads"),
    [
        (
            "en",
            "More leads, but fewer customers, with <contracts_inside.silo> than with our bonus: "
            "819, not 1,091",
            "Leads a month: 507 with <contracts_inside.silo> and 395 with our bonus.",
        ),
        (
            "nb",
            "Flere leads, men færre kunder, med <contracts_inside.silo> enn med bonusen vår: "
            "819, ikke 1 091",
            "Leads i måneden: 507 med <contracts_inside.silo> og 395 med bonusen vår.",
        ),
    ],
)
def test_more_leads_and_fewer_customers(language, found, leads):
    assert title("funnels", FULL, language) == worded(found, language)
    assert worded(leads, language) in words_of("funnels", FULL, language)["sentence"]


def test_the_paradox_is_told_of_the_bonus_that_shows_it():
    results = with_row(FULL, "given", leads=600.0, customers=700.0)
    assert title("funnels", results) == worded(
        "More leads, but fewer customers, with our bonus than with <contracts_inside.silo>: "
        "700, not 819"
    )


@pytest.mark.parametrize(
    "values",
    [
        {"leads": 600.0, "customers": 900.0},
        {"leads": 400.0, "customers": 700.0},
        {"leads": 507.2, "customers": 1106.0},
        {"leads": 400.0, "customers": 818.8},
    ],
)
@pytest.mark.parametrize(
    ("language", "words", "plain"),
    [
        ("en", "fewer customers", "After three years: 819 customers with"),
        ("nb", "færre kunder", "Etter tre år: 819 kunder med"),
    ],
)
def test_without_a_paradox_none_is_claimed(language, words, plain, values):
    found = title("funnels", with_row(FULL, "given", **values), language)
    assert words not in found
    assert found.startswith(plain)


def test_without_a_bonus_of_its_own_the_room_sees_the_best_plan():
    figure = words_of("funnels", FEW)
    assert figure["table"]["columns"][1:] == [
        worded("<contracts.silo>"),
        worded("<contracts.best>"),
    ]
    assert figure["title"].endswith(worded("than with <contracts_inside.best>: 819, not 1,105"))
    assert figure["table"]["rows"][-1][-1] == "–"


def test_the_larger_bar_of_a_stage_is_full_and_bold():
    rows = figure_of("funnels", FULL)["data"]["bars"]
    leads = {row["side"]: row for row in rows if row["label"] == "leads"}
    profit = {row["side"]: row for row in rows if row["label"] == "owner_value"}
    assert leads["left"]["larger"]
    assert not leads["right"]["larger"]
    assert profit["right"]["larger"]
    assert abs(leads["left"]["end"]) == pytest.approx(profit["right"]["end"])
    ratio = sample("outcome")["contracts"]["given"]["leads"] / 507.259
    reach = abs(leads["left"]["end"]) - abs(leads["left"]["start"])
    assert leads["right"]["end"] - leads["right"]["start"] == pytest.approx(ratio * reach)


def test_equal_numbers_are_neither_larger_nor_smaller():
    silo = sample("outcome")["contracts"]["silo"]
    rows = figure_of("funnels", with_row(FULL, "given", leads=silo["leads"]))["data"]["bars"]
    assert not any(row["larger"] for row in rows if row["label"] == "leads")


def test_a_loss_has_a_number_and_no_length():
    results = with_row(FULL, "given", owner_value=-140.5)
    rows = figure_of("funnels", results)["data"]["bars"]
    loss = next(r for r in rows if r["label"] == "owner_value" and r["side"] == "right")
    assert (loss["text"], loss["end"]) == ("−140", loss["start"])


@pytest.mark.parametrize(
    ("language", "marketing", "sales"),
    [
        (
            "en",
            "Marketing: 7 on <actions.reach> and 1 on <actions.brand>.",
            "Sales: 4 on <actions.new>, 3 on <actions.nurture> and 1 on <actions.pressure>.",
        ),
        (
            "nb",
            "Marked: 7 på <actions.reach> og 1 på <actions.brand>.",
            "Salg: 4 på <actions.new>, 3 på <actions.nurture> og 1 på <actions.pressure>.",
        ),
    ],
)
def test_it_is_told_what_people_do(language, marketing, sales):
    said = words_of("funnels", FULL, language)["sentence"]
    assert worded(marketing, language) in said
    assert worded(sales, language) in said


def test_who_works_on_nothing_is_told_too():
    results = with_row(FULL, "given", marketing=[3, 2, 0])
    told = worded("2 on <actions.quality> and 3 on <actions.idle>")
    assert told in words_of("funnels", results)["sentence"]
    people = figure_of("funnels", results)["data"]["people"]
    assert {row["text"].count("|") for row in people} == {1, 2}


# Replayed.


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_anything_is_played_there_is_an_invitation(language):
    figure = figure_of("replayed", FULL, language)
    assert figure["spec"] is None
    assert "?" in figure["title"]
    assert bars_of("replayed", FULL, language)["rows"] == []


@pytest.mark.parametrize(
    ("captured", "found"),
    [
        (0.99, "Tried: that helps, from 97% of the possible gain to 99%"),
        (0.55, "Tried: that costs, from 97% of the possible gain to 55%"),
        (0.9722, "Tried: no difference, 97% of the possible gain as before"),
    ],
)
def test_what_was_played_is_set_beside_our_bonus(captured, found):
    results = with_played(captured=captured)
    assert title("replayed", results) == found
    assert words_of("replayed", results)["table"]["columns"][1:] == [
        worded("<contracts.given>"),
        "What was tried",
    ]


def test_without_a_bonus_of_its_own_the_room_compares_with_today():
    results = room(marketing=3, played=True)
    assert words_of("replayed", results)["table"]["columns"][1] == worded("<contracts.silo>")
    assert title("replayed", results).startswith("Tried: that helps, from 41%")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "HR at 20% competence"), ("nb", "kompetanse satt til 20 %")]
)
def test_another_competence_of_hr_is_named(language, words):
    results = with_played()
    said = words_of("replayed", results, language)["sentence"].replace("\u00a0", " ")
    assert words in said
    results["game"]["played"]["hr_competence"] = 0.8
    same = words_of("replayed", results, language)["sentence"]
    assert "80" not in same
