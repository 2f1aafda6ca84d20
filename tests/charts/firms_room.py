"""Rooms that have played in firms: what their games come to, and the charts of them."""

import json
from dataclasses import replace
from functools import cache

from tests.charts.drawings import DEPARTMENTS
from workshop import charts
from workshop.exercises.exercise import Reveal, Run, load_exercise
from workshop.models.firms import finished

SEATS = {"kpi-game": ("marketing", "sales"), "lead-pool": ("pair",)}
USUAL = {"kpi-game": ("each",), "lead-pool": ("quarter", "three_years")}
EXERCISES = {"kpi-game": "kpi-tradeoffs", "lead-pool": "must-every-lead-buy"}
AGREED = ({"marketing": {"fitleads": 0.7, "profit": 0.3}, "sales": {"newcust": 1.0}},)
CHARTS = [
    (name, model)
    for model in EXERCISES
    for name, chart in charts.charts().items()
    if chart.games and chart.model in ("", model)
]
"""Every chart of games, with each of the models whose games it shows."""


def firms(model, n, bonuses=(), care=3.0, seed=0, who="calculating", quarters=4):
    """Return so many firms in which nobody sits: personas play them, more or less carefully."""
    paid = bonuses or USUAL[model]
    return [
        {
            "number": at,
            "setting": {"bonus": paid[at % len(paid)], "quarters": quarters},
            "plans": [dict.fromkeys(SEATS[model])] * quarters,
            "persona": who,
            "care": care,
            "seed": seed + at,
        }
        for at in range(n)
    ]


def game(some, play="plan", swapped=False):
    return {"play": play, "swapped": swapped, "firms": some}


def outcome(model, *played):
    """Return what games come to, as the calculator sends it."""
    return json.loads(json.dumps(finished(model, {"games": list(played)})))


@cache
def room(model, n):
    """Return a room of so many firms that has played once, and then with another bonus."""
    second = ("both_mended",) if model == "kpi-game" else ()
    again = game(firms(model, n, second, seed=500), "anew")
    return outcome(model, game(firms(model, n)), again)


def with_worths(found, *worths):
    """Return an outcome whose games brought firms these shares of the best, a list for each."""
    changed = json.loads(json.dumps(found))
    for played, shares in zip(changed["games"], worths, strict=True):
        for firm, share in zip(played["firms"], shares, strict=True):
            firm["path"]["worth"] = share * played["best"]["worth"]
    return changed


def asked(model, found, state="ready"):
    """Return what a chart of games is asked with: its exercise, and the results."""
    runs = (Run("firms", model, (), ("plan", "anew")),)
    ready = {"outcome": found} if state == "ready" else {}
    exercise = replace(load_exercise(EXERCISES[model]), runs=runs)
    return exercise, {"firms": {"state": state, **ready}}, DEPARTMENTS


def finding(chart, model, found, language="en", state="ready"):
    """Return what a chart found; nothing drawn."""
    return charts.found(*_asked(chart, model, found, state), language)


def figure(chart, model, found, language="en", state="ready"):
    return charts.figure(*_asked(chart, model, found, state), language)


def bars(chart, model, found, language="en", state="ready"):
    return charts.bars(*_asked(chart, model, found, state), language)


def _asked(chart, model, found, state):
    return Reveal(chart, (), run="firms"), *asked(model, found, state)
