"""Contracts: what a department's bonus rests on, and what each pair of plans then pays it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from numbers import Real
from types import MappingProxyType

import numpy as np

from workshop.errors import Misnamed
from workshop.models.kpi_game.months import Array, media
from workshop.models.kpi_game.outcomes import KPIS
from workshop.models.kpi_game.plans import plans, scored
from workshop.models.kpi_game.world import World, efforts

OWN = {
    "marketing": ("leads", "fit", "fitleads", "brand"),
    "sales": ("revenue", "newcust", "arpu", "retention"),
}
"""The KPIs that a department moves itself; profit belongs to nobody."""

NOISE = {
    "leads": 0.10, "arpu": 0.10, "retention": 0.10, "fit": 0.15, "fitleads": 0.15,
    "revenue": 0.15, "newcust": 0.20, "brand": 0.30, "profit": 0.40,
}  # fmt: skip
"""Standard deviation of what a KPI shows beside people's effort."""

SCALES = ("plans", "own range")
KINDS = ("plain", "mbo", "marketing_by_sales")
TARGET_WIDTH = 0.05
FREE_KPIS = 2
ROUNDING = 1e-5


@dataclass(frozen=True)
class Contract:
    """What the two departments are paid for.

    Attributes:
        marketing: weight by KPI of marketing's bonus, each at least 0, together 1; none where
            sales run marketing.
        sales: the same for sales.
        scale: a KPI's full bonus is the best that any two plans reach ("plans"), or the best
            that the department reaches alone while the other plays the silo ("own range").
        kind: "plain" pays in proportion; "mbo" (management by objectives) pays for agreed
            targets; under "marketing_by_sales" sales decide over marketing's people too.

    Raises:
        ValueError: naming what is out of its range.
    """

    marketing: Mapping[str, float]
    sales: Mapping[str, float]
    scale: str = "plans"
    kind: str = "plain"

    def __post_init__(self) -> None:
        if self.scale not in SCALES:
            raise ValueError(f"scale must be one of {', '.join(SCALES)}, not {self.scale!r}.")
        if self.kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {self.kind!r}.")
        for department in ("marketing", "sales"):
            weights = _weights(department, getattr(self, department))
            if weights or department == "sales" or self.kind != "marketing_by_sales":
                _check_weights(department, weights)
            object.__setattr__(self, department, weights)


def _weights(department: str, given: object) -> dict[str, float]:
    """Return a copy, so that nobody changes a contract from outside."""
    if not isinstance(given, Mapping):
        raise ValueError(f'{department} must be weights by KPI, {{"profit": 1.0}}, not {given!r}.')
    return dict(given)


def _check_weights(department: str, weights: Mapping[str, float]) -> None:
    for kpi, weight in weights.items():
        if kpi not in KPIS:
            raise ValueError(f"{department}: a KPI must be one of {', '.join(KPIS)}, not {kpi!r}.")
        if not isinstance(weight, Real) or not isfinite(weight) or weight < 0:
            raise ValueError(
                f"{department}: the weight of {kpi} must be at least 0, not {weight!r}."
            )
    total = sum(weights.values())
    if abs(total - 1) > ROUNDING:
        raise ValueError(f"{department}: the weights must sum to 1, not to {total:g}.")


def _presets() -> dict[str, Contract]:
    by_sales = {"revenue": 1.0}
    crossed = {"revenue": 0.5, "newcust": 0.25, "arpu": 0.25}
    return {
        "silo": Contract({"leads": 1.0}, by_sales),
        "qualified": Contract({"fitleads": 1.0}, by_sales),
        "cross": Contract({"leads": 0.5, "profit": 0.5}, crossed),
        "cross_q": Contract({"fitleads": 0.5, "profit": 0.5}, crossed),
        "all_on_profit": Contract({"profit": 1.0}, {"profit": 1.0}),
        "marketing_by_sales": Contract({}, by_sales, kind="marketing_by_sales"),
        "mbo": Contract(
            {"fitleads": 0.4, "brand": 0.2, "profit": 0.4},
            {"newcust": 0.4, "retention": 0.2, "profit": 0.4},
            kind="mbo",
        ),
    }


