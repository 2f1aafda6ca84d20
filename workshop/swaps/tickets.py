"""What is planned: tickets, hosts, half days, and the rules that a timetable keeps."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

MOST_TICKETS, MOST_HOSTS, MOST_SLOTS = 120, 8, 40

LIMITS = (1.0, 7.0)
"""Seconds for a timetable: what is not found in the first is sought anew in the second."""

VISITS, GUESTS, HOME = (1, 3), (1, 6), (0, 100)
"""What may be set: half days of each, guests at a time, percent of a side that stay at home."""


@dataclass(frozen=True)
class Ticket:
    """Somebody who goes, without a name.

    Attributes:
        number: unique among the tickets, from 1.
        side: the department she comes from, which she does not visit.
        free: half days on which she can be away.
        role: that she tries; it changes nothing of when she goes.
        wish: the host she would like to visit; empty where she has not said.
    """

    number: int
    side: str
    free: frozenset[str]
    role: str = ""
    wish: str = ""


@dataclass(frozen=True)
class Rules:
    """What every timetable keeps, besides that nobody is in two places at once.

    Attributes:
        visits: half days of each ticket; where there are fewer hosts to visit, so many.
        guests: with one host at a time, at most.
        home: percent of each side that stay where they are on each half day, at least.
        partly: whether some may be left without a half day where not everybody finds one.
    """

    visits: int = 1
    guests: int = 2
    home: int = 70
    partly: bool = False


def usual_rules(hosts: Collection[str], sides: Collection[str]) -> Rules:
    """Return the rules to begin with: a second visit where there are further hosts than sides."""
    return Rules(visits=2 if len(hosts) > len(sides) else 1)


@dataclass(frozen=True)
class Swap:
    """Everything that a timetable is made of.

    Attributes:
        tickets: those who go.
        hosts: who can be visited: sides by their ids, others by what they are called.
        slots: half days, the earliest first.
        rules: see there.

    Raises:
        ValueError: a number is there twice, there is nobody to visit, or there is too much.
    """

    tickets: tuple[Ticket, ...]
    hosts: tuple[str, ...]
    slots: tuple[str, ...]
    rules: Rules = Rules()

    def __post_init__(self) -> None:
        within = zip(
            (self.rules.visits, self.rules.guests, self.rules.home),
            (VISITS, GUESTS, HOME),
            strict=True,
        )
        if not all(low <= value <= high for value, (low, high) in within):
            raise ValueError("a rule lies outside of what may be set.")
        if len({one.number for one in self.tickets}) < len(self.tickets):
            raise ValueError("two tickets have the same number.")
        sizes = zip((self.tickets, self.hosts, self.slots), _MOST, strict=True)
        if not all(0 < len(them) <= most for them, most in sizes):
            raise ValueError("there are no tickets, hosts or half days, or too many.")
        if not all(self.visitable(one) for one in self.tickets):
            raise ValueError("somebody has nobody to visit.")

    @cached_property
    def sides(self) -> Mapping[str, int]:
        """How many tickets each side has, by its id."""
        return MappingProxyType(dict(Counter(one.side for one in self.tickets)))

    def visitable(self, ticket: Ticket) -> tuple[str, ...]:
        """Return whom a ticket may visit."""
        return tuple(host for host in self.hosts if host != ticket.side)

    def visits(self, ticket: Ticket) -> int:
        """Return how many half days a ticket has: no host is visited twice."""
        return min(self.rules.visits, len(self.visitable(ticket)))

    def others(self, ticket: Ticket) -> tuple[str, ...]:
        """Return the other sides among the hosts, one of which each ticket visits."""
        return tuple(host for host in self.visitable(ticket) if host in self.sides)

    def away(self, side: str) -> int:
        """Return how many of a side may be away on the same half day."""
        return self.sides[side] * (100 - self.rules.home) // 100

    def reached(self) -> list[tuple[str, str]]:
        """Return which side must visit which further host: each all of them, from two visits on."""
        if self.rules.visits < 2:
            return []
        further = [host for host in self.hosts if host not in self.sides]
        return [(side, host) for side in self.sides for host in further]


_MOST = (MOST_TICKETS, MOST_HOSTS, MOST_SLOTS)


@dataclass(frozen=True, order=True)
class Visit:
    """One half day: `slot` is its place in the order of half days, from 0."""

    slot: int
    host: str
    number: int


@dataclass(frozen=True)
class Found:
    """What planning has found.

    Attributes:
        visits: the timetable; None where there is none that keeps the rules.
        gap: how far it may be from the best one, as a share of its cost; None without a timetable.
        proven: whether it is known that there is none; else time was up.
    """

    visits: tuple[Visit, ...] | None
    gap: float | None = None
    proven: bool = True
