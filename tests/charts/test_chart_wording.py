"""What the findings say in rooms that are even, lopsided or incomplete, in both languages."""

import copy

import pytest

from tests.charts.conftest import DEPARTMENTS, ghost_rows, only, tallies
from tests.charts.drawings import figure_of, reveals, words_of
from workshop.charts import bars as light_bars
from workshop.charts import conditions as findings
from workshop.charts.view import View
from workshop.content import LANGUAGES


def reveal_of(exercise, chart):
    return next(r for round in exercise.rounds for r in round.reveals if r.chart == chart)


PAIR = ("expected", "mirror")


def told(chart, exercise, results, language="en", departments=DEPARTMENTS):
    """Return the sentence of a figure, which its bars share but for own and other view."""
    asked = (reveal_of(exercise, chart), exercise, results, departments, language)
    words, bars = words_of(chart, exercise, results, language, departments), light_bars(*asked)
    assert bars["sentence"] == words["sentence"] or chart == "departments"
    return words["sentence"]


def rated(*counts):
    return {"n": sum(counts), "counts": {str(v): n for v, n in enumerate(counts, 1) if n}}


def rated_all(*counts):
    return dict.fromkeys(("all", *DEPARTMENTS), rated(*counts))


def counted(**counts):
    return {"n": sum(counts.values()), "counts": counts}


def with_cells(results, question, cells):
    """Replace cells of a question: a table by item and group, or one for all items."""
    changed = copy.deepcopy(results)
    for item in changed[question]["cells"]:
        wanted = cells.get(item) or cells.get("every")
        if wanted:
            changed[question]["cells"][item] = wanted
    return changed


def everywhere(cell):
    return {"every": dict.fromkeys(("all", *DEPARTMENTS), cell)}


def pointed(**by_group):
    """Return a cell of points per group: ten people who all give as much."""
    return {g: {"n": 10, "counts": {}, "mean": p, "spread": 5} for g, p in by_group.items()}


def view_of(exercise, chart="mirror", language="nb"):
    return View(reveal_of(exercise, chart), exercise, {}, DEPARTMENTS, language)


# A choice.


@pytest.mark.parametrize(("language", "then"), [("en", "Then:"), ("nb", "Deretter:")])
def test_options_that_may_tie_are_told_with_their_shares_and_none_as_first(
    language, then, exercise, full_room
):
    tied = {"all": counted(information=5, competition=5, chaos=2)}
    said = told("choice", exercise, with_cells(full_room, "cause", {"every": tied}), language)
    options = exercise.texts(language).table("questions.cause")["options"]
    assert all(said.count(option) == 1 for option in options.values())
    assert then not in said
    assert {"en": "cannot tell yet", "nb": "kan vi ikke si ennå"}[language] in said


@pytest.mark.parametrize(("language", "then"), [("en", "Then:"), ("nb", "Deretter:")])
def test_an_option_far_ahead_comes_first_and_the_others_follow(language, then, exercise, full_room):
    ahead = {"all": counted(information=24, competition=3, chaos=2)}
    said = told("choice", exercise, with_cells(full_room, "cause", {"every": ahead}), language)
    options = exercise.texts(language).table("questions.cause")["options"]
    assert options["information"] in said.split(then)[0]
    assert options["chaos"] in said.split(then)[1]


def test_what_everybody_chose_is_a_finding(exercise, full_room):
    every = {"all": counted(chaos=12)}
    said = told("choice", exercise, with_cells(full_room, "cause", {"every": every}))
    assert said.startswith("All or nearly all of us choose “Things are simply a bit of a mess”")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "divides the departments: 93% in sales and 7%"),
        ("nb", "deler avdelingene: 93 % i salg"),
    ],
)
def test_an_option_that_one_department_takes_and_the_other_leaves_is_named(
    language, words, exercise, full_room
):
    cells = {
        "all": counted(information=15, chaos=15),
        "sales": counted(information=14, chaos=1),
        "marketing": counted(information=1, chaos=14),
    }
    results = with_cells(full_room, "cause", {"every": cells})
    assert words in told("choice", exercise, results, language).replace("\u00a0", " ")


