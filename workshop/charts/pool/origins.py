"""Where sales come from: willing, pressed or out of the pool, under three policies."""

from collections.abc import Mapping
from typing import NamedTuple

from workshop.charts import pool
from workshop.charts.finding import Bar, Finding, Picture, chart, columns, each, no_run
from workshop.charts.own import Own
from workshop.charts.pool import ALL, BEST, NONE, OWNER, given, parts, span
from workshop.charts.pool.panels import CEILING, HEIGHT, areas, left, stacked, words
from workshop.charts.view import View
from workshop.models.lead_pool.origins import ORIGINS, Sales, last_year

LINES = "|"
"""Ends a line that stays one, however wide the place is."""


GUESSED = {NONE: "later", ALL: "kept"}
"""Of which policies people guess what: how many buy later, and what pressing everybody earns."""


class Policy(NamedTuple):
    """A policy: its id and name, the share of the best it keeps, and the origins of its sales."""

    id: str
    name: str
    pressure: float
    kept: float
    last: Mapping[str, float]
    sales: Sales


@chart(model="lead-pool")
def origins(view: View) -> Finding[Policy]:
    """Find where the sales of the last year come from, policy by policy."""
    if not view.outcome:
        return no_run(view)
    found = [_policy(view, name) for name in (ALL, BEST, NONE)]
    everybody, best, nobody = found
    kept = {ALL: view.percent(everybody.kept), NONE: view.percent(nobody.kept)}
    low, high = pool.nearly(view, _months(view)) or (best.pressure, best.pressure)
    told = view.tell("origins.kept", pressure=pool.band(view, low, high), **kept)
    heads = [(view.say(f"pool.origins.{name}"), name) for name in ORIGINS]
    return Finding(
        view.tell("origins.title", share=view.percent(nobody.last["pool"])),
        found,
        [told, view.tell("origins.last"), view.tell("pool.invented")],
        [
            *columns(view, policy=lambda one: one.name),
            *each(heads, lambda name, one: view.percent(one.last[name])),
            *columns(view, kept=lambda one: view.percent(one.kept)),
        ],
        [_bar(view, one) for one in found],
        lambda: _picture(view, found),
    )


def _policy(view: View, name: str) -> Policy:
    row = given(view, "policies")[name]
    pressure, sales = row["pressure"], row["sales"]
    label = view.say(f"pool.policies.{name}", pressure=view.percent(pressure))
    return Policy(name, label, pressure, row["kept"][OWNER], last_year(sales, _months(view)), sales)


def _months(view: View) -> int:
    return int((view.outcome or {})["horizon_months"])


def _bar(view: View, one: Policy) -> Bar:
    note = view.tell("pool.kept", share=view.percent(one.kept))
    return Bar(one.name, parts(view, one.last), note, _own(view, one))


def _own(view: View, one: Policy) -> list[Own]:
    """Return what she guessed of a policy, in words: what it earns is not what the bar shows."""
    ids = view.exercise.run(view.reveal.run).questions
    asked = [(view.exercise.question(id), GUESSED.get(one.id, "")) for id in ids]
    return [
        Own(question, item, "guess", full=0) for question, item in asked if item in question.items
    ]


def _picture(view: View, found: list[Policy]) -> Picture:
    layer, _ = stacked(view, len(found))
    bold = {"align": "left", "baseline": "top", "lineBreak": LINES, "fontWeight": "bold"}
    earned = [view.say("pool.earns", share=view.percent(one.kept)) for one in found]
    heads = [
        {"x": left(at), "low": CEILING, "text": f"{one.name}{LINES}{earned[at]}"}
        for at, one in enumerate(found)
    ]
    axis = view.say("pool.axis", span=span(view, _months(view)))
    months = [{"x": left(len(found) // 2) + 0.5, "low": 0, "text": axis}]
    layers = [layer, words("heads", **bold), words("months", baseline="top", dy=6)]
    stacks = areas(view, [one.sales for one in found], _months(view))
    return Picture(layers, {"areas": stacks, "heads": heads, "months": months}, HEIGHT)
