"""Draws every reveal of an exercise, and looks into what was drawn."""

import copy
import itertools
from dataclasses import replace

from workshop import charts
from workshop.charts import bars as light_bars
from workshop.charts import finding
from workshop.charts.view import View
from workshop.content import LANGUAGES
from workshop.questions.tally import tally

DEPARTMENTS = ("sales", "marketing")


def reveals(exercise):
    return [reveal for round in exercise.rounds for reveal in round.reveals]


def every_figure(exercise, results):
    for reveal, language in itertools.product(reveals(exercise), LANGUAGES):
        yield charts.figure(reveal, exercise, results, DEPARTMENTS, language)


def every_bars(exercise, results):
    for reveal, language in itertools.product(reveals(exercise), LANGUAGES):
        yield light_bars(reveal, exercise, results, DEPARTMENTS, language)


def figure_of(chart, exercise, results, language="en", departments=DEPARTMENTS):
    reveal = next(reveal for reveal in reveals(exercise) if reveal.chart == chart)
    return charts.figure(reveal, exercise, results, departments, language)


def undrawn(reveal, exercise, results, language="en", departments=DEPARTMENTS):
    """Return the words of a figure, with its table and bars; nothing is drawn."""
    found = charts.found(reveal, exercise, results, departments, language)
    view = View(reveal, exercise, results, departments, language)
    return finding.figure(view, replace(found, picture=None))


def words_of(chart, exercise, results, language="en", departments=DEPARTMENTS):
    """Return the words of the first figure that a chart makes of an exercise, undrawn."""
    reveal = next(reveal for reveal in reveals(exercise) if reveal.chart == chart)
    return undrawn(reveal, exercise, results, language, departments)


def nobody(exercise):
    asked = [q for r in exercise.rounds for q in r.questions if q.answerable]
    return {question.id: tally(question, [], DEPARTMENTS) for question in asked}


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
    import altair

    if figure["spec"] is None:
        assert (figure["data"], figure["table"]["rows"]) == ({}, [])
        return
    altair.Chart.from_dict(within_schema(figure["spec"]))
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
