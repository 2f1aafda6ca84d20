"""The lead pool, played: one pair runs a firm and sets its sales pressure, quarter by quarter.

The pool is fully nurtured, and the offer has no flaw. What a pair is paid by is its horizon: each
quarter as it closes, or what three years bring if the pressure stays as it is. A full bonus is the
most that any pressure brings which is kept from the start, in the same quarter or over three years;
nothing is the least. The firm grows under every pressure, so each quarter has a scale of its own.
Who changes the pressure may get a little more than a full bonus; less than nothing is never paid.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from workshop.models.lead_pool.market import MARKETS, Market
from workshop.models.lead_pool.months import Array, Stocks, at_the_start
from workshop.models.lead_pool.quarters import (
    HORIZON,
    STEPS,
    Spell,
    pressures,
    scale_of,
    scored,
    spell,
)
from workshop.models.playing import (
    MONTHS,
    Closed,
    Figures,
    Game,
    Left,
    Persona,
    Plans,
    Seat,
    State,
)
from workshop.models.ties import first_highest

BONUSES = ("quarter", "three_years")
"""What a pair is paid by."""

PAIR = "pair"
FIGURES = dict.fromkeys(("contacts", "sales", "profit", "customers", "pool", "soured"), "0")
"""The figures of a quarter, and how they are written."""

USUAL_MARKET = "costly_last_leads"
QUARTERS, MOST_QUARTERS = 4, 8
OTHER = {"quarter": "three_years", "three_years": "quarter"}


class PoolGame(Game):
    """A firm with a pool of leads, and the pair that runs it.

    Args:
        market: the market.
        bonus: one of `BONUSES`.
        quarters: how many are played.
        setting: all that, ready for JSON.
    """

    MODEL = "lead-pool"
    usual_bonus = BONUSES[0]
    bonuses = BONUSES
    figures: ClassVar[Mapping[str, str]] = FIGURES
    told = ("sales", "customers", "pool", "soured")

    def __init__(
        self, market: Market, bonus: str, quarters: int, setting: Mapping[str, Any]
    ) -> None:
        self.market, self.bonus, self.quarters, self.setting = market, bonus, quarters, setting
        self.horizon = HORIZON
        self.seats = (Seat(PAIR, ("pressure",), STEPS, (STEPS // 2,)),)
        self._scale = scale_of(market, quarters)

    def plans(self, seat: str) -> NDArray[np.int64]:
        """Return all pressures, in twentieths; shape (21, 1). The first one presses nobody."""
        self.seat(seat)
        return np.arange(STEPS + 1)[:, None]

    def start(self) -> State:
        """Return where the firm stands before its first month."""
        return _state(at_the_start(self.market), 0, 0.0)

    def close(self, state: State, plans: Plans) -> Closed:
        """Return the quarter that a pressure makes of a state.

        The figures are `contacts`, `sales` (new customers) and `profit` (thousand kroner) a month,
        and `customers`, `pool` and `soured` at its end; a pair sees all but the last.
        """
        found = self._tried(state, _share(plans))
        told = _figures(found, MONTHS)
        shown = {name: value for name, value in told.items() if name != "soured"}
        earned = state["earned"] + float(found.earned)
        return {
            "plans": plans,
            "paid": {PAIR: float(self._pays(state, _share(plans), self.bonus))},
            "own": {PAIR: shown},
            "firm": told,
            "state": _state(found.stocks, int(state["month"]) + MONTHS, earned),
        }

    def terms(self, seat: str) -> Figures:
        """Return nothing: a pair is paid for profit up to its horizon, and not by shares."""
        self.seat(seat)
        return {}

    def repaid(self, bonus: str, state: State, closed: Closed) -> Figures:
        """Return what the pressure of a quarter would have paid under the other horizon."""
        return {PAIR: float(self._pays(state, _share(closed["plans"]), bonus))}

    def offers(self, state: State, seat: str, last: Plans) -> Array:  # noqa: ARG002 - nobody else
        """Return what each pressure would pay in the quarter that begins."""
        self.seat(seat)
        return self._pays(state, pressures(), self.bonus)

    def liked(self, state: State, seat: str, last: Plans, persona: Persona) -> Array:
        """Return how much a persona likes each pressure.

        A hunter wants sales, a guardian that people speak well of the firm, a helper what the other
        horizon would pay as much as what her own does.
        """
        own = self.offers(state, seat, last)
        if persona == "calculating":
            return own
        if persona == "helper":
            return (own + self._pays(state, pressures(), OTHER[self.bonus])) / 2
        found = self._tried(state, pressures())
        if persona == "hunter":
            return scored(found.sums["sales"], self._scale.sales[self.number(state)])
        talk = found.stocks.good + found.stocks.bad
        share: Array = found.stocks.good / np.where(talk > 0, talk, 1)
        return share

    def settled(self, state: State, last: Plans) -> Plans:
        """Return the pressure that pays most in the coming quarter: there is nobody to know of."""
        (at,) = first_highest(self.offers(state, PAIR, last))
        return {PAIR: [at]}

    def best(self) -> list[Plans]:
        """Return the pressure that is best for the owner.

        That is the one with the highest value over three years, among all (21) that are kept from
        the first month to the last. Who changes it on the way may do better still.
        """
        (at,) = first_highest(self._scale.worth)
        return [{PAIR: [at]}] * self.quarters

    def run_on(self, state: State, plans: Plans) -> Left:
        """Return the months that are left, as the figures of a quarter; `earned` is their value."""
        months = self.horizon - int(state["month"])
        if not months:
            return {"months": 0, "firm": {}, "earned": 0.0}
        found = self._tried(state, _share(plans), months)
        return {"months": months, "firm": _figures(found, months), "earned": float(found.earned)}

    def worth(self, quarters: Sequence[Closed], left: Left) -> float:
        """Return the value over three years, discounted and added up, thousand kroner."""
        earned = quarters[-1]["state"]["earned"] if quarters else 0.0
        return earned + left["earned"]

    def _tried(self, state: State, pressure: Array, months: int = MONTHS) -> Spell:
        begun = int(state["month"])
        return spell(self.market, _stocks(state), pressure, range(begun, begun + months))

    def _pays(self, state: State, pressure: Array, bonus: str) -> Array:
        if bonus == "quarter":
            found = self._tried(state, pressure).sums["profit"]
            return scored(found, self._scale.quarter[self.number(state)])
        left = self._tried(state, pressure, self.horizon - int(state["month"])).earned
        return scored(state["earned"] + left, self._scale.three_years)


def game(setting: Mapping[str, Any]) -> PoolGame:
    """Return a game of one pair.

    Args:
        setting: `bonus`, one of `BONUSES`; `quarters`, 1 to 8; `market`, a name of `MARKETS`. Each
            as usual where it is missing: each quarter as it closes, four of them, and the market
            whose last leads are costly.

    Raises:
        ValueError: the setting is not of that shape.
    """
    known: dict[str, tuple[Any, ...]] = {
        "bonus": BONUSES,
        "quarters": tuple(range(1, MOST_QUARTERS + 1)),
        "market": tuple(MARKETS),
    }
    for name, value in setting.items():
        if name not in known:
            raise ValueError(f"a setting has {', '.join(known)}, and no {name!r}.")
        if type(value) is not type(known[name][0]) or value not in known[name]:
            there = ", ".join(map(str, known[name]))
            raise ValueError(f"{name} must be one of {there}, not {value!r:.60}.")
    market = MARKETS[setting.get("market", USUAL_MARKET)]
    bonus, quarters = setting.get("bonus", BONUSES[0]), setting.get("quarters", QUARTERS)
    return PoolGame(market, bonus, quarters, setting)


def _share(plans: Plans) -> Array:
    return np.array(plans[PAIR][0] / STEPS)


def _figures(found: Spell, months: int) -> Figures:
    flows = {name: float(value) / months for name, value in found.sums.items()}
    ends = found.stocks
    customers = float(ends.customers + ends.pressed)
    return flows | {"customers": customers, "pool": float(ends.pool), "soured": float(ends.soured)}


def _state(stocks: Stocks, month: int, earned: float) -> State:
    told = {name: float(value) for name, value in stocks._asdict().items()}
    return {"month": month, "earned": earned} | told


def _stocks(state: State) -> Stocks:
    return Stocks(*(np.array(float(state[name])) for name in Stocks._fields))
