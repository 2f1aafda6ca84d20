"""Commands about the pulses: made once, codes counted, closed once.

What is told of a pulse is told once, when it is closed, so that nothing follows from what it said
before and after somebody's code came. Until then nobody is told more than how many codes came.
When it is closed its sums are forgotten: what is left is what was told.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from workshop.content import LANGUAGES
from workshop.content.departments import called
from workshop.contracts.pulse import PULSES, CodeSays, CodesRead, FollowedReply, Pulse
from workshop.contracts.replies import Command
from workshop.errors import Refused
from workshop.exercises.exercise import exercises
from workshop.host.callers import Caller, new_token
from workshop.host.fields import one_of, text
from workshop.host.followed import day_of, followed, follows_otherwise, view_of
from workshop.host.promised import signed_in
from workshop.host.promised import view_of as promise_view
from workshop.host.rooms import Rooms
from workshop.pulse.asking import asked
from workshop.pulse.codes import codes_in
from workshop.pulse.sums import added, check_number, told
from workshop.session import Mode, Phase
from workshop.store import PulseRecord, SessionRecord

LONGEST = 200_000
"""Characters that are looked through at a time: the codes of a thousand people, and much around."""

MOST_WRONG = 20
"""Wrong codes that are named one by one."""


def follow(rooms: Rooms, _: Caller, command: Command) -> FollowedReply:
    """Return what follows a session up."""
    return {"followed": followed(rooms, rooms.named(command))}


def make(rooms: Rooms, _: Caller, command: Command) -> FollowedReply:
    """Fix what the pulses of a session ask; made again, they stay as they are.

    Raises:
        Refused: `pulse-too-early`, while the session goes on: its promises may still change.
    """
    record = rooms.named(command)
    if not rooms.store.pulses(record.id):
        if record.position.phase is not Phase.ENDED:
            raise Refused("pulse-too-early")
        pulse = _made(rooms, record)
        for which in PULSES:
            rooms.store.put_pulse(PulseRecord(record.id, which, pulse))
        follows_otherwise(rooms, record)
    return {"followed": followed(rooms, record)}


def _made(rooms: Rooms, record: SessionRecord) -> Pulse:
    sides = record.departments
    signed = [one for one in signed_in(rooms, record.id) if one.exercise in exercises()]
    there = rooms.store.indicators(record.id)
    words = {
        language: called(language, record.names).table("departments") for language in LANGUAGES
    }
    return {
        "key": new_token()[:8],
        "name": record.name,
        "day": day_of(rooms, record),
        "teams": record.mode == Mode.TEAMS,
        "departments": [
            {"id": side, "text": {lang: str(by[side]) for lang, by in words.items()}}
            for side in sides
        ],
        "asked": asked(
            sides,
            [promise_view(one, {}, list(sides)) for one in signed],
            view_of(there[0]) if there else None,
            record.names,
        ),
    }


def pulse_of(rooms: Rooms, record: SessionRecord, which: str) -> PulseRecord:
    """Return a pulse of a session.

    Raises:
        Refused: `pulse-missing`, where none was made.
    """
    there = next((one for one in rooms.store.pulses(record.id) if one.which == which), None)
    if there is None:
        raise Refused("pulse-missing")
    return there


@dataclass
class _Heap:
    """Codes of one text, sorted by what becomes of them."""

    fresh: list[tuple[str, CodeSays]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    sorts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def codes(rooms: Rooms, _: Caller, command: Command) -> CodesRead:
    """Look through a text for codes of a pulse (`which`), and, with `count`, count the fresh ones.

    Nothing of a code is kept but what it adds to sums, and a hash of its chance number.

    Raises:
        Refused: `pulse-missing`, `bad-command`, where the text is too long.
    """
    record = rooms.named(command)
    there = pulse_of(rooms, record, one_of(command, "which", PULSES))
    heap = _sorted(rooms, there, text(command, "text", LONGEST))
    counts = command.get("count") is True
    if counts and heap.fresh:
        _count(rooms, there, heap)
        follows_otherwise(rooms, record)
    fresh = Counter(answered["department"] for _, answered in heap.fresh)
    return {
        "which": there.which,
        "fresh": {name: fresh[name] for name in record.departments},
        "again": heap.sorts["again"],
        "late": heap.sorts["late"],
        "second": heap.sorts["second"],
        "other": heap.sorts["other"],
        "wrong": heap.wrong[:MOST_WRONG],
        "counted": counts,
    }


def _sorted(rooms: Rooms, there: PulseRecord, given: str) -> _Heap:
    heap = _Heap(seen=rooms.store.pulse_numbers(there.session, there.which))
    heap.sides = {side for side, n in there.counted.items() if n}
    for one in codes_in(there.pulse, given):
        if one.answered is None:
            heap.wrong.append(one.text)
            continue
        number = check_number(there.pulse, there.which, one.number)
        sort = _sort(there, heap, one.answered, number)
        heap.sorts[sort] += 1
        if sort == "fresh":
            heap.fresh.append((number, one.answered))
            heap.seen.add(number)
            heap.sides.add(one.answered["department"])
    return heap


def _sort(there: PulseRecord, heap: _Heap, answered: CodeSays, number: str) -> str:
    """Return what becomes of a code."""
    if answered["which"] != there.which:
        return "other"
    if there.closed:
        return "late"
    if number in heap.seen:
        return "again"
    if there.pulse["teams"] and answered["department"] in heap.sides:
        return "second"
    return "fresh"


def _count(rooms: Rooms, there: PulseRecord, heap: _Heap) -> None:
    sums, counted = there.sums, Counter(there.counted)
    for _, answered in heap.fresh:
        sums = added(sums, answered)
        counted[answered["department"]] += 1
    rooms.store.put_pulse(replace(there, sums=sums, counted=dict(counted)))
    numbers = [number for number, _ in heap.fresh]
    rooms.store.add_pulse_numbers(there.session, there.which, numbers)


def close(rooms: Rooms, _: Caller, command: Command) -> FollowedReply:
    """Close a pulse (`which`): what its codes said is told now, once; closed again, it stays so.

    Raises:
        Refused: `pulse-missing`; `pulse-empty`, where no code was counted.
    """
    record = rooms.named(command)
    there = pulse_of(rooms, record, one_of(command, "which", PULSES))
    if there.closed is None:
        if not any(there.counted.values()):
            raise Refused("pulse-empty")
        said = told(there.pulse, there.sums)
        rooms.store.put_pulse(replace(there, closed=rooms.clock(), told=said, sums={}))
        rooms.store.forget_pulse_numbers(there.session, there.which)
        follows_otherwise(rooms, record)
    return {"followed": followed(rooms, record)}


HANDLERS: dict[str, Callable[[Rooms, Caller, Command], FollowedReply | CodesRead]] = {
    "follow": follow,
    "pulse": make,
    "pulse_codes": codes,
    "pulse_close": close,
}
"""By the name of the command; all of them are the facilitator's."""
