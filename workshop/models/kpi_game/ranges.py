"""The ranges of the KPI game's parameters: inside them every month can be computed."""

from typing import Any

from workshop.models.ranges import MOST, SMALLEST, check_number

MOST_PEOPLE = 12
MOST_MONTHS = 120

_SHARES = (
    "goodwill_decay", "initial_goodwill", "base_fit", "best_fit", "reach_dilution", "close_rate",
    "misfit_close_rate", "pressure_discount", "burnt_share", "pool_conversion", "pool_decay",
    "nurture_churn_cut", "misfit_churn", "upsell", "hr_competence", "line_of_sight", "obedience",
)  # fmt: skip
_WHOLE = {"people": MOST_PEOPLE, "bonus_months": MOST_MONTHS, "horizon_months": MOST_MONTHS}

# Inside these no month divides by nothing and no number grows out of bounds.
_RANGES = {
    **dict.fromkeys(_SHARES, (0, 1)),
    **{name: (1, most) for name, most in _WHOLE.items()},
    **dict.fromkeys(("half_effect", "pressure_half_effect"), (0.01, 100)),
    "effect_steepness": (0.1, 10),
    "churn": (0, 0.99),
    **dict.fromkeys(
        ("base_leads", "onboarding_capacity", "price", "initial_customers"), (SMALLEST, MOST)
    ),
}


def range_of(name: str) -> tuple[float, float]:
    """Return the lowest and the highest value that a field of `World` may have."""
    return _RANGES.get(name, (0, MOST))


def check(name: str, value: Any) -> None:
    """Check the value of a field of `World`.

    Raises:
        ValueError: naming the field and its range.
    """
    low, high = range_of(name)
    check_number(name, value, low, high, whole=name in _WHOLE)
