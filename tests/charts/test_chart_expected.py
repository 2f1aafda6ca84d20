"""The guesses stand on the wall before the answers, in the picture that the answers complete."""

import copy
import json

import pytest

from tests.charts.drawings import drawn, reveals, words_of
from workshop.charts import bars as light_bars
from workshop.content import LANGUAGES
from workshop.questions.question import RATINGS

DEPARTMENTS = ("sales", "marketing")


def reveal_of(exercise, chart):
    return next(r for round in exercise.rounds for r in round.reveals if r.chart == chart)


def figure_of(chart, exercise, results, language="en"):
    return drawn(reveal_of(exercise, chart), exercise, results, DEPARTMENTS, language)


def shown(exercise, results, language="en"):
    """Return all that the room may see of the guesses: figure, table, sentences, bars."""
    reveal = reveal_of(exercise, "expected")
    bars = light_bars(reveal, exercise, results, DEPARTMENTS, language)
    return figure_of("expected", exercise, results, language), bars


def with_other_answers(results):
    """Turn every answer about us and them round; the guesses stay."""
    changed = copy.deepcopy(results)
    for id in ("mirror-us", "mirror-them"):
        for groups in changed[id]["cells"].values():
            for cell in groups.values():
                turned = dict(zip(RATINGS, reversed(RATINGS), strict=True))
                counts = cell["counts"].items()
                cell["counts"] = {turned.get(option, option): n for option, n in counts}
    return changed


def marks(figure):
    return [(row["label"], row["track"], row["name"]) for row in figure["data"]["marks"]]


def test_the_guesses_come_directly_before_the_mirror(exercise):
    names = [reveal.chart for reveal in reveals(exercise)]
    assert names.index("mirror") == names.index("expected") + 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ["full", "small", "skips"])
def test_the_guesses_do_not_change_with_the_answers(room, language, exercise, rooms):
    before = shown(exercise, rooms[room], language)
    assert before == shown(exercise, with_other_answers(rooms[room]), language)
    only_guesses = {"mirror-told": rooms[room]["mirror-told"]}
    assert before == shown(exercise, only_guesses, language)


@pytest.mark.parametrize("room", ["full", "small"])
def test_no_mark_of_the_guesses_is_an_answer(room, exercise, rooms):
    figure = figure_of("expected", exercise, rooms[room])
    assert set(figure["data"]) == {"marks"}
    assert all(row["name"].lower().endswith("expected") for row in figure["data"]["marks"])
    assert "said" not in json.dumps(figure["spec"])


def test_every_number_of_a_guess_stands_on_the_same_side(exercise, full_room):
    layers = figure_of("expected", exercise, full_room)["spec"]["layer"]
    texts = [layer["mark"] for layer in layers if layer["mark"]["type"] == "text"]
    assert [(text["align"], text["dx"]) for text in texts] == [("right", -16)]


@pytest.mark.parametrize("room", ["full", "skips"])
def test_the_mirror_leaves_the_guesses_where_they_were(room, exercise, rooms):
    guesses, mirror = (figure_of(name, exercise, rooms[room]) for name in ("expected", "mirror"))
    expected = {key: row["value"] for key, row in keyed(guesses)}
    assert expected.items() <= {key: row["value"] for key, row in keyed(mirror)}.items()
    places = {(row["label"], row["order"]) for row in mirror["data"]["marks"]}
    assert places == {(row["label"], row["order"]) for row in guesses["data"]["marks"]}
    assert guesses["spec"]["height"] == mirror["spec"]["height"]


def keyed(figure):
    return zip(marks(figure), figure["data"]["marks"], strict=True)


def test_the_legend_keeps_the_place_of_the_answers_without_their_names(exercise, full_room):
    guesses, mirror = (names_in_legend(exercise, full_room, n) for n in ("expected", "mirror"))
    assert guesses[:2] == mirror[:2] == ["Sales expected", "Marketing expected"]
    assert mirror[2:] == ["Marketing said", "Sales said"]
    assert len(set(guesses)) == len(mirror)
    assert not any(character.isalnum() for name in guesses[2:] for character in name)


def names_in_legend(exercise, results, chart):
    layers = figure_of(chart, exercise, results)["spec"]["layer"]
    encodings = [layer["encoding"] for layer in layers if "shape" in layer["encoding"]]
    return encodings[0]["shape"]["scale"]["domain"]


def test_rows_stand_in_the_order_of_the_question(exercise, full_room):
    words = exercise.texts("en").table("questions.mirror")["items"]
    asked = [words[item] for item in exercise.question("mirror-told").items]
    for chart in ("expected", "mirror"):
        table = words_of(chart, exercise, full_room)["table"]
        assert list(dict.fromkeys(row[0] for row in table["rows"])) == asked


def test_the_finding_is_what_each_side_expects_and_no_single_guess(exercise, full_room):
    figure = figure_of("expected", exercise, full_room)
    assert figure["title"].endswith("on a scale from 1 to 5: sales 2.5 and marketing 2.4")
    assert "“" not in figure["title"]


def test_hidden_departments_guess_together(exercise, small_room):
    figure, bars = shown(exercise, small_room)
    assert "everyone" in figure["title"]
    assert "five answers from each department" in figure["sentence"]
    assert {row["track"] for row in figure["data"]["marks"]} == {"all"}
    for name in DEPARTMENTS:
        assert name not in json.dumps([figure["table"], figure["data"], bars["rows"]]).lower()


def test_too_few_guesses_are_not_shown(exercise, tiny_room):
    figure, bars = shown(exercise, tiny_room)
    assert figure["spec"] is None
    assert (figure["data"], figure["table"]["rows"], bars["rows"]) == ({}, [], [])


def test_the_mirror_marks_the_gap_that_its_finding_names(exercise, full_room):
    assert not any(
        row["widest"] for row in figure_of("mirror", exercise, full_room)["data"]["gaps"]
    )
    apart = copy.deepcopy(full_room)
    cells = apart["mirror-told"]["cells"]["listens"], apart["mirror-them"]["cells"]["listens"]
    cells[0]["marketing"], cells[1]["sales"] = rated("1", "2"), rated("5", "4")
    figure = figure_of("mirror", exercise, apart)
    widest = [row for row in figure["data"]["gaps"] if row["widest"]]
    assert [(row["label"], row["track"]) for row in widest] == [
        ("Listen to the other side", "marketing")
    ]
    assert "“Listen to the other side”: marketing expected" in figure["sentence"]


def rated(first, second):
    return {"n": 20, "counts": {first: 16, second: 4}}


def test_a_verdict_stands_apart_from_its_statement(exercise, full_room):
    figure = figure_of("departments", exercise, full_room)
    words = exercise.texts("en").table("questions.mirror")["items"].values()
    assert {row["label"].replace("\n", " ") for row in figure["data"]["rows"]} == set(words)
    axes = [layer["encoding"].get("y", {}).get("axis", {}) for layer in figure["spec"]["layer"]]
    verdicts = [axis["labelExpr"] for axis in axes if axis.get("orient") == "right"]
    assert len(verdicts) == 1
    assert verdicts[0].count("unsure") == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_under_the_differences_are_short(language, exercise, full_room):
    layers = figure_of("departments", exercise, full_room, language)["spec"]["layer"]
    axes = [layer["encoding"].get("x", {}).get("axis") for layer in layers]
    axis = next(axis for axis in axes if axis)
    low, middle, high = axis["values"]
    assert (middle, low) == (0, -high)
    heads = [part.split("]")[0] for part in axis["labelExpr"].split("[")[1:]]
    assert all(len(line) <= 8 for head in heads for line in json.loads(f"[{head}]"))
