"""Rehearsals with feedback: what the trainee says of each reveal, before anything tells her."""

import re
import secrets
from dataclasses import replace
from itertools import pairwise

from workshop.contracts.overview import WrittenText
from workshop.contracts.practised import Practised, PractisedStep
from workshop.contracts.replies import Command
from workshop.contracts.runs import RunState
from workshop.contracts.simulator import SaidReply
from workshop.contracts.tallies import Tally
from workshop.errors import Refused
from workshop.exercises.people.rooms import PeopleRoom
from workshop.host.callers import Caller
from workshop.host.fields import OP_LIMIT, text
from workshop.host.parking import parked_view
from workshop.host.promised import promises_of
from workshop.host.recording import aside, seen_at
from workshop.host.rooms import Rooms
from workshop.host.seeing import session_view
from workshop.host.simulated import is_unsaid, said_of, simulated_view
from workshop.host.texts import told_texts
from workshop.host.where import known_steps, moves_of
from workshop.session import Mode, Phase
from workshop.store import MoveRecord, ReadingRecord, SessionRecord, SimulationRecord

SEEDS = 1_000_000
"""Seeds are below this."""

_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}|")


def seed_of(command: Command) -> int:
    """Return the seed that a command names, else one by chance.

    Raises:
        Refused: `bad-number`, where it names something else than a whole number from 0 to 999,999.
    """
    seed = command.get("seed")
    if seed is None:
        return secrets.randbelow(SEEDS)
    if type(seed) is not int or not 0 <= seed < SEEDS:
        raise Refused("bad-number", field="rehearsal", low=0, high=SEEDS - 1)
    return seed


def wants_feedback(command: Command, room: PeopleRoom) -> bool:
    """Whether a rehearsal is begun with feedback: sides that share a phone are no sample.

    Raises:
        Refused: `bad-choice`, where it is of teams.
    """
    if command.get("feedback") is not True:
        return False
    if room.mode == Mode.TEAMS:
        raise Refused("bad-choice", field="rehearsal")
    return True


def say_reading(rooms: Rooms, _: Caller, command: Command) -> SaidReply:
    """Keep what the trainee reads from a reveal and what she would ask; the first word counts.

    Raises:
        Refused: `not-now`, where the session is no rehearsal with feedback, or its room sees
            another reveal, or she has said it; `bad-command`.
    """
    op, record = text(command, "op", OP_LIMIT), rooms.named(command)
    there = {one.step: one for one in rooms.store.readings(record.id)}
    known = next((one for one in there.values() if one.op == op), None)
    if known:
        return {"said": said_of(known)}
    said = {name: _named(command, name) for name in ("reading", "question")}
    step = command.get("step")
    if type(step) is not int or step != record.position.step or not is_unsaid(rooms, record):
        raise Refused("not-now")
    made = ReadingRecord(record.id, record.position.step, op, **said, at=rooms.clock())
    rooms.store.add_reading(made)
    rooms.kept.of(record.id).changed()
    rooms.ring("wall", record.id)
    return {"said": said_of(made)}


def _named(command: Command, name: str) -> str:
    value = command.get(name)
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Refused("bad-command", field=name)
    return value


def practised(rooms: Rooms, _: Caller, command: Command) -> Practised:
    """Return a rehearsal with feedback that is over.

    Raises:
        Refused: `not-now`, where it is none, or goes on.
    """
    record = rooms.named(command)
    simulated = simulated_view(rooms, record)
    if simulated is None or record.position.phase is not Phase.ENDED:
        raise Refused("not-now")
    come = {move.step for move in moves_of(rooms, record)}
    steps = [(n, one) for n, one in enumerate(known_steps(record)) if n in come and not one.gone]
    slugs = [*dict.fromkeys(one.exercise for _, one in steps)]
    return {
        "session": session_view(record),
        "simulated": simulated,
        "steps": [_step(rooms, record, n) for n, _ in steps],
        "parked": sum(one["state"] == "waiting" for one in parked_view(rooms, record)),
        "promises": [one for slug in slugs for one in promises_of(rooms, record, slug)],
    }


def _step(rooms: Rooms, record: SessionRecord, number: int) -> PractisedStep:
    """Return what is kept of a step."""
    one, stays = known_steps(record)[number], _stays(moves_of(rooms, record), number)
    talked: dict[str, int] = {}
    for move, seconds in stays:
        if move.phase == Phase.TALK:
            talked[move.talk] = talked.get(move.talk, 0) + seconds
    seen = [seconds for move, seconds in stays if move.phase == Phase.REVEALED]
    texts, results = _as_seen(rooms, record, number) if seen else ([], {})
    return {
        "step": number,
        "exercise": one.exercise,
        "round": one.round,
        "talked": talked,
        "shown": sum(seen) if seen else None,
        "idle": _idle(rooms, record, number),
        "texts": texts,
        "results": results,
    }


def _stays(moves: list[MoveRecord], step: int) -> list[tuple[MoveRecord, int]]:
    """Return each stay in a step, and its seconds."""
    pairs = ((move, after) for move, after in pairwise(moves) if move.step == step)
    return [(move, max(0, int((after.at - move.at).total_seconds()))) for move, after in pairs]


def _idle(rooms: Rooms, record: SessionRecord, step: int) -> int | None:
    """Return for how long nobody answered any more when the last questions were closed."""
    asked = [
        (move.at, after.at)
        for move, after in pairwise(moves_of(rooms, record))
        if move.step == step and move.phase == Phase.ASKING
    ]
    if not asked:
        return None
    began, closed = asked[-1]
    there = rooms.store.responses(record.id, known_steps(record)[step].exercise)
    given = [one.at for one in there if began <= one.at <= closed]
    return int((closed - max(given)).total_seconds()) if given else None


def _as_seen(
    rooms: Rooms, record: SessionRecord, step: int
) -> tuple[list[WrittenText], dict[str, Tally | RunState]]:
    """Return texts and results of a reveal, beside what this host remembers of where a room is."""
    there = seen_at(rooms, record, step)
    if there is None:
        return [], {}
    return told_texts(aside(rooms), replace(record, looking=step)), there["results"]


def begun(
    rooms: Rooms, session: str, room: PeopleRoom, people: int, seed: int, pace: float
) -> None:
    """Remember that a session is a rehearsal with feedback, and who sits there."""
    rooms.store.add_simulation(SimulationRecord(session, room.id, people, seed, pace))
