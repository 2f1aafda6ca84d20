"""The tickets of a session: a number for everybody who named a half day, and no name."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from workshop.content import LANGUAGES
from workshop.content.departments import called
from workshop.content.texts import interface
from workshop.contracts.swaps import TicketTable
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.swapping import Swapping, named_slots, swapped_by
from workshop.host.callers import hashed
from workshop.host.kept import TICKETS
from workshop.host.rooms import Rooms
from workshop.host.where import known_steps, viewed, viewed_step
from workshop.questions.question import Question
from workshop.session import shows_results
from workshop.store import ResponseRecord, SessionRecord
from workshop.swaps.run import hosts_of, wish_of

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


def shown(record: SessionRecord) -> Asked | None:
    """Return the timetable whose reveal everybody sees; None where it is none."""
    step = viewed_step(record)
    if step is None or not shows_results(viewed(record)):
        return None
    return _of(*step_content(step, record.mode))


def _of(exercise: Exercise, round: Round) -> Asked | None:
    for there, reveal, swapping in swapped_by(exercise):
        if there.id == round.id:
            return Asked(exercise, exercise.question(reveal.questions[0]), swapping)
    return None


def last_seen(rooms: Rooms, record: SessionRecord) -> Asked | None:
    """Return the timetable of what the room has seen, the last one; None where there is none."""
    steps = known_steps(record)
    for at in sorted(rooms.store.revealed(record.id), reverse=True):
        if 0 <= at < len(steps) and not steps[at].gone:
            try:
                found = _of(*step_content(steps[at], record.mode))
            except ContentError:
                continue
            if found:
                return found
    return None


def drawn(rooms: Rooms, record: SessionRecord, asked: Asked) -> Drawn:
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
    called = _called(sides, record)
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


def _called(sides: Iterable[str], record: SessionRecord) -> dict[str, str]:
    """Return sides by what they are called in any language: a host so named is that side."""
    own = [called(language, record.names) for language in LANGUAGES]
    words = [*own, *(interface(language) for language in LANGUAGES)]
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
