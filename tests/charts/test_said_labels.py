"""Words in the picture of what sides said: cut where there is little room, never to the same."""

import pytest

from tests.charts.drawings import DEPARTMENTS
from tests.charts.invented import invented
from workshop.charts import found
from workshop.charts.said.drawing import TIGHT, WAY
from workshop.content import LANGUAGES
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import TEAM


def cells(slug, chart, language):
    exercise = load_exercise(slug).played_by("teams")
    reveal = next(one for one in exercise.reveals if one.chart == chart)
    told = found(reveal, exercise, invented(slug, TEAM), DEPARTMENTS, language)
    return told.rows, told.picture().data["cells"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_guess_has_a_row_of_its_own_however_long_its_statement_is(language):
    rows, there = cells("conflict-signs", "foreseen", language)
    assert len({cell["label"] for cell in there}) == len({row.item for row in rows}) == 8
    assert len({cell["order"] for cell in there}) == 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_way_from_one_long_answer_to_another_is_told_by_first_words(language):
    _, there = cells("strategy-vs-tactics", "ownership", language)
    ways = [cell["text"] for cell in there if WAY in cell["text"]]
    assert ways
    assert all(len(one) <= TIGHT + 2 for way in ways for one in way.split(WAY))
