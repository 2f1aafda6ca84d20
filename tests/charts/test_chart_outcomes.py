"""What is said about HR and about who is paid: true of whatever was computed."""

import copy
from itertools import pairwise

import pytest

from tests.charts.kpi_room import (
    bars_of,
    figure_of,
    room,
    title,
    with_played,
    with_row,
    worded,
    words_of,
)

FULL, FEW = room(), room(marketing=3)


def with_competence(**curves):
    changed = copy.deepcopy(FULL)
    changed["game"]["outcome"]["competence"]["captured"] |= curves
    return changed


# HR's competence.


@pytest.mark.parametrize(
    ("low", "high", "language", "found"),
    [
        (0.553, 0.835, "en", "With weak HR, {} captures 55%, with competent HR 84%"),
        (0.8, 0.6, "en", "With weak HR, {} captures 80%, with competent HR only 60%"),
        (0.801, 0.799, "en", "Weak HR or competent, {} captures 80%"),
        (0.553, 0.835, "nb", "Med svak HR henter {} 55 %, med dyktig HR 84 %"),
        (0.8, 0.6, "nb", "Med svak HR henter {} 80 %, med dyktig HR bare 60 %"),
        (0.801, 0.799, "nb", "Svak eller dyktig HR: {} henter 80 %"),
    ],
)
def test_what_hr_makes_of_the_crossed_bonus(low, high, language, found):
    results = with_competence(cross=[low] * 5 + [high] * 6)
    crossed = worded("<contracts_inside.cross>", language)
    assert title("competence", results, language) == found.format(crossed)


def test_the_rooms_rating_of_its_hr_stands_across_the_lines():
    figure = figure_of("competence", FULL)
    means = [mean(FULL["hr"]["cells"][item]["all"]) for item in FULL["hr"]["cells"]]
    (mark,) = figure["data"]["ours"]
    assert mark["x"] == pytest.approx((sum(means) / 4 - 1) / 4)
    assert mark["text"] == f"We rate ours at {round(100 * mark['x'])}%"


def mean(cell):
    return sum(int(option) * n for option, n in cell["counts"].items()) / cell["n"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "We rate our own HR"), ("nb", "Vi gir vår egen HR")]
)
def test_a_rating_of_four_people_has_no_mark(language, words):
    few = FULL | {"hr": room(2, 2)["hr"]}
    figure = figure_of("competence", few, language)
    assert "ours" not in figure["data"]
    assert words not in figure["sentence"]
    assert words in words_of("competence", FULL, language)["sentence"]


def test_every_line_has_its_name_at_its_end():
    figure = figure_of("competence", FULL)
    assert {row["contract"] for row in figure["data"]["lines"]} == {
        "given",
        "cross",
        "qualified",
        "silo",
    }
    ends = figure["data"]["ends"]
    assert [row["text"].rpartition(" ")[0] for row in reversed(ends)] == [
        "Our bonus",
        worded("<contracts.cross>"),
        worded("<contracts.qualified>"),
        worded("<contracts.silo>"),
    ]
    heights = [row["y"] for row in ends]
    assert all(high - low > 0.05 for low, high in pairwise(heights))
    assert len(figure_of("competence", FEW)["data"]["ends"]) == 3


# Who is paid for what.


def with_weights(marketing, sales):
    return with_row(FULL, "given", weights={"marketing": marketing, "sales": sales})


SHARED = with_weights(
    {"leads": 0.2, "fitleads": 0.2, "brand": 0.2, "newcust": 0.2, "profit": 0.2},
    {"revenue": 0.1, "newcust": 0.2, "arpu": 0.2, "retention": 0.2, "profit": 0.3},
)


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("en", "Both are paid for “<kpis.profit>” and “<kpis.newcust>”"),
        ("nb", "Begge får betalt for «<kpis.profit>» og «<kpis.newcust>»"),
    ],
)
def test_what_both_are_paid_for_is_named(language, found):
    assert title("responsibility", SHARED, language) == worded(found, language)


def test_what_nobody_is_paid_for_comes_first_and_more_than_two_are_counted():
    results = with_weights({"fitleads": 1.0}, {"newcust": 0.996, "arpu": 0.004})
    figure = figure_of("responsibility", results)
    assert figure["title"] == "Nobody is paid for 6 of 8 numbers"
    assert (
        worded(
            "Nobody is paid for “<kpis.leads>”, “<kpis.brand>”, “<kpis.revenue>”, "
            "“<kpis.arpu>”, “<kpis.retention>” and “<kpis.profit>”."
        )
        in figure["sentence"]
    )
    notes = [row["text"] for row in figure["data"]["notes"]]
    assert notes.count("nobody") == 6
    assert [row[1:] for row in figure["table"]["rows"]].count(["–", "–"]) == 6


def test_numbers_that_nobody_shares_and_nobody_lacks():
    apart = with_weights(
        {"leads": 0.4, "fitleads": 0.3, "brand": 0.3},
        {"revenue": 0.2, "newcust": 0.2, "arpu": 0.2, "retention": 0.2, "profit": 0.2},
    )
    found = title("responsibility", apart)
    assert found == "Every number has somebody who is paid for it, and none is shared"


def test_the_share_that_fits_is_shown_where_somebody_pays_for_it():
    labels = [row["label"] for row in figure_of("responsibility", FULL)["data"]["notes"]]
    assert len(labels) == 8
    paid = with_weights({"fit": 1.0}, {"revenue": 1.0})
    shown = [row["label"] for row in figure_of("responsibility", paid)["data"]["notes"]]
    assert len(shown) == 9


@pytest.mark.parametrize(("language", "mark"), [("en", "Tried on the bench"), ("nb", "Prøvd, og")])
def test_what_was_tried_never_takes_the_place_of_our_own(language, mark):
    weights = {"marketing": {"leads": 1.0}, "sales": {"revenue": 1.0}}
    before = words_of("responsibility", FULL, language)
    after = words_of("responsibility", with_played(weights=weights), language)
    assert (after["title"], after["table"]) == (before["title"], before["table"])
    assert mark in after["sentence"]
    assert mark not in before["sentence"]
    phones = [bars_of("responsibility", one, language)["rows"] for one in (FULL, with_played())]
    assert phones[0] == phones[1]


@pytest.mark.parametrize(("language", "mark"), [("en", "Tried: "), ("nb", "Prøvd: ")])
def test_where_the_room_has_no_bonus_what_was_tried_is_marked_as_tried(language, mark):
    shown = bars_of("responsibility", room(marketing=3, played=True), language)
    assert shown["title"].startswith(mark)
    assert shown["rows"]


@pytest.mark.parametrize(
    ("language", "given", "own"),
    [
        ("en", "we gave each other", "we wanted for ourselves"),
        ("nb", "vi ga hverandre", "vi ønsket oss"),
    ],
)
def test_it_is_said_whose_points_they_are(language, given, own):
    assert given in words_of("responsibility", FULL, language)["sentence"]
    results = copy.deepcopy(FULL)
    del results["game"]["outcome"]["contracts"]["given"]
    assert own in words_of("responsibility", results, language)["sentence"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "five answers from each"), ("nb", "fem svar fra hver")]
)
def test_a_room_without_weights_of_its_own_is_told_why(language, words):
    figure = figure_of("responsibility", FEW, language)
    assert figure["spec"] is None
    assert words in figure["title"]
    assert bars_of("responsibility", FEW, language)["title"] == figure["title"]
