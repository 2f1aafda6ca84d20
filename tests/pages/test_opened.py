"""The model opened in a notebook: what it assumes, what it answers, what was understood."""

import pytest
from IPython.testing.globalipapp import start_ipython

from tests.support.pages import assert_speaks
from tests.support.room import GAME
from workshop.content import LANGUAGES
from workshop.content.parameters import model_words, parameters
from workshop.exercises.exercise import load_exercise
from workshop.models.kpi_game.game import CONTRACTS, World, best_plan, play
from workshop.pages import study
from workshop.pages.lesson.opened import assumptions_page, quiz_page
from workshop.pages.lesson.results import readable, readable_results


def act(widget, **action):
    widget._receive(widget, action, [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CONTRACTS)
def test_a_result_is_read_as_a_table_of_two_columns(name, language):
    outcome = play(World(), CONTRACTS[name])
    finding, empty, *rows = readable(outcome, language).splitlines()
    assert finding.startswith("**")
    assert empty == ""
    assert all(row.count("|") == 3 for row in rows)
    assert any(f"{outcome.customers:,.0f}".replace(",", " ") in r.replace(",", " ")
               .replace("\N{NO-BREAK SPACE}", " ") for r in rows)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_tells_a_result_in_the_language_it_has_now(language):
    lesson = study.begin(GAME)
    outcome = play(World(), CONTRACTS["cross"])
    switch, result, told = lesson.settings(), lesson.result("cross", outcome), lesson.tell("change")
    act(switch, op="pick", value=language)
    words = model_words("kpi-game", language)
    assert result.page["beat"] == words("tour.cross.title")
    assert told.page["lead"] == words("tour.change.text")
    assert f"**{result.page['finding']}**" == readable(outcome, language).splitlines()[0]
    assert result.page["share"] == outcome.captured
    assert_speaks(result.page)


def test_the_best_plan_is_nobodys_bonus():
    text = readable(best_plan(World()), "en")
    assert "bonus captures" not in text
    assert "Stable" not in text


def test_a_notebook_shows_results_in_the_language_of_the_lesson():
    shell = start_ipython()
    spoken = ["en"]
    readable_results(lambda: spoken[0])
    outcome = play(World(), CONTRACTS["cross"])
    formatter = shell.display_formatter.formatters["text/markdown"]
    formatter.enabled = True  # as in a notebook; terminals show plain text
    shown = []
    for language in LANGUAGES:
        spoken[0] = language
        shown.append(formatter(outcome))
    assert shown == [readable(outcome, language) for language in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_assumption_has_its_value_range_and_reason(language):
    table = assumptions_page("kpi-game", language)["table"]
    assert len(table["rows"]) == len(parameters("kpi-game"))
    assert all(len(row) == len(table["columns"]) and all(row) for row in table["rows"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_of_the_quiz_is_explained(language):
    exercise = load_exercise(GAME)
    assert len(exercise.checks) == 3
    for check in exercise.checks:
        for option in check.options:
            page = quiz_page(exercise, {check.id: option}, language)
            assert_speaks(page)
            (asked,) = [q for q in page["questions"] if q["id"] == check.id]
            assert asked["why"]
            assert asked["right"] is (option == check.right)


def test_nothing_is_right_or_explained_before_somebody_picks():
    page = quiz_page(load_exercise(GAME), {}, "en")
    assert {(q["picked"], q["right"], q["why"]) for q in page["questions"]} == {(None, None, "")}


def test_picking_in_a_lesson_shows_the_explanation_and_survives_another_language():
    lesson = study.begin(GAME)
    quiz, switch = lesson.check(), lesson.settings()
    check = lesson.room.exercise.checks[0]
    act(quiz, op="pick", question=check.id, option=check.right)
    act(switch, op="pick", value="nb")
    assert quiz.page["questions"][0]["right"] is True
    for wrong in ({"question": check.id, "option": "nothing"}, {"question": 5, "option": []}, {}):
        act(quiz, op="pick", **wrong)
    assert quiz.page["questions"][0]["picked"] == check.right


def test_the_bench_of_a_lesson_compares_with_the_room_once_it_was_shown():
    lesson = study.begin(GAME)
    for id in ("whose", "after"):
        act(lesson.reveal(id), op="press")
    bench, reveal = lesson.bench(), lesson.reveal("bonus")
    said = []
    bench.send = lambda content, buffers=None: said.append(content)
    first = bench.page
    weights = {f["id"]: {k["id"]: k["weights"][f["id"]] for k in first["kpis"]}
               for f in first["functions"]}  # fmt: skip
    act(bench, op="try", weights=weights, sliders={"hr": 20}, number=50)
    assert [(s["op"], s["number"]) for s in said] == [("tried", 50)]
    act(bench, op="try", weights={}, sliders={}, number=51)
    assert len(said) == 1
    act(reveal, op="press")
    assert bench.page["number"] > 50
    assert "given" in {row["id"] for row in bench.page["result"]["rows"]}
    act(bench, op="preset", preset="qualified")
    assert bench.page["kpis"][2]["weights"]["marketing"] == 100
    assert not bench.page["play"]
