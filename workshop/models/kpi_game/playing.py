"""The KPI game, played: eight people a side, quarter by quarter, each side for its bonus."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop.models.kpi_game.agreeing import USUAL, agreed
from workshop.models.kpi_game.contracts import OWN, Contract
from workshop.models.kpi_game.months import Array, Stocks, at_the_start
from workshop.models.kpi_game.outcomes import KPIS
from workshop.models.kpi_game.paying import BONUSES, SEATS, paid, scale_of
from workshop.models.kpi_game.plans import plans as every_pair
from workshop.models.kpi_game.quarters import Quarter, quarter
from workshop.models.kpi_game.seats import FIGURES, TASKS
from workshop.models.kpi_game.settling import settle, side
from workshop.models.kpi_game.world import World, efforts
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

WISHES = {
    "hunter": Contract({"leads": 1.0}, {"newcust": 1.0}),
    "guardian": Contract({"brand": 0.5, "fit": 0.5}, {"arpu": 0.5, "retention": 0.5}),
}
"""What personas want who do not look at their bonus."""


class KpiGame(Game):
    """Two departments of a firm.

    Args:
        world: the firm; its horizon is the owner's.
        contract: what is paid for.
        quarters: how many are played.
        setting: all that, ready for JSON.
    """

    MODEL = "kpi-game"
    usual_bonus = USUAL
    bonuses = tuple(BONUSES)
    figures: ClassVar[Mapping[str, str]] = FIGURES
    told = ("leads", "newcust", "customers")

    def __init__(
        self, world: World, contract: Contract, quarters: int, setting: Mapping[str, Any]
    ) -> None:
        self.world, self.contract, self.quarters, self.setting = world, contract, quarters, setting
        self.horizon = world.horizon_months
        self.seats = tuple(_seat(name, world.people) for name in SEATS)
        self._scale = scale_of(world, quarters)

    def plans(self, seat: str) -> NDArray[np.int64]:
        """Return all plans of a department; shape (plans, 3), 165 plans of eight people."""
        self.seat(seat)
        return efforts(self.world.people)

    def start(self) -> State:
        """Return where the firm stands before its first month."""
        (state,) = _states(Stocks(*(one[None] for one in at_the_start(self.world))), 0)
        return state

    def close_all(self, states: Sequence[State], plans: Sequence[Plans]) -> list[Closed]:
        """Return the quarters that plans make of firms.

        `own` and `firm` hold KPIs as `plans.Plans` has them, `firm` the customers at the end too.
        """
        found = self._months(states, plans, MONTHS)
        paid = _each({seat: self.pays(found.kpis, seat) for seat in SEATS}, len(states))
        after = _states(found.stocks, states[0]["month"] + MONTHS)
        parts = zip(plans, paid, _figures(found), after, strict=True)
        return [_closed(*part) for part in parts]

    def terms(self, seat: str) -> Figures:
        """Return the weight of each KPI in a department's bonus."""
        weights = getattr(self.contract, self.seat(seat).id)
        return {kpi: float(weight) for kpi, weight in weights.items() if weight}

    def repaid_all(
        self,
        bonus: str,
        states: Sequence[State],  # noqa: ARG002 - figures alone are paid for
        closed: Sequence[Closed],
    ) -> list[Figures]:
        """Return what the figures of quarters would have paid under another bonus."""
        kpis = {kpi: np.array([one["firm"][kpi] for one in closed]) for kpi in KPIS}
        contract = BONUSES[bonus]
        shares = {seat: paid(self.world, contract, self._scale, kpis, seat) for seat in SEATS}
        return _each(shares, len(closed))

    def offers_all(self, states: Sequence[State], seat: str, last: Sequence[Plans]) -> Array:
        """Return what each of a department's plans would pay if the other repeats its last one."""
        other = np.array([plans[_other(seat)] for plans in last])
        offered = self.pays(self.tried(_stocks(states), seat, other), seat)
        return np.broadcast_to(offered, (len(states), len(self.plans(seat))))

    def liked(self, state: State, seat: str, last: Plans, persona: Persona) -> Array:
        """Return how much a persona likes each of a department's plans."""
        stocks = Stocks(*(one[0] for one in _stocks([state])))
        kpis = self.tried(stocks, seat, last[_other(seat)])
        return self.likes(kpis, seat, persona)

    def settled(self, state: State, last: Plans) -> Plans:
        """Return where the departments settle, as in `settling.settle`, in the coming quarter."""
        every = efforts(self.world.people)
        found = quarter(self.world, _stocks([state]), every[:, None], every[None])
        worth = {seat: self.pays(found.kpis, seat) for seat in SEATS}
        start = every.tolist().index(last["sales"])
        at = settle(side(worth["marketing"], 0), side(worth["sales"], 1), start)
        return {"marketing": every[at.row].tolist(), "sales": every[at.column].tolist()}

    def best(self) -> list[Plans]:
        """Return the pair of plans that is best for the owner.

        That is the pair with the highest mean profit over the horizon, among all that are kept from
        the first month to the last: 165 x 165 pairs with eight people. Who changes plans on the
        way may do better still.
        """
        pair = zip(SEATS, every_pair(self.world).best, strict=True)
        plans = {seat: efforts(self.world.people)[at].tolist() for seat, at in pair}
        return [plans] * self.quarters

    def run_on_all(self, states: Sequence[State], plans: Sequence[Plans]) -> list[Left]:
        """Return the mean figures of the months that are left; `earned` is their profit, summed."""
        months = self.horizon - int(states[0]["month"])
        if not months:
            return [{"months": 0, "firm": {}, "earned": 0.0} for _ in states]
        told = _figures(self._months(states, plans, months))
        return [{"months": months, "firm": one, "earned": months * one["profit"]} for one in told]

    def worth(self, quarters: Sequence[Closed], left: Left) -> float:
        """Return the mean profit over the owner's horizon, thousand kroner a month."""
        earned = sum(MONTHS * closed["firm"]["profit"] for closed in quarters)
        return (earned + left["earned"]) / self.horizon

    def _months(self, states: Sequence[State], plans: Sequence[Plans], months: int) -> Quarter:
        marketing, sales = (np.array([one[seat] for one in plans]) for seat in SEATS)
        return quarter(self.world, _stocks(states), marketing, sales, months)

    # -- for many firms at once ----------------------------------------------------------

    def tried(self, stocks: Stocks, seat: str, other: ArrayLike) -> dict[str, Array]:
        """Return the KPIs of a quarter under each of a department's plans.

        Args:
            stocks: where the firms stand; shape (...).
            seat: the department.
            other: the plan of the other one in each firm; shape (..., 3).

        Returns:
            By name, shape (..., plans).
        """
        beside = Stocks(*(np.asarray(one)[..., None] for one in stocks))
        fixed = np.asarray(other)[..., None, :]
        every = efforts(self.world.people)
        pair = (every, fixed) if seat == "marketing" else (fixed, every)
        return quarter(self.world, beside, *pair).kpis

    def pays(self, kpis: Mapping[str, Array], seat: str) -> Array:
        """Return what a quarter pays a department, in shares of a full bonus.

        Args:
            kpis: what it brought, by name.
            seat: the department.
        """
        return paid(self.world, self.contract, self._scale, kpis, seat)

    def likes(self, kpis: Mapping[str, Array], seat: str, persona: Persona) -> Array:
        """Return how much a persona likes what a quarter brings; arguments as those of `pays`."""
        if persona in WISHES:
            return paid(self.world, WISHES[persona], self._scale, kpis, seat)
        own = self.pays(kpis, seat)
        if persona == "calculating":
            return own
        return (own + self.pays(kpis, _other(seat))) / 2


