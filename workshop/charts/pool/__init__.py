"""What a run of the lead pool gave: policies, markets, and sales by where they come from."""

from collections.abc import Mapping
from typing import Any

from workshop.charts.finding import Part
from workshop.charts.view import View
from workshop.models.lead_pool.origins import ORIGINS

Table = Mapping[str, Any]
"""A part of an outcome, by the names that the run gives."""

ALL, BEST, NONE, SHORT, LONG = ("all", "best", "none", "short", "long")
FREE, GONE = "free", "gone"
"""Markets of the outcome's own: the usual one, its last leads as good as its first; without
later sales.
"""

OWNER = "36"
"""The owner's horizon in months, as outcomes name it."""

FIRST, LAST = 3, 36
ASKED = {SHORT: FIRST, LONG: LAST}
"""The horizon that each item of the question on pressure is about, in months."""


def given(view: View, name: str) -> Table:
    """Return a part of the outcome, such as its `policies`; empty until the run is ready."""
    return dict((view.outcome or {}).get(name, {}))


def world(view: View, name: str) -> str:
    """Return a market's name as a label."""
    own = name in (FREE, GONE)
    return view.say(f"pool.worlds.{name}") if own else view.model(f"markets.{name}")


def inside(view: View, name: str) -> str:
    """Return a market as it stands inside a sentence."""
    return view.say(f"pool.worlds_inside.{name}")


def where(view: View, name: str) -> str:
    """Return a market as the place of what happens, in a sentence."""
    return view.say(f"pool.worlds_where.{name}")


def nearly(view: View, months: int) -> tuple[float, float] | None:
    """Return from which to which pressure is nearly as good, in [0, 1]; None until it is known."""
    found = given(view, "horizons")
    if not found:
        return None
    at = found["months"].index(months)
    return found["low"][at], found["high"][at]


def band(view: View, low: float, high: float) -> str:
    """Write a band of shares, such as "0–60%"; a band of one share as that share."""
    if view.percent(low) == view.percent(high):
        return view.percent(low)
    return view.say("pool.band", low=view.number(100 * low, 0), high=view.percent(high))


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


def parts(view: View, shares: Mapping[str, float]) -> list[Part]:
    """Return the stretches of a light bar: sales by origin."""
    return [
        Part(view.say(f"pool.origins.{name}"), share, view.percent(share), ORIGINS[name])
        for name, share in shares.items()
        if round(100 * share)
    ]
