"""The market of the lead pool: its parameters, the policies to try in it, and three markets."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from workshop.errors import Misnamed
from workshop.models.frames import one_row
from workshop.models.ranges import MOST, SMALLEST, check_number

if TYPE_CHECKING:
    from workshop.models.frames import Frame


class Policy(NamedTuple):
    """How a firm deals with its leads; each in [0, 1].

    Attributes:
        pressure: share of unwilling contacts who are sold to now, with a discount; at 1, all are.
        flaw: how far the offer has a deliberate flaw that people can argue about.
        nurturing: how well the pool is looked after.
    """

    pressure: float
    flaw: float
    nurturing: float

    def to_frame(self) -> "Frame":
        """Return one row: `pressure`, `flaw` and `nurturing`, shares."""
        return one_row(self._asdict())


@dataclass(frozen=True)
class Market:
    """A firm's market; every parameter has a default.

    Money is in thousand kroner, rates and mentions are per month and head. A share lies in
    [0, 1]; everything else from 0 to `MOST`, unless it says more.

    Attributes:
        people: people (or firms) in the market, above 0; at least the initial customers and pool.
        paid_reach: share of the untouched who get in contact through what is paid for.
        talk_reach: further share of them when talk reaches everybody.
        readiness: share of contacts who are ready to buy at list price.
        flaw_loss: share of that readiness which a full flaw costs.
        talk_effect: relative change of readiness when all talk is good (or all is bad), a share.
        last_discount: discount that the last unwilling contact needs, a share.
        discount_leak: share of that discount which ready buyers learn to ask for.
        soured_share: share of those pressed without a sale who turn sour.
        churn: share of willing customers who leave.
        pressed_churn: share of pressed customers who leave.
        soured_leavers: share of pressed customers who leave that turn sour.
        conversion: share of the pool that buys without nurturing.
        nurtured_conversion: further share of it at full nurturing.
        pool_decay: share of the pool that forgets us.
        sour_decay: share of the soured who forget.
        customer_praise: positive mentions per willing customer.
        pressed_praise: positive mentions per pressed customer.
        pool_talk: neutral mentions per member of the pool.
        debate_talk: mentions per possible pair of a customer and a member of the pool, at the
            flaw that is argued about most.
        sour_complaints: negative mentions per soured person.
        pressed_complaints: negative mentions per pressed customer.
        flaw_complaints: negative mentions per willing customer at full flaw.
        talk_decay: share of talk that fades.
        price: revenue per customer and month, above 0.
        serving_cost: cost per customer and month.
        first_purchase: the first purchase, in months of price.
        contact_cost: cost of handling a contact.
        pressing_cost: cost of the time it takes to sell to an unwilling contact.
        nurturing_cost: cost per member of the pool at full nurturing.
        discount_rate: how much less money is worth a month later, a share.
        initial_customers: willing customers at the start.
        initial_pool: people in the pool at the start.

    Raises:
        ValueError: naming a field that is out of its range, and the range.
    """

    people: float = 100_000.0
    paid_reach: float = 0.004
    talk_reach: float = 0.05
    readiness: float = 0.15
    flaw_loss: float = 0.40
    talk_effect: float = 0.40
    last_discount: float = 0.35
    discount_leak: float = 0.25
    soured_share: float = 0.50
    churn: float = 0.020
    pressed_churn: float = 0.060
    soured_leavers: float = 0.50
    conversion: float = 0.005
    nurtured_conversion: float = 0.030
    pool_decay: float = 0.05
    sour_decay: float = 0.05
    customer_praise: float = 0.50
    pressed_praise: float = 0.10
    pool_talk: float = 0.15
    debate_talk: float = 0.80
    sour_complaints: float = 1.00
    pressed_complaints: float = 0.30
    flaw_complaints: float = 0.20
    talk_decay: float = 0.25
    price: float = 1.0
    serving_cost: float = 0.45
    first_purchase: float = 4.0
    contact_cost: float = 0.10
    pressing_cost: float = 0.40
    nurturing_cost: float = 0.010
    discount_rate: float = 0.008
    initial_customers: float = 1000.0
    initial_pool: float = 500.0

    def __post_init__(self) -> None:
        for field in fields(self):
            check_number(field.name, getattr(self, field.name), *_RANGES.get(field.name, (0, MOST)))
        if self.people < self.initial_customers + self.initial_pool:
            raise ValueError("people must be at least initial_customers and initial_pool together.")


# Inside these nobody is counted twice and no number grows out of bounds.
_RANGES = {
    **dict.fromkeys(
        (
            "paid_reach", "talk_reach", "readiness", "flaw_loss", "talk_effect", "last_discount",
            "discount_leak", "soured_share", "churn", "pressed_churn", "soured_leavers",
            "conversion", "nurtured_conversion", "pool_decay", "sour_decay", "talk_decay",
            "discount_rate",
        ),
        (0, 1),
    ),
    **dict.fromkeys(("people", "price"), (SMALLEST, MOST)),
}  # fmt: skip


def _presets() -> dict[str, Market]:
    return {
        "default": Market(),
        "commodity": Market(
            debate_talk=0, talk_reach=0.02, last_discount=0.15, pressed_churn=0.03,
            discount_leak=0.1, pressing_cost=0.2, first_purchase=10, serving_cost=0.6,
        ),
        "debated_brand": Market(
            talk_reach=0.10, debate_talk=1.8, flaw_loss=0.2, paid_reach=0.003,
            flaw_complaints=0.15,
        ),
        "costly_last_leads": Market(last_discount=0.5, pressed_churn=0.10, soured_leavers=0.7),
    }  # fmt: skip


MARKETS: Mapping[str, Market] = MappingProxyType(_presets())
"""The markets that a workshop compares, by name."""


def market_of(market: object) -> Market:
    """Return a market, which may be one of `MARKETS` by name.

    Raises:
        Misnamed: it is neither; the sentence names them all.
    """
    if isinstance(market, Market):
        return market
    if isinstance(market, str) and market in MARKETS:
        return MARKETS[market]
    names = ", ".join(MARKETS)
    raise Misnamed(
        f"There is no market {market!r:.60}; there are: {names}. Or make your own: Market(...)."
    )


def policy_of(policy: object) -> Policy:
    """Return a policy, or three numbers as one.

    Raises:
        Misnamed: it is none.
        ValueError: naming what is out of its range.
    """
    if not isinstance(policy, tuple | list) or len(policy) != len(Policy._fields):
        raise Misnamed(
            f"A policy is Policy(pressure, flaw, nurturing), three shares, not {policy!r:.60}."
        )
    found = Policy(*policy)
    for name, share in found._asdict().items():
        if not isinstance(share, int | float) or not 0 <= share <= 1:
            raise ValueError(f"{name} must be from 0 to 1, not {share!r}.")
    return found


def without_extra_cost(market: Market | str) -> Market:
    """Return a market whose last leads cost no more than its first ones.

    They pay the same price, take no time to sell to, stay as long and talk as well of the firm.

    Raises:
        Misnamed: as `market_of`.
    """
    market = market_of(market)
    return replace(
        market,
        last_discount=0,
        pressing_cost=0,
        pressed_churn=market.churn,
        soured_leavers=0,
        pressed_complaints=0,
        pressed_praise=market.customer_praise,
    )
