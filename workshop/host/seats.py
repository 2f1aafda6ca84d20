"""Who has a seat in a room: its end of seats, who yields to a newcomer, and sudden crowds."""

import math
from dataclasses import replace
from datetime import datetime, timedelta

from workshop.contracts.overview import DoorView, Person, Rush
from workshop.contracts.replies import Moved
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.short import needs
from workshop.host.callers import hashed
from workshop.host.courses import steps_of
from workshop.host.firms import join
from workshop.host.knocking import waiting
from workshop.host.quarters import closed
from workshop.host.rooms import Rooms
from workshop.session import seats
from workshop.store import ParticipantRecord, SessionRecord

GRACE = timedelta(seconds=10)
"""How long a seat is kept for a page that has not opened a line yet."""

RECENT = timedelta(minutes=10)
AT_ONCE = timedelta(seconds=15)
"""A crowd is people who joined within so long, not longer ago than `RECENT`."""

CROWD = 20
GHOSTS = 10
"""How many people are no crowd yet, and how many without a line are."""


def public(id: str) -> str:
    """Return the name of a seat that says nothing of who sits there."""
    return hashed(id)[:16]


def by_name(rooms: Rooms, record: SessionRecord) -> dict[str, ParticipantRecord]:
    """Return who has a seat by its public name."""
    return {public(id): person for id, person in rooms.seated(record.id).items()}


def yielding(rooms: Rooms, record: SessionRecord) -> ParticipantRecord | None:
    """Return who would give way to a newcomer: the oldest seat that never opened a line."""
    now = rooms.clock()
    there = rooms.seated(record.id).values()
    ghosts = (p for p in there if p.arrived is None and not p.paper)
    # Before the host was started again the clock may have been ahead.
    return next((p for p in ghosts if not now - GRACE <= p.joined <= now), None)


def is_crowded(rooms: Rooms, record: SessionRecord) -> bool:
    """Whether every seat is taken."""
    return len(rooms.seated(record.id)) >= seats(record.expected)


def end(rooms: Rooms, record: SessionRecord, ids: list[str]) -> None:
    """End seats: they are counted nowhere any more."""
    rooms.store.end(ids, rooms.clock())
    rooms.kept.of(record.id).unseat(ids)


def move(rooms: Rooms, record: SessionRecord, person: ParticipantRecord, to: str) -> Moved:
    """Let somebody be of another department from the next question on.

    What she has answered stays where it was counted: a room may have seen it.
    """
    moved = replace(person, department=to)
    rooms.store.update_participant(person.id, to, person.language)
    rooms.kept.of(record.id).reseat(moved)
    rooms.ring("stage", record.id)
    return {"department": to}


def arrive(rooms: Rooms, people: list[ParticipantRecord]) -> None:
    """Note that these people's pages have opened a line."""
    now, new = rooms.clock(), [p for p in people if p.arrived is None and p.ended is None]
    rooms.store.arrive([p.id for p in new], now)
    for person in new:
        rooms.kept.of(person.session).seat(replace(person, arrived=now))
    for session in {p.session for p in new}:
        rooms.ring("responses", session)
    for person in new:
        # Who took a seat before a game was dealt, and only now sees anything of it.
        join(rooms, rooms.session(person.session), replace(person, arrived=now))


def door_view(rooms: Rooms, record: SessionRecord) -> DoorView:
    """Return what the facilitator sees of the door: who came in, and whether more can."""
    people = list(rooms.seated(record.id).values())
    return {
        "door": record.door,
        "waiting": waiting(rooms, record),
        "full": is_crowded(rooms, record) and yielding(rooms, record) is None,
        "limit": seats(record.expected),
        "people": [_person(rooms, p) for p in people],
        "rush": rush([p for p in people if not p.paper], record.expected, rooms.clock()),
    }


def _person(rooms: Rooms, person: ParticipantRecord) -> Person:
    made: Person = {
        "seat": public(person.id),
        "number": rooms.number(person),
        "department": person.department,
        "joined": person.joined.isoformat(),
        "arrived": person.arrived is not None,
        "present": person.token_hash in rooms.present,
    }
    return {**made, "paper": True} if person.paper else made


def rush(people: list[ParticipantRecord], expected: int, now: datetime) -> Rush | None:
    """Return the largest sudden crowd of the last minutes that is hardly a room arriving.

    Args:
        people: who has a seat.
        expected: how many the facilitator expects.
        now: the present moment.

    Returns:
        `people` (how many), `seconds` (within how many they joined) and their `seats`, or None.
        Hardly a room is: ten people or more without a line although each had ten seconds for
        it, who are more than half of those that joined within the same fifteen seconds (only
        they are meant then); else more people than expected, and more than twenty, within
        fifteen seconds.
    """
    lately = (p for p in people if now - RECENT <= p.joined <= now)
    recent = sorted(lately, key=lambda p: p.joined)
    ghosts = _largest([p for p in recent if p.arrived is None and p.joined < now - GRACE])
    beside = [p for p in recent if ghosts and ghosts[0].joined <= p.joined <= ghosts[-1].joined]
    if len(ghosts) >= GHOSTS and 2 * len(ghosts) > len(beside):
        return _crowd(ghosts)
    all_at_once = _largest(recent)
    return _crowd(all_at_once) if len(all_at_once) > max(CROWD, expected) else None


def _largest(people: list[ParticipantRecord]) -> list[ParticipantRecord]:
    """Return the most people who joined within `AT_ONCE`, of people in the order of joining."""
    first, best = 0, (0, 0)
    for last, person in enumerate(people):
        while person.joined - people[first].joined > AT_ONCE:
            first += 1
        best = max(best, (last + 1 - first, -first))
    count, first = best[0], -best[1]
    return people[first : first + count]


def _crowd(people: list[ParticipantRecord]) -> Rush:
    took = (people[-1].joined - people[0].joined).total_seconds()
    return {
        "people": len(people),
        "seconds": max(1, math.ceil(took)),
        "seats": [public(p.id) for p in people],
    }


def shown(rooms: Rooms, record: SessionRecord) -> set[tuple[str, str]]:
    """Return the questions, with their exercises, whose answers the room has seen."""
    steps, seen = steps_of(record), closed(record)
    for step in rooms.store.revealed(record.id):
        # What the room saw stays seen where it was taken out of the content since.
        kept = rooms.store.reveal(record.id, step)
        seen |= {(kept.exercise, id) for id in kept.results} if kept else set()
        if step < len(steps) and not steps[step].gone:
            seen |= _shown_in(*step_content(steps[step], record.mode))
    return seen


def _shown_in(exercise: Exercise, round: Round) -> set[tuple[str, str]]:
    questions = {id for reveal in round.reveals for id in needs(exercise, reveal)}
    return {(exercise.slug, id) for id in questions | {q.id for q in round.questions}}


def asked_again(rooms: Rooms, record: SessionRecord, step: int) -> bool:
    """Whether a step asks anything of which the room has seen an answer, elsewhere perhaps."""
    exercise, round = step_content(steps_of(record)[step], record.mode)
    asked = {(exercise.slug, question.id) for question in round.questions}
    return not asked.isdisjoint(shown(rooms, record))
