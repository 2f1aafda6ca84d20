"""Every chart of games that were played in firms, in rooms of one firm to forty."""

import itertools
import json

import pytest

from tests.charts.drawings import assert_bars_fit, assert_rectangular, assert_sound_spec, texts
from tests.charts.firms_room import (
    AGREED,
    CHARTS,
    bars,
    figure,
    finding,
    firms,
    game,
    outcome,
    room,
)
from workshop.charts import charts
from workshop.charts.firms import LISTED
from workshop.charts.firms import MONTHS as CHARTED
from workshop.charts.firms.horizons import STEPS as CHARTED_STEPS
from workshop.charts.firms.lines import spread
from workshop.content import LANGUAGES
from workshop.models.lead_pool.quarters import STEPS
from workshop.models.playing import MONTHS

SIZES = (1, 3, 8, 17, 40)
EVERY = list(itertools.product(CHARTS, SIZES))
TURNS = [(*one, lang) for one, lang in zip(EVERY, itertools.cycle(LANGUAGES), strict=False)]


@pytest.mark.parametrize(("at", "n", "language"), TURNS)
def test_a_chart_of_firms_is_drawn_told_and_listed(at, n, language):
    chart, model = at
    made = figure(chart, model, room(model, n), language)
    assert_sound_spec(made)
    assert_rectangular(made["table"])
    assert_bars_fit(made["light"])
    assert made["table"]["rows"]
    assert made["light"]["rows"]
    assert made["light"]["title"] == made["title"]
    assert made["light"]["sentence"].startswith(made["title"])
    assert json.loads(json.dumps(made)) == made
    assert not any("{" in text for text in texts([made["title"], made["sentence"], made["light"]]))
    assert not any("{" in text for text in texts([made["table"], made["data"]]))


@pytest.mark.parametrize(("at", "language"), [*itertools.product(CHARTS, LANGUAGES)])
def test_every_chart_says_that_a_game_is_no_evidence(at, language):
    chart, model = at
    said = {"en": "it is no evidence about us", "nb": "Om oss beviser det ingenting"}[language]
    assert said in bars(chart, model, room(model, 3), language)["sentence"]


@pytest.mark.parametrize("at", CHARTS)
def test_conditions_are_those_that_a_chart_declares(at):
    chart, model = at
    for n in SIZES:
        for name, words in finding(chart, model, room(model, n)).holds.items():
            assert set(words) == set(charts()[chart].holds[name])


@pytest.mark.parametrize("at", CHARTS)
def test_a_finding_is_a_data_frame_of_one_row_for_each_thing(at):
    chart, model = at
    found = finding(chart, model, room(model, 3))
    frame = found.frame()
    assert len(frame) == len(found.rows)
    assert "name" in frame.columns


@pytest.mark.parametrize(("at", "state"), [*itertools.product(CHARTS, ("pending", "failed"))])
def test_a_chart_waits_for_its_game(at, state):
    made = figure(*at, None, state=state)
    assert made["spec"] is None
    said = {"pending": "is at work", "failed": "has not been played"}[state]
    assert said in made["title"]


@pytest.mark.parametrize("at", CHARTS)
def test_where_no_firm_has_played_there_is_nothing_to_see(at):
    assert finding(*at, {"games": []}).title.startswith("No firm has played this game")


@pytest.mark.parametrize("at", [at for at in CHARTS if at[1] == "kpi-game"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_room_agreed_on_is_shown_like_any_bonus(at, language):
    again = game(firms("kpi-game", 3, AGREED, seed=9), "anew", swapped=True)
    found = outcome("kpi-game", game(firms("kpi-game", 3)), again)
    made = figure(*at, found, language)
    assert_sound_spec(made)
    assert made["table"]["rows"]


def test_many_firms_have_three_bars_on_a_phone_and_the_table_has_all_of_them():
    made = figure("courses", "kpi-game", room("kpi-game", 40))
    assert len(made["light"]["rows"]) == 5  # the best, those who reckon, three of forty
    assert len(made["table"]["rows"]) == 42
    assert LISTED < 40


def test_firms_stand_in_the_order_of_their_numbers():
    rows = finding("courses", "kpi-game", room("kpi-game", 8)).rows
    named = [row.name for row in rows if row.kind == "firm"]
    other = [row.name for row in finding("earned", "kpi-game", room("kpi-game", 8)).rows]
    assert named == other
    assert len({*named}) == 8


def test_a_phone_counts_months_and_steps_as_the_models_do():
    assert (CHARTED, CHARTED_STEPS) == (MONTHS, STEPS)


@pytest.mark.parametrize("values", [[1, 1, 1], [0, 5, 9.9], [9, 9.5, 10, 10], [0, 0.4, 3, 3.1]])
def test_names_at_the_end_of_lines_do_not_run_into_each_other(values):
    found = spread(values, 1.0, 10.0)
    order = sorted(range(len(values)), key=lambda at: values[at])
    heights = [found[at] for at in order]
    assert heights == sorted(heights)
    assert all(b - a >= 1.0 - 1e-9 for a, b in itertools.pairwise(heights))
    assert max(found) <= 10.0 + 1e-9
