"""What a run of the lead pool gave: policies, markets, and sales by where they come from."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workshop.charts import shapes, theme
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View
from workshop.models.lead_pool.origins import ORIGINS

Row = Mapping[str, Any]

ALL, BEST, NONE, SHORT, LONG = ("all", "best", "none", "short", "long")
FREE = "free"
"""The market of the outcome's own: the usual one, its last leads as good as its first."""

OWNER = "36"
"""The owner's horizon in months, as outcomes name it."""

GAP = 0.16
"""What stays empty between two panels, in widths of a panel."""

FLOOR, CEILING = -0.13, 1.3
"""Below the areas stand the months, above them the names, in heights of a panel."""


def figure(
    view: View,
    title: Callable[[View], str],
    sentences: Callable[[View], list[str]],
    table: Callable[[View], tuple[list[str], list[list[str]]]],
    drawing: Callable[[View], tuple[dict[str, Any], dict[str, Rows]]],
) -> Figure:
    """Return a figure of what the run gave; until it is ready, one that says so."""
    if not view.outcome:
        return shapes.no_run(view)
    return shapes.figure(view, title(view), sentences(view), table(view), drawing(view))


def bars(
    view: View,
    title: Callable[[View], str],
    sentences: Callable[[View], list[str]],
    rows: Callable[[View], Rows],
) -> Bars:
    """Return bars of what the run gave; until it is ready, those that say so."""
    if not view.outcome:
        return shapes.no_run_bars(view)
    return shapes.bars(view, title(view), sentences(view), rows(view))


def policies(view: View) -> dict[str, Row]:
    """Return the policies that were computed, by name."""
    return dict((view.outcome or {}).get("policies", {}))


def worlds(view: View) -> dict[str, Row]:
    """Return the markets that were computed, by name."""
    return dict((view.outcome or {}).get("worlds", {}))


def world(view: View, name: str) -> str:
    """Return a market's name as a label."""
    return view.say("pool.worlds.free") if name == FREE else view.model(f"markets.{name}")


def inside(view: View, name: str) -> str:
    """Return a market as it stands inside a sentence."""
    return view.say(f"pool.worlds_inside.{name}")


def where(view: View, name: str) -> str:
    """Return a market as the place of what happens, in a sentence."""
    return view.say(f"pool.worlds_where.{name}")


def span(view: View, months: int) -> str:
    """Write a number of months as people do, whole years as years; it stays on one line."""
    unit, n = _unit(months)
    words = view.say(f"pool.{unit}.{'one' if n == 1 else 'other'}", n=n)
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def brief_span(view: View, months: int) -> str:
    """Write the same where there is little room, such as "3 mo."."""
    unit, n = _unit(months)
    return view.say(f"pool.{unit}.brief", n=n)


def _unit(months: int) -> tuple[str, int]:
    return ("months", months) if months % 12 else ("years", months // 12)


def areas(view: View, sales: Sequence[Mapping[str, Sequence[float]]], months: int) -> Rows:
    """Return the rows of stacked areas, one panel beside the other, all of one scale.

    Args:
        view: the reveal.
        sales: by origin, for every panel.
        months: how many are drawn, at least two.
    """
    most = max(sum(one[name][at] for name in ORIGINS) for one in sales for at in range(months))
    made: Rows = []
    for panel, one in enumerate(sales):
        below = [0.0] * months
        for name in ORIGINS:
            above = [low + one[name][at] / (most or 1) for at, low in enumerate(below)]
            made += [
                {
                    "panel": f"{panel} {name}",
                    "name": view.say(f"pool.origins.{name}"),
                    "x": left(panel) + at / (months - 1),
                    "low": low,
                    "high": high,
                }
                for at, (low, high) in enumerate(zip(below, above, strict=True))
            ]
            below = above
    return made


def left(panel: int) -> float:
    """Return where a panel begins, in widths of a panel."""
    return panel * (1 + GAP)


def stacked(view: View, count: int) -> tuple[Any, Any, Any]:
    """Return the stacked areas of so many panels, with the channels of their two scales."""
    alt = theme.altair()
    names = [view.say(f"pool.origins.{name}") for name in ORIGINS]
    tones = alt.Scale(domain=names, range=theme.colours(list(ORIGINS.values())))
    colour = alt.Color("name:N", scale=tones, legend=alt.Legend(columns=3, symbolType="square"))
    across = alt.X(
        "x:Q", scale=alt.Scale(domain=[0, left(count - 1) + 1], nice=False, padding=2), axis=None
    )
    up = alt.Y("low:Q", scale=alt.Scale(domain=[FLOOR, CEILING], nice=False), axis=None)
    base = theme.rows("areas").encode(across, up, y2="high:Q", color=colour, detail="panel:N")
    return base.mark_area(opacity=1), across, up


def words(name: str, **look: Any) -> Any:
    """Return a layer of words that stand where their rows say."""
    return theme.rows(name).mark_text(**look).encode(x="x:Q", y="low:Q", text="text:N")


def light(view: View, parts: Mapping[str, float]) -> list[dict[str, Any]]:
    """Return the stretches of a light bar: sales by origin."""
    return [
        shapes.part(view.say(f"pool.origins.{name}"), part, view.percent(part), ORIGINS[name])
        for name, part in parts.items()
        if round(100 * part)
    ]
