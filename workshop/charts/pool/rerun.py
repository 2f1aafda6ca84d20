"""What the facilitator let the lead pool play: what it keeps, and where its sales come from."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import pool
from workshop.charts.finding import Bar, Data, Finding, Part, Picture, chart, each, no_run, nothing
from workshop.charts.marks import layer, toned
from workshop.charts.pool import Table, panels
from workshop.charts.view import View
from workshop.models.lead_pool.origins import ORIGINS, goodness, last_year, whom, whom_between

HALF = 0.4
"""Half of a column, in steps of pressure."""

HEADS = 1.16
"""Where the names of the two panels stand, in heights of a panel."""


class Kept(NamedTuple):
    """A pressure, and the share of the best value that it keeps."""

    pressure: float
    kept: float


@chart(model="lead-pool", plays=True)
def rerun(view: View) -> Finding[Kept]:
    """Find what the policy that was played keeps, beside every other pressure."""
    if not view.outcome:
        return no_run(view)
    if view.played is None:
        return nothing(view, "rerun.invitation")
    row, last = view.played, len(view.played["curve"]) - 1
    curve = [Kept(at / last, kept) for at, kept in enumerate(row["curve"])]
    heads = [(view.say("rerun.pressure"), 0), (view.say("column.kept"), 1)]
    return Finding(
        _title(view, row),
        curve[::2],
        _told(view, row),
        each(heads, lambda field, one: view.percent(one[field])),
        _bars(view, row),
        lambda: _picture(view, row, curve),
    )


def _last(row: Table) -> dict[str, float]:
    return last_year(row["sales"], row["horizon"])


def _title(view: View, row: Table) -> str:
    kept, best = view.percent(row["kept"]), whom_between(view.ui, *_nearly(row))
    words = {"pressure": whom(view.ui, row["pressure"]), "kept": kept, "best": best}
    place = {"world": pool.where(view, row["market"]), "span": pool.span(view, row["horizon"])}
    way = goodness(row["kept"], row["pressure"], _nearly(row))
    return view.tell(f"rerun.{way}", **words, **place)


def _nearly(row: Table) -> Sequence[float]:
    """Return what is nearly as good; what an earlier version played knows the best alone."""
    best = row["best"]["pressure"]
    return row.get("nearly") or [best, best]


def _told(view: View, row: Table) -> list[str]:
    parts = {name: view.percent(part) for name, part in _last(row).items()}
    set_to = {name: view.percent(row[name]) for name in ("flaw", "nurturing")}
    return [view.tell("rerun.sales", **parts), view.tell("rerun.rest", **set_to)]


def _bars(view: View, row: Table) -> list[Bar]:
    """Return the pressure that was played, the best one, and where the sales come from.

    The facilitator set it, for a market and a horizon of her own choice: no guess is about them.
    """
    yours, better = row["pressure"], row["best"]["pressure"]
    return [
        Bar(view.say("rerun.yours"), [Part("", yours, view.percent(yours), "neutral")]),
        Bar(view.say("rerun.better"), [Part("", better, pool.band(view, *_nearly(row)), "both")]),
        Bar(view.say("rerun.origins"), pool.parts(view, _last(row))),
    ]


def _picture(view: View, row: Table, curve: Sequence[Kept]) -> Picture:
    areas, scales = panels.stacked(view, 2)
    tones = toned("tone", {"neither": "neither", "both": "both"})
    bold = {"baseline": "bottom", "fontWeight": "bold"}
    layers = [
        areas,
        layer("columns", "bar", x2="right:Q", y2="high:Q", color=tones, **scales),
        panels.words("heads", align="left", **bold),
        panels.words("ticks", baseline="top", dy=6),
        panels.words("said", dy=-5, **bold),
    ]
    data = _data(view, row, curve) | _words(view, row, len(curve))
    return Picture(layers, data, panels.HEIGHT, {"scale": {"color": "independent"}})


def _data(view: View, row: Table, curve: Sequence[Kept]) -> dict[str, Data]:
    """Return the columns of the left panel, the one played in colour, and the areas beside it."""
    steps, here = len(curve), _here(row, len(curve))
    columns: Data = [
        {"tone": "both" if at == here else "neither", "low": 0, "high": max(one.kept, 0.0)}
        | {"x": (at + 0.5 - HALF) / steps, "right": (at + 0.5 + HALF) / steps}
        for at, one in enumerate(curve)
    ]
    nothing = dict.fromkeys(ORIGINS, [0.0] * row["horizon"])
    areas = panels.areas(view, [nothing, row["sales"]], row["horizon"])
    return {"areas": areas, "columns": columns}


def _here(row: Table, steps: int) -> int:
    return round(float(row["pressure"]) * (steps - 1))


def _words(view: View, row: Table, steps: int) -> dict[str, Data]:
    ends = [(0.5 / steps, 0.0), (0.5, 0.5), (1 - 0.5 / steps, 1.0)]
    ticks = [{"x": x, "low": 0, "text": view.percent(part)} for x, part in ends]
    span = view.say("pool.axis", span=pool.span(view, row["horizon"]))
    ticks.append({"x": panels.left(1) + 0.5, "low": 0, "text": span})
    heads = [
        {"x": panels.left(at), "low": HEADS, "text": view.say(f"rerun.head.{name}")}
        for at, name in enumerate(("kept", "sales"))
    ]
    middle, high = (_here(row, steps) + 0.5) / steps, max(row["kept"], 0.0)
    mark = {"x": middle, "low": high, "text": view.percent(row["kept"])}
    return {"heads": heads, "ticks": ticks, "said": [mark]}
