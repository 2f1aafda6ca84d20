"""Cells of a lesson that fail, are mended and run again, twice, or out of order."""

import itertools

import pytest
from IPython.core.interactiveshell import InteractiveShell
from ipywidgets.widgets import widget

from tests.support.room import EXERCISE, GAME, LEADS, TASKS
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.errors import Misnamed
from workshop.models.kpi_game.game import CONTRACTS, Contract, World, play
from workshop.models.lead_pool.pool import Policy, simulate
from workshop.pages import study
from workshop.pages.lesson import beats

OUTCOME = play(World(), CONTRACTS["cross"])
MINE = Contract(marketing={"profit": 1.0}, sales={"profit": 1.0})
PATH = simulate("default", Policy(0.0, 0.0, 1.0), 12)
SCENES = "there are: whose, first, second, swapped, after, bonus, letter, matrix."
ASKED = "there are: whose, after, bonus, letter, matrix."
"""The rounds that ask somebody alone: a game is played in a cell of its own."""
NAMES = [None, 7, "rom", "", ["bonus"], OUTCOME, b"bonus", object()]


def act(one, **action):
    one._receive(one, action, [])


def everything():
    """Return how many widgets this process has: what fails must not leave any behind."""
    return len(widget._instances)


@pytest.fixture(scope="module")
def game():
    return study.begin(GAME)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: type(name).__name__ + str(name)[:6])
@pytest.mark.parametrize("beat", ["story", "ask", "reveal"])
def test_a_round_that_there_is_not_is_answered_with_those_there_are(game, beat, name):
    before = everything()
    rounds = SCENES if beat == "story" else ASKED
    with pytest.raises(Misnamed, match=rf"^There is no round .*; {rounds}$") as told:
        getattr(game, beat)(name)
    assert "\n" not in str(told.value)
    assert everything() == before


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda lesson: lesson.story(), f"There is no round ''; {SCENES}"),
        (lambda lesson: lesson.tell("opn"), "There is no text 'opn'; there are: open, "),
        (lambda lesson: lesson.tell(), "There is no text ''; there are: open, "),
        (lambda lesson: lesson.tell("chnge", only_in_lab=True), "There is no text 'chnge'; "),
        (lambda lesson: lesson.sensitivity("captured"), "no answer 'captured'; there are: capt"),
        (lambda lesson: lesson.sensitivity("captured_silo", 3), "There is no answer 3; there"),
        (lambda lesson: lesson.result("mine", MINE), "returns, Outcome, and not a Contract."),
        (lambda lesson: lesson.result("mine"), "returns, Outcome, and not None."),
        (lambda lesson: lesson.result(OUTCOME), "There is no text an Outcome; there are: open"),
        (lambda lesson: lesson.result(OUTCOME, "mine"), "There is no text an Outcome; there"),
        (lambda lesson: lesson.result("silo", PATH), "returns, Outcome, and not a Path."),
        (lambda lesson: lesson.result("silo", "silo"), "returns, Outcome, and not 'silo'."),
    ],
)
def test_what_there_is_not_is_answered_with_what_there_is(game, ask, sentence):
    before = everything()
    with pytest.raises(Misnamed) as told:
        ask(game)
    assert sentence in str(told.value)
    assert "\n" not in str(told.value)
    assert everything() == before


BEATS_OF_A_MODEL = ["bench", "play", "tell", "result", "assumptions", "claims", "sensitivity"]


@pytest.mark.parametrize("beat", BEATS_OF_A_MODEL)
def test_a_lesson_without_a_model_names_those_that_have_one(beat):
    with pytest.raises(Misnamed, match=rf"^{EXERCISE} has no model and so no {beat}\(\); ") as told:
        getattr(study.begin(EXERCISE), beat)()
    assert all(slug in str(told.value) for slug in (GAME, TASKS, LEADS))


def test_below_a_cell_a_mistake_is_a_sentence_and_no_traceback(capsys):
    shell = InteractiveShell()
    told = shell.run_cell(f"from workshop.pages import study\nstudy.begin({GAME!r}).ask('rom')")
    assert isinstance(told.error_in_exec, Misnamed)
    assert capsys.readouterr().out.strip() == f"There is no round 'rom'; {ASKED}"


