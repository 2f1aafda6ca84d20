"""What is said about bonuses and guesses: who wants what, and whether the room guessed well."""

import copy

import pytest

from tests.charts.drawings import reveals
from tests.charts.kpi_room import DEPARTMENTS, EXERCISE, figure_of, room, with_row, worded, words_of
from workshop.charts.guesses import guessing
from workshop.charts.view import View
from workshop.content import LANGUAGES
from workshop.questions.tally import tally

FULL = room()


def reveal_of(chart, at=0):
    return [reveal for reveal in reveals(EXERCISE) if reveal.chart == chart][at]


def with_answers(results, question, *values):
    """Return the results with these answers, points by number, one from each person."""
    asked = EXERCISE.question(question)
    (who,) = asked.only_for
    given = [(who, dict.fromkeys(asked.items, 0) | one) for one in values]
    return results | {question: tally(asked, given, DEPARTMENTS)}


def with_guesses(results, item, counts):
    changed = copy.deepcopy(results)
    cell = {"n": sum(counts.values()), "counts": {str(low): n for low, n in counts.items()}}
    changed["guess"]["cells"][item] = {"all": cell}
    return changed


# The bonus.

LEADS, FIT = {"leads": 100}, {"fitleads": 60, "profit": 40}


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (
            "en",
            "Sales pay marketing for “<kpis.fitleads>” (60), “<kpis.profit>” (25) and "
            "“<kpis.newcust>” (15); marketing want “<kpis.leads>” (40), "
            "“<kpis.fitleads>” (35) and “<kpis.brand>” (25)",
        ),
        (
            "nb",
            "Salg gir marked bonus for «<kpis.fitleads>» (60), «<kpis.profit>» (25) og "
            "«<kpis.newcust>» (15); marked ønsker seg «<kpis.leads>» (40), "
            "«<kpis.fitleads>» (35) og «<kpis.brand>» (25)",
        ),
    ],
)
def test_what_somebody_pays_stands_beside_what_somebody_wants(language, title):
    assert words_of("bonuses", FULL, language)["title"] == worded(title, language)


def test_no_number_is_shown_that_nobody_wrote():
    """Of seven who differ, means would give points to five numbers; nobody named more than two."""
    values = [FIT, FIT, LEADS, {"brand": 70, "leads": 30}, {"newcust": 100}, FIT, LEADS]
    results = with_answers(FULL, "given-marketing", *values)
    (proposal,) = results["given-marketing"]["proposals"].values()
    assert proposal in values
    title = words_of("bonuses", results)["title"]
    assert worded("for “<kpis.fitleads>” (60) and “<kpis.profit>” (40);") in title


@pytest.mark.parametrize(
    ("language", "column"),
    [("en", ["6–8 of 8, 60 points", "6–8 of 8, 35 points"]),
     ("nb", ["6–8 av 8, 60 poeng", "6–8 av 8, 35 poeng"])],
)  # fmt: skip
def test_a_bar_tells_how_many_named_a_number_and_its_points(language, column):
    table = words_of("bonuses", FULL, language)["table"]
    assert table["rows"][0][1:] == column
    assert len(table["rows"]) == 5
    rows = figure_of("bonuses", FULL)["data"]["rows"]
    assert [(row["label"], row["group"], row["text"]) for row in rows[:2]] == [
        (worded("<kpis.fitleads>"), "sales", "Sales 6–8 of 8, 60 points"),
        (worded("<kpis.fitleads>"), "marketing", "Marketing 6–8 of 8, 35 points"),
    ]
    swapped = figure_of("bonuses", FULL, at=1)["data"]["rows"]
    assert [row["group"] for row in swapped[:2]] == ["marketing", "sales"]