def game(setting: Mapping[str, Any]) -> KpiGame:
    """Return a game of two departments.

    Args:
        setting: `bonus`, a name of `paying.BONUSES` or `{"marketing": {kpi: share}, "sales": ...}`,
            perhaps with `"kind": "mbo"`, at most three numbers each; `quarters`, 1 to 8; `world`,
            values by field of `World`. Each as usual where it is missing: each for itself, four
            quarters, and the kit's own firm.

    Raises:
        ValueError: the setting is not of that shape.
    """
    return KpiGame(*agreed(setting), setting)


def _seat(name: str, people: int) -> Seat:
    # As even as it goes; who comes first on the card gets one more.
    share, rest = divmod(people, 3)
    usual = tuple(share + (at < rest) for at in range(3))
    return Seat(name, TASKS[name], people, usual)


def _other(seat: str) -> str:
    return SEATS[1 - SEATS.index(seat)]


def _closed(plans: Plans, paid: Figures, told: Figures, state: State) -> Closed:
    own = {seat: {kpi: told[kpi] for kpi in OWN[seat]} for seat in SEATS}
    return {"plans": plans, "paid": paid, "own": own, "firm": told, "state": state}


def _figures(found: Quarter) -> list[Figures]:
    told = {kpi: found.kpis[kpi] for kpi in KPIS} | {"customers": found.customers}
    return _each(told, len(found.customers))


def _each(named: Mapping[str, Array], firms: int) -> list[Figures]:
    """Return values of each firm by their names, of which some may be the same for all firms."""
    columns = [np.broadcast_to(one, (firms,)).tolist() for one in named.values()]
    return [dict(zip(named, row, strict=True)) for row in zip(*columns, strict=True)]


def _states(stocks: Stocks, month: float) -> list[State]:
    every = _each(stocks._asdict(), len(stocks.goodwill))
    return [{"month": int(month)} | one for one in every]


def _stocks(states: Sequence[State]) -> Stocks:
    return Stocks(*(np.array([float(one[name]) for one in states]) for name in Stocks._fields))
