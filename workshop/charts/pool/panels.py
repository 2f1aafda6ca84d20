"""Sales month by month as stacked areas, in panels that stand side by side."""

from collections.abc import Sequence
from typing import Any

from workshop.charts import theme
from workshop.charts.finding import Data
from workshop.charts.marks import across, layer
from workshop.charts.view import View
from workshop.models.lead_pool.origins import ORIGINS, Sales

HEIGHT = 330
GAP = 0.16
"""What stays empty between two panels, in widths of a panel."""

FLOOR, CEILING = -0.13, 1.3
"""Below the areas stand the months, above them the names, in heights of a panel."""


def left(panel: int) -> float:
    """Return where a panel begins, in widths of a panel."""
    return panel * (1 + GAP)


def areas(view: View, sales: Sequence[Sales], months: int) -> Data:
    """Return the rows of stacked areas, one panel beside the other, all of one scale.

    Args:
        view: the reveal.
        sales: by origin, for every panel.
        months: how many are drawn, at least two.
    """
    most = max(sum(one[name][at] for name in ORIGINS) for one in sales for at in range(months))
    made: Data = []
    for panel, one in enumerate(sales):
        below = [0.0] * months
        for name in ORIGINS:
            above = [low + one[name][at] / (most or 1) for at, low in enumerate(below)]
            same = {"panel": f"{panel} {name}", "name": view.say(f"pool.origins.{name}")}
            made += [
                same | {"x": left(panel) + at / (months - 1), "low": low, "high": high}
                for at, (low, high) in enumerate(zip(below, above, strict=True))
            ]
            below = above
    return made


def stacked(view: View, count: int) -> tuple[Any, dict[str, Any]]:
    """Return the layer of so many panels, and the scales that other layers share with it."""
    alt = theme.altair()
    names = [view.say(f"pool.origins.{name}") for name in ORIGINS]
    tones = alt.Scale(domain=names, range=theme.colours(list(ORIGINS.values())))
    colour = alt.Color("name:N", scale=tones, legend=alt.Legend(columns=3, symbolType="square"))
    scales = {
        "x": across("x", 0, left(count - 1) + 1, padding=2),
        "y": across("low", FLOOR, CEILING, channel="Y"),
    }
    on = {"y2": "high:Q", "color": colour, "detail": "panel"}
    return layer("areas", "area", {"opacity": 1}, **scales, **on), scales


def words(name: str, **look: Any) -> Any:
    """Return a layer of words that stand where their rows say."""
    return layer(name, "text", look, x="x", y="low", text="text")