@pytest.mark.parametrize(
    ("language", "same", "agreed"),
    [
        ("en", "Sales and marketing set the same bonus: “<kpis.leads>” (100)", "Nearly everybody"),
        ("nb", "Salg og marked vil ha samme bonus: «<kpis.leads>» (100)", "Nesten alle velger"),
    ],
)
def test_full_agreement_is_a_finding(language, same, agreed):
    alike = FULL
    for question in ("given-marketing", "own-marketing"):
        alike = with_answers(alike, question, *[LEADS] * 7)
    figure = words_of("bonuses", alike, language)
    assert figure["title"] == worded(same, language)
    assert agreed in figure["sentence"]
    divided = with_answers(alike, "own-marketing", *[{"brand": 100}] * 7)
    assert agreed not in words_of("bonuses", divided, language)["sentence"]


@pytest.mark.parametrize(
    ("language", "given", "own"),
    [
        ("en", "Sales pay marketing for “", "What marketing shared out is not shown"),
        ("nb", "Salg gir marked bonus for «", "Vi viser ikke poengene fra marked."),
    ],
)
def test_a_side_of_four_is_not_shown_and_the_other_one_is(language, given, own):
    few = room(marketing=4)
    figure = figure_of("bonuses", few, language)
    assert figure["title"].startswith(given)
    assert own in figure["sentence"]
    assert {row["group"] for row in figure["data"]["rows"]} == {"sales"}
    assert len(figure["table"]["columns"]) == 2
    wanted = figure_of("bonuses", few, language, at=1)
    assert {row["group"] for row in wanted["data"]["rows"]} == {"sales"}


@pytest.mark.parametrize(
    ("language", "why", "points"),
    [("en", "six answers", "60 points"), ("nb", "seks svar", "60 poeng")],
)
def test_of_five_the_proposal_is_shown_and_no_count(language, why, points):
    figure = words_of("bonuses", room(sales=5, marketing=5), language)
    assert why in figure["sentence"]
    assert figure["table"]["rows"][0][1] == points
    assert not any(
        " of 5" in cell or " av 5" in cell for row in figure["table"]["rows"] for cell in row
    )


@pytest.mark.parametrize(
    ("language", "why"), [("en", "averages only"), ("nb", "tok vare på snittet")]
)
def test_means_of_an_earlier_version_are_not_shown_as_a_bonus(language, why):
    old = {"all": {"n": 8, "sum": 160, "squares": 3200}}
    results = dict(FULL)
    for question in ("given-marketing", "own-marketing"):
        cells = dict.fromkeys(EXERCISE.question(question).items, old)
        tallied = {"question": question, "kind": "split", "answered": 8, "hidden": []}
        results[question] = tallied | {"cells": cells}
    figure = words_of("bonuses", results, language)
    assert why in figure["title"]
    assert figure["table"]["rows"] == []


# The guesses.


def test_the_middle_of_the_guesses_is_read_from_the_bins():
    view = View(reveal_of("guesses"), EXERCISE, FULL, DEPARTMENTS, "en")
    question = EXERCISE.question("guess")
    low, high = question.ranges["customers"]
    step = (high - low) / 10
    bins = question.bins("customers")
    spread = with_guesses(FULL, "customers", {bins[2]: 4, bins[3]: 4, bins[9]: 2})
    (guess, *_) = guessing.guesses(View(view.reveal, EXERCISE, spread, DEPARTMENTS, "en"))
    assert guess.middle == pytest.approx(bins[3] + step / 4)
    assert guess.quartiles[0] == pytest.approx(bins[2] + step * 2.5 / 4)
    assert (guess.edges[0], guess.edges[-1], guess.n) == (low, high, 10)


