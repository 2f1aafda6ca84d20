"""The firm of the KPI game: its parameters, and the plans its two departments can make."""

from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workshop.errors import Misnamed
from workshop.models.kpi_game.ranges import MOST_PEOPLE, check


class Marketing(NamedTuple):
    """How many people of marketing do what; the others idle."""

    reach: int
    quality: int
    brand: int


class Sales(NamedTuple):
    """How many people of sales do what; the others idle."""

    new: int
    nurture: int
    pressure: int


@dataclass(frozen=True)
class World:
    """One firm; every parameter has a default.

    Money is in thousand kroner, rates are per month. A share lies in [0, 1]; everything else
    from 0 to `ranges.MOST`, unless it says more.

    Attributes:
        people: persons per department, 1 to `kpi_ranges.MOST_PEOPLE`.
        base_leads: leads a month without effort, above 0.
        reach_leads: most extra leads a month that reach can bring.
        half_effect: persons at which an effort has half its effect, 0.01 to 100.
        pressure_half_effect: the same for pressure, 0.01 to 100.
        effect_steepness: exponent of the response to effort, 0.1 to 10.
        goodwill_leads: relative lift of leads at full goodwill.
        goodwill_price: relative lift of the price at full goodwill.
        goodwill_decay: share of goodwill forgotten a month.
        initial_goodwill: goodwill at the start, a share.
        base_fit: share of leads that fit without any quality effort.
        best_fit: share of leads that fit at full quality effort.
        reach_dilution: share of the fit that full reach costs.
        leads_per_seller: leads one salesperson can work a month.
        close_rate: share of worked fit leads that buy.
        pressure_close_lift: relative lift of the close rate at full pressure.
        misfit_close_rate: share of worked misfit leads that buy at full pressure.
        pressure_discount: share of the price given away at full pressure.
        burnt_share: share of unsold fit leads lost for good at full pressure.
        pool_conversion: share of the warm pool that buys at full nurturing.
        pool_decay: share of the warm pool that cools.
        churn: share of fit customers who leave, at most 0.99.
        nurture_churn_cut: share of that churn which full nurturing prevents.
        misfit_churn: share of misfit customers who leave.
        upsell: growth of a fit customer's revenue at full nurturing, a share.
        onboarding_capacity: most new customers a month, above 0.
        price: revenue per customer and month, above 0.
        first_revenue: revenue of the first order; 0 for a pure subscription.
        serving_cost: cost per customer and month.
        misfit_serving_factor: what a misfit customer costs, in fit ones.
        onboarding_cost: cost per new customer.
        reach_media_cost: media per person and month on reach.
        quality_media_cost: media per person and month on quality.
        brand_media_cost: media per person and month on brand.
        lead_handling_cost: cost per lead.
        wage: cost per person and month.
        initial_customers: customers at the start, above 0.
        initial_pool: warm fit leads at the start.
        bonus_months: months over which the KPIs are measured, 1 to `kpi_ranges.MOST_MONTHS`.
        horizon_months: months that the owner looks ahead, 1 to `kpi_ranges.MOST_MONTHS`.
        effort_cost: what it costs a department to work at full strength, in full bonuses.
        hr_competence: how well HR decomposes, ranks, controls and evaluates, a share.
        line_of_sight: share of a KPI that is not theirs which people see themselves move,
            without any help from HR.
        overload: how much each KPI beyond the second weakens all of them.
        risk_aversion: how much noise in a KPI weakens its bonus.
        obedience: share of marketing's people whom sales could direct.

    Raises:
        ValueError: naming a field that is out of its range, and the range.
    """

    people: int = 8
    base_leads: float = 60.0
    reach_leads: float = 500.0
    half_effect: float = 3.0
    pressure_half_effect: float = 1.5
    effect_steepness: float = 1.2
    goodwill_leads: float = 0.8
    goodwill_price: float = 0.10
    goodwill_decay: float = 0.10
    initial_goodwill: float = 0.25
    base_fit: float = 0.20
    best_fit: float = 0.50
    reach_dilution: float = 0.35
    leads_per_seller: float = 40.0
    close_rate: float = 0.20
    pressure_close_lift: float = 0.60
    misfit_close_rate: float = 0.10
    pressure_discount: float = 0.25
    burnt_share: float = 0.50
    pool_conversion: float = 0.05
    pool_decay: float = 0.12
    churn: float = 0.020
    nurture_churn_cut: float = 0.25
    misfit_churn: float = 0.12
    upsell: float = 0.002
    onboarding_capacity: float = 70.0
    price: float = 4.0
    first_revenue: float = 12.0
    serving_cost: float = 1.4
    misfit_serving_factor: float = 1.6
    onboarding_cost: float = 3.0
    reach_media_cost: float = 25.0
    quality_media_cost: float = 10.0
    brand_media_cost: float = 25.0
    lead_handling_cost: float = 0.15
    wage: float = 65.0
    initial_customers: float = 700.0
    initial_pool: float = 100.0
    bonus_months: int = 12
    horizon_months: int = 36
    effort_cost: float = 0.10
    hr_competence: float = 0.8
    line_of_sight: float = 0.25
    overload: float = 0.30
    risk_aversion: float = 1.0
    obedience: float = 0.75

    def __post_init__(self) -> None:
        for field in fields(self):
            check(field.name, getattr(self, field.name))


def firm_of(world: object) -> World:
    """Return a firm that is one.

    Raises:
        Misnamed: it is something else.
    """
    if isinstance(world, World):
        return world
    raise Misnamed(f"A firm comes first, such as World(); this is none: {world!r:.60}.")


@lru_cache(maxsize=MOST_PEOPLE)
def efforts(people: int) -> NDArray[np.int64]:
    """Return all plans of a department: three efforts, whole persons, at most `people` in all.

    Returns:
        Shape (plans, 3), in lexicographic order; 165 plans for eight people. The first one is
        to idle. Not to be changed: it is shared.
    """
    each = range(people + 1)
    found = np.array([plan for plan in product(each, repeat=3) if sum(plan) <= people])
    found.flags.writeable = False
    return found