def test_favourites_of_departments_that_may_agree_are_not_told(exercise, full_room):
    cells = {
        "all": counted(information=7, chaos=7),
        "sales": counted(information=5, chaos=2),
        "marketing": counted(information=2, chaos=5),
    }
    said = told("choice", exercise, with_cells(full_room, "cause", {"every": cells}))
    assert "We cannot tell yet whether the departments differ." in said
    assert "in sales" not in said


# The mirror.


@pytest.mark.parametrize(("language", "words"), [("en", "On average"), ("nb", "I snitt")])
def test_a_mean_gap_of_nothing_is_not_told(language, words, exercise, full_room):
    results = with_cells(full_room, "mirror-told", everywhere(rated(0, 0, 100, 101)))
    results = with_cells(results, "mirror-them", everywhere(rated(0, 0, 101, 100)))
    assert words not in told("mirror", exercise, results, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "“Understand the numbers” is left out: it has"),
        ("nb", "«Forstår tallene» er utelatt: Påstanden har"),
    ],
)
def test_a_row_that_only_the_guesses_have_is_named(language, words, exercise, small_room):
    rows = [words_of(chart, exercise, small_room, language)["table"]["rows"] for chart in PAIR]
    assert len(rows[0]) == len(rows[1]) + 1
    assert words not in told("expected", exercise, small_room, language)
    assert words in told("mirror", exercise, small_room, language)


@pytest.mark.parametrize(("language", "words"), [("en", "are left out"), ("nb", "Påstandene har")])
def test_several_rows_that_are_missing_are_named(language, words, exercise, full_room):
    changed = copy.deepcopy(full_room)
    for item in ("plans", "numbers"):
        changed["mirror-them"]["cells"][item] = {}
    said = told("mirror", exercise, changed, language)
    names = exercise.texts(language).table("questions.mirror")["items"]
    assert words in said
    assert names["plans"] in said
    assert names["numbers"] in said


# Own and other view.


def bridge_with_a_difference(results):
    """Both sides say yes to everything; on one statement one says so far more firmly."""
    for view in ("mirror-us", "mirror-them"):
        results = with_cells(results, view, everywhere(rated(0, 0, 4, 24, 4)))
    cells = dict.fromkeys(("all", *DEPARTMENTS), rated(0, 0, 0, 0, 32))
    return with_cells(results, "mirror-us", {"plans": cells})


def test_a_bridge_is_not_named_as_the_clearest_difference(exercise, full_room):
    results = bridge_with_a_difference(full_room)
    said = told("departments", exercise, results)
    assert said.startswith("We cannot tell yet whether sales and marketing differ on any of the 6")
    assert "Clearest" not in said
    assert "Every interval" not in said
    assert "On “Plan ahead”, both say yes, though not equally clearly." in said
    said = told("departments", exercise, results, "nb")
    assert said.startswith("Om salg og marked er uenige om noen av de 6 påstandene, kan vi ikke si")
    assert "Tydeligst" not in said
    assert "Null ligger" not in said
    assert "På «Planlegger framover» sier begge ja, men ikke like tydelig." in said


def test_the_clearest_difference_is_one_that_the_title_counts(exercise, full_room):
    results = bridge_with_a_difference(full_room)
    low = dict.fromkeys(("all", *DEPARTMENTS), rated(0, 16, 16))
    wider = dict.fromkeys(("all", *DEPARTMENTS), rated(0, 0, 24, 8))
    results = with_cells(results, "mirror-them", {"numbers": low, "plans": rated_all(0, 0, 16, 16)})
    results = with_cells(results, "mirror-us", {"numbers": wider})
    results = results | {
        view: results[view] | {"spread": {}} for view in ("mirror-us", "mirror-them")
    }
    said = told("departments", exercise, results)
    assert said.startswith("Sales and marketing differ on 1 of 6 statements.")
    assert "Clearest: on “Understand the numbers”" in said


