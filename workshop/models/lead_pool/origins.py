"""Where sales come from, and whom a pressure presses: what bench and charts both tell."""

from collections.abc import Mapping, Sequence

from workshop.content.texts import Texts
from workshop.models.lead_pool.outcomes import NEARLY

Sales = Mapping[str, Sequence[float]]
"""Sales month by month, by where they come from."""

ORIGINS = {"willing": "both", "pressed": "sales", "pool": "marketing"}
"""Where sales come from, from the ground up, and the colour of each."""


AS_GOOD = 0.995
"""What keeps this much is written as all of it."""


def whom(ui: Texts, pressure: float) -> str:
    """Return whom a pressure presses, such as "40%" or "nobody"."""
    key = {0.0: "none", 1.0: "all"}.get(pressure, "some")
    return ui(f"charts.pool.whom.{key}", share=ui.percent(pressure))


def whom_between(ui: Texts, low: float, high: float) -> str:
    """Return whom the pressures from one to another press, such as "40 to 70%" or "nobody"."""
    if low == high:
        return whom(ui, low)
    return ui("charts.pool.band", low=ui.number(100 * low, 0), high=ui.percent(high))


def goodness(kept: float, pressure: float, nearly: Sequence[float]) -> str:
    """Return what may be said of a policy: best, nearly, or what it lacks.

    Args:
        kept: the share of the best value that it keeps.
        pressure: how hard it presses.
        nearly: the lowest and the highest pressure that are nearly as good as the best.

    Returns:
        "best", "nearly", "less" where the pressure is off, "other" where everything else is.
    """
    if kept >= NEARLY:
        return "best" if kept >= AS_GOOD else "nearly"
    return "other" if nearly[0] <= pressure <= nearly[-1] else "less"


def total(sales: Sales, months: slice) -> dict[str, float]:
    """Return each origin's share of the sales of some months, in [0, 1]."""
    sums = {name: sum(sales[name][months]) for name in ORIGINS}
    whole = sum(sums.values())
    return {name: value / whole if whole else 0.0 for name, value in sums.items()}


def last_year(sales: Sales, months: int) -> dict[str, float]:
    """Return each origin's share of the sales of the last twelve of so many months."""
    return total(sales, slice(max(0, months - 12), months))
