"""What a team's numbers say about the parameters of the KPI game.

The firm of the model gets parameters with which its first month, played as `Today` says, has the
leads, the qualified ones, those worked and those won that the file has on average. What follows:

- The model's people stand for the whole department. A firm with 40 people in sales has eight that
  get through five times as much each, and cost five times as much.
- Leads of the file bear what goodwill adds, and what reach takes from their quality: both undone.
- The model's sellers find it the harder to meet a new lead the more of them they are working
  (`1 - exp(-capacity / leads)`): their capacity is what gets through as many as the file says.
- Sellers work leads as they come, so of those worked as large a share is qualified as of all.
- Nobody looks after customers today, so today's churn is the model's without customer care.
- Full effort on quality closes as much of the gap to qualified leads only as in our firm.
- Costs that the file knows nothing of keep their proportion: to the price, or to the people.

Months in which one of the columns of a formula is empty do not count in it.
"""

from collections.abc import Callable
from functools import partial
from math import exp, log1p
from typing import NamedTuple

from workshop.errors import Mistake
from workshop.models.kpi_game.funnel.months import Funnel
from workshop.models.kpi_game.funnel.today import Today, Values, today
from workshop.models.kpi_game.ranges import range_of

DATA, SCALED, OURS = ORIGINS = ("data", "scaled", "ours")
"""Where a parameter comes from: the team's numbers, ours in proportion to them, or ours."""

MOST_WORKED = 0.95
"""The largest share of leads taken as worked: for all of them no capacity would be enough."""

MOST_CLOSED = 0.95
"""The model's own limit of a close rate."""


class Told(NamedTuple):
    """The value of a parameter, and which of `ORIGINS` it comes from."""

    value: float
    origin: str = DATA


Formula = Callable[[Today, Values], Told | None]


def world_of(funnel: Funnel) -> dict[str, float]:
    """Return what a funnel says about the KPI game, by field of its `World`.

    Parameters that the file says nothing about are missing; the model's defaults stand for them.
    """
    return {name: told.value for name, told in told_by(funnel).items()}


def told_by(funnel: Funnel) -> dict[str, Told]:
    """Return the parameters that a team's numbers speak of, by field of the model's `World`."""
    state = today(funnel)
    found: dict[str, Told] = {}
    for name, formula in FORMULAS.items():
        told = formula(state, {known: one.value for known, one in found.items()})
        if told is not None:
            found[name] = told
    return found


def out_of_range(funnel: Funnel) -> list[Mistake]:
    """Return the parameters that the model cannot take, each with its value and its range."""
    wrong = []
    for name, told in told_by(funnel).items():
        low, high = map(float, range_of(name))
        if not low <= told.value <= high:
            details = {"parameter": name, "value": told.value, "low": low, "high": high}
            wrong.append(Mistake("out-of-range", details))
    return wrong


def _base_leads(now: Today, _: Values) -> Told | None:
    sums = now.funnel.sums("leads", "own_leads")
    if sums is None:
        return _our_part_of_leads(now, "base_leads")
    lowest = range_of("base_leads")[0]
    return Told(max(lowest, sums["own_leads"] / sums["months"] / now.lift))


def _reach_leads(now: Today, _: Values) -> Told | None:
    sums = now.funnel.sums("leads", "own_leads")
    if sums is None:
        return _our_part_of_leads(now, "reach_leads")
    brought = (sums["leads"] - sums["own_leads"]) / sums["months"]
    return Told(brought / now.reach / now.lift)


def _our_part_of_leads(now: Today, name: str) -> Told | None:
    leads = now.mean("leads")
    return None if leads is None else Told(now.ours[name] * leads / now.all_our_leads, SCALED)


def _base_fit(now: Today, _: Values) -> Told | None:
    sums = now.funnel.sums("leads", "fit_leads")
    if not sums or not sums["leads"]:
        return None
    return Told(min(1.0, sums["fit_leads"] / sums["leads"] / now.undiluted))


def _best_fit(now: Today, found: Values) -> Told | None:
    if "base_fit" not in found:
        return None
    base, best = now.ours["base_fit"], now.ours["best_fit"]
    closed = (best - base) / (1 - base)
    return Told(found["base_fit"] + (1 - found["base_fit"]) * closed, SCALED)


