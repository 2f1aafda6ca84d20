import copy
import json

import pytest

from tests.charts.drawings import (
    DEPARTMENTS,
    assert_valid,
    bars_in_turn,
    every_bars,
    every_figure,
    every_words,
    figure_of,
    figures_in_turn,
    names_of_data,
    nobody,
    texts,
    words_of,
)
from workshop import charts
from workshop.content import content_root
from workshop.exercises.exercise import load_exercise

SLUGS = sorted(p.name for p in (content_root() / "data" / "exercises").iterdir() if p.is_dir())
ROOMS = ("full", "small", "tiny", "skips")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_reveal_of_every_exercise_has_a_chart(slug):
    wanted = {one.chart for round in load_exercise(slug).rounds for one in round.reveals}
    assert wanted <= set(charts.charts())


@pytest.mark.parametrize("slug", SLUGS)
def test_every_reveal_says_something_before_anybody_has_answered(slug):
    exercise = load_exercise(slug)
    for figure in every_figure(exercise, nobody(exercise)):
        assert figure["title"]
        assert figure["spec"] is None
    for bars in every_bars(exercise, {}):
        assert bars["title"]
        assert bars["rows"] == []


def test_a_full_room_sees_every_chart_drawn(exercise, full_room):
    for figure in figures_in_turn(exercise, full_room):
        assert figure["spec"], figure["id"]
        assert figure["table"]["rows"]
        assert all(figure["data"].values())


def assert_brings_no_data(figure):
    if figure["spec"] is None:
        return
    assert_valid(figure["spec"])
    assert "datasets" not in figure["spec"]
    assert 'values": [{' not in json.dumps(figure["spec"])
    assert names_of_data(figure["spec"]) == set(figure["data"])


@pytest.mark.parametrize("room", ROOMS)
def test_every_spec_is_valid_and_brings_no_data(room, exercise, rooms):
    for figure in figures_in_turn(exercise, rooms[room]):
        assert_brings_no_data(figure)


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_every_spec_is_valid_in_every_language(room, exercise, rooms):
    for figure in every_figure(exercise, rooms[room]):
        assert_brings_no_data(figure)
        assert "{" not in "".join(texts(figure["data"]))


def test_a_spec_is_as_wide_as_its_place_and_has_no_title_of_its_own(exercise, full_room):
    for figure in figures_in_turn(exercise, full_room):
        assert figure["spec"]["width"] == "container"
        assert "title" not in figure["spec"]
        assert figure["spec"]["config"]["axis"]["labelFontSize"] >= 18


def test_figures_are_ready_for_json_and_have_names_of_their_own(exercise, full_room):
    figures = figures_in_turn(exercise, full_room)
    assert json.loads(json.dumps(figures)) == figures
    assert len({figure["id"] for figure in figures}) == len(figures)


@pytest.mark.parametrize("room", ROOMS)
def test_no_placeholder_is_left_open(room, exercise, rooms):
    for figure in every_words(exercise, rooms[room]):
        shown = [figure["title"], figure["sentence"], figure["table_label"], figure["table"]]
        assert "{" not in json.dumps([shown[:3], shown[3]["columns"], shown[3]["rows"]])
    for figure in figures_in_turn(exercise, rooms[room]):
        assert "{" not in "".join(texts(figure["data"]))
    for bars in every_bars(exercise, rooms[room]):
        assert "{" not in "".join(texts(bars))


@pytest.mark.parametrize("room", ROOMS)
def test_a_table_is_rectangular(room, exercise, rooms):
    for figure in every_words(exercise, rooms[room]):
        table = figure["table"]
        assert all(len(row) == len(table["columns"]) for row in table["rows"])


@pytest.mark.parametrize("room", ROOMS)
def test_the_parts_of_a_bar_fit_into_it(room, exercise, rooms):
    for bars in every_bars(exercise, rooms[room]):
        for row in bars["rows"]:
            assert all(0 <= part["share"] <= 1 for part in row["parts"])
            assert sum(part["share"] for part in row["parts"]) <= 1.001


def test_four_people_see_nothing_but_the_reason(exercise, rooms):
    for figure in every_figure(exercise, rooms["tiny"]):
        assert figure["spec"] is None
        assert figure["data"] == {}
        assert figure["table"]["rows"] == []
        assert not any(character.isdigit() for character in figure["sentence"])


@pytest.mark.parametrize("chart", ["ledger", "choice", "facts"])
def test_a_hidden_department_has_neither_a_column_nor_a_mark(
    chart, exercise, small_room, full_room
):
    full = json.dumps(figure_of(chart, exercise, full_room)["table"]["columns"])
    small = figure_of(chart, exercise, small_room)
    assert "sales" in full.lower()
    assert not {"sales", "marketing"} & set(json.dumps(small["table"]["columns"]).lower().split())
    for rows in small["data"].values():
        assert not {row.get("group", row.get("name")) for row in rows} & {
            "sales",
            "marketing",
            "Sales",
            "Marketing",
        }


def test_a_hidden_department_has_no_row_of_marks(exercise, small_room, full_room):
    full, small = (figure_of("agreement", exercise, room) for room in (full_room, small_room))
    assert [row[1] for row in full["table"]["rows"]] == 2 * ["Everyone", "Sales", "Marketing"]
    assert {row["group"] for rows in small["data"].values() for row in rows} == {"all"}
    assert {row[1] for row in small["table"]["rows"]} == {"Everyone"}
    unquoted = small["sentence"].replace("Sales without", "").replace("without sales", "")
    assert "sales" not in unquoted.lower()