@pytest.mark.parametrize(
    ("language", "same", "apart"),
    [
        (
            "en",
            "We cannot tell yet whether sales and marketing differ on the one statement.",
            "Sales and marketing differ on the one statement.",
        ),
        (
            "nb",
            "uenige om den ene påstanden, kan vi ikke si ennå.",
            "Salg og marked er uenige om den ene påstanden.",
        ),
    ],
)
def test_one_statement_is_counted_as_one(language, same, apart, exercise, full_room):
    results = copy.deepcopy(full_room)
    for view in ("mirror-us", "mirror-them"):
        results[view]["cells"] = {"plans": rated_all(0, 4, 4)}
        results[view]["spread"] = {}
    assert same in told("departments", exercise, results, language)
    results["mirror-us"]["cells"]["plans"] = rated_all(0, 0, 0, 0, 8)
    assert told("departments", exercise, results, language).startswith(apart)


# Lists.


def test_decimal_commas_and_list_commas_are_told_apart(exercise, full_room):
    assert "alle 3,8; salg 3,6 og marked 4,0." in told("agreement", exercise, full_room, "nb")
    assert "everyone 3.8, sales 3.6 and marketing 4.0." in told("agreement", exercise, full_room)
    assert view_of(exercise).listed(["salg", "marked", "HR"]) == "salg, marked og HR"
    assert view_of(exercise).listed(["salg 9", "marked 34", "HR 7"]) == "salg 9, marked 34 og HR 7"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Of 13, 3 or 4 moved"), ("nb", "Av 13 flyttet 3 eller 4 seg")]
)
def test_counts_stand_where_the_language_puts_them(language, words, exercise, full_room):
    assert words in told("shift", exercise, full_room, language)


# One department, three departments.


@pytest.fixture(scope="module")
def one_side():
    """Six people of sales; nobody of marketing came."""
    rows = [row for row in only(ghost_rows(), 6) if row["department"] == "sales"]
    return tallies(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_side_alone_has_no_mirror(language, exercise, one_side):
    said = told("mirror", exercise, one_side, language)
    alone = {"en": "Only sales have answered.", "nb": "Bare salg har svart."}[language]
    assert said.startswith(alone)
    assert figure_of("mirror", exercise, one_side, language)["spec"] is None
    means = {"en": "on a scale from 1 to 5: sales 2.3", "nb": "på en skala fra 1 til 5: salg 2,3"}
    assert means[language] in told("expected", exercise, one_side, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_side_alone_is_not_compared_with_itself(language, exercise, one_side):
    own, inside = {"en": ("In sales", "from sales"), "nb": ("I salg", "fra salg")}[language]
    assert own not in told("choice", exercise, one_side, language)
    assert inside not in told("ledger", exercise, one_side, language)
    assert figure_of("departments", exercise, one_side, language)["spec"] is None
    found = findings(reveals(exercise), exercise, one_side, DEPARTMENTS, language)
    assert not {"mirror-gap", "bridge", "no-bridge"} & set(found)


def test_a_third_department_joins_where_it_was_asked(exercise):
    three = (*DEPARTMENTS, "hr")
    joined = [
        row | {"participant": f"h-{row['participant']}", "department": "hr"}
        for row in ghost_rows()
        if row["department"] == "marketing" and not row["question"].startswith("mirror")
    ]
    room = tallies([*ghost_rows(), *joined], three)
    assert "sales and marketing differ on any" in told("departments", exercise, room, "en", three)
    assert "; marked 4,0 og HR 4,0." in told("agreement", exercise, room, "nb", three)
    assert "HR (7 svar)" in words_of("ledger", exercise, room, "nb", three)["table"]["columns"]
    assert "HR (6 svar)" in words_of("choice", exercise, room, "nb", three)["table"]["columns"]
    for chart in ("expected", "mirror", "departments"):
        assert "HR" not in told(chart, exercise, room, "en", three)
