"""Every reveal in both invented rooms: in the second, what one expects does not come."""

import itertools
import statistics

import pytest

from tests.charts.drawings import (
    DEPARTMENTS,
    assert_bars_fit,
    assert_rectangular,
    assert_sound_spec,
    every_bars,
    every_words,
    figures_in_turn,
    texts,
)
from tests.charts.invented import invented
from workshop.charts import found
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.ghost import MANY as ROOMS
from workshop.exercises.ghost import ghosts, mode_of
from workshop.questions.kinds import kind_of
from workshop.questions.tally import SMALLEST

EVERY = list(itertools.product(exercises(), ROOMS))
OTHER = ROOMS[1]
DRAWN = [
    pytest.param(slug, marks=() if slug == "must-every-lead-buy" else pytest.mark.slow)
    for slug in exercises()
]


@pytest.mark.parametrize(("slug", "room"), EVERY)
def test_every_reveal_says_something_in_both_languages(slug, room):
    exercise, results = load_exercise(slug), invented(slug, room)
    for figure in every_words(exercise, results):
        assert figure["title"]
        assert "{" not in "".join(texts([figure["title"], figure["sentence"], figure["table"]]))
        assert_rectangular(figure["table"])
    for bars in every_bars(exercise, results):
        assert "{" not in bars["title"] + bars["sentence"]
        assert_bars_fit(bars)


@pytest.mark.parametrize("slug", DRAWN)
def test_every_picture_of_the_other_room_can_be_drawn(slug):
    for figure in figures_in_turn(load_exercise(slug), invented(slug, OTHER)):
        assert_sound_spec(figure)


@pytest.mark.parametrize(("slug", "room"), EVERY)
def test_of_every_question_both_departments_are_many_enough_to_be_shown(slug, room):
    exercise, results = load_exercise(slug).played_by(mode_of(room)), invented(slug, room)
    for round in exercise.rounds:
        for question in (q for q in round.questions if q.answerable and q.items):
            asked = [d for d in DEPARTMENTS if question.asks(d, DEPARTMENTS)]
            if question.again:
                assert {*question.items} == {*results[question.id]["moved"]}
                continue
            if kind_of(question).TABLED:
                assert len(results[question.id]["rows"]) >= SMALLEST
                continue
            if question.across:
                for item, cells in results[question.id]["cells"].items():
                    others = [d for d in asked if d != question.held_by[item]]
                    assert all(cells.get(group) for group in others)
                continue
            if kind_of(question).BALLOT:
                assert set(results[question.id]["passed"].values()) <= {"agree", "not-yet"}
                continue
            names = kind_of(question).counted(question)
            cells = [results[question.id]["cells"][item] for item in names]
            groups = asked if len(asked) > 1 and not question.whole_room else ["all"]
            assert all(cell.get(group) for cell in cells for group in groups), question.id


def titles(slug, room):
    exercise, results = load_exercise(slug), invented(slug, room)
    return [found(one, exercise, results, DEPARTMENTS, "en").title for one in exercise.reveals]


@pytest.mark.parametrize("slug", exercises())
def test_the_rooms_are_not_told_the_same(slug):
    """Where so few can show nothing they are asked alike; what they said is not the same."""
    assert titles(slug, ROOMS[0]) != titles(slug, OTHER)


def mean(slug, room, question, item, department):
    people = [answers for _, where, answers in ghosts(load_exercise(slug), room)
              if where == department]  # fmt: skip
    given = [answers.get(question, {}).get(item, "dk") for answers in people]
    return statistics.mean(int(value) for value in given if value != "dk")


def gaps(room):
    """Yield by how much less each side expected to hear than it did hear, on each statement."""
    slug = "where-are-the-sales"
    for us, them in (DEPARTMENTS, DEPARTMENTS[::-1]):
        for item in load_exercise(slug).question("mirror-told").items:
            heard = mean(slug, room, "mirror-them", item, them)
            yield heard - mean(slug, room, "mirror-told", item, us)


def test_in_the_first_room_every_arrow_points_one_way_and_in_the_other_none_is_long():
    assert min(gaps(ROOMS[0])) > 0
    assert max(map(abs, gaps(OTHER))) < 0.25
    assert min(gaps(OTHER)) < 0 < max(gaps(OTHER))
    assert "cannot tell yet" in " ".join(titles("where-are-the-sales", OTHER))


def test_in_the_other_room_people_differ_inside_a_department_as_real_ones_do():
    people = list(ghosts(load_exercise("where-are-the-sales"), OTHER))
    for department in DEPARTMENTS:
        given = [answers["mirror-us"] for _, where, answers in people if where == department]
        by_item = zip(*([int(one[item]) for item in one] for one in given), strict=True)
        assert all(0.7 < statistics.stdev(values) < 1.3 for values in by_item)


def test_in_the_other_room_the_bonuses_that_are_given_do_worse_than_those_wished_for():
    rows = [invented("kpi-tradeoffs", room)["game"]["outcome"]["contracts"] for room in ROOMS]
    first, other = ((row["given"]["captured"], row["own"]["captured"]) for row in rows)
    assert first[0] > first[1]
    assert other[0] < other[1]


def test_a_bonus_of_the_other_room_names_at_most_three_numbers():
    for _, _, answers in ghosts(load_exercise("kpi-tradeoffs"), OTHER):
        bonuses = [value for id, value in answers.items() if id.startswith(("given", "own-"))]
        assert len(bonuses) == 2
        assert all(sum(1 for points in bonus.values() if points) <= 3 for bonus in bonuses)
