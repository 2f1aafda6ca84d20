"""Models that people play: seats, quarters, plans, what each quarter pays, and what is left behind.

Plans, states and courses are plain data, ready for JSON, and numbers come back from it as they went
in: a game can be stopped anywhere and gone on with elsewhere. How a whole game is told stands in
`courses`, who plays where nobody sits in `choosing`, what a loss is made of in `blame`.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, NamedTuple, TypedDict

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Plan = list[int]
"""How much of each of a seat's tasks, in the order of the seat's `tasks`."""

Plans = dict[str, Plan]
"""A plan of each seat, by the seat's name."""

Figures = dict[str, float]
State = dict[str, float]
"""Where a firm stands: `month` (how many have passed) and what else the model needs."""

MONTHS = 3
"""The months of a quarter."""

Persona = Literal["hunter", "guardian", "calculating", "helper"]
PERSONAS: tuple[Persona, ...] = ("hunter", "guardian", "calculating", "helper")
"""Who plays a seat at which nobody sits: whoever wants much and at once, whoever minds the brand,
whoever wants what the bonus pays, and whoever wants the other side's bonus as much as her own."""


class Seat(NamedTuple):
    """A side that people play.

    Attributes:
        id: its name.
        tasks: the names of what it does.
        most: the most of one task, and of all tasks together.
        usual: its plan before the first quarter, which the other side knows.
    """

    id: str
    tasks: tuple[str, ...]
    most: int
    usual: tuple[int, ...]


class Closed(TypedDict):
    """A quarter that has ended.

    Attributes:
        plans: what each seat did.
        paid: by seat, in shares of a full bonus.
        own: by seat, its own figures, by name.
        firm: the firm's figures, by name; shown when all quarters are over.
        state: where the firm stands now.
    """

    plans: Plans
    paid: Figures
    own: dict[str, Figures]
    firm: Figures
    state: State


class Left(TypedDict):
    """What is left behind: the firm goes on with the last plans until the horizon's end.

    Attributes:
        months: for how long, 0 or more.
        firm: the figures of these months, as those of a quarter; none where there are no months.
        earned: what the owner has of these months, in the model's own measure.
    """

    months: int
    firm: Figures
    earned: float


class Course(TypedDict):
    """A game as it went, up to the horizon's end.

    Attributes:
        quarters: those that were played.
        left: what came after them.
        worth: what the owner has of it all: thousand kroner, as the model's `worth` says.
    """

    quarters: list[Closed]
    left: Left
    worth: float


