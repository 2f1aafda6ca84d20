"""What a quarter pays: shares of a full bonus, on a scale that everybody can look up.

A number counts from 0 to 1 between the least and the most that any two plans make of it which are
kept all year, the same in each quarter. That is how the model pays a year: whoever keeps a plan
gets in the mean of the quarters what the year's number scores there. A firm that grew pays more in
the last quarters than in the first ones, perhaps more than a full bonus; less than nothing is never
paid. People see on their phones what a plan pays, so nothing weakens it here, neither noise nor HR,
and to be busy costs nothing; how competent HR is shows in agreed targets alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from workshop.models.kpi_game.contracts import CONTRACTS, Contract, met
from workshop.models.kpi_game.game import silo_plans
from workshop.models.kpi_game.months import Array
from workshop.models.kpi_game.outcomes import KPIS
from workshop.models.kpi_game.plans import plans
from workshop.models.kpi_game.world import World
from workshop.models.playing import MONTHS
from workshop.models.ties import TIE

SEATS = ("marketing", "sales")


def _bonuses() -> dict[str, Contract]:
    leads, mended = {"leads": 1.0}, {"fitleads": 1.0}
    new, kept = {"newcust": 1.0}, {"newcust": 0.5, "retention": 0.5}
    return {
        "each": Contract(leads, new),
        "crossed": CONTRACTS["cross"],
        "targets": CONTRACTS["mbo"],
        "marketing_mended": Contract(mended, new),
        "sales_mended": Contract(leads, kept),
        "both_mended": Contract(mended, kept),
        "profit": Contract({"profit": 1.0}, {"profit": 1.0}),
    }


BONUSES: Mapping[str, Contract] = _bonuses()
"""The bonuses that can be played, by name; besides, any that two sides agree on."""


@dataclass(frozen=True)
class Scale:
    """What numbers are measured by.

    Attributes:
        low: the least that any two plans bring which are kept as long as is played, by KPI.
        high: the most.
        best: what the owner's best plans bring, from 0 to 1, by KPI.
        silo: what plans bring that each department makes for leads, or for revenue, alone.
    """

    low: Mapping[str, float]
    high: Mapping[str, float]
    best: Mapping[str, float]
    silo: Mapping[str, float]

    def score(self, kpi: str, value: Array) -> Array:
        """Return where a value stands, from the least (0) to the most (1); 0 if all are alike."""
        low, high = self.low[kpi], self.high[kpi]
        differ = high - low > TIE * max(abs(low), abs(high))
        return (value - low) / (high - low) if differ else np.zeros_like(value)


@lru_cache(maxsize=8)
def scale_of(world: World, quarters: int) -> Scale:
    """Return the scale of so many quarters of a firm."""
    played = replace(world, bonus_months=MONTHS * quarters)
    found, silo = plans(played), silo_plans(played)
    best, alone = ({k: float(found.scores[k][at]) for k in KPIS} for at in (found.best, silo))
    low = {kpi: float(found.kpis[kpi].min()) for kpi in KPIS}
    high = {kpi: float(found.kpis[kpi].max()) for kpi in KPIS}
    return Scale(low, high, best, alone)


def paid(
    world: World, contract: Contract, scale: Scale, kpis: Mapping[str, Array], seat: str
) -> Array:
    """Return what a quarter pays a department, in shares of a full bonus; never below 0.

    Args:
        world: the firm.
        contract: what is paid for.
        scale: of the quarters that are played.
        kpis: what it brought, by name.
        seat: the department, one of `SEATS`.
    """
    total: Array = np.zeros(())
    for kpi, weight in getattr(contract, seat).items():
        total = total + weight * _counted(world, contract, scale, kpi, kpis[kpi])
    least: Array = np.maximum(total, 0.0)
    return least


def _counted(world: World, contract: Contract, scale: Scale, kpi: str, value: Array) -> Array:
    score = scale.score(kpi, value)
    if contract.kind != "mbo":
        return score
    return met(world, score, scale.best[kpi], scale.silo[kpi])
