"""The timetable of half days: planned from what people answered, and never shown as who answered.

A ticket is a number that the host draws for everybody who named a half day, in an order that says
nothing of her. What may be seen of it:

- her phone: her number, and her own half days in the timetable;
- the facilitator: which number visits whom and when, in which role, and which numbers have fewer
  half days than they should. Not when anybody is free; of what binds, how many and never who;
- the wall: how many visit whom on which half day, from `FEWEST` tickets of each side on.

Who holds which number stands nowhere in here. What single people have answered is handed to the
calculator and kept in no ledger.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from workshop.contracts.replies import Command
from workshop.contracts.runs import Parameters
from workshop.contracts.swaps import (
    OwnTicket,
    RulesTable,
    Timetable,
    TimetableState,
    WallTimetable,
)
from workshop.contracts.tallies import Tally
from workshop.errors import Refused
from workshop.exercises.swapping import slots_of
from workshop.host.callers import Caller
from workshop.host.fields import OP_LIMIT, text
from workshop.host.jobs import Job, key_of
from workshop.host.kept import PLANNED
from workshop.host.rooms import Rooms
from workshop.host.runs import TIMETABLE, tell, without_answers
from workshop.host.tickets import Asked, drawn, last_seen, shown
from workshop.store import ParticipantRecord, RunRecord, SessionRecord
from workshop.swaps.run import rules_table
from workshop.swaps.tickets import GUESTS, HOME, VISITS, Rules, usual_rules

FEWEST = 5
"""With fewer tickets of a side its people would be recognised in a timetable on the wall."""


def timetable(rooms: Rooms, _: Caller, command: Command) -> TimetableState:
    """Return how far the timetable of a session is.

    Raises:
        Refused: `no-timetable`, where the session has shown no reveal that has one.
    """
    record = rooms.named(command)
    return _state(rooms, record, _needed(rooms, record))


def plan(rooms: Rooms, _: Caller, command: Command) -> TimetableState:
    """Have the timetable made by the rules `visits`, `guests`, `home`, `partly`.

    Rules by which it was made before give what they gave then.

    Raises:
        Refused: `no-timetable`; `bad-rules`; `no-tickets`, where nobody named a half day, or there
            is nobody to visit; `not-now`, while another one is being made.
    """
    op, record = text(command, "op", OP_LIMIT), rooms.named(command)
    asked = _needed(rooms, record)
    job = _job(rooms, record, asked, op, _rules(command))
    if job.key in rooms.underway or job.key in rooms.orders:
        raise Refused("not-now")
    runs = _runs(rooms, record, asked)
    told = without_answers(job)
    made = next((one for one in reversed(runs) if one.parameters == told), None)
    rooms.failed.discard(job.key)
    if made is None:
        rooms.order(job.key, job)
    elif made is not runs[-1]:
        rooms.store.add_run(replace(made, op=op, at=rooms.clock()))
    tell(rooms, job)
    return _state(rooms, record, asked)


def _rules(command: Command) -> RulesTable:
    found = {}
    for name, (low, high) in {"visits": VISITS, "guests": GUESTS, "home": HOME}.items():
        value = command.get(name)
        if type(value) is not int or not low <= value <= high:
            raise Refused("bad-rules", low=low, high=high)
        found[name] = value
    return rules_table(Rules(**found, partly=command.get("partly") is True))


def _job(rooms: Rooms, record: SessionRecord, asked: Asked, op: str, rules: RulesTable) -> Job:
    there = drawn(rooms, record, asked)
    sides = {one["side"] for one in there.tickets}
    if not there.tickets or any(not {*there.hosts} - {side} for side in sides):
        raise Refused("no-tickets")
    told: Parameters = {
        "tickets": there.tickets,
        "hosts": there.hosts,
        "slots": slots_of(asked.when),
        "rules": rules,
    }
    return Job(op, record.id, asked.exercise.slug, TIMETABLE, TIMETABLE, told)


def _needed(rooms: Rooms, record: SessionRecord) -> Asked:
    found = last_seen(rooms, record)
    if found is None:
        raise Refused("no-timetable")
    return found


def _runs(rooms: Rooms, record: SessionRecord, asked: Asked) -> list[RunRecord]:
    return rooms.store.runs(record.id, asked.exercise.slug, TIMETABLE)


def _made(rooms: Rooms, record: SessionRecord, asked: Asked) -> Timetable | None:
    runs = _runs(rooms, record, asked)
    return cast("Timetable", runs[-1].outcome) if runs else None


def _state(rooms: Rooms, record: SessionRecord, asked: Asked) -> TimetableState:
    there, made = drawn(rooms, record, asked), _made(rooms, record, asked)
    key = key_of(record.id, asked.exercise.slug, TIMETABLE)
    sides = {one["side"] for one in there.tickets}
    rules = made["rules"] if made else rules_table(usual_rules(there.hosts, sides))
    found: TimetableState = {
        "state": "ready" if made else "none",
        "exercise": asked.exercise.slug,
        "when": asked.when.id,
        "language": record.language,
        "names": dict(record.names),
        "tickets": dict(Counter(one["side"] for one in there.tickets)),
        "hosts": there.hosts,
        "rules": rules,
        "gap": rooms.gaps.get(key, -1.0),
    }
    if key in rooms.orders or key in rooms.underway:
        return {**found, "state": "pending"}
    if key in rooms.failed:
        return {**found, "state": "failed"}
    return {**found, "table": made} if made else found


def timetable_view(rooms: Rooms, record: SessionRecord) -> TimetableState | None:
    """Return the timetable for the facilitator; None where the room does not see its reveal."""
    asked = shown(record)
    return _state(rooms, record, asked) if asked else None


def with_timetable(
    rooms: Rooms, record: SessionRecord, results: Mapping[str, Tally]
) -> dict[str, Tally]:
    """Return results, what the room sees of the timetable laid beside its question."""
    asked = shown(record)
    made = _made(rooms, record, asked) if asked else None
    if asked is None or made is None or asked.when.id not in results:
        return {**results}
    seen = _on_the_wall(made)
    there: Tally = {**results[asked.when.id], "timetable": seen}
    return {**results, asked.when.id: there}


def _on_the_wall(made: Timetable) -> WallTimetable:
    few = min(made["sides"].values()) < FEWEST
    guests = Counter((one["host"], one["slot"]) for one in made["visits"])
    return {
        "slots": made["slots"],
        "hosts": made["hosts"],
        "few": few,
        "there": bool(made["visits"]),
        "guests": {}
        if few
        else {host: [guests[host, slot] for slot in made["slots"]] for host in made["hosts"]},
    }


def own_ticket(rooms: Rooms, record: SessionRecord, me: ParticipantRecord) -> OwnTicket | None:
    """Return somebody's ticket for her own phone; None where she has none, or none is shown."""
    asked = shown(record)
    number = drawn(rooms, record, asked).numbers.get(me.id) if asked else None
    if asked is None or number is None:
        return None
    made = rooms.kept.of(record.id).once(PLANNED, lambda: _made(rooms, record, asked))
    visits = made["visits"] if made else []
    return {
        "number": number,
        "when": asked.when.id,
        "planned": bool(visits),
        "visits": [
            {"host": one["host"], "slot": one["slot"]} for one in visits if one["number"] == number
        ],
    }