def test_the_hidden_mirror_speaks_of_everyone_and_says_why(exercise, small_room):
    figure = figure_of("mirror", exercise, small_room)
    assert "sales" not in figure["sentence"].lower()
    assert "five answers from each department" in figure["sentence"]
    assert {row[1] for row in figure["table"]["rows"]} == {"Everyone"}
    assert {row["track"] for row in figure["data"]["marks"]} == {"all"}


def test_hidden_departments_are_not_compared(exercise, small_room):
    figure = figure_of("departments", exercise, small_room)
    assert figure["spec"] is None
    assert "five answers from each department" in figure["title"]


def test_a_department_hidden_behind_another_stays_hidden(exercise, full_room):
    results = copy.deepcopy(full_room)
    cell = results["cause"]["cells"]["choice"]
    del cell["marketing"]
    figure = figure_of("choice", exercise, results)
    assert "marketing" not in json.dumps([figure["table"], figure["data"]]).lower()


def test_a_statement_with_too_few_answers_is_left_out_and_named_as_missing(
    exercise, room_that_skips
):
    figure = words_of("mirror", exercise, room_that_skips)
    assert "Listen to the other side" not in {row[0] for row in figure["table"]["rows"]}
    assert "left out" in figure["sentence"]


def test_a_mean_of_fewer_than_five_ratings_is_not_shown(exercise, full_room):
    results = copy.deepcopy(full_room)
    results["claim"]["cells"]["dream"] = {"all": {"n": 6, "counts": {"4": 2, "dk": 4}}}
    figure = words_of("agreement", exercise, results)
    assert figure["table"]["rows"][0][figure["table"]["columns"].index("Average")] == "–"
    assert "is left out: it has too few answers" in figure["sentence"]


def test_the_table_of_the_lines_holds_the_tally(exercise, full_room):
    table = figure_of("sorting", exercise, full_room)["table"]
    words = exercise.texts("en").table("questions.lines")
    rows = {row[0]: dict(zip(table["columns"], row, strict=True)) for row in table["rows"]}
    for item, groups in full_room["lines"]["cells"].items():
        for bucket, name in words["buckets"].items():
            share = groups["all"]["counts"].get(bucket, 0) / groups["all"]["n"]
            assert rows[words["items"][item]][name] == f"{round(100 * share)}%"
        assert rows[words["items"][item]]["Answers"] == str(groups["all"]["n"])


def test_the_table_of_the_blame_holds_the_tally(exercise, full_room):
    rows = {row[0]: row[1:] for row in words_of("ledger", exercise, full_room)["table"]["rows"]}
    words = exercise.texts("en").table("questions.blame")["items"]
    for item, groups in full_room["blame"]["cells"].items():
        means = [f"{groups[d]['mean']:.1f}" for d in DEPARTMENTS]
        assert rows[words[item]] == means


def test_the_table_of_the_mirror_holds_the_tally(exercise, full_room):
    rows = words_of("mirror", exercise, full_room)["table"]["rows"]
    shown = next(r for r in rows if r[0] == "Listen to the other side" and r[1] == "Sales")
    expected = mean(full_room["mirror-told"]["cells"]["listens"]["sales"])
    said = mean(full_room["mirror-them"]["cells"]["listens"]["marketing"])
    assert (shown[2], shown[3], shown[4]) == (f"{expected:.1f}", "Marketing", f"{said:.1f}")


def mean(cell):
    counts = {int(option): n for option, n in cell["counts"].items() if option != "dk"}
    return sum(value * n for value, n in counts.items()) / sum(counts.values())


def test_the_room_knows_the_share_of_right_answers(exercise, full_room):
    key = exercise.question("facts").key
    cells = full_room["facts"]["cells"]
    right = sum(cells[item]["all"]["counts"].get(truth, 0) for item, truth in key.items())
    share = right / sum(cells[item]["all"]["n"] for item in key)
    assert f"{round(100 * share)}%" in figure_of("facts", exercise, full_room)["title"]


def test_the_shift_says_who_counts(exercise, full_room):
    told = words_of("shift", exercise, full_room)["sentence"]
    assert "Only the 13 who answered both times count" in told


def test_what_an_earlier_version_kept_of_a_repetition_is_shown_as_two_rounds(exercise, full_room):
    results = full_room | {"claim-again": full_room["claim"]}
    shown = words_of("shift", exercise, results)
    assert "who moved was not counted" in shown["title"]
    assert [row[1] for row in shown["table"]["rows"]] == ["Before", "Now"] * 2


def test_norwegian_figures_have_decimal_commas(exercise, full_room):
    figure = words_of("mirror", exercise, full_room, "nb")
    assert all("," in row[2] and "." not in row[2] for row in figure["table"]["rows"])


def test_new_answers_change_the_data_and_not_the_look(exercise, full_room):
    changed = copy.deepcopy(full_room)
    counts = changed["facts"]["cells"]["four-weeks"]["all"]["counts"]
    counts["did-not"], counts["happened"] = counts["did-not"] - 1, counts.get("happened", 0) + 1
    before, after = (figure_of("facts", exercise, r) for r in (full_room, changed))
    assert before["spec"] == after["spec"]
    assert before["data"] != after["data"]


def test_bars_and_figures_of_a_reveal_share_their_name(exercise, full_room):
    figures, bars = figures_in_turn(exercise, full_room), bars_in_turn(exercise, full_room)
    assert [figure["id"] for figure in figures] == [one["id"] for one in bars]


def test_a_third_department_has_its_own_bar(exercise, full_room):
    results = copy.deepcopy(full_room)
    results["cause"]["cells"]["choice"]["hr"] = {"n": 5, "counts": {"chaos": 5}}
    figure = words_of("choice", exercise, results, departments=(*DEPARTMENTS, "hr"))
    assert "HR (5 answers)" in figure["table"]["columns"]