FAILING = [
    lambda lesson: lesson.story("rom"),
    lambda lesson: lesson.ask("rom"),
    lambda lesson: lesson.reveal("rom"),
    lambda lesson: lesson.result("mine", MINE),
    lambda lesson: lesson.tell("opn"),
    lambda lesson: lesson.sensitivity("x"),
]


def as_far_as_the_bonus():
    """Return a lesson whose first two rounds have been shown."""
    lesson = study.begin(GAME)
    for id in ("whose", "after"):
        act(lesson.reveal(id), op="press")
    return lesson


def test_a_game_is_asked_of_nobody_alone_and_its_scene_is_told(game):
    with pytest.raises(Misnamed, match=rf"^There is no round 'first'; {ASKED}$"):
        game.ask("first")
    lesson = study.begin(GAME)
    first = lesson.story("first")
    states = lambda: first.page["part"]["states"][:5]  # noqa: E731 - read again and again
    assert first.page["blocks"]
    assert states() == ["open", "later", "later", "later", "later"]
    whose = lesson.reveal("whose")
    assert whose.page["button"] == interface("en")("study.unshown.go")
    act(whose, op="press")
    assert "button" not in whose.page
    assert states() == ["shown", "open", "open", "open", "open"]
    act(lesson.reveal("after"), op="press")
    assert states() == ["shown"] * 5


def test_after_cells_that_failed_everything_goes_on_when_they_were_mended():
    lesson = as_far_as_the_bonus()
    switch, card = lesson.settings(), lesson.ask("bonus")
    for fail in FAILING:
        with pytest.raises(Misnamed):
            fail(lesson)
    shown, told = lesson.reveal("bonus"), lesson.result("mine", play(World(), MINE))
    act(switch, op="pick", value="nb")
    assert {one.page["language"] for one in (switch, card, shown, told)} == {"nb"}
    act(shown, op="press")
    assert shown.page["figures"]
    assert "cards" not in card.page


def test_cells_may_be_run_twice_in_any_order_and_some_not_at_all():
    lesson = as_far_as_the_bonus()
    last, *_ = [lesson.reveal(id) for id in ("matrix", "bonus", "letter")]
    first, again = lesson.reveal("bonus"), lesson.reveal("bonus")
    card = lesson.ask("letter")
    assert "Send it" not in card.page["lead"]
    act(last, op="press")
    assert "figures" not in last.page
    act(again, op="press")
    assert first.page == again.page
    assert card.page["cards"]
    act(first, op="press")
    assert card.page["cards"]


def test_a_bench_that_is_opened_late_compares_with_the_room_all_the_same():
    lesson = as_far_as_the_bonus()
    act(lesson.reveal("bonus"), op="press")
    given = {row["id"] for row in lesson.bench().page["result"]["rows"]}
    assert "given" in given


def test_what_is_set_on_the_bench_outlives_a_round_that_shows_no_run():
    lesson = as_far_as_the_bonus()
    bench = lesson.bench()
    act(lesson.reveal("bonus"), op="press")
    act(bench, op="preset", preset="qualified")
    set_by_hand = bench.page["kpis"]
    act(lesson.reveal("letter"), op="press")
    assert bench.page["kpis"] == set_by_hand


def test_who_is_too_early_reads_which_round_comes_first():
    for language, title in itertools.product(LANGUAGES, [None]):
        lesson = study.begin(EXERCISE)
        act(lesson.settings(), op="pick", value=language)
        title = lesson.exercise.texts(language)("rounds.room.title")
        assert title in lesson.ask("again").page["lead"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_beat_that_cannot_be_redrawn_says_so_and_holds_up_none(language, monkeypatch, caplog):
    lesson = study.begin(EXERCISE)
    story, switch, shown = lesson.story("room"), lesson.settings(), lesson.reveal("room")
    scene = story.page["title"]
    break_titles(monkeypatch)
    act(switch, op="pick", value=language)
    act(shown, op="press")
    assert story.page["wrong"] == interface(language)("study.not_redrawn")
    assert story.page["title"] == scene
    assert shown.page["figures"]
    assert shown.page["language"] == language
    assert "Not drawn anew" in caplog.text
    monkeypatch.undo()
    act(switch, op="pick", value=language)
    assert "wrong" not in story.page


def break_titles(monkeypatch):
    def broken(*_):
        raise KeyError("title")

    monkeypatch.setattr(beats, "step_title", broken)
