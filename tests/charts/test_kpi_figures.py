"""Every chart of the KPI game, in rooms that are full, lopsided, waiting or gone wrong."""

import json
from functools import cache

import pytest

from tests.charts.drawings import (
    assert_bars_fit,
    assert_rectangular,
    assert_sound_spec,
    drawn,
    every_bars,
    every_figure,
    every_words,
    figure_of,
    figures_in_turn,
    nobody,
    reveals,
    texts,
)
from tests.charts.kpi_room import EXERCISE, room, sample, with_row
from workshop.content import LANGUAGES
from workshop.models import run_of

OF_THE_MODEL = {reveal.chart for reveal in reveals(EXERCISE) if reveal.run}


def harmed():
    """Return a room whose bonus does harm: a loss, less than idling, nothing to settle on."""
    worse = {"captured": -0.21, "owner_value": -140.5, "equilibria": 0, "flagged": True}
    return with_row(with_row(room(played=True), "given", **worse), "mbo", equilibria=3)


ROOMS = {
    "full": room(),
    "played": room(played=True),
    "one side": room(marketing=3),
    "tiny": room(2, 2),
    "pending": room(state="pending"),
    "failed": room(state="failed"),
    "harmed": harmed(),
}
SHOWN = ("full", "one side", "harmed")


@cache
def figures(name):
    return figures_in_turn(EXERCISE, ROOMS[name])


@cache
def bars_of(name):
    return every_bars(EXERCISE, ROOMS[name])


@cache
def words(name):
    return every_words(EXERCISE, ROOMS[name])


def test_the_sample_outcome_is_what_the_model_makes_of_the_sample_room():
    run, results = EXERCISE.run("game"), room()
    model = run_of(run.model)
    given = model.parameters([results[question] for question in run.questions])
    assert model.outcome(given) == sample("outcome")


@pytest.mark.parametrize("name", ROOMS)
def test_no_placeholder_and_no_key_is_left_open(name):
    for figure in words(name):
        shown = [figure["title"], figure["sentence"], figure["table_label"]]
        assert not any("{" in text for text in (*shown, *texts(figure["table"])))
    for figure in figures(name):
        assert not any("{" in text for text in texts(figure["data"]))
    for bars in bars_of(name):
        assert not any("{" in text for text in texts(bars))


@pytest.mark.parametrize("name", SHOWN)
def test_every_spec_is_valid_and_brings_no_data(name):
    for figure in figures(name):
        assert_sound_spec(figure)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWN)
def test_every_spec_is_valid_in_every_language(name):
    for figure in every_figure(EXERCISE, ROOMS[name]):
        assert_sound_spec(figure)
        assert not any("{" in text for text in texts(figure["data"]))


@pytest.mark.parametrize("name", ROOMS)
def test_figures_are_ready_for_json_and_their_tables_rectangular(name):
    assert json.loads(json.dumps(figures(name))) == figures(name)
    for figure in words(name):
        assert_rectangular(figure["table"])


@pytest.mark.parametrize("name", ROOMS)
def test_the_parts_of_a_bar_fit_into_it(name):
    for bars in bars_of(name):
        assert_bars_fit(bars)


@pytest.mark.parametrize("name", ROOMS)
def test_phones_say_what_the_wall_says(name):
    pictures = {figure["id"]: bool(figure["spec"]) for figure in figures(name)}
    for figure, bars in zip(words(name), bars_of(name), strict=True):
        assert (bars["id"], bars["title"]) == (figure["id"], figure["title"])
        assert all(part in figure["sentence"] for part in bars["sentence"].split(". "))
        assert bool(bars["rows"]) == pictures[bars["id"]]


@pytest.mark.parametrize("name", ["full", "played", "harmed"])
def test_a_full_room_sees_every_chart_drawn(name):
    for figure in figures(name):
        # In this room nobody is followed from one answer to the next.
        empty = ("kpi-tradeoffs-replayed", "kpi-tradeoffs-shift")
        assert figure["spec"] or figure["id"].startswith(empty)
    assert figure_of("replayed", EXERCISE, ROOMS["played"])["spec"]


def test_every_figure_of_the_exercise_has_a_name_of_its_own():
    names = [figure["id"] for figure in figures("full")]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("pending", {"en": "is at work", "nb": "Modellen regner"}),
        ("failed", {"en": "has not been played", "nb": "er ikke regnet ut"}),
        ("", {"en": "has not been played", "nb": "er ikke regnet ut"}),
    ],
)
def test_charts_of_the_model_say_that_they_wait_for_it(state, words, language):
    results = room(state=state, played=state == "failed")
    for chart in OF_THE_MODEL:
        figure = figure_of(chart, EXERCISE, results, language)
        assert figure["spec"] is None
        assert words[language] in figure["title"]
        assert figure["sentence"] == figure["title"]
    without_the_run = {key: value for key, value in results.items() if key != "game"}
    assert figure_of("ladder", EXERCISE, without_the_run)["spec"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_anybody_has_answered_every_reveal_says_why_there_is_nothing(language):
    for reveal in reveals(EXERCISE):
        figure = drawn(reveal, EXERCISE, nobody(EXERCISE), ("sales", "marketing"), language)
        assert figure["title"]
        assert figure["spec"] is None


def test_four_people_see_nothing_of_what_they_answered():
    for reveal in reveals(EXERCISE):
        if not reveal.run or reveal.chart == "forecast":
            figure = drawn(reveal, EXERCISE, ROOMS["tiny"], ("sales", "marketing"), "en")
            assert figure["spec"] is None
            assert not any(letter.isdigit() for letter in figure["sentence"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_said_on_every_chart_that_misses_it(language):
    words = {"en": "five answers", "nb": "fem svar"}[language]
    for chart in ("bonuses", "forecast", "funnels", "ladder", "weights", "clarity", "statements"):
        assert words in figure_of(chart, EXERCISE, ROOMS["one side"], language)["sentence"], chart
        if chart != "weights":
            assert words not in figure_of(chart, EXERCISE, ROOMS["full"], language)["sentence"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_thousands_are_written_as_the_language_does(language):
    table = figure_of("funnels", EXERCISE, ROOMS["full"], language)["table"]
    assert table["rows"][3][1:] == {"en": ["819", "1,091"], "nb": ["819", "1\u00a0091"]}[language]


def test_new_answers_change_the_data_and_not_the_look():
    other = with_row(ROOMS["full"], "given", leads=300.0, customers=900.0, captured=0.5)
    for chart in ("funnels", "forecast", "guesses", "bonuses"):
        before, after = (figure_of(chart, EXERCISE, r) for r in (ROOMS["full"], other))
        assert before["spec"] == after["spec"]


@pytest.mark.parametrize("name", SHOWN)
def test_type_on_the_wall_is_large(name):
    for figure in figures(name):
        if figure["spec"]:
            config = figure["spec"]["config"]
            sizes = [config["axis"]["labelFontSize"], config["text"]["fontSize"]]
            assert min(sizes) >= 18
            assert '"fontSize"' not in json.dumps([layer for layer in figure["spec"]["layer"]])
