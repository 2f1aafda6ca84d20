"""What it costs that each side acts on its own map, measured by the map they make together.

A cost is never below nothing, and the means of few people differ by chance alone: so beside it
stands what chance would cost where both sides had one map.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop.charts.finding import Bar, Finding, Holds, Part, chart, no_run, nothing
from workshop.charts.grouped import Row, picture, table
from workshop.charts.maps.reckoned import apart, reckoned
from workshop.charts.maps.ridges import BOTH, said_by_sides
from workshop.charts.view import View
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

TIMES = ("before", "after")


def _of_sides(view: View) -> Finding[Row]:
    """Find the same where each side has said its map as one: nothing strays by chance."""
    made, heard = _found(view, sure=True), said_by_sides(view)
    told = [*made.told, *_played(view)]
    return replace(made, told=told, bars=[*made.bars, *heard.bars])


def _played(view: View) -> list[str]:
    """Tell which table's map is acted on, where a side has several."""
    said = view.said(view.questions()[-1])
    return [
        view.tell("said.played", side=view.inside(group), n=tables[0]["table"])
        for group, tables in said.items()
        if len(tables) > 1
    ]


@chart(
    Takes(("range",), truth=False, asked=BOTH),
    Takes(("range",), 0, 1, truth=False, alike=True),
    model="perception",
    holds={"apart-costs": ("cost", "leads", "promised", "plan"), "cannot-tell": ()},
    stake=2,
    teams=_of_sides,
)
def acting(view: View) -> Finding[Row]:
    """Find what acting apart costs, where the maps surely differ; else that it cannot be told."""
    return _found(view, sure=bool(apart(view.certain, reckoned(view))))


def _found(view: View, *, sure: bool) -> Finding[Row]:
    if not view.outcome:
        return no_run(view)
    outcome: Mapping[str, Any] = view.outcome
    last = outcome["times"][-1] if outcome["times"] else None
    if not last:
        return nothing(view, "acting.missing")
    rows = _rows(view, outcome)
    words = _words(view, last, outcome)
    costs = sure and last["cost"] >= 1
    return Finding(
        _title(view, words, last, costs=costs),
        rows,
        _told(view, words, last),
        table(view, "item", {ALL: 0}, lambda cost: _amount(view, cost))[:2],
        [_bar(view, row, rows) for row in rows],
        lambda: picture(view, rows, lambda cost: _amount(view, cost), 1.5),
        holds=_holds(words, costs=costs),
        names=["cost"] if costs and "chance" in last else [],
        chance=not sure,
    )


def _words(view: View, last: Mapping[str, Any], outcome: Mapping[str, Any]) -> dict[str, str]:
    numbers = {**last, "plan": outcome["plan"], "least": outcome["cost"]}
    return {name: view.number(value, 0) for name, value in numbers.items()}


def _told(view: View, words: dict[str, str], last: Mapping[str, Any]) -> list[str]:
    plans, measure = (view.tell(f"acting.{key}", **words) for key in ("plans", "measure"))
    return [plans, _chance(view, last), measure]


def _title(view: View, words: dict[str, str], last: Mapping[str, Any], *, costs: bool) -> str:
    if costs:
        return view.tell("acting.costs", **words)
    if "chance" in last:
        return view.tell("acting.unsure", **words)
    return view.tell("acting.nothing")


def _chance(view: View, last: Mapping[str, Any]) -> str:
    if "chance" not in last:
        return ""
    return view.tell("acting.chance", chance=_amount(view, last["chance"]))


def _holds(words: dict[str, str], *, costs: bool) -> Holds:
    if not costs:
        return {"cannot-tell": {}}
    return {"apart-costs": {name: words[name] for name in ("cost", "leads", "promised", "plan")}}


def _rows(view: View, outcome: Mapping[str, Any]) -> list[Row]:
    """Return what acting apart costs each time, what chance would, and one side's map for both."""
    times = [one for one in outcome["times"] if one]
    keys = TIMES if len(outcome["times"]) > 1 else ("once",)
    apart_ = [
        (view.tell(f"acting.rows.{key}"), one["cost"])
        for key, one in zip(keys[-len(times) :], times, strict=False)
    ]
    chance = times[-1].get("chance")
    by_chance = [(view.tell("acting.rows.chance"), chance)] if chance is not None else []
    on = [
        (view.tell("acting.rows.on", side=view.inside(side)), cost)
        for side, cost in outcome["sides"].items()
    ]
    return [Row(label, label, {ALL: cost}, id=label) for label, cost in (*apart_, *by_chance, *on)]


def _amount(view: View, cost: float) -> str:
    return view.say("acting.amount", n=view.number(cost, 0))


def _bar(view: View, row: Row, rows: Sequence[Row]) -> Bar:
    longest = max(max(one.given.values()) for one in rows) or 1.0
    cost = row.given[ALL]
    return Bar(
        row.label, [Part(view.say("acting.part"), cost / longest, _amount(view, cost), "both")]
    )
