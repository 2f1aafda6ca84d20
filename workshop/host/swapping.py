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
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, cast

from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.replies import Command
from workshop.contracts.runs import Parameters
from workshop.contracts.swaps import (
    OwnTicket,
    RulesTable,
    TicketTable,
    Timetable,
    TimetableState,
    WallTimetable,
)
from workshop.contracts.tallies import Tally
from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise
from workshop.exercises.swapping import Swapping, named_slots, slots_of, swapped_by
from workshop.host.callers import Caller, hashed
from workshop.host.fields import OP_LIMIT, text
from workshop.host.jobs import Job
from workshop.host.kept import PLANNED, TICKETS
from workshop.host.rooms import Rooms
from workshop.host.runs import TIMETABLE, tell
from workshop.host.where import known_steps, viewed, viewed_step
from workshop.questions.question import Question
from workshop.session import shows_results
from workshop.store import ParticipantRecord, ResponseRecord, RunRecord, SessionRecord
from workshop.swaps.run import hosts_of, rules_table, wish_of
from workshop.swaps.tickets import GUESTS, HOME, VISITS, Rules

FEWEST = 5
"""With fewer tickets of a side its people would be recognised in a timetable on the wall."""


MOST = 5
"""Hosts of a session: more columns nobody reads on a wall. A file of tickets may have more."""


class Asked(NamedTuple):
    """A timetable of a session: its exercise, the question of when, and what else belongs to it."""

    exercise: Exercise
    when: Question
    swapping: Swapping


class Drawn(NamedTuple):
    """The tickets of a session, the number of each by its holder, and who can be visited."""

    tickets: list[TicketTable]
    numbers: dict[str, int]
    hosts: list[str]


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
    made = next((one for one in reversed(runs) if _is_of(one, job)), None)
    rooms.failed.discard(job.key)
    if made is None:
        rooms.order(job.key, job)
    elif made is not runs[-1]:
        rooms.store.add_run(replace(made, op=op, at=rooms.clock()))
    tell(rooms, job)
    return _state(rooms, record, asked)


def _is_of(run: RunRecord, job: Job) -> bool:
    told = {name: one for name, one in job.parameters.items() if name != "tickets"}
    return run.parameters == told


def _rules(command: Command) -> RulesTable:
    found = {}
    for name, (low, high) in {"visits": VISITS, "guests": GUESTS, "home": HOME}.items():
        value = command.get(name)
        if type(value) is not int or not low <= value <= high:
            raise Refused("bad-rules", low=low, high=high)
        found[name] = value
    return rules_table(Rules(**found, partly=command.get("partly") is True))


def _job(rooms: Rooms, record: SessionRecord, asked: Asked, op: str, rules: RulesTable) -> Job:
    drawn = _drawn(rooms, record, asked)
    sides = {one["side"] for one in drawn.tickets}
    if not drawn.tickets or any(not {*drawn.hosts} - {side} for side in sides):
        raise Refused("no-tickets")
    told: Parameters = {
        "tickets": drawn.tickets,
        "hosts": drawn.hosts,
        "slots": slots_of(asked.when),
        "rules": rules,
    }
    return Job(op, record.id, asked.exercise.slug, TIMETABLE, TIMETABLE, told)


def _needed(rooms: Rooms, record: SessionRecord) -> Asked:
    found = _asked(rooms, record)
    if found is None:
        raise Refused("no-timetable")
    return found


def _asked(rooms: Rooms, record: SessionRecord) -> Asked | None:
    """Return the timetable of what the room has seen, the last one; None where there is none."""
    steps = known_steps(record)
    for at in sorted(rooms.store.revealed(record.id), reverse=True):
        if 0 <= at < len(steps) and not steps[at].gone:
            try:
                exercise, round = step_content(steps[at], record.mode)
            except ContentError:
                continue
            for there, reveal, swapping in swapped_by(exercise):
                if there.id == round.id:
                    return Asked(exercise, exercise.question(reveal.questions[0]), swapping)
    return None


def _drawn(rooms: Rooms, record: SessionRecord, asked: Asked) -> Drawn:
    """Return the tickets, as everybody answered; nobody answers any more once they were shown."""
    return rooms.kept.of(record.id).once(TICKETS, lambda: _draw(rooms, record, asked))


