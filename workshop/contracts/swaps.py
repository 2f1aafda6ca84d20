"""A timetable of half days with the others: as it is planned, kept and shown."""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict


class TicketTable(TypedDict):
    """A ticket: a number and no name; the other fields are those of `workshop.swaps.tickets`."""

    number: int
    side: str
    free: list[str]
    role: str
    wish: str


class RulesTable(TypedDict):
    """The rules of a timetable, as `workshop.swaps.tickets` says them."""

    visits: int
    guests: int
    home: int
    partly: bool


class VisitTable(TypedDict):
    """A half day: which ticket, where, when, in which role, and whether it was wished for."""

    number: int
    side: str
    host: str
    slot: str
    role: str
    wished: bool


class BindingTable(TypedDict):
    """A rule that binds, and what would do; the fields are those of `workshop.swaps.relaxing`."""

    rule: str
    now: int
    enough: int
    together: bool


class Timetable(TypedDict):
    """What planning gave; there is nothing in it of when somebody is free or is not.

    Attributes:
        sides: tickets by side.
        hosts: who can be visited.
        slots: half days, in their order.
        rules: that it keeps.
        visits: in order; none where there is no timetable.
        open: numbers of the tickets that have fewer half days than the rules say.
        gap: how far it may be from the best one, as a share of its cost; -1 where nothing is known.
        binding: without a timetable, which rules bind; empty where time was up before it was known.
        seconds: that it took.
    """

    sides: dict[str, int]
    hosts: list[str]
    slots: list[str]
    rules: RulesTable
    visits: list[VisitTable]
    open: list[int]
    gap: float
    binding: list[BindingTable]
    seconds: float


class SwapTable(TypedDict):
    """What is planned, as `workshop.swaps.run` takes it."""

    tickets: list[TicketTable]
    hosts: list[str]
    slots: list[str]
    rules: RulesTable


class TimetableState(TypedDict):
    """How far the timetable of a session is.

    Attributes:
        state: whether it can be asked for, is being made, is there, or could not be made.
        exercise: whose.
        when: the question of the half days.
        language: the session's.
        names: what the sides call themselves, by id.
        tickets: by side, how many named a half day.
        hosts: who can be visited, beside the sides what was shown to the room.
        rules: those of the timetable that is there or being made, else where one would begin.
        gap: while it is being made, how near the best it is, as a share; -1 where nothing is known.
        table: for the facilitator, once it is there.
    """

    state: Literal["none", "pending", "ready", "failed"]
    exercise: str
    when: str
    language: str
    names: dict[str, str]
    tickets: dict[str, int]
    hosts: list[str]
    rules: RulesTable
    gap: float
    table: NotRequired[Timetable]


class WallTimetable(TypedDict):
    """What the room sees of a timetable: how many visit whom on which half day, and no ticket.

    Attributes:
        slots: half days, in their order.
        hosts: who can be visited.
        few: whether a side has so few tickets that nothing more is shown.
        there: whether there is a timetable; else its rules leave none.
        guests: by host, how many come on each half day.
    """

    slots: list[str]
    hosts: list[str]
    few: bool
    there: bool
    guests: Mapping[str, list[int]]


class OwnVisit(TypedDict):
    """A half day of one's own."""

    host: str
    slot: str


class OwnTicket(TypedDict):
    """One's own ticket, for the phone of whoever holds it.

    Attributes:
        number: it.
        when: the question of the half days.
        planned: whether there is a timetable.
        visits: one's half days in it.
    """

    number: int
    when: str
    planned: bool
    visits: list[OwnVisit]


class RuleField(TypedDict):
    """A rule that the facilitator may set: its name among the rules, its words and ends."""

    name: str
    text: str
    value: int
    low: int
    high: int


class WayButton(TypedDict):
    """What would do where there is no timetable; `rules` None where people must, and no rule."""

    text: str
    rules: RulesTable | None


class TimetablePanel(TypedDict):
    """The timetable on the facilitator's page.

    Attributes:
        state: as in `TimetableState`.
        tickets: how many there are, in words.
        hosts: who can be visited, in words.
        fields: the rules; none where there is nothing to plan.
        told: how it stands, in sentences.
        ways: what would do where there is no timetable.
        href: where it is printed; empty where there is none.
        wrong: why what she asked for last was refused; empty where it was not.
        words: the panel's.
    """

    state: str
    tickets: str
    hosts: str
    fields: list[RuleField]
    told: list[str]
    ways: list[WayButton]
    href: str
    wrong: str
    words: dict[str, str]