class Game(ABC):
    """A model that people play; it knows no people, and keeps nothing of what was played.

    Attributes:
        setting: what is played, ready for JSON: `game_of(MODEL, setting)` is the same game.
        seats: the sides.
        quarters: how many are played, at least 1.
        horizon: the months that count for the owner, the played ones among them.
        usual_bonus: what is paid for where the setting does not say.
        bonuses: the names of all that can be paid for.
        figures: how each of the firm's figures is written: `share`, or its number of digits.
        told: those of them by which a finished game is told.
    """

    MODEL: ClassVar[str]
    usual_bonus: ClassVar[str]
    bonuses: ClassVar[tuple[str, ...]]
    figures: ClassVar[Mapping[str, str]]
    told: ClassVar[tuple[str, ...]]
    setting: Mapping[str, Any]
    seats: tuple[Seat, ...]
    quarters: int
    horizon: int

    # -- what each model has of its own --------------------------------------------------

    @abstractmethod
    def plans(self, seat: str) -> NDArray[np.int64]:
        """Return all plans of a seat, in lexicographic order; shape (plans, tasks).

        The first one is to idle: nothing of any task.
        """

    @abstractmethod
    def start(self) -> State:
        """Return where the firm stands before the first quarter."""

    @abstractmethod
    def close_all(self, states: Sequence[State], plans: Sequence[Plans]) -> list[Closed]:
        """Return the quarters that plans make of firms that are in the same month.

        Args:
            states: where each firm stands.
            plans: of each firm, checked.
        """

    @abstractmethod
    def terms(self, seat: str) -> Figures:
        """Return the share of each figure in what a seat is paid, above 0 and together 1.

        None where it is not paid by shares of figures.
        """

    @abstractmethod
    def repaid_all(
        self, bonus: str, states: Sequence[State], closed: Sequence[Closed]
    ) -> list[Figures]:
        """Return what a quarter of each firm would have paid under another bonus, by seat.

        Args:
            bonus: one of `bonuses`.
            states: where each firm stood before it, all in the same month.
            closed: the quarter of each firm.
        """

    @abstractmethod
    def offers_all(self, states: Sequence[State], seat: str, last: Sequence[Plans]) -> Array:
        """Return what each of a seat's plans would pay in the quarter that begins, in many firms.

        The other seats are taken to repeat their last plan.

        Args:
            states: where each firm stands, all in the same month.
            seat: the one that is offered.
            last: the last plans of each firm.

        Returns:
            Shares of a full bonus; shape (firms, plans), in the order of `plans(seat)`.
        """

    @abstractmethod
    def liked(self, state: State, seat: str, last: Plans, persona: Persona) -> Array:
        """Return how much a persona likes each of a seat's plans, on the scale of `offers`."""

    @abstractmethod
    def settled(self, state: State, last: Plans) -> Plans:
        """Return where seats end that know each other's plans, each answering as well as it can."""

    @abstractmethod
    def best(self) -> list[Plans]:
        """Return the plans of each quarter that are best for the owner; among which, it says."""

    @abstractmethod
    def run_on_all(self, states: Sequence[State], plans: Sequence[Plans]) -> list[Left]:
        """Return what becomes of firms, all in the same month, up to the horizon's end.

        Args:
            states: where each firm stands.
            plans: which it goes on with.
        """

    @abstractmethod
    def worth(self, quarters: Sequence[Closed], left: Left) -> float:
        """Return what the owner has of the quarters that were played and of what came after."""

    # -- what they have in common --------------------------------------------------------

    def close(self, state: State, plans: Plans) -> Closed:
        """Return the quarter that plans make of one firm, as `close_all` does."""
        (closed,) = self.close_all([state], [plans])
        return closed

    def offers(self, state: State, seat: str, last: Plans) -> Array:
        """Return what each of a seat's plans would pay in one firm; shape (plans,)."""
        offered: Array = self.offers_all([state], seat, [last])[0]
        return offered

    def run_on(self, state: State, plans: Plans) -> Left:
        """Return what becomes of one firm under these plans, up to the horizon's end."""
        (left,) = self.run_on_all([state], [plans])
        return left

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the seats."""
        return tuple(seat.id for seat in self.seats)

    def usual(self) -> Plans:
        """Return what the seats did before the first quarter."""
        return {seat.id: list(seat.usual) for seat in self.seats}

    def idle(self, seat: str) -> Plan:
        """Return the plan of a seat that does nothing."""
        return [0] * len(self.seat(seat).tasks)

    def seat(self, name: object) -> Seat:
        """Return a seat by its name.

        Raises:
            ValueError: there is none of this name; the sentence names them all.
        """
        for seat in self.seats:
            if seat.id == name:
                return seat
        raise ValueError(f"a seat must be one of {', '.join(self.names)}, not {name!r:.60}.")

    def plan(self, seat: str, given: object) -> Plan:
        """Return a plan that was checked.

        Raises:
            ValueError: naming what a plan of this seat is.
        """
        of = self.seat(seat)
        plan = list(given) if isinstance(given, list | tuple) else []
        whole = all(type(n) is int and n >= 0 for n in plan)
        if len(plan) != len(of.tasks) or not whole or sum(plan) > of.most:
            raise ValueError(
                f"{seat}: a plan is whole numbers for {', '.join(of.tasks)}, from 0 and at most "
                f"{of.most} in all, not {given!r:.60}."
            )
        return plan

    def step(self, state: State, plans: Mapping[str, object]) -> Closed:
        """Return the quarter that plans make of a state.

        Args:
            state: of `start` or of the quarter before.
            plans: of all seats.

        Raises:
            ValueError: a plan is missing or none, or all quarters have been played.
        """
        self.check_begins(state)
        return self.close(state, self.all_plans(plans))

    def check_begins(self, state: State) -> None:
        """Raise a `ValueError` where all quarters have been played."""
        if state["month"] >= MONTHS * self.quarters:
            raise ValueError(f"all {self.quarters} quarters have been played.")

    def all_plans(self, plans: Mapping[str, object]) -> Plans:
        """Return the plans of all seats, checked; raises `ValueError`."""
        return {name: self.plan(name, plans.get(name)) for name in self.names}

    def number(self, state: State) -> int:
        """Return which quarter begins, from 0."""
        return int(state["month"]) // MONTHS
