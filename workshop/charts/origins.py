"""Where sales come from: willing, pressed or out of the pool, under three policies."""

from typing import Any

from workshop.charts import pool, shapes, theme
from workshop.charts.pool import ALL, BEST, NONE, OWNER
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View
from workshop.models.lead_pool.origins import ORIGINS, last_year

SHOWN = (ALL, BEST, NONE)
HEIGHT = 330
LINES = "|"
"""Ends a line that stays one, however wide the place is."""


def draw(view: View) -> Figure:
    """Draw the months of each policy as stacked areas, side by side."""
    return pool.figure(view, _title, _sentences, _table, _drawing)


def bars(view: View) -> Bars:
    """Return one bar per policy, cut by where the sales of the last year come from."""
    return pool.bars(view, _title, _sentences, _light)


def _light(view: View) -> Rows:
    return [
        shapes.row(_name(view, name), pool.light(view, _last(view, name)), _kept(view, name))
        for name in SHOWN
    ]


def _months(view: View) -> int:
    return int((view.outcome or {})["horizon_months"])


def _last(view: View, name: str) -> dict[str, float]:
    return last_year(pool.policies(view)[name]["sales"], _months(view))


def _name(view: View, name: str) -> str:
    pressure = pool.policies(view)[name]["pressure"]
    return view.say(f"pool.policies.{name}", pressure=view.percent(pressure))


def _kept(view: View, name: str) -> str:
    part = pool.policies(view)[name]["kept"][OWNER]
    return view.tell("pool.kept", share=view.percent(part))


def _head(view: View, name: str) -> str:
    part = view.percent(pool.policies(view)[name]["kept"][OWNER])
    return f"{_name(view, name)}{LINES}{view.say('pool.earns', share=part)}"


def _title(view: View) -> str:
    return view.tell("origins.title", share=view.percent(_last(view, NONE)["pool"]))


def _sentences(view: View) -> list[str]:
    kept = {name: view.percent(pool.policies(view)[name]["kept"][OWNER]) for name in (ALL, NONE)}
    pressure = view.percent(pool.policies(view)[BEST]["pressure"])
    told = view.tell("origins.kept", pressure=pressure, **kept)
    return [told, view.tell("origins.last"), view.tell("pool.invented")]


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    heads = [view.say(f"pool.origins.{name}") for name in ORIGINS]
    rows = [
        [
            _name(view, name),
            *(view.percent(part) for part in _last(view, name).values()),
            view.percent(pool.policies(view)[name]["kept"][OWNER]),
        ]
        for name in SHOWN
    ]
    return [view.say("column.policy"), *heads, view.say("column.kept")], rows


def _drawing(view: View) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    areas, _, _ = pool.stacked(view, len(SHOWN))
    heads = pool.words("heads", align="left", baseline="top", lineBreak=LINES, fontWeight="bold")
    months = pool.words("months", baseline="top", dy=6)
    sales = [pool.policies(view)[name]["sales"] for name in SHOWN]
    data = {
        "areas": pool.areas(view, sales, _months(view)),
        "heads": [
            {"x": pool.left(at), "low": pool.CEILING, "text": _head(view, name)}
            for at, name in enumerate(SHOWN)
        ],
        "months": [
            {
                "x": pool.left(len(SHOWN) // 2) + 0.5,
                "low": 0,
                "text": view.say("pool.axis", span=pool.span(view, _months(view))),
            }
        ],
    }
    return theme.finished(alt.layer(areas, heads, months), HEIGHT), data
