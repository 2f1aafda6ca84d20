"""What a chart says it takes, it can show; what it cannot show, it says it does not take."""

import itertools
import random
from functools import cache

import pytest

from tests.charts.kpi_room import sample
from tests.support.people import answers_of
from tests.support.tallied import tallied
from workshop.charts import charts, found
from workshop.content import content_root
from workshop.exercises.exercise import Reveal, exercises, load_exercise
from workshop.exercises.people.rooms import invented, people_room
from workshop.exercises.promises import is_across, sources
from workshop.models import run_of
from workshop.questions.question import Question
from workshop.questions.taking import Takes, objections

DEPARTMENTS = ("sales", "marketing")
SLUGS = exercises()
PLAYED = tuple(
    name for name, chart in charts().items() if chart.plays or chart.fills or chart.swaps
)
"""Charts that invite the facilitator to play until she has: nothing of the room can be missing."""


@cache
def results(slug):
    """Return what a room with two camps answers, and what the model makes of it."""
    exercise = load_exercise(slug)
    people = answers_of(exercise, invented(people_room("polarised"), 24, 1))
    tallies = tallied(exercise, people, DEPARTMENTS)
    for run in exercise.runs:
        told = [tallies[id] for id in run.questions]
        tallies[run.id] = {"state": "ready", "outcome": outcome(run.model, told)}
    return tallies


def outcome(model, told):
    if model in ("perception", "contact"):
        return run_of(model).outcome(run_of(model).parameters(told))
    return known(model)


@cache
def known(model):
    return sample("outcome") if model == "kpi-game" else run_of(model).outcome({"pressure": {}})


def given(slug, chart):
    """Return lists of questions to try with a chart: every one alone, many that follow another."""
    exercise = load_exercise(slug)
    asked = [q for round in exercise.rounds for q in round.questions]
    fitting = [q for q in asked if q.kind in chart.kinds]
    some = random.Random(f"{slug} {chart.name}")
    yield []
    yield from ([question] for question in asked)
    yield from itertools.islice(map(list, itertools.permutations(fitting, 2)), 60)
    yield from (some.sample(fitting, n) for n in (3, 4) for _ in range(20) if len(fitting) >= n)


@pytest.mark.parametrize("slug", SLUGS)
def test_whatever_a_chart_takes_it_finds_something_in(slug):
    exercise = load_exercise(slug)
    runs = {run.model: run.id for run in exercise.runs}
    tried = 0
    for chart in charts().values():
        if chart.games or (chart.model and chart.model not in runs):
            continue  # games are no questions: `test_firms_found.py` has those of all sizes
        for questions in given(slug, chart):
            if any(objections(chart.takes, questions)) or not (questions or chart.model):
                continue
            listed = {q.id for q in questions} & {*sources(exercise)}
            if chart.name == "written":
                continue  # it says what was asked: the texts are released, and in no row of it
            if chart.name in ("proposals", "requests") and not listed:
                continue  # nobody votes on these texts, and `workshop check` says so
            if chart.name == "requests" and not is_across(exercise):
                continue  # proposals are nobody's requests
            ids = tuple(question.id for question in questions)
            reveal = Reveal(chart.name, ids, run=runs.get(chart.model, ""))
            seen = found(reveal, exercise, results(slug), DEPARTMENTS, "nb")
            assert seen.rows or chart.name in PLAYED, (chart.name, ids, seen.title)
            tried += 1
    assert tried > 2


@pytest.mark.parametrize("slug", SLUGS)
def test_the_kits_own_reveals_suit_their_charts(slug):
    exercise = load_exercise(slug)
    for reveal in (reveal for round in exercise.rounds for reveal in round.reveals):
        questions = [exercise.question(id) for id in reveal.questions]
        assert [*objections(charts()[reveal.chart].takes, questions)] == []


RATED = Question("rated", "rating", items=("a", "b"), options=("1", "2"), scale="agree")
SORTED = Question("sorted", "sort", items=("a",), options=("left", "right"))
MINE = Question("mine", "split", items=("a", "b"), only_for=("sales",))


@pytest.mark.parametrize(
    ("takes", "questions", "said"),
    [
        ([Takes(("rating",))], [], "it takes one rating, and is given 0"),
        ([Takes(("rating",))], [RATED, RATED], "it takes one rating, and is given 2"),
        ([Takes(("rating",))], [SORTED], "it takes rating here, and 'sorted' is a sort"),
        ([Takes(("rating",), single=True)], [RATED], "'rated' must have one item, and has 2"),
        ([Takes(("rating",), items=("a",))], [RATED], "'rated' has b; its items must be among a"),
        ([Takes(("sort",), options=("both",))], [SORTED],
         "'sorted' needs the options both; missing: both"),
        ([Takes(("sort",), key=True)], [SORTED],
         "'sorted' needs a key, which says what is true of each item"),
        ([Takes(("split",), asked=("marketing",))], [MINE], "'mine' must be asked of marketing"),
        ([Takes(("mirror",), 0, 3, views=("told",))], [],
         "it needs the views of a mirror that end in …-told among its questions"),
        ([], [RATED], "it takes no questions, and is given 1"),
    ],
)  # fmt: skip
def test_what_does_not_suit_is_said_in_one_sentence(takes, questions, said):
    assert [*objections(takes, questions)] == [said]


def test_every_exercise_that_lies_in_the_data_is_tried():
    folders = (content_root() / "data" / "exercises").iterdir()
    assert set(SLUGS) == {path.name for path in folders if path.is_dir()}
