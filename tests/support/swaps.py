"""Invented tickets, and whether a timetable keeps the rules: said here once more, by hand."""

from collections import Counter
from random import Random

from workshop.swaps.tickets import Rules, Swap, Ticket


def invented(people, slots, hosts=("sales", "marketing"), free=0.6, seed=1, **rules):
    """Return tickets of two sides in turn, each free on so large a share of the half days."""
    rng, days = Random(seed), tuple(f"slot-{nth:02}" for nth in range(slots))
    sides = ("sales", "marketing")
    tickets = tuple(
        Ticket(
            nth + 1,
            sides[nth % 2],
            frozenset(day for day in days if rng.random() < free),
            "junior",
            rng.choice([host for host in hosts if host != sides[nth % 2]]),
        )
        for nth in range(people)
    )
    return Swap(tickets, tuple(hosts), days, Rules(**rules))


def broken_rules(swap, visits):
    """Return, in words, each rule that half days do not keep."""
    for ticket in swap.tickets:
        yield from _broken_for(swap, ticket, [v for v in visits if v.number == ticket.number])
    side = {one.number: one.side for one in swap.tickets}
    guests = Counter((v.host, v.slot) for v in visits)
    yield from (f"too many guests at {at}" for at, n in guests.items() if n > swap.rules.guests)
    for (of, _), gone in Counter((side[v.number], v.slot) for v in visits).items():
        many = [*side.values()].count(of)
        if 100 * (many - gone) < swap.rules.home * many:
            yield f"too few of {of} stay at home"
    if swap.rules.visits > 1 and not swap.rules.partly:
        yield from _unseen(swap, {(side[v.number], v.host) for v in visits})


def _broken_for(swap, ticket, own):
    number, sides = ticket.number, {one.side for one in swap.tickets}
    wanted = min(swap.rules.visits, len({*swap.hosts} - {ticket.side}))
    others = sides & {*swap.hosts} - {ticket.side}
    broken = {
        "has too many half days": len(own) > wanted,
        "has too few half days": len(own) < wanted and not swap.rules.partly,
        "is in two places at once": len({v.slot for v in own}) < len(own),
        "is twice with the same host": len({v.host for v in own}) < len(own),
        "visits her own side": any(v.host == ticket.side for v in own),
        "is not free": any(swap.slots[v.slot] not in ticket.free for v in own),
        "does not see the other side": others
        and len(own) == wanted
        and not others & {v.host for v in own},
    }
    return (f"{number} {what}" for what, is_so in broken.items() if is_so)


def _unseen(swap, there):
    sides = {one.side for one in swap.tickets}
    pairs = ((side, host) for side in sides for host in {*swap.hosts} - sides)
    return (f"{side} never see {host}" for side, host in pairs if (side, host) not in there)
