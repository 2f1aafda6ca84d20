"""What the facilitator let the lead pool play: what it keeps, and where its sales come from."""

from typing import Any

from workshop.charts import pool, shapes, theme
from workshop.charts.pool import Row
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View
from workshop.models.lead_pool.origins import ORIGINS, last_year, whom

HEIGHT = 330
WIDTH = 0.4
"""Half of a column, in steps of pressure."""


def draw(view: View) -> Figure:
    """Draw what each pressure keeps, and the sales under the one that was played."""
    if not view.outcome:
        return shapes.no_run(view)
    if view.played is None:
        return shapes.nothing(view, "rerun.invitation")
    told = _sentences(view, view.played)
    table, drawing = _table(view, view.played), _drawing(view, view.played)
    return shapes.figure(view, _title(view, view.played), told, table, drawing)


def bars(view: View) -> Bars:
    """Return what is kept, what would be best, and where the sales come from."""
    if not view.outcome:
        return shapes.no_run_bars(view)
    if view.played is None:
        return shapes.no_bars(view, "rerun.invitation")
    row = view.played
    pressures = ((row["pressure"], "neutral"), (row["best"]["pressure"], "both"))
    made = [
        shapes.row(view.say(f"rerun.{key}"), [shapes.part("", value, view.percent(value), tone)])
        for key, (value, tone) in zip(("yours", "better"), pressures, strict=True)
    ]
    made.append(shapes.row(view.say("rerun.origins"), pool.light(view, _last(row))))
    return shapes.bars(view, _title(view, row), _sentences(view, row), made)


def _last(row: Row) -> dict[str, float]:
    return last_year(row["sales"], row["horizon"])


def _title(view: View, row: Row) -> str:
    words = {
        "pressure": whom(view.ui, row["pressure"]),
        "kept": view.percent(row["kept"]),
        "best": whom(view.ui, row["best"]["pressure"]),
        "world": pool.where(view, row["market"]),
        "span": pool.span(view, row["horizon"]),
    }
    way = "best" if words["kept"] == view.percent(1) else "less"
    return view.tell(f"rerun.{way}", **words)


def _sentences(view: View, row: Row) -> list[str]:
    parts = {name: view.percent(part) for name, part in _last(row).items()}
    set_to = {name: view.percent(row[name]) for name in ("flaw", "nurturing")}
    return [view.tell("rerun.sales", **parts), view.tell("rerun.rest", **set_to)]


def _table(view: View, row: Row) -> tuple[list[str], list[list[str]]]:
    last = len(row["curve"]) - 1
    rows = [
        [view.percent(at / last), view.percent(kept)]
        for at, kept in enumerate(row["curve"])
        if at % 2 == 0
    ]
    return [view.say("rerun.pressure"), view.say("column.kept")], rows


def _drawing(view: View, row: Row) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    areas, across, up = pool.stacked(view, 2)
    tones = ("neither", "both")
    colour = alt.Color(
        "tone:N", scale=alt.Scale(domain=list(tones), range=theme.colours(tones)), legend=None
    )
    columns = (
        theme.rows("columns").mark_bar().encode(across, up, x2="right:Q", y2="high:Q", color=colour)
    )
    heads = pool.words("heads", align="left", baseline="bottom", fontWeight="bold")
    ticks = pool.words("ticks", baseline="top", dy=6)
    said = pool.words("said", baseline="bottom", dy=-5, fontWeight="bold")
    layers = alt.layer(areas, columns, heads, ticks, said).resolve_scale(color="independent")
    return theme.finished(layers, HEIGHT), _data(view, row)


def _data(view: View, row: Row) -> dict[str, Rows]:
    last = len(row["curve"]) - 1
    here = round(row["pressure"] * last)
    sales = {name: [0.0] * row["horizon"] for name in ORIGINS}
    areas = pool.areas(view, [sales, row["sales"]], row["horizon"])
    columns = [
        {
            "x": (at + 0.5 - WIDTH) / (last + 1),
            "right": (at + 0.5 + WIDTH) / (last + 1),
            "low": 0,
            "high": max(kept, 0.0),
            "tone": "both" if at == here else "neither",
        }
        for at, kept in enumerate(row["curve"])
    ]
    ends = [(0.5 / (last + 1), 0.0), (0.5, 0.5), (1 - 0.5 / (last + 1), 1.0)]
    ticks = [{"x": x, "low": 0, "text": view.percent(part)} for x, part in ends]
    span = view.say("pool.axis", span=pool.span(view, row["horizon"]))
    ticks.append({"x": pool.left(1) + 0.5, "low": 0, "text": span})
    heads = [
        {"x": pool.left(at), "low": 1.16, "text": view.say(f"rerun.head.{name}")}
        for at, name in enumerate(("kept", "sales"))
    ]
    mark = {
        "x": (here + 0.5) / (last + 1),
        "low": max(row["kept"], 0.0),
        "text": view.percent(row["kept"]),
    }
    return {"areas": areas, "columns": columns, "heads": heads, "ticks": ticks, "said": [mark]}
