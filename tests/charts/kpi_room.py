"""A room that has played the KPI game: eight in each department, and what the model made of it."""

import copy
import json
import re
from pathlib import Path

from tests.charts.drawings import drawn, reveals, undrawn
from workshop.charts import bars as light_bars
from workshop.content.parameters import model_words
from workshop.exercises.exercise import load_exercise
from workshop.questions.tally import tally

DEPARTMENTS = ("sales", "marketing")
EXERCISE = load_exercise("kpi-tradeoffs")
POINTS = {
    "given-marketing": {"fitleads": 60, "newcust": 15, "profit": 25},
    "own-marketing": {"leads": 40, "fitleads": 35, "brand": 25},
    "given-sales": {"revenue": 30, "retention": 45, "profit": 25},
    "own-sales": {"revenue": 65, "newcust": 20, "arpu": 15},
}
OWNERS = {
    "leads": "marketing", "fitleads": "both", "brand": "marketing", "newcust": "sales",
    "revenue": "sales", "arpu": "sales", "retention": "neither", "profit": "both",
}  # fmt: skip


def sample(name):
    """Return what the model made of this room: `outcome`, and a bonus that was `played`."""
    return json.loads((Path(__file__).parent / f"kpi_{name}.json").read_text(encoding="utf-8"))


def worded(text, language="en"):
    """Fill in the model's words: `<kpis.leads>` and the like may be reworded at any time."""
    words = model_words("kpi-game", language)
    return re.sub(r"<([a-z_.]+)>", lambda hit: words(hit[1]), text)


def answers(question, people):
    """Return what each of these people answers: `(department, number in the department)`."""
    asked = [who for who in people if question.asks(who[0], DEPARTMENTS)]
    return [(who[0], value) for who in asked if (value := _value(question, *who))]


def _value(question, department, number):
    if question.kind == "split":
        return dict.fromkeys(question.items, 0) | POINTS[question.id]
    if question.kind == "number":
        return {"customers": 780 + 40 * number, "profit": 500 + 60 * number}
    if question.kind == "rating":
        return {item: _rating(item, department, number) for item in question.items}
    if question.key:
        # The first situation is clear to all, the last one to the first three.
        known = {item: 8 - 2.5 * at for at, item in enumerate(question.key)}
        return {item: _bucket(question, item, number < known[item]) for item in question.items}
    return {item: OWNERS[item] if number < 6 else "sales" for item in question.items}


def _rating(item, department, number):
    if item in ("clarity", "rank"):
        return ("1", "2", "2", "3")[number % 4]
    return ("4" if department == "sales" else "3", "5")[number % 2]


def _bucket(question, item, right):
    wrong = next(bucket for bucket in question.options if bucket != question.key[item])
    return question.key[item] if right else wrong


def room(sales=8, marketing=8, state="ready", played=False):
    """Return the results of a room of so many people; those of the run as they would be there."""
    people = [("sales", n) for n in range(sales)] + [("marketing", n) for n in range(marketing)]
    asked = [q for r in EXERCISE.rounds for q in r.questions if q.answerable]
    results = {q.id: tally(q, answers(q, people), DEPARTMENTS) for q in asked}
    results["game"] = {"state": state}
    if state == "ready":
        known = sales >= 5 and marketing >= 5
        results["game"]["outcome"] = sample("outcome") if known else without(sample("outcome"))
    if played:
        results["game"]["played"] = sample("played")
    return results


def without(outcome, *names):
    """Leave contracts out of an outcome: those of the room, unless others are named."""
    changed = copy.deepcopy(outcome)
    for name in names or ("given", "own"):
        for place in (changed["contracts"], changed["map"]["cells"]):
            place.pop(name, None)
        changed["competence"]["captured"].pop(name, None)
    return changed


def with_row(results, contract, **values):
    """Return the results with other numbers in one contract."""
    changed = copy.deepcopy(results)
    changed["game"]["outcome"]["contracts"][contract] |= values
    return changed


def with_played(**values):
    """Return the full room after the facilitator played a bonus with these numbers."""
    results = room(played=True)
    results["game"]["played"]["row"] |= values
    return results


def figure_of(chart, results, language="en", at=0):
    return drawn(_reveal(chart, at), EXERCISE, results, DEPARTMENTS, language)


def words_of(chart, results, language="en", at=0):
    """Return the words of a figure, with its table and bars; nothing is drawn."""
    return undrawn(_reveal(chart, at), EXERCISE, results, language, DEPARTMENTS)


def bars_of(chart, results, language="en", at=0):
    return light_bars(_reveal(chart, at), EXERCISE, results, DEPARTMENTS, language)


def title(chart, results, language="en"):
    """Return the finding of a chart, its spaces plain."""
    return bars_of(chart, results, language)["title"].replace("\u00a0", " ")


def _reveal(chart, at):
    return [reveal for reveal in reveals(EXERCISE) if reveal.chart == chart][at]