def _leads_per_seller(now: Today, _: Values) -> Told | None:
    sums = now.funnel.sums("leads", "worked_leads")
    if not sums or not sums["leads"]:
        return _by_persons("leads_per_seller", now, {})
    worked = min(MOST_WORKED, sums["worked_leads"] / sums["leads"])
    capacity = -log1p(-worked) * sums["leads"] / sums["months"]
    return Told(capacity / now.ours["people"])


def _close_rate(now: Today, found: Values) -> Told | None:
    told = now.funnel.sums("leads", "fit_leads", "new_customers", "worked_leads")
    sums = told or now.funnel.sums("leads", "fit_leads", "new_customers")
    if not sums or not sums["leads"]:
        return None
    leads = sums["leads"]
    worked = min(MOST_WORKED * leads, told["worked_leads"]) if told else _worked(now, found, sums)
    fit = worked * sums["fit_leads"] / leads
    return Told(min(MOST_CLOSED, sums["new_customers"] / fit)) if fit else None


def _worked(now: Today, found: Values, sums: Values) -> float:
    """Return how many of the file's leads the model's sellers would get through."""
    each = found.get("leads_per_seller", now.ours["leads_per_seller"])
    capacity = each * now.ours["people"] * sums["months"]
    return sums["leads"] * (1 - exp(-capacity / sums["leads"]))


def _churn(now: Today, _: Values) -> Told | None:
    sums = now.funnel.sums("customers", "new_customers", "lost_customers")
    if sums is None:
        return None
    before = sums["customers"] + sums["lost_customers"] - sums["new_customers"]
    return Told(min(range_of("churn")[1], sums["lost_customers"] / before)) if before > 0 else None


def _misfit_churn(now: Today, found: Values) -> Told | None:
    churn = found.get("churn", 0.0)
    return Told(churn, SCALED) if churn > now.ours["misfit_churn"] else None


def _price(now: Today, _: Values) -> Told | None:
    sums = now.funnel.sums("revenue", "customers")
    return Told(sums["revenue"] / sums["customers"]) if sums and sums["customers"] else None


def _first_revenue(now: Today, found: Values) -> Told | None:
    sums = now.funnel.sums("first_orders", "new_customers")
    if not sums or not sums["new_customers"]:
        return _by_price("first_revenue", now, found)
    return Told(sums["first_orders"] / sums["new_customers"] / now.premium)


def _capacity(now: Today, _: Values) -> Told | None:
    ours = now.ours["onboarding_capacity"] * (now.persons or 1.0)
    highest = now.funnel.highest("new_customers")
    if highest is not None and highest > ours:
        return Told(highest)
    return Told(ours, SCALED) if now.persons else None


def _customers(now: Today, _: Values) -> Told | None:
    last = now.funnel.last("customers")
    return Told(last[1]) if last else None


def _pool(now: Today, _: Values) -> Told | None:
    mean = now.mean("fit_leads")
    return None if mean is None else Told(mean)


def _by_price(name: str, now: Today, found: Values) -> Told | None:
    if "price" not in found:
        return None
    return Told(now.ours[name] * found["price"] / now.ours["price"], SCALED)


def _by_persons(name: str, now: Today, _: Values) -> Told | None:
    return Told(now.ours[name] * now.persons, SCALED) if now.persons else None


_PAID_BY_PRICE = ("serving_cost", "onboarding_cost")
_PAID_BY_PERSON = ("reach_media_cost", "quality_media_cost", "brand_media_cost", "wage")

FORMULAS: dict[str, Formula] = {
    "base_leads": _base_leads,
    "reach_leads": _reach_leads,
    "base_fit": _base_fit,
    "best_fit": _best_fit,
    "leads_per_seller": _leads_per_seller,
    "close_rate": _close_rate,
    "churn": _churn,
    "misfit_churn": _misfit_churn,
    "onboarding_capacity": _capacity,
    "price": _price,
    "first_revenue": _first_revenue,
    **{name: partial(_by_price, name) for name in _PAID_BY_PRICE},
    **{name: partial(_by_persons, name) for name in _PAID_BY_PERSON},
    "initial_customers": _customers,
    "initial_pool": _pool,
}
"""How each parameter comes from a funnel, in an order in which each finds what it needs."""
