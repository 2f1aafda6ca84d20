"""A firm month by month, for every pair of plans at once.

Rows are marketing's plans, columns those of sales. An array that only one department changes
has length 1 along the other axis. Money is in thousand kroner.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workshop.models.kpi_game.world import World, efforts

Array = NDArray[np.float64]

MOST_CLOSED = 0.95


class Month(NamedTuple):
    """What one month brought, and how it ended.

    Attributes:
        leads: new leads.
        new: new customers.
        misfits: those of them who do not fit.
        revenue: thousand kroner.
        profit: thousand kroner.
    """

    leads: Array
    new: Array
    misfits: Array
    revenue: Array
    profit: Array


class Firm:
    """A firm under every pair of plans; `month` moves it on.

    Attributes:
        goodwill: a share.
        pool: warm fit leads.
        customers: those who fit.
        misfits: customers who do not fit.
        monthly: monthly revenue from customers who fit, thousand kroner.
        misfit_monthly: the same from those who do not.
        fit: share of leads that fit.
        kept: share of fit customers who stay a month.
        misfit_kept: the same of those who do not fit.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        plans = efforts(world.people)
        self._set_rates(plans.T[:, :, None], plans.T[:, None, :])
        size = len(plans)
        self.goodwill = np.full((size, 1), float(world.initial_goodwill))
        self.pool = np.full((size, size), float(world.initial_pool))
        self.customers = np.full((size, size), float(world.initial_customers))
        self.misfits = np.zeros((size, size))
        self.monthly = world.price * self.customers
        self.misfit_monthly = np.zeros((size, size))

    def _set_rates(self, marketing: NDArray[np.int64], sales: NDArray[np.int64]) -> None:
        """Work out what plans do every month.

        Source: the response to effort is ADBUDG's, Little (1970), Models and managers: the
        concept of a decision calculus, Management Science 16, B466-B485.
        """
        w = self._world
        self._reach, quality, self._brand = (_response(w, e, w.half_effect) for e in marketing)
        self._sellers, nurture = sales[0], _response(w, sales[1], w.half_effect)
        pressure = _response(w, sales[2], w.pressure_half_effect)
        best = w.base_fit + (w.best_fit - w.base_fit) * quality
        self.fit = best * (1 - w.reach_dilution * self._reach)
        close = np.minimum(MOST_CLOSED, w.close_rate * (1 + w.pressure_close_lift * pressure))
        self._closed = self.fit * close
        self._misfit_closed = (1 - self.fit) * w.misfit_close_rate * pressure
        self._used = self._closed + w.burnt_share * pressure * (self.fit - self._closed)
        self._converted = w.pool_conversion * nurture
        self._warm = (1 - w.pool_decay) * (1 - self._converted)
        self.kept = 1 - w.churn * (1 - w.nurture_churn_cut * nurture)
        self.misfit_kept = 1 - w.misfit_churn
        self._grown = self.kept * (1 + w.upsell * nurture)
        self._discounted = 1 - w.pressure_discount * pressure
        self._fixed = 2 * w.people * w.wage + media(w)[:, None]

    def month(self) -> Month:
        """Move on by a month; flows rest on the stocks at its start."""
        leads = self._leads()
        price = self._discounted * (1 + self._world.goodwill_price * self.goodwill)
        worked = self._worked(leads)
        fit, misfit = self._deals(worked)
        self.pool = self.pool * self._warm + self.fit * leads - worked * self._used
        self._keep(fit, misfit, price)
        new = fit + misfit
        revenue = self.monthly + self.misfit_monthly + self._world.first_revenue * new * price
        profit = revenue - self._costs(leads, new)
        self._remember()
        return Month(leads, new, misfit, revenue, profit)

    def _leads(self) -> Array:
        w = self._world
        lift = 1 + w.goodwill_leads * self.goodwill
        leads: Array = (w.base_leads + w.reach_leads * self._reach) * lift
        return leads

    def _worked(self, leads: Array) -> Array:
        # There are only a few numbers of sellers, and exponentials are dear.
        room = self._world.leads_per_seller * np.arange(self._world.people + 1)
        by_sellers = leads * -np.expm1(-room / leads)
        return by_sellers[:, self._sellers[0]]

    def _deals(self, worked: Array) -> tuple[Array, Array]:
        fit = worked * self._closed + self.pool * self._converted
        misfit = worked * self._misfit_closed
        capacity = self._world.onboarding_capacity
        served = capacity / np.maximum(fit + misfit, capacity)
        return fit * served, misfit * served

    def _keep(self, fit: Array, misfit: Array, price: Array) -> None:
        w = self._world
        self.customers = self.customers * self.kept + fit
        self.misfits = self.misfits * self.misfit_kept + misfit
        self.monthly = self.monthly * self._grown + w.price * fit * price
        self.misfit_monthly = self.misfit_monthly * self.misfit_kept + w.price * misfit * price

    def _costs(self, leads: Array, new: Array) -> Array:
        w = self._world
        serving = w.serving_cost * (self.customers + w.misfit_serving_factor * self.misfits)
        starting = w.onboarding_cost + w.first_revenue * w.serving_cost / w.price
        costs: Array = serving + starting * new + w.lead_handling_cost * leads + self._fixed
        return costs

    def _remember(self) -> None:
        """Let goodwill fade and grow.

        Source: Nerlove and Arrow (1962), Optimal advertising policy under dynamic conditions,
        Economica 29, 129-142.
        """
        decay = self._world.goodwill_decay
        self.goodwill = (1 - decay) * self.goodwill + decay * self._brand


def media(world: World) -> Array:
    """Return what each of marketing's plans spends on media, thousand kroner a month.

    Returns:
        Shape (plans,).
    """
    costs = (world.reach_media_cost, world.quality_media_cost, world.brand_media_cost)
    return efforts(world.people).astype(np.float64) @ np.array(costs, dtype=np.float64)


def _response(world: World, effort: NDArray[np.int64], half: float) -> Array:
    risen = effort**world.effect_steepness
    response: Array = risen / (half**world.effect_steepness + risen)
    return response
