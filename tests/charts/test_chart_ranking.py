"""The order that the departments gave, in rooms that agree, differ, tie or are too small."""

import pytest

from tests.charts.drawings import DEPARTMENTS, figure_of, reveals, words_of
from workshop.charts import bars as light_bars
from workshop.charts import conditions as findings
from workshop.content import LANGUAGES
from workshop.questions.tally import tally

FIRST_IN_SALES = ["bonus", "definition", "numbers", "meeting", "shoes"]
FIRST_IN_MARKETING = ["definition", "numbers", "meeting", "shoes", "bonus"]


@pytest.fixture
def question(exercise):
    return exercise.question("first")


def room(question, sales, marketing):
    """Return the results of a room in which five people or so each gave these orders."""
    given = [("sales", order) for order in sales] + [("marketing", order) for order in marketing]
    return {"first": tally(question, given, DEPARTMENTS)}


def bars_of(exercise, results, language="en"):
    reveal = next(one for one in reveals(exercise) if one.chart == "ranking")
    return light_bars(reveal, exercise, results, DEPARTMENTS, language)


def found_in(exercise, results):
    return findings(reveals(exercise), exercise, results, DEPARTMENTS, "en")


def mean_places(question, orders):
    return {i: sum(o.index(i) + 1 for o in orders) / len(orders) for i in question.items}


def test_departments_that_put_different_things_first_are_told_apart(exercise, question):
    results = room(question, [FIRST_IN_SALES] * 9, [FIRST_IN_MARKETING] * 9)
    figure = words_of("ranking", exercise, results)
    assert figure["title"] == (
        "The departments differ on “A bonus that rewards the whole”: "
        "on average place 1.0 in sales and place 5.0 in marketing"
    )


def test_departments_that_agree_are_told_so(exercise, question):
    results = room(question, [FIRST_IN_SALES] * 9, [FIRST_IN_SALES] * 9)
    figure = words_of("ranking", exercise, results)
    title = "All or nearly all of us put “A bonus that rewards the whole” first"
    assert figure["title"] == title
    assert "further apart" not in figure["sentence"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_department_that_may_tie_has_no_first(language, exercise, question):
    tied = [FIRST_IN_SALES, ["definition", "bonus", "numbers", "meeting", "shoes"]] * 5
    results = room(question, tied, [FIRST_IN_MARKETING] * 9)
    title = words_of("ranking", exercise, results, language)["title"]
    names = exercise.texts(language).table("questions.first")["items"]
    assert names["definition"] in title
    assert names["bonus"] not in title


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "We cannot tell yet what comes first for us"),
        ("nb", "Hva som kommer først for oss, kan vi ikke si ennå"),
    ],
)
def test_five_that_tie_are_not_listed(language, title, exercise, question):
    turned = [[*FIRST_IN_SALES[n:], *FIRST_IN_SALES[:n]] for n in range(5)]
    drawn = words_of("ranking", exercise, room(question, turned, turned), language)
    assert drawn["title"] == title
    held = findings(
        reveals(exercise), exercise, room(question, turned, turned), DEPARTMENTS, language
    )
    assert "cannot-tell" in held


def test_what_nearly_all_put_first_comes_first(exercise, question, small_room):
    few = room(question, [FIRST_IN_SALES] * 4, [FIRST_IN_SALES] * 4)
    title = words_of("ranking", exercise, few)["title"]
    assert title == "All or nearly all of us put “A bonus that rewards the whole” first"


def test_rows_stand_in_the_order_of_the_whole_room(exercise, question, full_room):
    room_mean = {i: cell["all"]["mean"] for i, cell in full_room["first"]["cells"].items()}
    words = exercise.texts("en").table("questions.first")["items"]
    wanted = [words[item] for item in sorted(question.items, key=lambda i: room_mean[i])]
    figure, bars = figure_of("ranking", exercise, full_room), bars_of(exercise, full_room)
    assert list(dict.fromkeys(row[0] for row in figure["table"]["rows"])) == wanted
    assert list(dict.fromkeys(row["label"] for row in bars["rows"])) == wanted
    drawn = sorted(figure["data"]["rows"], key=lambda row: row["order"])
    assert list(dict.fromkeys(r["label"].replace("\n", " ") for r in drawn)) == wanted


def test_table_and_picture_hold_the_mean_place_of_each_department(exercise, question):
    sales = [FIRST_IN_SALES, FIRST_IN_MARKETING] * 3
    figure = figure_of("ranking", exercise, room(question, sales, [FIRST_IN_MARKETING] * 5))
    words = exercise.texts("en").table("questions.first")["items"]
    rows = {(row[0], row[1]): row for row in figure["table"]["rows"]}
    for item, mean in mean_places(question, sales).items():
        assert rows[words[item], "Sales"][2] == f"{round(4 * mean) / 4:.1f}"
    assert rows[words["bonus"], "Sales"][4:] == ["6"]
    assert {row["mean"] for row in figure["data"]["rows"] if row["group"] == "sales"} == set(
        round(4 * mean) / 4 for mean in mean_places(question, sales).values()
    )


def test_a_line_goes_around_its_mean_and_never_beyond_the_places(exercise, full_room):
    for row in figure_of("ranking", exercise, full_room)["data"]["rows"]:
        assert 1 <= row["low"] <= row["mean"] <= row["high"] <= 5


def test_an_earlier_place_is_a_longer_bar(exercise, full_room):
    bars = bars_of(exercise, full_room)["rows"]
    parts = sorted((row["parts"][0] for row in bars), key=lambda part: float(part["text"]))
    shares = [part["share"] for part in parts]
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[-1] < shares[0] <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_figure_and_bars_say_the_same(language, exercise, rooms):
    for results in rooms.values():
        figure = words_of("ranking", exercise, results, language)
        bars = bars_of(exercise, results, language)
        assert (bars["title"], bars["sentence"]) == (figure["title"], figure["sentence"])


def test_hidden_departments_are_taken_together(exercise, small_room):
    figure = figure_of("ranking", exercise, small_room)
    assert figure["title"] == "We cannot tell yet what comes first for us"
    assert {row["group"] for row in figure["data"]["rows"]} == {"all"}
    assert {row[1] for row in figure["table"]["rows"]} == {"Everyone"}
    assert "five answers from each department" in figure["sentence"]


def test_what_both_put_first_and_where_they_lie_apart_is_asked_about(exercise, question):
    other = ["bonus", "shoes", "meeting", "numbers", "definition"]
    found = found_in(exercise, room(question, [FIRST_IN_SALES] * 5, [other] * 5))
    assert found["first-shared"] == {"item": "A bonus that rewards the whole"}
    assert found["first-apart"] == {"item": "A shared definition of a lead"}


def test_a_room_without_departments_is_asked_neither(exercise, small_room, tiny_room):
    for results in (small_room, tiny_room, {}):
        assert not {"first-shared", "first-apart"} & set(found_in(exercise, results))


def test_departments_less_than_a_place_apart_are_not_asked_why(exercise, question):
    almost = [FIRST_IN_SALES] * 8 + [["definition", "bonus", "numbers", "meeting", "shoes"]]
    found = found_in(exercise, room(question, [FIRST_IN_SALES] * 9, almost))
    assert found.keys() & {"first-shared", "first-apart"} == {"first-shared"}