CONTRACTS: Mapping[str, Contract] = MappingProxyType(_presets())
"""The contracts a workshop compares, by name."""


def contract_of(contract: object) -> Contract:
    """Return a contract, which may be one of `CONTRACTS` by name.

    Raises:
        Misnamed: it is neither; the sentence names them all.
    """
    if isinstance(contract, Contract):
        return contract
    if isinstance(contract, str) and contract in CONTRACTS:
        return CONTRACTS[contract]
    names = ", ".join(CONTRACTS)
    raise Misnamed(
        f"There is no contract {contract!r:.60}; there are: {names}. "
        "Or write your own: Contract(marketing={...}, sales={...})."
    )


def power(world: World, department: str, weights: Mapping[str, float]) -> dict[str, float]:
    """Return how strongly each KPI of a bonus moves people, by KPI.

    A weight counts in full for a KPI that the department moves itself. Line of sight weakens
    the others, many KPIs at once weaken all, and noise makes a bonus a gamble. HR's competence
    mends the first two.

    Source: Holmström and Milgrom (1991), Multitask principal-agent analyses, Journal of Law,
    Economics, and Organization 7, 24-52 (noise).
    """
    hr = world.hr_competence
    many = max(0.0, 1 / sum(weight**2 for weight in weights.values()) - FREE_KPIS)
    focus = 1 / (1 + world.overload * (1 - hr) * many)
    distant = world.line_of_sight + (1 - world.line_of_sight) * hr
    return {
        kpi: weight
        * focus
        * (1.0 if kpi in OWN[department] else distant)
        / (1 + world.risk_aversion * NOISE[kpi] ** 2)
        for kpi, weight in weights.items()
    }


def bonus(
    world: World, contract: Contract, department: str, silo: tuple[int, int] | None = None
) -> Array:
    """Return what each pair of plans is worth to a department: its bonus less its effort.

    Args:
        world: the firm.
        contract: what is paid for.
        department: "marketing" or "sales".
        silo: row and column of the plans in the silo; needed for targets and own ranges.

    Returns:
        Shape (plans, plans): rows are marketing's plans, columns those of sales.
    """
    found = plans(world)
    weights = getattr(contract, department)
    total: Array = np.zeros_like(found.owner_value)
    for kpi, strength in power(world, department, weights).items():
        score = _score(world, contract, department, kpi, silo)
        total += strength * (_met(world, score, silo) if contract.kind == "mbo" else score)
    share = efforts(world.people).sum(axis=1) / world.people
    tired = world.effort_cost * share**2
    total -= tired[:, None] if department == "marketing" else tired
    return total


def _score(
    world: World, contract: Contract, department: str, kpi: str, silo: tuple[int, int] | None
) -> Array:
    found = plans(world)
    if contract.kind == "marketing_by_sales" and kpi == "profit":
        # Who spends another department's money on media does not feel it.
        return scored(found.kpis[kpi] + media(world)[:, None])
    if contract.scale == "own range" and silo:
        row, column = silo
        values = found.kpis[kpi]
        return scored(values, values[:, column] if department == "marketing" else values[row])
    return found.scores[kpi]


def _met(world: World, score: Array, silo: tuple[int, int] | None) -> Array:
    best = plans(world).best
    return met(world, score, float(score[best]), float(score[silo or best]))


def met(world: World, score: Array, best: float, silo: float) -> Array:
    """Return how far a target counts as met, from 0 to 1.

    Competent HR sets it where the best plans lead, HR without competence where the silo stands.

    Args:
        world: the firm, with the competence of its HR.
        score: what was reached, from 0 to 1.
        best: what the best plans reach.
        silo: what the silo reaches.
    """
    hr = world.hr_competence
    target = hr * best + (1 - hr) * silo
    share: Array = 1 / (1 + np.exp((target - score) / TARGET_WIDTH))
    return share