def _draw(rooms: Rooms, record: SessionRecord, asked: Asked) -> Drawn:
    when, role, host = asked.when.id, asked.swapping.role, asked.swapping.host
    given = _answers(rooms, record, asked)
    free = {who: named_slots(one.value) for who, one in given[when].items()}
    # Not in the order in which they came or sent: that would say whose each ticket is.
    holders = sorted((who for who in free if free[who]), key=lambda who: hashed(record.id + who))
    sides = sorted({given[when][who].department for who in holders})
    further = sorted(
        (r for r in given.get(host, {}).values() if r.released), key=lambda r: hashed(r.op)
    )
    called = _called(sides)
    hosts = hosts_of(sides, [str(one.value) for one in further], called)[:MOST]
    tickets: list[TicketTable] = [
        {
            "number": number,
            "side": given[when][who].department,
            "free": free[who],
            "role": _value(given, role, who),
            "wish": wish_of(_value(given, host, who), hosts, called),
        }
        for number, who in enumerate(holders, 1)
    ]
    return Drawn(tickets, {who: nth for nth, who in enumerate(holders, 1)}, hosts)


def _called(sides: Iterable[str]) -> dict[str, str]:
    """Return sides by what they are called in any language: a host so named is that side."""
    words = [interface(language) for language in LANGUAGES]
    named = ((one.find(f"departments.{side}"), side) for one in words for side in sides)
    return {str(name): side for name, side in named if name}


Given = Mapping[str, Mapping[str, ResponseRecord]]
"""Answers by question and person."""


def _answers(rooms: Rooms, record: SessionRecord, asked: Asked) -> Given:
    named = (asked.when.id, asked.swapping.role, asked.swapping.host)
    found: dict[str, dict[str, ResponseRecord]] = {id: {} for id in named}
    for one in rooms.store.responses(record.id, asked.exercise.slug, [*filter(None, named)]):
        found[one.question][one.participant] = one
    return found


def _value(given: Given, question: str, who: str) -> str:
    there = given.get(question, {}).get(who)
    return str(there.value) if there else ""


def _runs(rooms: Rooms, record: SessionRecord, asked: Asked) -> list[RunRecord]:
    kept = rooms.store.runs(record.id, asked.exercise.slug)
    return [one for one in kept if one.run == TIMETABLE]


def _made(rooms: Rooms, record: SessionRecord, asked: Asked) -> Timetable | None:
    runs = _runs(rooms, record, asked)
    return cast("Timetable", runs[-1].outcome) if runs else None


def _state(rooms: Rooms, record: SessionRecord, asked: Asked) -> TimetableState:
    drawn, made = _drawn(rooms, record, asked), _made(rooms, record, asked)
    key = f"{record.id}/{asked.exercise.slug}/{TIMETABLE}"
    further = len(drawn.hosts) > len({one["side"] for one in drawn.tickets})
    rules = made["rules"] if made else rules_table(Rules(visits=2 if further else 1))
    found: TimetableState = {
        "state": "ready" if made else "none",
        "exercise": asked.exercise.slug,
        "when": asked.when.id,
        "language": record.language,
        "tickets": dict(Counter(one["side"] for one in drawn.tickets)),
        "hosts": drawn.hosts,
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
    asked = _shown(record)
    return _state(rooms, record, asked) if asked else None


def _shown(record: SessionRecord) -> Asked | None:
    """Return the timetable whose reveal everybody sees."""
    step = viewed_step(record)
    if step is None or not shows_results(viewed(record)):
        return None
    exercise, round = step_content(step, record.mode)
    for there, reveal, swapping in swapped_by(exercise):
        if there.id == round.id:
            return Asked(exercise, exercise.question(reveal.questions[0]), swapping)
    return None


def with_timetable(
    rooms: Rooms, record: SessionRecord, results: Mapping[str, Tally]
) -> dict[str, Tally]:
    """Return results, what the room sees of the timetable laid beside its question."""
    asked = _shown(record)
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
    asked = _shown(record)
    number = _drawn(rooms, record, asked).numbers.get(me.id) if asked else None
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
