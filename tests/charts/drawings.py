"""Draws every reveal of an exercise, and looks into what was drawn."""

import copy
import itertools
import json

from workshop import charts
from workshop.charts import light
from workshop.content import LANGUAGES
from workshop.questions.tally import tally

DEPARTMENTS = ("sales", "marketing")

_drawn: dict[str, dict] = {}
_valid: set[str] = set()


def drawn(reveal, exercise, results, departments=DEPARTMENTS, language="en"):
    """Return a figure; what has been drawn for another test is not drawn again."""
    at = reveals(exercise).index(reveal)
    key = json.dumps([exercise.slug, at, results, departments, language])
    if key not in _drawn:
        _drawn[key] = charts.figure(reveal, exercise, results, departments, language)
    return copy.deepcopy(_drawn[key])


def reveals(exercise):
    return [reveal for round in exercise.rounds for reveal in round.reveals]


def every_figure(exercise, results):
    for reveal, language in itertools.product(reveals(exercise), LANGUAGES):
        yield drawn(reveal, exercise, results, DEPARTMENTS, language)


def in_turn(figures):
    """Return each reveal's figure once, the languages in turn."""
    return [one for at, one in enumerate(figures) if (at // len(LANGUAGES) + at) % 2 == 0]


def every_bars(exercise, results):
    for reveal, language in itertools.product(reveals(exercise), LANGUAGES):
        yield light.bars(reveal, exercise, results, DEPARTMENTS, language)


def figure_of(chart, exercise, results, language="en", departments=DEPARTMENTS):
    reveal = next(reveal for reveal in reveals(exercise) if reveal.chart == chart)
    return drawn(reveal, exercise, results, departments, language)


def nobody(exercise):
    asked = [q for r in exercise.rounds for q in r.questions if q.answerable]
    return {question.id: tally(question, [], DEPARTMENTS) for question in asked}


def assert_valid(spec):
    """Check a spec against the schema; one that another room has too is checked once."""
    import altair

    text = json.dumps(spec, sort_keys=True)
    if text not in _valid:
        altair.Chart.from_dict(within_schema(spec))
        _valid.add(text)


def within_schema(spec):
    """Leave out where the legend stands: the schema does not name it, the library heeds it."""
    checked = copy.deepcopy(spec)
    assert set(checked["config"]["legend"].pop("layout")) == {"top"}
    return checked


def names_of_data(spec):
    found = {spec["data"]["name"]} if "name" in spec.get("data", {}) else set()
    return found.union(*(names_of_data(layer) for layer in spec.get("layer", [])))


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def assert_sound_spec(figure):
    """Check that a spec is valid, as wide as its place, and brings no data and no title."""
    if figure["spec"] is None:
        assert (figure["data"], figure["table"]["rows"]) == ({}, [])
        return
    assert_valid(figure["spec"])
    assert "datasets" not in figure["spec"]
    assert names_of_data(figure["spec"]) == set(figure["data"])
    assert all(figure["data"].values())
    assert figure["spec"]["width"] == "container"
    assert "title" not in figure["spec"]


def assert_rectangular(table):
    assert all(len(row) == len(table["columns"]) for row in table["rows"])
    assert all(isinstance(cell, str) for row in table["rows"] for cell in row)


def assert_bars_fit(bars):
    """Check that every bar has a label and parts that fit into it."""
    for row in bars["rows"]:
        assert row["label"]
        assert all(0 <= part["share"] <= 1 and part["text"] for part in row["parts"])
        assert sum(part["share"] for part in row["parts"]) <= 1.001
