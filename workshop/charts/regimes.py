"""In which worlds some leads are better left unsold: market by market, horizon by horizon."""

from typing import Any

from workshop.charts import pool, shapes, theme
from workshop.charts.cells import share
from workshop.charts.pool import FREE, OWNER
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View
from workshop.questions.question import CHOICE

COMMODITY = "commodity"
STEP = 66
LABEL = 26
DEEPEST = 0.55
"""A cell's colour stays pale enough for the number in it."""


def draw(view: View) -> Figure:
    """Draw one cell per market and horizon: how hard it is best to press there."""
    return pool.figure(view, _title, _sentences, _table, _drawing)


def bars(view: View) -> Bars:
    """Return one bar per market: the best pressure at the owner's horizon."""
    return pool.bars(view, _title, _sentences, _light)


def _light(view: View) -> Rows:
    return [
        shapes.row(
            pool.world(view, name),
            [shapes.part(view.say("regimes.best"), part, view.percent(part), _tone(part))],
            _note(view, name),
        )
        for name in pool.worlds(view)
        for part in [_pressure(view, name, OWNER)]
    ]


def ours(view: View) -> str:
    """Return the market that most of the room call theirs; empty where it cannot be told."""
    cell = _chosen(view)
    if cell is None:
        return ""
    parts = sorted((share(cell, name), name) for name in view.questions()[0].options)
    clear = len(parts) < 2 or parts[-1][0] > parts[-2][0]
    return parts[-1][1] if clear else ""


def _chosen(view: View) -> Any:
    return view.cell(view.questions()[0], CHOICE) if view.questions() else None


def _pressure(view: View, name: str, months: str) -> float:
    return float(pool.worlds(view)[name]["pressure"][months])


def _horizons(view: View) -> list[str]:
    return list(next(iter(pool.worlds(view).values()))["pressure"])


def _tone(pressure: float) -> str:
    return "neutral" if pressure == 1 else "both"


def _title(view: View) -> str:
    names = list(pool.worlds(view))
    holds = [name for name in names if _pressure(view, name, OWNER) < 1]
    words = {"n": len(holds), "of": len(names), "span": pool.span(view, int(OWNER))}
    return view.tell("regimes.title", **words)


def _sentences(view: View) -> list[str]:
    wrong = [
        name for name in pool.worlds(view) if name != FREE and _pressure(view, name, OWNER) == 1
    ]
    told = [view.tell("regimes.wrong", world=pool.inside(view, name)) for name in wrong]
    if _pressure(view, FREE, OWNER) == 1:
        told.append(view.tell("regimes.talk"))
    return [*told, _mine(view), view.tell("pool.invented")]


def _mine(view: View) -> str:
    cell, name = _chosen(view), ours(view)
    if not name:
        return ""
    part = view.percent(share(cell, name))
    return view.tell("regimes.ours", share=part, world=pool.inside(view, name))


def _note(view: View, name: str) -> str:
    left = view.tell("regimes.left", share=view.percent(pool.worlds(view)[name]["all"][OWNER]))
    part = _share_of_us(view, name)
    return f"{left} {part}" if part else left


def _share_of_us(view: View, name: str) -> str:
    """Return how many of the room say that this is their world, as short words."""
    cell = _chosen(view)
    if cell is None or name not in view.questions()[0].options:
        return ""
    return view.say("regimes.us", share=view.percent(share(cell, name)))


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    horizons = _horizons(view)
    heads = [view.say("regimes.at", span=pool.span(view, int(n))) for n in horizons]
    rows = [
        [
            pool.world(view, name),
            *(view.percent(_pressure(view, name, n)) for n in horizons),
            view.percent(pool.worlds(view)[name]["all"][OWNER]),
            _share_of_us(view, name) or shapes.NONE,
        ]
        for name in pool.worlds(view)
    ]
    ends = [view.say("regimes.head"), view.say("regimes.us_head")]
    return [view.say("column.world"), *heads, *ends], rows


def _drawing(view: View) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    horizons = _horizons(view)
    heads = [pool.brief_span(view, int(n)) for n in horizons]
    places = [at + 0.5 for at in range(len(horizons))]
    title = view.say("regimes.axis")
    across = alt.X(
        "left:Q",
        scale=alt.Scale(domain=[0, len(horizons) + 1.05], nice=False),
        axis=theme.grid(places, heads, orient="top", title=title, labelFontWeight="bold"),
    )
    tones = ("both", "neutral")
    colour = alt.Scale(domain=list(tones), range=theme.colours(tones))
    base = theme.rows().encode(y=theme.ordered(0.1))
    cell = base.mark_bar().encode(
        across,
        x2="right:Q",
        color=alt.Color("tone:N", scale=colour, legend=None),
        opacity=alt.Opacity("depth:Q", scale=None, legend=None),
    )
    weight = alt.ExprRef("datum.owner ? 'bold' : 'normal'")
    number = base.mark_text(fontWeight=weight).encode(x="middle:Q", text="text:N")
    us = theme.rows("us").encode(y=theme.ordered(0.1))
    note = us.mark_text(align="left", dx=8).encode(x="x:Q", text="text:N")
    return theme.finished(cell + number + note, {"step": STEP}), _data(view)


def _data(view: View) -> dict[str, Rows]:
    horizons = _horizons(view)
    places = [
        (name, {"label": shapes.broken(pool.world(view, name), LABEL), "order": order})
        for order, name in enumerate(pool.worlds(view))
    ]
    rows = [
        place
        | {"left": at + 0.03, "right": at + 0.97, "middle": at + 0.5, "owner": months == OWNER}
        | {"tone": _tone(part), "depth": 0.12 + (DEEPEST - 0.12) * part, "text": view.percent(part)}
        for name, place in places
        for at, months in enumerate(horizons)
        for part in [_pressure(view, name, months)]
    ]
    us = [place | {"x": len(horizons), "text": _share_of_us(view, name)} for name, place in places]
    return {"rows": rows, "us": us}
