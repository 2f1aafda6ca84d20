"""What is nearly as good as the best: the pressures that nobody can call wrong."""

from collections.abc import Sequence

from workshop.models.lead_pool.market import Market, Policy
from workshop.models.lead_pool.outcomes import Horizons, near
from workshop.models.lead_pool.pool import (
    FLAWS,
    NURTURINGS,
    PRESSURES,
    best_policy,
    policy_values,
)
from workshop.models.rounding import rounded


def band(market: Market, months: int) -> tuple[float, float]:
    """Return the lowest and the highest pressure that are nearly as good as the best.

    Flaw and nurturing are those of the best policy.

    Args:
        market: the market.
        months: the horizon, 1 to `MOST_MONTHS` of the pool.
    """
    first, last = near(curve(market, best_policy(market, months), months))
    return PRESSURES[first], PRESSURES[last]


def horizons(market: Market, months: Sequence[int]) -> Horizons:
    """Return the best pressure by horizon, and the ends of what keeps nearly as much."""
    bands = [band(market, n) for n in months]
    return {
        "months": list(months),
        "pressure": [best_policy(market, n).pressure for n in months],
        "low": [low for low, _ in bands],
        "high": [high for _, high in bands],
    }


def curve(market: Market, policy: Policy, horizon: int) -> list[float]:
    """Return the share kept by pressure; flaw and nurturing are the nearest of the grid."""
    values = policy_values(market, horizon)[-1]
    flaw, nurturing = (
        min(range(len(grid)), key=lambda at: abs(grid[at] - share))
        for grid, share in ((FLAWS, policy.flaw), (NURTURINGS, policy.nurturing))
    )
    return [rounded(value / values.max()) for value in values[:, flaw, nurturing]]
