"""A house with two sides: how far apart they sit, how often they meet, and under which conditions.

Calibrated to one story, so it proves nothing about it: see `House.settling`.
"""

import math
from dataclasses import dataclass, fields

from workshop.models.ranges import check_number


@dataclass(frozen=True)
class House:
    """Who sits where, and what contact does there.

    Attributes:
        near: contacts a week of two people who would sit in one place, beyond `chance`; above 0.
        fade: metres after which e times fewer of these are left, above 0.
        chance: contacts a week of two people on one floor however far they sit, at least 0.
        elsewhere: contacts a week of two people on different floors, at least 0.
        blocks: metres between two people of different sides where each side sits by itself.
        mixed: metres between them where seats are fully mixed; at most `blocks`.
        face: part of all that which is left in a shared room, in [0, 1]: people may put headphones
            on.
        half: contacts a week at which contact has half of its effect, above 0.
        conditions: of contact, in [-1, 1]: 1 where both count the same, have a common goal, work
            on it together, and are backed from above; -1 where it is the opposite of all that.
        wary: trust where there is no contact, in [0, 1].
        settling: days until trust has gone 1 - 1/e of its way. Set so that the story comes out.
        learning: part of what is not known of each other that a contact a week teaches in a day.
        forgetting: part of what is known that is forgotten in a day.
        people: in both sides together.
        taught: what a swap teaches whoever takes part, of what is not known.
        met: what a swap adds to trust, of what is missing, times `conditions`.
        told: part of what a swap teaches that those who hear of it learn.
        hearers: how many hear of it.

    Raises:
        ValueError: naming a field that is out of its range, or seats that are none.
    """

    near: float = 0.33
    fade: float = 10.0
    chance: float = 0.03
    elsewhere: float = 0.015
    blocks: float = 30.0
    mixed: float = 6.0
    face: float = 1.0
    half: float = 0.06
    conditions: float = 0.7
    wary: float = 0.25
    settling: float = 30.0
    learning: float = 0.25
    forgetting: float = 0.015
    people: float = 24.0
    taught: float = 0.2
    met: float = 0.1
    told: float = 0.15
    hearers: float = 11.0

    def __post_init__(self) -> None:
        for field in fields(self):
            low, high = _RANGES.get(field.name, (0.0, 1.0))
            check_number(field.name, getattr(self, field.name), low, high)
        if self.mixed > self.blocks:
            raise ValueError("mixed seats must not be farther apart than blocks.")


_RANGES = {
    "near": (0.001, 10.0),
    "fade": (0.1, 1000.0),
    "blocks": (0.0, 1000.0),
    "mixed": (0.0, 1000.0),
    "half": (0.001, 10.0),
    "conditions": (-1.0, 1.0),
    "settling": (1.0, 1000.0),
    "people": (2.0, 1000.0),
    "hearers": (0.0, 1000.0),
}

APART: None = None
"""Seats on different floors."""

Seats = float | None
"""How far seats of one room are mixed, in [0, 1]; `APART` where each side has a floor."""


def contact(house: House, seats: Seats) -> float:
    """Return the contacts a week of two people of different sides.

    Sources: Allen (1977), Managing the flow of technology, MIT Press, as told by Waber,
    Magnolfi and Lindsay (2014), Workspaces that move people, Harvard Business Review 92: people
    who sit two metres apart speak four times as often as at twenty. For `face`, Bernstein and
    Turban (2018), The impact of the open workspace on human collaboration, Philosophical
    Transactions of the Royal Society B 373, 20170239.

    Raises:
        ValueError: seats are mixed less than not at all, or more than fully.
    """
    if seats is APART:
        return house.elsewhere
    check_number("seats", seats, 0.0, 1.0)
    metres = house.blocks - (house.blocks - house.mixed) * seats
    return house.face * at(house, metres)


def at(house: House, metres: float) -> float:
    """Return the contacts a week of two people on one floor, as if nothing came between them."""
    return house.near * math.exp(-metres / house.fade) + house.chance


def trust(house: House, contacts: float) -> float:
    """Return the trust that so much contact a week leads to in the end, in [0, 1].

    Sources: Allport (1954), The nature of prejudice, for the conditions; Pettigrew and Tropp
    (2006), A meta-analytic test of intergroup contact theory, Journal of Personality and Social
    Psychology 90, 751-783, find r = -.21 between contact and prejudice. Paluck, Green and Green
    (2019), The contact hypothesis re-evaluated, Behavioural Public Policy 3, 129-158: the
    conditions are largely untested.
    """
    effect = house.conditions * contacts / (contacts + house.half)
    room = 1 - house.wary if effect >= 0 else house.wary
    return house.wary + room * effect
