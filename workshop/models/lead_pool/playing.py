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
from workshop.models.lead_pool.seats import FIGURES, TASKS
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
        self.seats = (Seat(PAIR, TASKS[PAIR], STEPS, (STEPS // 2,)),)
        self._scale = scale_of(market, quarters)

    def plans(self, seat: str) -> NDArray[np.int64]:
        """Return all pressures, in twentieths; shape (21, 1). The first one presses nobody."""
        self.seat(seat)
        return np.arange(STEPS + 1)[:, None]

    def start(self) -> State:
        """Return where the firm stands before its first month."""
        begun = at_the_start(self.market)._asdict()
        return {"month": 0, "earned": 0.0} | {name: float(one) for name, one in begun.items()}

    def close_all(self, states: Sequence[State], plans: Sequence[Plans]) -> list[Closed]:
        """Return the quarters that pressures make of firms.

        The figures are `contacts`, `sales` (new customers) and `profit` (thousand kroner) a month,
        and `customers`, `pool` and `soured` at its end; a pair sees all but the last.
        """
        pressed = _shares(plans)
        found = self._tried(states, pressed)
        paid = self._pays(states, pressed, self.bonus).tolist()
        after = _states(found, states)
        parts = zip(plans, paid, _figures(found, MONTHS), after, strict=True)
        return [_closed(*part) for part in parts]

    def terms(self, seat: str) -> Figures:
        """Return nothing: a pair is paid for profit up to its horizon, and not by shares."""
        self.seat(seat)
        return {}

    def repaid_all(
        self, bonus: str, states: Sequence[State], closed: Sequence[Closed]
    ) -> list[Figures]:
        """Return what the pressures of quarters would have paid under the other horizon."""
        pressed = _shares([one["plans"] for one in closed])
        return [{PAIR: share} for share in self._pays(states, pressed, bonus).tolist()]

    def offers_all(
        self,
        states: Sequence[State],
        seat: str,
        last: Sequence[Plans],  # noqa: ARG002 - there is nobody else
    ) -> Array:
        """Return what each pressure would pay in the quarter that begins."""
        self.seat(seat)
        return self._pays(states, _every(states), self.bonus)

    def liked(self, state: State, seat: str, last: Plans, persona: Persona) -> Array:
        """Return how much a persona likes each pressure.

        A hunter wants sales, a guardian that people speak well of the firm, a helper what the other
        horizon would pay as much as what her own does.
        """
        own = self.offers(state, seat, last)
        if persona == "calculating":
            return own
        every = _every([state])
        if persona == "helper":
            shared: Array = (own + self._pays([state], every, OTHER[self.bonus])[0]) / 2
            return shared
        return self._wished(state, self._tried([state], every), persona)

    def _wished(self, state: State, found: Spell, persona: Persona) -> Array:
        if persona == "hunter":
            return scored(found.sums["sales"][0], self._scale.sales[self.number(state)])
        talk = found.stocks.good + found.stocks.bad
        share: Array = (found.stocks.good / np.where(talk > 0, talk, 1))[0]
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

    def run_on_all(self, states: Sequence[State], plans: Sequence[Plans]) -> list[Left]:
        """Return the months that are left, as the figures of a quarter; `earned` is their value."""
        months = self.horizon - int(states[0]["month"])
        if not months:
            return [{"months": 0, "firm": {}, "earned": 0.0} for _ in states]
        found = self._tried(states, _shares(plans), months)
        told = zip(_figures(found, months), found.earned.tolist(), strict=True)
        return [{"months": months, "firm": firm, "earned": earned} for firm, earned in told]

    def worth(self, quarters: Sequence[Closed], left: Left) -> float:
        """Return the value over three years, discounted and added up, thousand kroner."""
        earned = quarters[-1]["state"]["earned"] if quarters else 0.0
        return earned + left["earned"]

    def _tried(self, states: Sequence[State], pressure: Array, months: int = MONTHS) -> Spell:
        begun = int(states[0]["month"])
        stocks = _stocks(states, pressure.ndim)
        return spell(self.market, stocks, pressure, range(begun, begun + months))

    def _pays(self, states: Sequence[State], pressure: Array, bonus: str) -> Array:
        if bonus == "quarter":
            found = self._tried(states, pressure).sums["profit"]
            return scored(found, self._scale.quarter[self.number(states[0])])
        left = self._tried(states, pressure, self.horizon - int(states[0]["month"])).earned
        earned = _column(states, "earned", pressure.ndim)
        return scored(earned + left, self._scale.three_years)


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


def _shares(plans: Sequence[Plans]) -> Array:
    """Return the pressure of each firm; shape (firms,)."""
    return np.array([one[PAIR][0] for one in plans]) / STEPS


def _every(states: Sequence[State]) -> Array:
    """Return all pressures in each firm; shape (firms, pressures)."""
    every = pressures()
    return np.broadcast_to(every, (len(states), *every.shape))


def _closed(plans: Plans, paid: float, told: Figures, state: State) -> Closed:
    shown = {name: value for name, value in told.items() if name != "soured"}
    return {
        "plans": plans,
        "paid": {PAIR: paid},
        "own": {PAIR: shown},
        "firm": told,
        "state": state,
    }


def _figures(found: Spell, months: int) -> list[Figures]:
    ends = found.stocks
    told = {name: value / months for name, value in found.sums.items()}
    told |= {"customers": ends.customers + ends.pressed, "pool": ends.pool, "soured": ends.soured}
    return _each(told)


def _each(named: Mapping[str, Array]) -> list[Figures]:
    columns = [one.tolist() for one in named.values()]
    return [dict(zip(named, row, strict=True)) for row in zip(*columns, strict=True)]


def _states(found: Spell, before: Sequence[State]) -> list[State]:
    """Return where firms stand after a quarter."""
    after = zip(before, found.earned.tolist(), _each(found.stocks._asdict()), strict=True)
    return [
        {"month": int(was["month"]) + MONTHS, "earned": was["earned"] + earned} | stocks
        for was, earned, stocks in after
    ]


def _stocks(states: Sequence[State], axes: int) -> Stocks:
    return Stocks(*(_column(states, name, axes) for name in Stocks._fields))


def _column(states: Sequence[State], name: str, axes: int) -> Array:
    """Return a value of each firm, along the first of so many axes."""
    values = np.array([float(one[name]) for one in states])
    return values.reshape(-1, *[1] * (axes - 1))
