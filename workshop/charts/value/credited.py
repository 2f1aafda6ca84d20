"""Who earns, who saves, who brings leads and customers: one rule of sharing the credit out."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import finding
from workshop.charts.finding import Bar, Finding, Part, Picture, chart, columns, each
from workshop.charts.gridded import Line, gridded
from workshop.charts.value import function, shown, tone
from workshop.charts.view import View
from workshop.models.value_game.run import FUNCTIONS

KINDS = ("earned", "saved", "leads", "customers")
TONES = {"earned": "both", "saved": "neutral", "leads": "marketing", "customers": "sales"}


class Credit(NamedTuple):
    """A function, and its credit as shares in [0, 1]: of what is earned and saved, of people."""

    function: str
    name: str
    earned: float
    saved: float
    leads: float
    customers: float

    def of(self, kind: str) -> float:
        """Return one of the shares."""
        return float(getattr(self, kind))


@chart(model="value-game")
def credited(view: View) -> Finding[Credit]:
    """Find whose credit people who get in touch are, and those who buy, and what savers bring."""
    outcome, _ = shown(view)
    if outcome is None:
        return finding.no_run(view)
    rows = [
        Credit(
            name,
            function(view, name),
            outcome["earned"][name],
            outcome["saved"][name],
            outcome["leads"][name],
            outcome["customers"][name],
        )
        for name in FUNCTIONS
    ]
    shares = {name: view.percent(outcome["customers"][name]) for name in ("marketing", "sales")}
    savers = sum(outcome["saved"].values())
    heads = [(view.say(f"credited.{kind}"), kind) for kind in KINDS]
    return Finding(
        view.tell("credited.title", leads=view.percent(outcome["leads"]["marketing"]), **shares),
        rows,
        [
            view.tell("credited.savers", share=view.percent(savers)),
            view.tell("credited.rule"),
            view.tell("without_us.invented"),
        ],
        [
            *columns(view, item=lambda one: one.name),
            *each(heads, lambda kind, one: view.percent(one.of(kind))),
        ],
        [_bar(view, one) for one in rows],
        lambda: _picture(view, rows),
    )


def _bar(view: View, one: Credit) -> Bar:
    """Return the bar of what a function earns and saves; what it has in people stands below it."""
    parts = [
        Part(view.say(f"credited.head.{kind}"), one.of(kind), view.percent(one.of(kind)), at)
        for kind, at in (("earned", tone(one.function)), ("saved", "both"))
        if one.of(kind)
    ]
    people = {kind: view.percent(one.of(kind)) for kind in ("leads", "customers")}
    note = view.tell("credited.people", **people) if one.leads or one.customers else ""
    return Bar(one.name, parts, note)


def _picture(view: View, rows: Sequence[Credit]) -> Picture:
    heads = [(view.say(f"credited.head.{kind}"), TONES[kind]) for kind in KINDS]
    lines = [
        Line(one.name, [(one.of(k), view.percent(one.of(k)) if one.of(k) else "") for k in KINDS])
        for one in rows
    ]
    return gridded(heads, lines, 0.05)
