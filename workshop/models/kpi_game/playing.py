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
from workshop.models.kpi_game.settling import settle, side
from workshop.models.kpi_game.world import Marketing, Sales, World, efforts
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

FIGURES = {
    "leads": "0", "fit": "share", "fitleads": "0", "brand": "share", "revenue": "0",
    "newcust": "1", "arpu": "2", "retention": "share", "profit": "0", "customers": "0",
}  # fmt: skip
"""The figures of a quarter, and how they are written."""

TASKS = {"marketing": Marketing._fields, "sales": Sales._fields}


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
        return _state(at_the_start(self.world), 0)

    def close(self, state: State, plans: Plans) -> Closed:
        """Return the quarter that these plans make of a state.

        `own` and `firm` hold KPIs as `plans.Plans` has them, `firm` the customers at the end too.
        """
        found = self._months(state, plans, MONTHS)
        told = _figures(found)
        return {
            "plans": plans,
            "paid": {s: float(self.pays(found.kpis, s)) for s in SEATS},
            "own": {seat: {kpi: told[kpi] for kpi in OWN[seat]} for seat in SEATS},
            "firm": told,
            "state": _state(found.stocks, state["month"] + MONTHS),
        }

    def terms(self, seat: str) -> Figures:
        """Return the weight of each KPI in a department's bonus."""
        weights = getattr(self.contract, self.seat(seat).id)
        return {kpi: float(weight) for kpi, weight in weights.items() if weight}

    def repaid(self, bonus: str, state: State, closed: Closed) -> Figures:  # noqa: ARG002
        """Return what the figures of a quarter would have paid under another bonus."""
        kpis = {kpi: np.array(closed["firm"][kpi]) for kpi in KPIS}
        return {
            seat: float(paid(self.world, BONUSES[bonus], self._scale, kpis, seat)) for seat in SEATS
        }

    def offers(self, state: State, seat: str, last: Plans) -> Array:
        """Return what each of a department's plans would pay if the other repeats its last one."""
        kpis = self.tried(_stocks(state), seat, last[_other(seat)])
        return self.pays(kpis, seat)

    def liked(self, state: State, seat: str, last: Plans, persona: Persona) -> Array:
        """Return how much a persona likes each of a department's plans."""
        kpis = self.tried(_stocks(state), seat, last[_other(seat)])
        return self.likes(kpis, seat, persona)

    def settled(self, state: State, last: Plans) -> Plans:
        """Return where the departments settle, as in `settling.settle`, in the coming quarter."""
        every = efforts(self.world.people)
        found = quarter(self.world, _stocks(state), every[:, None], every[None])
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

    def run_on(self, state: State, plans: Plans) -> Left:
        """Return the mean figures of the months that are left; `earned` is their profit, summed."""
        months = self.horizon - int(state["month"])
        if not months:
            return {"months": 0, "firm": {}, "earned": 0.0}
        told = _figures(self._months(state, plans, months))
        return {"months": months, "firm": told, "earned": months * told["profit"]}

    def worth(self, quarters: Sequence[Closed], left: Left) -> float:
        """Return the mean profit over the owner's horizon, thousand kroner a month."""
        earned = sum(MONTHS * closed["firm"]["profit"] for closed in quarters)
        return (earned + left["earned"]) / self.horizon

    def _months(self, state: State, plans: Plans, months: int) -> Quarter:
        marketing, sales = (plans[seat] for seat in SEATS)
        return quarter(self.world, _stocks(state), marketing, sales, months)

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


def _figures(found: Quarter) -> Figures:
    told = {kpi: float(found.kpis[kpi]) for kpi in KPIS}
    return told | {"customers": float(found.customers)}


def _state(stocks: Stocks, month: float) -> State:
    return {"month": int(month)} | {n: float(v) for n, v in stocks._asdict().items()}


def _stocks(state: State) -> Stocks:
    return Stocks(*(np.array(float(state[name])) for name in Stocks._fields))
