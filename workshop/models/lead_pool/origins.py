"""Where sales come from, and whom a pressure presses: what bench and charts both tell."""

from collections.abc import Mapping, Sequence

from workshop.content.texts import Texts

Sales = Mapping[str, Sequence[float]]
"""Sales month by month, by where they come from."""

ORIGINS = {"willing": "both", "pressed": "sales", "pool": "marketing"}
"""Where sales come from, from the ground up, and the colour of each."""


def whom(ui: Texts, pressure: float) -> str:
    """Return whom a pressure presses, such as "40%" or "nobody"."""
    key = {0.0: "none", 1.0: "all"}.get(pressure, "some")
    return ui(f"charts.pool.whom.{key}", share=ui.percent(pressure))


def total(sales: Sales, months: slice) -> dict[str, float]:
    """Return each origin's share of the sales of some months, in [0, 1]."""
    sums = {name: sum(sales[name][months]) for name in ORIGINS}
    whole = sum(sums.values())
    return {name: value / whole if whole else 0.0 for name, value in sums.items()}


def last_year(sales: Sales, months: int) -> dict[str, float]:
    """Return each origin's share of the sales of the last twelve of so many months."""
    return total(sales, slice(max(0, months - 12), months))
