"""Firms month by month, as many at once as there are plans; money is in thousand kroner."""

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


class Stocks(NamedTuple):
    """What a firm has at the end of a month, and takes into the next one.

    Attributes:
        goodwill: a share.
        pool: warm fit leads.
        customers: those who fit.
        misfits: customers who do not fit.
        monthly: monthly revenue from customers who fit, thousand kroner.
        misfit_monthly: the same from those who do not.
    """

    goodwill: Array
    pool: Array
    customers: Array
    misfits: Array
    monthly: Array
    misfit_monthly: Array


def at_the_start(world: World) -> Stocks:
    """Return what a firm has before its first month; arrays of shape ()."""
    first = (
        world.initial_goodwill, world.initial_pool, world.initial_customers, 0,
        world.price * world.initial_customers, 0,
    )  # fmt: skip
    return Stocks(*(np.array(float(value)) for value in first))


class Firm:
    """Firms, each from its own stocks and under its own plans; `month` moves them on.

    Args:
        world: what they have in common.
        stocks: where each of them stands.
        marketing: people on reach, quality and brand; shape (3, ...).
        sales: people on new customers, nurturing and pressure; shape (3, ...). All shapes after
            the first axis, and those of the stocks, broadcast to one another.

    Attributes:
        stocks: as they are now.
        fit: share of leads that fit.
        kept: share of fit customers who stay a month.
        misfit_kept: the same of those who do not fit.
    """

    def __init__(
        self, world: World, stocks: Stocks, marketing: NDArray[np.int64], sales: NDArray[np.int64]
    ) -> None:
        self._world, self.stocks = world, stocks
        self._set_rates(marketing, sales)

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
        self._fixed = 2 * w.people * w.wage + _media(w, marketing)

    def month(self) -> Month:
        """Move on by a month; flows rest on the stocks at its start."""
        had, w = self.stocks, self._world
        leads = (w.base_leads + w.reach_leads * self._reach) * (1 + w.goodwill_leads * had.goodwill)
        price = self._discounted * (1 + w.goodwill_price * had.goodwill)
        worked = self._worked(leads)
        fit, misfit = self._deals(worked)
        self.stocks = now = Stocks(
            goodwill=self._remembered(),
            pool=had.pool * self._warm + self.fit * leads - worked * self._used,
            customers=had.customers * self.kept + fit,
            misfits=had.misfits * self.misfit_kept + misfit,
            monthly=had.monthly * self._grown + w.price * fit * price,
            misfit_monthly=had.misfit_monthly * self.misfit_kept + w.price * misfit * price,
        )
        new = fit + misfit
        revenue = now.monthly + now.misfit_monthly + w.first_revenue * new * price
        return Month(leads, new, misfit, revenue, revenue - self._costs(leads, new))

    def _worked(self, leads: Array) -> Array:
        room = self._world.leads_per_seller * self._sellers
        worked: Array = leads * -np.expm1(-room / leads)
        return worked

    def _deals(self, worked: Array) -> tuple[Array, Array]:
        fit = worked * self._closed + self.stocks.pool * self._converted
        misfit = worked * self._misfit_closed
        capacity = self._world.onboarding_capacity
        served = capacity / np.maximum(fit + misfit, capacity)
        return fit * served, misfit * served

    def _costs(self, leads: Array, new: Array) -> Array:
        w = self._world
        serving = w.serving_cost * self._to_serve()
        starting = w.onboarding_cost + w.first_revenue * w.serving_cost / w.price
        costs: Array = serving + starting * new + w.lead_handling_cost * leads + self._fixed
        return costs

    def _to_serve(self) -> Array:
        """Return the customers, those who do not fit counted as often as they cost."""
        found: Array = (
            self.stocks.customers + self._world.misfit_serving_factor * self.stocks.misfits
        )
        return found

    def _remembered(self) -> Array:
        """Let goodwill fade and grow.

        Source: Nerlove and Arrow (1962), Optimal advertising policy under dynamic conditions,
        Economica 29, 129-142.
        """
        decay = self._world.goodwill_decay
        goodwill: Array = (1 - decay) * self.stocks.goodwill + decay * self._brand
        return goodwill


class EveryPair(Firm):
    """A new firm under every pair of plans.

    Rows are marketing's plans, columns those of sales. An array that only one department changes
    has length 1 along the other axis.
    """

    def __init__(self, world: World) -> None:
        plans = efforts(world.people)
        super().__init__(world, at_the_start(world), plans.T[:, :, None], plans.T[:, None, :])

    def _worked(self, leads: Array) -> Array:
        # There are only a few numbers of sellers, and exponentials are dear.
        room = self._world.leads_per_seller * np.arange(self._world.people + 1)
        by_sellers = leads * -np.expm1(-room / leads)
        return by_sellers[:, self._sellers[0]]


def media(world: World) -> Array:
    """Return what each of marketing's plans spends on media, thousand kroner a month.

    Returns:
        Shape (plans,).
    """
    return _media(world, efforts(world.people).T)


def _media(world: World, marketing: NDArray[np.int64]) -> Array:
    costs = (world.reach_media_cost, world.quality_media_cost, world.brand_media_cost)
    return np.tensordot(np.array(costs, dtype=np.float64), marketing.astype(np.float64), axes=1)


def _response(world: World, effort: NDArray[np.int64], half: float) -> Array:
    risen = effort**world.effect_steepness
    response: Array = risen / (half**world.effect_steepness + risen)
    return response
