"""What is said about bonuses and guesses: who wants what, and whether the room guessed well."""

import copy

import pytest

from tests.charts.drawings import reveals
from tests.charts.kpi_room import DEPARTMENTS, EXERCISE, figure_of, room, with_row, worded, words_of
from workshop.charts.guesses import guessing
from workshop.charts.view import View
from workshop.content import LANGUAGES

FULL = room()


def reveal_of(chart, at=0):
    return [reveal for reveal in reveals(EXERCISE) if reveal.chart == chart][at]


def with_points(results, question, **points):
    """Return the results with these mean points, given by ten people who all agree."""
    changed = copy.deepcopy(results)
    for item, groups in changed[question]["cells"].items():
        given = points.get(item, 0)
        for group in groups:
            groups[group] = {"n": 10, "counts": {}, "mean": given, "spread": 5}
    return changed


def with_guesses(results, item, counts):
    changed = copy.deepcopy(results)
    cell = {"n": sum(counts.values()), "counts": {str(low): n for low, n in counts.items()}}
    changed["guess"]["cells"][item] = {"all": cell}
    return changed


# The bonus.


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (
            "en",
            "Sales pay marketing for “<kpis.fitleads>” (54 of 100); "
            "marketing would rather be paid for “<kpis.leads>” (41)",
        ),
        (
            "nb",
            "Salg betaler marked for «<kpis.fitleads>» (54 av 100); "
            "marked vil heller ha betalt for «<kpis.leads>» (41)",
        ),
    ],
)
def test_what_is_paid_stands_beside_what_is_wanted(language, title):
    assert words_of("bonuses", FULL, language)["title"] == worded(title, language)


def test_a_bar_has_the_colour_and_the_name_of_its_giver():
    rows = figure_of("bonuses", FULL)["data"]["rows"]
    assert [(row["label"], row["group"], row["text"]) for row in rows[:2]] == [
        (worded("<kpis.fitleads>"), "sales", "Sales 54"),
        (worded("<kpis.fitleads>"), "marketing", "Marketing 31"),
    ]
    swapped = figure_of("bonuses", FULL, at=1)["data"]["rows"]
    assert [row["group"] for row in swapped[:2]] == ["marketing", "sales"]


def test_the_table_of_a_bonus_holds_the_tally():
    table = words_of("bonuses", FULL)["table"]
    assert table["columns"] == ["Paid for", "Sales (8 answers)", "Marketing (8 answers)"]
    assert table["rows"][0] == [worded("<kpis.fitleads>"), "54.0", "31.0"]
    assert len(table["rows"]) == 5


def test_two_who_want_the_same_are_not_set_against_each_other():
    alike = with_points(FULL, "own-marketing", fitleads=70, leads=30)
    title = words_of("bonuses", alike)["title"]
    assert title == worded(
        "Both would pay marketing most for “<kpis.fitleads>”: "
        "sales give it 54 of 100, marketing themselves 70"
    )
    assert "rather" not in title


def test_a_tie_names_all_that_come_first():
    tied = with_points(FULL, "own-marketing", brand=50, leads=50)
    assert words_of("bonuses", tied)["title"].endswith(
        worded("“<kpis.leads>” and “<kpis.brand>” (50 each)")
    )
    both = with_points(tied, "given-marketing", leads=50, fitleads=50)
    assert words_of("bonuses", both)["title"] == worded(
        "Sales pay marketing most for “<kpis.leads>” and “<kpis.fitleads>” (50 of 100 each); "
        "marketing would choose “<kpis.leads>” and “<kpis.brand>” (50 each)"
    )


def test_sides_that_share_alike_are_not_apart():
    assert "further apart" in words_of("bonuses", FULL)["sentence"]
    same = with_points(with_points(FULL, "own-marketing", leads=100), "given-marketing", leads=100)
    assert "further apart" not in words_of("bonuses", same)["sentence"]


@pytest.mark.parametrize(
    ("language", "given", "own"),
    [
        ("en", "Sales pay marketing most for “", "What marketing shared out is not shown"),
        ("nb", "Salg betaler marked mest for «", "Vi viser ikke poengene fra marked."),
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
        inside = 60
        below = round(50 - inside * (value - bins[at]) / step)
        counts = {bins[at - 1]: below, bins[at]: inside, bins[at + 1]: 100 - inside - below}
        results = with_guesses(results, item, counts)
    return results


@pytest.mark.parametrize(
    ("customers", "language", "title"),
    [
        (700, "en", "We expected around 700 customers; the model gives 1,106"),
        (700, "nb", "Vi ventet oss rundt 700 kunder, men modellen gir 1 106"),
        (1100, "en", "Well guessed: we expected around 1,100 customers, and the model gives 1,106"),
        (
            1100,
            "nb",
            "Godt gjettet: Vi ventet oss rundt 1 100 kunder, og modellen gir 1 106",
        ),
    ],
)
def test_only_a_guess_near_the_model_is_a_good_one(customers, language, title):
    figure = words_of("forecast", around(customers, 900), language)
    assert figure["title"].replace("\u00a0", " ") == title


@pytest.mark.parametrize(
    ("language", "title", "why"),
    [
        (
            "en",
            "; with <contracts_inside.silo>, the model gives 819",
            "takes five answers",
        ),
        ("nb", ". Med <contracts_inside.silo> gir modellen 819", "krever fem svar"),
    ],
)
def test_without_the_rooms_own_bonus_the_forecast_says_whose_it_plays(language, title, why):
    few = room(marketing=3)
    near = with_row(few, "silo", customers=guessed(few))
    for results in (few, near):
        figure = words_of("forecast", results, language)
        assert why in figure["sentence"]
        assert "Well guessed" not in figure["sentence"]
        assert "Godt gjettet" not in figure["sentence"]
    found = words_of("forecast", few, language)["title"]
    assert found.endswith(worded(title, language))


def guessed(results):
    view = View(reveal_of("guesses"), EXERCISE, results, DEPARTMENTS, "en")
    return guessing.guesses(view)[0].middle


@pytest.mark.parametrize("value", [-900.0, 90000.0])
def test_a_truth_beyond_the_scale_stands_at_its_end(value):
    results = with_row(FULL, "given", customers=value)
    marks = figure_of("forecast", results)["data"]["marks"]
    truth = next(row for row in marks if row["kind"] == "truth")
    assert truth["x"] == (0 if value < 0 else 1)
    assert truth["align"] == ("left" if value < 0 else "right")


def test_words_stand_on_the_far_side_of_the_other_mark():
    marks = figure_of("forecast", around(1100, 900))["data"]["marks"]
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
    assert {row[4] for row in told["rows"][:10]} == {{"en": "1,106", "nb": "1\u00a0106"}[language]}
