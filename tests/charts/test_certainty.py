"""What may be named: little that is not there; and what rooms are told they can see."""

import os

import numpy as np
import pytest

from benchmarks.headlines import SIZES, apart, named, rates, results
from workshop.charts import certainty, charts, odds
from workshop.charts.certainty import LEVEL, Certainty, Summary
from workshop.exercises.exercise import exercises, load_exercise

ROOMS = int(os.environ.get("WORKSHOP_ROOMS", "200"))
"""How many rooms are played; 2000 tell the level to 1.3 points, in some minutes for each case."""

FEW = 60
MIRROR = "where-are-the-sales"


@pytest.mark.parametrize("slug", exercises())
def test_the_parts_of_an_exercise_add_up_to_its_level(slug):
    exercise = load_exercise(slug)
    reveals = [one.chart for one in exercise.reveals]
    parts = [certainty(exercise, one).level for one in reveals if charts()[one].stake]
    # Where nothing is named by counting, nothing can be named wrongly.
    assert not parts or sum(parts) == pytest.approx(LEVEL)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("each", SIZES)
@pytest.mark.parametrize("slug", exercises())
def test_where_nothing_differs_an_exercise_names_something_in_one_room_of_ten(slug, each):
    found = rates(slug, each, ROOMS)
    error = (LEVEL * (1 - LEVEL) / ROOMS) ** 0.5
    assert found.get("all", 0) <= LEVEL + 2 * error, found


@pytest.mark.parametrize("slug", exercises())
def test_in_a_few_rooms_without_any_difference_hardly_anything_is_named(slug):
    """As the slow test, which counts closely: here a mechanism that is gone is noticed."""
    found = rates(slug, 7, FEW)
    assert found.get("all", 0) <= 0.25, found


def test_the_largest_of_many_is_judged_as_the_largest_of_many():
    one, other = Summary(14, 3.0, 1.0), Summary(14, 3.9, 1.0)
    assert Certainty(0.1).apart(one, other).without(0)
    assert not Certainty(0.1).of(12).apart(one, other).without(0)


def test_answers_that_are_all_alike_are_no_more_certain_than_steps_are_fine():
    alike, other = Summary(5, 4.0, 0.0), Summary(5, 4.2, 0.0)
    assert not Certainty(0.1).apart(alike, other).without(0)


@pytest.mark.slow
@pytest.mark.parametrize("each", SIZES)
def test_what_a_room_is_told_it_can_find_out_is_what_rooms_find_out(each):
    exercise = load_exercise(MIRROR)
    told = odds.odds(exercise, odds.mirror_of(exercise), each, each)
    side, line = (how_often(exercise, each, what) for what in ("all", "one"))
    error = 2 * 0.5 / ROOMS**0.5
    assert told.side == pytest.approx(side["sales"], abs=0.03 + error)
    assert told.line == pytest.approx(line["plans"], abs=0.03 + error)


def how_often(exercise, each, what):
    rng = np.random.default_rng([7, each])
    rooms = [
        named(exercise, results(exercise, rng, each, apart(what))).get("mirror 2", [])
        for _ in range(ROOMS)
    ]
    return {name: sum(name in one for one in rooms) / ROOMS for name in ("sales", "plans")}
