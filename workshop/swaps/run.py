"""A timetable made of tables ready for JSON, in and out; only `timetable` loads SciPy."""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from typing import cast

from workshop.contracts.swaps import RulesTable, SwapTable, TicketTable, Timetable, VisitTable
from workshop.swaps.tickets import Found, Rules, Swap, Ticket, Visit

NOTHING_KNOWN = -1.0
"""The gap where no timetable was found."""

Progress = Callable[[float, float | None], None]


def swap_of(table: Mapping[str, object]) -> Swap:
    """Return what a table says is to be planned.

    Raises:
        ValueError: it is not of that shape, or what it says cannot be planned.
    """
    there = cast("SwapTable", table)
    try:
        tickets = tuple(_ticket(one) for one in there["tickets"])
        return Swap(tickets, tuple(there["hosts"]), tuple(there["slots"]), Rules(**there["rules"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"these are no tickets, hosts, half days and rules: {error}") from error


def _ticket(one: TicketTable) -> Ticket:
    return Ticket(one["number"], one["side"], frozenset(one["free"]), one["role"], one["wish"])


def table_of(swap: Swap) -> SwapTable:
    """Return the table of what is to be planned."""
    tickets: list[TicketTable] = [
        {
            "number": one.number,
            "side": one.side,
            "free": [slot for slot in swap.slots if slot in one.free],
            "role": one.role,
            "wish": one.wish,
        }
        for one in swap.tickets
    ]
    rules = rules_table(swap.rules)
    return {
        "tickets": tickets,
        "hosts": [*swap.hosts],
        "slots": [*swap.slots],
        "rules": rules,
    }


def rules_table(rules: Rules) -> RulesTable:
    """Return rules as a table."""
    return cast("RulesTable", asdict(rules))


def timetable(table: Mapping[str, object], tell: Progress | None = None) -> Timetable:
    """Return the timetable, or which rules bind where there is none.

    Args:
        table: what is to be planned.
        tell: hears of the progress.

    Raises:
        ValueError: nothing can be planned of this.
    """
    from workshop.swaps.planning import plan
    from workshop.swaps.relaxing import binding

    swap, begun = swap_of(table), time.perf_counter()
    found = plan(swap, tell)
    bound = binding(swap) if found.visits is None else []
    seconds = round(time.perf_counter() - begun, 2)
    return {
        "sides": dict(swap.sides),
        "hosts": [*swap.hosts],
        "slots": [*swap.slots],
        "rules": rules_table(swap.rules),
        "visits": [_visit(swap, one) for one in found.visits or ()],
        "open": _open(swap, found),
        "gap": NOTHING_KNOWN if found.gap is None else round(found.gap, 4),
        "binding": [{**asdict(one)} for one in bound],  # type: ignore[typeddict-item]
        "seconds": seconds,
    }


def _visit(swap: Swap, visit: Visit) -> VisitTable:
    ticket = next(one for one in swap.tickets if one.number == visit.number)
    return {
        "number": ticket.number,
        "side": ticket.side,
        "host": visit.host,
        "slot": swap.slots[visit.slot],
        "role": ticket.role,
        "wished": ticket.wish == visit.host,
    }


def _open(swap: Swap, found: Found) -> list[int]:
    """Return who has fewer half days than the rules say; nobody where there is no timetable."""
    if found.visits is None:
        return []
    there = [visit.number for visit in found.visits]
    return [one.number for one in swap.tickets if there.count(one.number) < swap.visits(one)]


def hosts_of(
    sides: Collection[str], further: Collection[str], called: Mapping[str, str] | None = None
) -> list[str]:
    """Return who can be visited: sides first, then others, each once however it is written.

    Args:
        sides: by their ids.
        further: others, as people wrote them.
        called: departments by what they are called too.
    """
    found = {_folded(side): side for side in sides}
    other = {_folded(name) for name in called or ()}
    for host in further:
        if _folded(host) not in other:
            found.setdefault(_folded(host), host)
    return list(found.values())


def wish_of(text: str, hosts: Collection[str], called: Mapping[str, str] | None = None) -> str:
    """Return which of the hosts somebody has named in her own words; empty where none of them."""
    ids = {_folded(name): id for name, id in (called or {}).items()}
    meant = _folded(ids.get(_folded(text), text))
    return next((host for host in hosts if _folded(host) == meant), "")


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace(".", " ").split())
