"""Of which things a condition holds is said by charts that declare it, of things that there are."""

import pytest

from tests.charts.invented import invented
from workshop.charts import charts, found
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.ghost import ROOMS, mode_of

NAMED = [
    (slug, room)
    for slug in exercises()
    for room in ROOMS
    if any(charts()[reveal.chart].of for reveal in load_exercise(slug).reveals)
]


def test_only_conditions_that_are_declared_say_of_what_they_hold():
    assert all({*chart.of} <= chart.holds.keys() for chart in charts().values())


@pytest.mark.parametrize(("slug", "room"), NAMED)
def test_a_chart_says_of_what_its_conditions_hold(slug, room):
    exercise = load_exercise(slug).played_by(mode_of(room))
    results = invented(slug, room)
    for reveal in exercise.reveals:
        made = found(reveal, exercise, results, ("sales", "marketing"), "en")
        assert made.about.keys() == made.holds.keys() & {*charts()[reveal.chart].of}
        asked = [exercise.question(id) for id in reveal.questions]
        ids = {id for q in asked for id in (q.id, *q.items, *q.options)}
        assert all(things and things.keys() <= ids for things in made.about.values())
