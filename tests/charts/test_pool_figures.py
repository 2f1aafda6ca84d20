"""Every chart of tasks and of the lead pool, in rooms that are full, lopsided or waiting."""

import itertools
import json
from functools import cache

import pytest

from tests.charts.drawings import (
    assert_bars_fit,
    assert_rectangular,
    assert_sound_spec,
    every_bars,
    every_figure,
    every_words,
    figures_in_turn,
    nobody,
    reveals,
    texts,
)
from tests.charts.pool_room import LEADS, TASKS, figure_of, finding_of, room
from workshop.charts.pool.regimes import LABEL
from workshop.content import LANGUAGES

EXERCISES = {exercise.slug: exercise for exercise in (TASKS, LEADS)}
OPTIONS = {
    "full": {},
    "played": {"played": {}},
    "at best": {"played": {"market": "commodity", "pressure": 1.0}},
    "one side": {"marketing": 3},
    "tiny": {"sales": 2, "marketing": 2},
    "pending": {"state": "pending"},
    "failed": {"state": "failed"},
}
EVERY = list(itertools.product(EXERCISES, OPTIONS))
DRAWN = [(slug, name) for slug, name in EVERY if name in ("full", "one side", "played")]


@cache
def figures(slug, name):
    return figures_in_turn(EXERCISES[slug], room(EXERCISES[slug], **OPTIONS[name]))


@cache
def bars(slug, name):
    return every_bars(EXERCISES[slug], room(EXERCISES[slug], **OPTIONS[name]))


@cache
def words(slug, name):
    return every_words(EXERCISES[slug], room(EXERCISES[slug], **OPTIONS[name]))


@pytest.mark.parametrize(("slug", "name"), EVERY)
def test_no_placeholder_is_left_open(slug, name):
    for figure in (*words(slug, name), *bars(slug, name)):
        assert not any("{" in text for text in texts(figure["title"]))
        assert not any("{" in text for text in texts(figure.get("table", {})))
        assert "{" not in figure["sentence"]


@pytest.mark.parametrize(("slug", "name"), DRAWN)
def test_every_spec_is_valid_and_brings_no_data(slug, name):
    for figure in figures(slug, name):
        assert_sound_spec(figure)


@pytest.mark.slow
@pytest.mark.parametrize(("slug", "name"), DRAWN)
def test_every_spec_is_valid_in_every_language(slug, name):
    for figure in every_figure(EXERCISES[slug], room(EXERCISES[slug], **OPTIONS[name])):
        assert_sound_spec(figure)
        assert not any("{" in text for text in texts(figure["data"]))


@pytest.mark.parametrize(("slug", "name"), EVERY)
def test_figures_are_ready_for_json_and_their_tables_rectangular(slug, name):
    assert json.loads(json.dumps(figures(slug, name))) == figures(slug, name)
    for figure in words(slug, name):
        assert_rectangular(figure["table"])


@pytest.mark.parametrize(("slug", "name"), EVERY)
def test_the_parts_of_a_bar_fit_into_it(slug, name):
    for one in bars(slug, name):
        assert_bars_fit(one)


@pytest.mark.parametrize(("slug", "name"), EVERY)
def test_phones_say_what_the_wall_says(slug, name):
    pictures = {figure["id"]: bool(figure["spec"]) for figure in figures(slug, name)}
    for figure, light in zip(words(slug, name), bars(slug, name), strict=True):
        assert (light["id"], light["title"]) == (figure["id"], figure["title"])
        assert light["sentence"] in figure["sentence"]
        assert bool(light["rows"]) == pictures[light["id"]]


@pytest.mark.parametrize("slug", EXERCISES)
def test_a_full_room_sees_every_chart_drawn(slug):
    assert all(figure["spec"] for figure in figures(slug, "played"))
    empty = [figure["id"] for figure in figures(slug, "full") if not figure["spec"]]
    assert set(empty) == {f"{slug}-rerun-pool"}


@pytest.mark.parametrize("slug", EXERCISES)
def test_every_figure_has_a_name_of_its_own(slug):
    names = [figure["id"] for figure in figures(slug, "full")]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("slug", "state"), list(itertools.product(EXERCISES, ("pending", "failed")))
)
def test_charts_of_the_model_say_that_they_wait_for_it(slug, state):
    exercise = EXERCISES[slug]
    said = {"pending": "is at work", "failed": "has not been played"}[state]
    for chart in {reveal.chart for reveal in reveals(exercise) if reveal.run}:
        figure = figure_of(chart, exercise, room(exercise, state=state))
        assert figure["spec"] is None
        assert said in figure["title"]


@pytest.mark.parametrize("slug", EXERCISES)
def test_four_people_see_the_model_and_nothing_of_themselves(slug):
    exercise = EXERCISES[slug]
    shown = {figure["id"] for figure in figures(slug, "tiny") if figure["spec"]}
    alone = {"horizon", "origins", "flaws", "regimes"}
    assert {one.removeprefix(f"{slug}-").partition("-")[0] for one in shown} <= alone
    for figure in every_figure(exercise, nobody(exercise)):
        assert figure["spec"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_wall_the_cells_of_the_markets_have_room_beside_their_labels(language):
    # A wall of 1280 pixels says a market in one line; what it takes is missing to the cells.
    data = finding_of("regimes", LEADS, room(LEADS), language).picture().data["rows"]
    assert {len(row["label"]) <= LABEL and "\n" not in row["label"] for row in data} == {True}
    assert max(len(row["text"]) for row in data) <= len("90–100\N{NO-BREAK SPACE}%")
