"""What is said about the ladder and the map: true of whatever was computed."""

import copy
from itertools import pairwise

import pytest

from tests.charts.kpi_room import (
    bars_of,
    figure_of,
    room,
    title,
    with_row,
    worded,
    words_of,
)
from workshop.models.kpi_game.chance import chance

FULL, FEW = room(), room(marketing=3)


# The ladder.


UPPER, LOWER = chance().upper, chance().lower


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        (UPPER + 0.01, "of the possible gain, more than nine in ten random bonuses"),
        (UPPER, "95% of the possible gain; chance could do as well"),
        (0.84, "84% of the possible gain; chance could do as well"),
        (LOWER, "22% of the possible gain; chance could do as well"),
        (LOWER - 0.01, "of the possible gain, less than nine in ten random bonuses"),
        (-0.21, "captures -21%"),
    ],
)
def test_a_headline_praises_only_what_chance_hardly_reaches(ours, words):
    found = title("ladder", with_row(FULL, "given", captured=ours))
    assert found.replace("−", "-").startswith("Our bonus ")
    assert words in found.replace("−", "-")


@pytest.mark.parametrize(
    ("language", "mark"), [("en", "could be chance"), ("nb", "kan være flaks")]
)
def test_what_is_within_reach_of_chance_is_marked(language, mark):
    table = words_of("ladder", FULL, language)["table"]
    marked = {row[0] for row in table["rows"] if row[2] == mark}
    known = {one: worded(f"<contracts.{one}>", language) for one in ("cross", "qualified", "mbo")}
    assert {known["cross"], known["qualified"]} <= marked
    assert known["mbo"] not in marked
    notes = {row["label"]: row.get("note", "") for row in bars_of("ladder", FULL, language)["rows"]}
    assert all(mark in notes[name].lower() for name in marked)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("half capture more than 69%", "departments idle", "not deducted")),
        ("nb", ("Halvparten henter mer enn 69 %", "ingen av avdelingene gjør noe", "trukket fra")),
    ],
)
def test_what_chance_brings_and_what_is_assumed_stands_beside_the_ladder(language, parts):
    for shown in (words_of("ladder", FULL, language), bars_of("ladder", FEW, language)):
        said = shown["sentence"].replace("\u00a0", " ")
        assert all(part in said for part in parts)


def test_the_band_of_chance_is_what_was_measured():
    (band,) = figure_of("ladder", FULL)["data"]["chance"]
    assert band == {"low": LOWER, "middle": chance().median, "high": UPPER}


@pytest.mark.parametrize(
    ("language", "shares"), [("en", ["41%", "84%", "77%"]), ("nb", ["41 %", "84 %", "77 %"])]
)
def test_without_a_bonus_of_its_own_the_textbook_is_compared(language, shares):
    found = title("ladder", FEW, language)
    places = [found.index(share) for share in shares]
    assert places == sorted(places)


def test_the_ladder_is_sorted_and_marks_the_room_and_the_surprise():
    rows = figure_of("ladder", FULL)["data"]["rows"]
    shares = [row["share"] for row in rows]
    assert shares == sorted(shares, reverse=True)
    by_name = {row["label"].replace("\n", " "): row for row in rows}
    assert len(by_name) == 10
    room_s = {name for name, row in by_name.items() if row["tone"] == "both"}
    assert room_s == {worded("<contracts.given>"), worded("<contracts.own>")}
    marked = {name: row["mark"] for name, row in by_name.items() if row["mark"]}
    assert marked == {worded("<contracts.qualified>"): "the surprise"}
    assert by_name[worded("<contracts.best>")]["depth"] == 0
    assert by_name[worded("<contracts.best>")]["text"] == "100%"


@pytest.mark.parametrize(
    ("language", "settled", "unsettled"),
    [
        (
            "en",
            "Each bonus leads to 1 stable outcome",
            ", except <contracts_inside.cross> (no stable outcome) "
            "and <contracts_inside.mbo> (3 stable outcomes).",
        ),
        (
            "nb",
            "Hver bonus gir 1 stabilt utfall",
            ", bortsett fra <contracts_inside.cross> (ikke noe stabilt utfall) "
            "og <contracts_inside.mbo> (3 stabile utfall).",
        ),
    ],
)
def test_the_number_of_stable_outcomes_is_always_told(language, settled, unsettled):
    assert f"{settled}." in words_of("ladder", FULL, language)["sentence"]
    results = with_row(with_row(FULL, "mbo", equilibria=3), "cross", equilibria=0)
    figure = figure_of("ladder", results, language)
    assert settled + worded(unsettled, language) in figure["sentence"]
    counts = [row[3] for row in figure["table"]["rows"]]
    assert (counts.count("3"), counts.count("0"), counts.count("–")) == (1, 1, 1)


def test_harm_reaches_to_the_left_of_nothing():
    rows = figure_of("ladder", with_row(FULL, "given", captured=-0.21))["data"]["rows"]
    harmful = rows[-1]
    assert (harmful["share"], harmful["end"]) == (-0.21, 0)
    assert harmful["text"].endswith("21%")


# The map.


@pytest.mark.parametrize(
    ("language", "beyond", "nearest"),
    [
        ("en", "captures 97%, and holds numbers that this map", "the map’s, not ours"),
        ("nb", "henter 97 % og har tall i seg som kartet ikke", "kartets, ikke vår"),
    ],
)
def test_the_map_does_not_take_a_spot_for_the_bonus(language, beyond, nearest):
    assert beyond in title("weights", FULL, language)
    assert nearest in words_of("weights", FULL, language)["sentence"]


def test_a_bonus_that_the_map_knows_whole_lies_where_it_is():
    known = {"marketing": {"leads": 0.8, "profit": 0.2}, "sales": {"revenue": 0.5, "arpu": 0.5}}
    results = with_row(FULL, "given", weights=known)
    assert title("weights", results).endswith("the best spot on this map reaches 91%")
    assert "nearest spot" not in words_of("weights", results)["sentence"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "five numbers only"), ("nb", "bare fem tall")]
)
def test_the_map_says_what_it_does_not_know(language, words):
    for results in (FULL, FEW):
        assert words in words_of("weights", results, language)["sentence"]
    assert "41" in title("weights", FEW, language)
    assert "91" in title("weights", FEW, language)


def test_every_known_spot_is_marked_with_a_name_and_a_number():
    data = figure_of("weights", FULL)["data"]
    assert len(data["map"]) == 441
    spots = {row["name_y"]: (row["x"], row["y"]) for row in data["marks"]}
    marks = {row["text"]: spots[row["y"]] for row in data["names"]}
    assert marks[worded("<contracts.silo> 41%")] == (0, 0)
    assert marks["Best spot 91%"] == (0.55, 0.65)
    assert [name for name in marks if name.startswith(("Our bonus", "Our own wish"))]
    heights = sorted(spots)
    assert all(high - low > 0.1 for low, high in pairwise(heights))


def test_contracts_in_one_spot_share_a_mark():
    results = copy.deepcopy(FULL)
    results["game"]["outcome"]["map"]["cells"] |= {"given": [0, 0], "own": [13, 11]}
    texts = [row["text"] for row in figure_of("weights", results)["data"]["names"]]
    assert texts == [
        worded("Our bonus and <contracts.silo> 41%"),
        "Our own wish and Best spot 91%",
    ]


def test_the_table_of_the_map_holds_all_of_it():
    table = words_of("weights", FULL)["table"]
    assert (len(table["rows"]), len(table["columns"])) == (21, 22)
    assert table["rows"][0][1] == "41%"
    assert table["rows"][13][12] == "91%"
