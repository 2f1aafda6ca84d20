"""Day after day: what two sides know of each other, how far they trust, what is left to quarrel."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workshop.models.contact.house import APART, House, Seats, contact, trust
from workshop.models.ranges import check_number

WEEK = 7

KNEW = 0.6
"""What the halves of the story's department knew of each other before they were parted."""

BEFORE = 0.5
"""How far their seats were mixed."""


class State(NamedTuple):
    """Where two sides stand: how far they trust each other and what they know, in [0, 1]."""

    trust: float
    known: float

    @property
    def conflict(self) -> float:
        """What there is to quarrel about, in [0, 1]: all of it without trust and knowledge."""
        return (1 - self.trust) * (1 - self.known / 2)


class Stage(NamedTuple):
    """Some days in a row: where people sit, and how many swap places in a week."""

    days: int
    seats: Seats = APART
    swaps: float = 0.0


def colleagues(house: House) -> State:
    """Return where people of one department stand before they are parted."""
    return State(trust(house, contact(house, BEFORE)), KNEW)


def strangers(house: House) -> State:
    """Return where two sides stand that have always sat apart and never met at all."""
    met = house.learning * contact(house, APART)
    lasting = met + house.forgetting
    return State(house.wary, met / lasting if lasting else 0.0)


def course(house: House, start: State, stages: Sequence[Stage]) -> list[State]:
    """Return where two sides stand, from the start to the end of the last day.

    Raises:
        ValueError: seats that are none, or swaps of fewer than nobody.
    """
    states = [start]
    for stage in stages:
        check_number("swaps", stage.swaps, 0.0, 1000.0)
        states.extend(_stage(house, states[-1], stage))
    return states


def _stage(house: House, state: State, stage: Stage) -> Iterator[State]:
    contacts = contact(house, stage.seats)
    reached = _reached(house, stage.swaps / WEEK)
    for _ in range(stage.days):
        state = _swapped(house, _day(house, state, contacts), reached)
        yield state


def _day(house: House, state: State, contacts: float) -> State:
    moved = (trust(house, contacts) - state.trust) / house.settling
    learned = min(house.learning * contacts, 1.0) * (1 - state.known)
    return State(state.trust + moved, state.known + learned - house.forgetting * state.known)


def _reached(house: House, swaps: float) -> float:
    """Return the part of all people whom so many swaps on a day reach, those who hear included."""
    return min(swaps / house.people * (1 + house.told * house.hearers), 1.0)


def _swapped(house: House, state: State, reached: float) -> State:
    met = house.met * house.conditions * reached
    way = 1 - state.trust if met >= 0 else state.trust
    return State(state.trust + met * way, state.known + house.taught * reached * (1 - state.known))
