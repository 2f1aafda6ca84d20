"""A market month by month, under one policy or under many at once."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workshop.models.lead_pool.market import Market

Array = NDArray[np.float64]

# Keeps the balance of talk defined where nobody talks.
_FIRST_TALK = 0.001


@dataclass(frozen=True)
class Month:
    """What one month brought, and how it ended; people, mentions per head, thousand kroner.

    Attributes:
        contacts: people who got in contact.
        willing: those of them who bought at list price.
        pressed: those who bought under pressure.
        converted: people of the pool who bought.
        profit: the month's profit, not discounted.
        customers: willing customers at its end, those from the pool among them.
        pressed_customers: pressed customers at its end.
        pool: people in the pool at its end.
        soured: people who turned sour and have not forgotten, at its end.
        good_talk: positive mentions per head of the market, at its end.
        bad_talk: negative ones.
        debate: those for and against, which weigh neither way.
    """

    contacts: Array
    willing: Array
    pressed: Array
    converted: Array
    profit: Array
    customers: Array
    pressed_customers: Array
    pool: Array
    soured: Array
    good_talk: Array
    bad_talk: Array
    debate: Array


class Stocks(NamedTuple):
    """How many people are what at the end of a month, and what is said of a firm.

    Attributes:
        customers: willing customers, those from the pool among them.
        pressed: pressed customers.
        pool: people in the pool.
        soured: people who turned sour and have not forgotten.
        good: positive mentions per head of the market.
        bad: negative ones.
        debate: those that weigh neither way.
    """

    customers: Array
    pressed: Array
    pool: Array
    soured: Array
    good: Array
    bad: Array
    debate: Array


def at_the_start(market: Market) -> Stocks:
    """Return what a market begins with; arrays of shape ()."""
    talk = market.customer_praise * market.initial_customers / market.people
    first = (market.initial_customers, 0, market.initial_pool, 0, talk, 0, 0)
    return Stocks(*(np.array(float(value)) for value in first))


class Crowd:
    """The people of a market; `month` moves them on.

    Args:
        market: the market.
        pressure: shares; with `flaw` and `nurturing` they broadcast to the shape of everything.
        flaw: shares.
        nurturing: shares.
        stocks: what they go on from; without any, from the start. They broadcast to the same shape.
    """

    def __init__(
        self,
        market: Market,
        pressure: Array,
        flaw: Array,
        nurturing: Array,
        stocks: Stocks | None = None,
    ) -> None:
        self._market = market
        shape = np.broadcast_shapes(pressure.shape, flaw.shape, nurturing.shape)
        begun = [np.broadcast_to(one, shape) for one in stocks or at_the_start(market)]
        self._set_rates(pressure, flaw, nurturing)
        self._customers, self._pressed, self._pool, self._soured = begun[:4]
        self._good, self._bad, self._debate = begun[4:]

    @property
    def stocks(self) -> Stocks:
        """What there is now."""
        return Stocks(
            self._customers, self._pressed, self._pool, self._soured,
            self._good, self._bad, self._debate,
        )  # fmt: skip

    def _set_rates(self, pressure: Array, flaw: Array, nurturing: Array) -> None:
        m = self._market
        self._pressure, self._liked = pressure, 1 - m.flaw_loss * flaw
        self._pool_rate = m.conversion + m.nurtured_conversion * nurturing
        # Debate needs both camps: nobody argues about a thing without a flaw, or about one
        # that nobody defends (Chen and Berger 2013, Journal of Consumer Research 40, 580-593).
        self._argued = m.debate_talk * 4 * flaw * (1 - flaw)
        self._complaints = m.flaw_complaints * flaw
        self._list_price = m.price * (1 - m.discount_leak * m.last_discount * pressure)
        self._low_price = m.price * (1 - m.last_discount * pressure)
        self._contact_cost, self._pressing = m.contact_cost, m.pressing_cost * pressure
        self._nurturing = m.nurturing_cost * nurturing

    def month(self) -> Month:
        """Move on by a month; flows rest on the stocks and the talk at its start."""
        reach, mood = self._heard()
        contacts = self._contacts(reach)
        willing = contacts * np.clip(self._market.readiness * mood, 0, 1)
        unwilling = contacts - willing
        pressed = self._pressure * unwilling
        converted = self._pool * np.clip(self._pool_rate * mood, 0, 1)
        self._talk()
        self._move(willing, pressed, unwilling - pressed, converted)
        profit = self._profit(contacts, unwilling, willing + converted, pressed)
        return Month(
            contacts, willing, pressed, converted, profit, self._customers, self._pressed,
            self._pool, self._soured, self._good, self._bad, self._debate,
        )  # fmt: skip

    def _heard(self) -> tuple[Array, Array]:
        """Return the share of people whom talk reaches, and how it moves readiness to buy."""
        talk = self._good + self._bad + self._debate
        balance = (self._good - self._bad) / (talk + _FIRST_TALK)
        return -np.expm1(-talk), self._liked * (1 + self._market.talk_effect * balance)

    def _contacts(self, reach: Array) -> Array:
        """Return how many get in contact.

        Source: Bass (1969), A new product growth for model consumer durables, Management
        Science 15, 215-227.
        """
        m = self._market
        known = self._customers + self._pressed + self._pool + self._soured
        # Rounding must not call on more people than there are.
        untouched = np.maximum(m.people - known, 0)
        contacts: Array = untouched * np.minimum(m.paid_reach + m.talk_reach * reach, 1)
        return contacts

    def _talk(self) -> None:
        """Let talk fade and grow, as goodwill does.

        Source: Nerlove and Arrow (1962), Optimal advertising policy under dynamic conditions,
        Economica 29, 129-142.
        """
        m = self._market
        good = m.customer_praise * self._customers + m.pressed_praise * self._pressed
        both = self._customers + self._pool
        pairs = self._customers * self._pool / np.where(both > 0, both, 1)
        debate = m.pool_talk * self._pool + self._argued * pairs
        bad = m.sour_complaints * self._soured + m.pressed_complaints * self._pressed
        bad = bad + self._complaints * self._customers
        kept, new = 1 - m.talk_decay, m.talk_decay / m.people
        self._good = kept * self._good + new * good
        self._bad = kept * self._bad + new * bad
        self._debate = kept * self._debate + new * debate

    def _move(self, willing: Array, pressed: Array, left: Array, converted: Array) -> None:
        m = self._market
        burnt = m.soured_share * self._pressure * left
        lost = m.pressed_churn * self._pressed
        self._soured = (1 - m.sour_decay) * self._soured + burnt + m.soured_leavers * lost
        self._pool = (1 - m.pool_decay) * (self._pool - converted) + left - burnt
        self._customers = (1 - m.churn) * self._customers + willing + converted
        self._pressed = self._pressed - lost + pressed

    def _profit(self, contacts: Array, unwilling: Array, ready: Array, pressed: Array) -> Array:
        """Return the month's profit; everybody who is a customer at its end pays for it."""
        m = self._market
        serving, months = m.serving_cost, m.first_purchase
        margin, low_margin = self._list_price - serving, self._low_price - serving
        earned = margin * (self._customers + months * ready)
        earned = earned + low_margin * (self._pressed + months * pressed)
        spent = self._contact_cost * contacts + self._pressing * unwilling
        profit: Array = earned - spent - self._nurturing * self._pool
        return profit
