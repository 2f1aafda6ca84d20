"""The value game in many worlds: what is noted of each, and what is claimed."""

from workshop.models.value_game.firm import (
    FUNCTIONS,
    Array,
    Firm,
    World,
    coalitions,
    credited,
    customers,
    gained,
    leads,
    saved,
    without,
    worth,
)
from workshop.sampling.counting import Case, Claim, Where, above, both, more

__all__ = ["CLAIMS", "DRIVEN", "EXAMPLES", "FIXED", "MEDIANS", "World", "note"]

FIXED: tuple[str, ...] = ()
"""Parameters that are not varied although they have a range."""

EXAMPLES = {
    "default": Firm(),
    "known_already": Firm(base_reach=600.0, reach=300.0),
    "signed_at_the_top": Firm(deals=12000.0),
}
"""The firm of the slides, one that everybody knows, and one that lives by a few large deals."""


def note(world: Firm) -> dict[str, float]:
    """Return what is noted of a firm, as shares of what all functions make more than none.

    Returns:
        `claim_F`: what would be missing without a function; `claims`: their sum. `credit_saving`:
        Shapley's credit for what is kept from being lost. `leads_marketing`, `customers_F`: a
        function's credit for people who get in touch, and for those who buy.
    """
    there = coalitions()
    worths = worth(world, there)
    total = gained(worths)
    claims = dict(zip(FUNCTIONS, without(worths) / total, strict=True))
    noted = {f"claim_{name}": float(claims[name]) for name in FUNCTIONS}
    noted["claims"] = sum(noted.values())
    noted["credit_saving"] = float(credited(saved(world, there)).sum()) / total
    noted["leads_marketing"] = _credit(leads(world, there), "marketing")
    for name in ("marketing", "sales"):
        noted[f"customers_{name}"] = _credit(customers(world, there), name)
    return noted


def _credit(worths: Array, function: str) -> float:
    return float(credited(worths)[FUNCTIONS.index(function)]) / gained(worths)


LOW, HIGH = (0, 1 / 3), (2 / 3, 1)
"""The lower and the upper third of a range."""

_HALF = both(above("claim_marketing", 0.5), above("claim_sales", 0.5))

CLAIMS = (
    Claim(
        "claims_exceed",
        above("claims", 1.0),
        cases=(
            Case("by_half", above("claims", 1.5)),
            Case("twice", above("claims", 2.0)),
        ),
    ),
    Claim(
        "both_over_half",
        _HALF,
        cases=(
            Case("no_deals", _HALF, (Where("deals", *LOW),)),
            Case("large_deals", _HALF, (Where("deals", *HIGH),)),
            Case("unknown", _HALF, (Where("base_reach", *LOW), Where("base_close", *LOW))),
            Case("known", _HALF, (Where("base_reach", *HIGH), Where("base_close", *HIGH))),
        ),
    ),
    Claim(
        "only_marketers",
        above("customers_marketing", 0.9),
        cases=(
            Case("leads", above("leads_marketing", 0.999)),
            Case("more_than_sales", more("customers_marketing", "customers_sales")),
            Case("a_third", above("customers_sales", 1 / 3)),
        ),
    ),
    Claim(
        "savers_bring_money",
        above("credit_saving", 0.05),
        cases=(Case("a_tenth", above("credit_saving", 0.1)),),
    ),
)

MEDIANS = ("claims", "claim_marketing", "claim_sales", "customers_marketing", "credit_saving")
DRIVEN = ("claims", "claim_marketing", "claim_sales", "customers_marketing")
"""Answers whose correlation with every parameter is told."""
