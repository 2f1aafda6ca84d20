"""Draws every reveal of an exercise, and looks into what was drawn."""

import copy
import itertools
import json
from dataclasses import replace

from tests.charts.shown import REVEALS
from workshop import charts
from workshop.charts import bars as light_bars
from workshop.charts import finding
from workshop.charts.view import View
from workshop.content import LANGUAGES
from workshop.questions.tally import tally

DEPARTMENTS = ("sales", "marketing")

_drawn: dict[str, dict] = {}
_valid: set[str] = set()


def drawn(reveal, exercise, results, departments=DEPARTMENTS, language="en"):
    """Return a figure; what has been drawn for another test is not drawn again."""
    key = json.dumps([exercise.slug, repr(reveal), results, departments, language])
    if key not in _drawn:
        _drawn[key] = charts.figure(reveal, exercise, results, departments, language)
    return copy.deepcopy(_drawn[key])


def reveals(exercise):
    """Return what charts are to show of an exercise; of others than ours, what it reveals."""
    return REVEALS.get(exercise.slug) or [r for round in exercise.rounds for r in round.reveals]


def every(exercise):
    """Return each reveal in each language."""
    return list(itertools.product(reveals(exercise), LANGUAGES))


def in_turn(exercise):
    """Return each reveal once, the languages in turn: what is drawn is the same in both."""
    return list(zip(reveals(exercise), itertools.cycle(LANGUAGES), strict=False))


def figures_of(asked, exercise, results):
    return [drawn(reveal, exercise, results, DEPARTMENTS, lang) for reveal, lang in asked]


def bars_of(asked, exercise, results):
    return [light_bars(reveal, exercise, results, DEPARTMENTS, lang) for reveal, lang in asked]


def every_figure(exercise, results):
    return figures_of(every(exercise), exercise, results)


def every_bars(exercise, results):
    return bars_of(every(exercise), exercise, results)


def figures_in_turn(exercise, results):
    return figures_of(in_turn(exercise), exercise, results)


def bars_in_turn(exercise, results):
    return bars_of(in_turn(exercise), exercise, results)


def every_words(exercise, results):
    """Return the words of every figure in each language; nothing is drawn."""
    return [undrawn(reveal, exercise, results, language) for reveal, language in every(exercise)]


def figure_of(chart, exercise, results, language="en", departments=DEPARTMENTS):
    reveal = next(reveal for reveal in reveals(exercise) if reveal.chart == chart)
    return drawn(reveal, exercise, results, departments, language)


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


def assert_valid(spec):
    """Check a spec against the schema; one that another room has too is checked once."""
    import altair

    text = json.dumps(spec, sort_keys=True)
    if text not in _valid:
        altair.LayerChart.validate(spec)
        _valid.add(text)


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
        assert figure["data"] == {}
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
