"""What a run of the lead pool gave: policies, markets, and sales by where they come from."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.charts.finding import Part
from workshop.charts.view import View
from workshop.texts import Texts

Table = Mapping[str, Any]
"""A part of an outcome, by the names that the run gives."""

Sales = Mapping[str, Sequence[float]]
"""Sales month by month, by where they come from."""

ORIGINS = {"willing": "both", "pressed": "sales", "pool": "marketing"}
"""Where sales come from, from the ground up, and the colour of each."""

ALL, BEST, NONE, SHORT, LONG = ("all", "best", "none", "short", "long")
FREE = "free"
"""The market of the outcome's own: the usual one, its last leads as good as its first."""

OWNER = "36"
"""The owner's horizon in months, as outcomes name it."""


def given(view: View, name: str) -> Table:
    """Return a part of the outcome, such as its `policies`; empty until the run is ready."""
    return dict((view.outcome or {}).get(name, {}))


def world(view: View, name: str) -> str:
    """Return a market's name as a label."""
    return view.say("pool.worlds.free") if name == FREE else view.model(f"markets.{name}")


def inside(view: View, name: str) -> str:
    """Return a market as it stands inside a sentence."""
    return view.say(f"pool.worlds_inside.{name}")


def where(view: View, name: str) -> str:
    """Return a market as the place of what happens, in a sentence."""
    return view.say(f"pool.worlds_where.{name}")


def whom(ui: Texts, pressure: float) -> str:
    """Return whom a pressure presses, such as "40%" or "nobody"."""
    key = {0.0: "none", 1.0: "all"}.get(pressure, "some")
    return ui(f"charts.pool.whom.{key}", share=ui.percent(pressure))


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


def last_year(sales: Sales, months: int) -> dict[str, float]:
    """Return each origin's share, in [0, 1], of the last twelve of so many months."""
    sums = {name: sum(sales[name][max(0, months - 12) : months]) for name in ORIGINS}
    whole = sum(sums.values())
    return {name: value / whole if whole else 0.0 for name, value in sums.items()}


def parts(view: View, shares: Mapping[str, float]) -> list[Part]:
    """Return the stretches of a light bar: sales by origin."""
    return [
        Part(view.say(f"pool.origins.{name}"), share, view.percent(share), ORIGINS[name])
        for name, share in shares.items()
        if round(100 * share)
    ]