def test_a_guess_stays_where_it_is_when_the_model_answers():
    before, after = (figure_of(chart, FULL) for chart in ("guesses", "forecast"))
    assert before["spec"] == after["spec"]
    assert {name: rows for name, rows in before["data"].items() if name != "marks"} == {
        name: rows for name, rows in after["data"].items() if name != "marks"
    }
    places = [[(r["kind"], r["x"], r["y"]) for r in f["data"]["marks"]] for f in (before, after)]
    assert set(places[0]) <= set(places[1])
    assert "the model" not in str(before)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "We expect around 920 customers and 730 thousand kroner a month"),
        ("nb", "Vi venter oss rundt 920 kunder og 730 tusen kroner i måneden"),
    ],
)
def test_a_guess_is_told_roughly_and_with_its_unit(language, title):
    figure = words_of("guesses", around(920, 730), language)
    assert figure["title"] == title


def around(customers, profit):
    """Return a room whose guesses lie so that their middle is the given number."""
    results = FULL
    question = EXERCISE.question("guess")
    for item, value in (("customers", customers), ("profit", profit)):
        bins, (low, high) = question.bins(item), question.ranges[item]
        at = max(i for i, edge in enumerate(bins) if edge <= value)
        step = (high - low) / 10
        # A hundred people, so many of them below that the middle falls on the value.
        part = (value - bins[at]) / step
        inside = min(60, int(50 / max(part, 1 - part)))
        below = round(50 - inside * part)
        counts = {bins[at - 1]: below, bins[at]: inside, bins[at + 1]: 100 - inside - below}
        results = with_guesses(results, item, counts)
    return results


@pytest.mark.parametrize(
    ("customers", "language", "title"),
    [
        (700, "en", "We expected around 700 customers; the model gives 1,091"),
        (700, "nb", "Vi ventet oss rundt 700 kunder, men modellen gir 1 091"),
        (1100, "en", "Well guessed: we expected around 1,100 customers, and the model gives 1,091"),
        (
            1100,
            "nb",
            "Godt gjettet: Vi ventet oss rundt 1 100 kunder, og modellen gir 1 091",
        ),
    ],
)
def test_only_a_guess_near_the_model_is_a_good_one(customers, language, title):
    figure = words_of("forecast", around(customers, 900), language)
    assert figure["title"].replace("\u00a0", " ") == title


@pytest.mark.parametrize(
    ("language", "title", "why"),
    [
        ("en", "We expect around ", "nothing to hold the guess against"),
        ("nb", "Vi venter oss rundt ", "ingenting å holde gjetningen opp mot"),
    ],
)
def test_a_guess_about_our_bonus_is_held_against_no_other_one(language, title, why):
    few = room(marketing=3)
    figure = figure_of("forecast", few, language)
    assert figure["title"].startswith(title)
    assert why in figure["sentence"]
    assert {row["kind"] for row in figure["data"]["marks"]} == {"middle"}
    assert "819" not in str(figure)


@pytest.mark.parametrize("value", [-900.0, 90000.0])
def test_a_truth_beyond_the_scale_stands_at_its_end(value):
    results = with_row(FULL, "given", customers=value)
    marks = figure_of("forecast", results)["data"]["marks"]
    truth = next(row for row in marks if row["kind"] == "truth")
    assert truth["x"] == (0 if value < 0 else 1)
    assert truth["align"] == ("left" if value < 0 else "right")


def test_words_stand_on_the_far_side_of_the_other_mark():
    marks = figure_of("forecast", around(1000, 900))["data"]["marks"]
    middle, truth = (next(r for r in marks if r["kind"] == kind) for kind in ("middle", "truth"))
    assert middle["x"] < truth["x"]
    assert (middle["align"], truth["align"]) == ("right", "left")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_the_guesses_counts_everybody(language):
    table, told = (words_of(name, FULL, language)["table"] for name in ("guesses", "forecast"))
    for at in (0, 10):
        assert sum(int(row[2]) for row in table["rows"][at : at + 10]) == 16
    assert len(table["rows"]) == 20
    assert [row[:4] for row in told["rows"]] == table["rows"]
    assert {row[4] for row in told["rows"][:10]} == {{"en": "1,091", "nb": "1\u00a0091"}[language]}
