"""A session as it is taken home: what its wall showed, as it was shown, and nothing newer."""

import base64
import binascii
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from workshop.content import LANGUAGES
from workshop.contracts.looks import Look
from workshop.contracts.promises import Promise
from workshop.contracts.record import Head, KeptDrawn, Seen, SeenReply, Spent
from workshop.contracts.replies import Command
from workshop.contracts.runs import LedgerEntry
from workshop.contracts.tallies import Value
from workshop.errors import ContentError, Refused
from workshop.host.callers import Caller
from workshop.host.fields import OP_LIMIT, text
from workshop.host.followed import followed
from workshop.host.kept import Memory
from workshop.host.onpaper import on_paper
from workshop.host.parking import parking_view
from workshop.host.promised import carried, promises_of
from workshop.host.rooms import Rooms
from workshop.host.runs import entry, run_ids_shown, with_runs
from workshop.host.seeing import common_view, session_view
from workshop.host.tabling import matrices_of
from workshop.host.texts import texts_of
from workshop.host.timing import spent as used_in
from workshop.host.where import known_steps, moves_of, viewed
from workshop.host.wording import worded_view
from workshop.session import PAUSED, Phase, shows_results
from workshop.store import DrawnRecord, SessionRecord

LARGEST = 200 * 1024
"""Bytes of what one reveal looks like in one language: what is larger is drawn when it is asked."""


def record(rooms: Rooms, _: Caller, command: Command) -> Head:
    """Return a session as it is taken home; what was not shown yet is left out."""
    there = rooms.named(command)
    shown = sorted(rooms.store.revealed(there.id))
    return {
        "session": session_view(there),
        "created": there.created.isoformat(),
        "people": _people(rooms, there),
        "paper": len(on_paper(rooms, there)),
        "shown": shown,
        "spent": _spent(rooms, there),
        "runs": _runs(rooms, there, shown),
        "promises": listed_so_far(rooms, there),
        "carried": carried(rooms, there),
        "worded": worded_view(rooms, there),
        "parked": parking_view(rooms, there)["texts"],
        "matrices": matrices_of(rooms, there, _played(there, shown)),
        "followed": followed(rooms, there),
    }


def seen(rooms: Rooms, _: Caller, command: Command) -> SeenReply:
    """Return what a reveal showed: one at a time, so that no room waits for it.

    Raises:
        Refused: `bad-command`, where that step was not shown.
    """
    there = rooms.named(command)
    now = seen_at(rooms, there, shown_step(rooms, there, command))
    return {"session": session_view(there), "seen": now and _with_drawn(rooms, there, now)}


def shown_step(rooms: Rooms, there: SessionRecord, command: Command) -> int:
    """Return the step that a command names, which must have been shown.

    Raises:
        Refused: `bad-command`, where it was not.
    """
    step = command.get("step")
    if type(step) is not int or step not in rooms.store.revealed(there.id):
        raise Refused("bad-command", field="step")
    return step


def undrawn(rooms: Rooms, _: Caller, command: Command) -> SeenReply:
    """Return the reveal that everybody sees, where nobody has drawn it as it is now."""
    there = rooms.named(command)
    place = viewed(there)
    now = seen_at(rooms, there, place.step) if shows_results(place) else None
    if now is not None and not _is_pending(now):
        now = _with_drawn(rooms, there, now)
        if not now["drawn"].keys() >= {*LANGUAGES}:
            return {"session": session_view(there), "seen": now}
    return {"session": session_view(there), "seen": None}


def keep_drawn(rooms: Rooms, _: Caller, command: Command) -> KeptDrawn:
    """Keep what a reveal looks like in each language; that of another state of it is dropped.

    Raises:
        Refused: `bad-command`, where it is none, or too large, or of a step that was not shown.
    """
    there, of, drawn = rooms.named(command), text(command, "of", OP_LIMIT), command.get("drawn")
    step = shown_step(rooms, there, command)
    packed = _packed(drawn if isinstance(drawn, Mapping) else {})
    now = seen_at(rooms, there, step)
    if now is None or now["of"] != of:
        return {"drawn": 0}
    for language, one in packed.items():
        rooms.store.put_drawn(DrawnRecord(there.id, step, language, of, one, rooms.clock()))
    return {"drawn": len(packed)}


def _packed(drawn: Mapping[object, object]) -> dict[str, bytes]:
    given = {name: one for name in LANGUAGES if isinstance(one := drawn.get(name), str)}
    try:
        found = {name: base64.b64decode(one, validate=True) for name, one in given.items()}
    except (binascii.Error, ValueError) as error:
        raise Refused("bad-command", field="drawn") from error
    if any(len(one) > LARGEST for one in found.values()):
        raise Refused("bad-command", field="drawn")
    return found


def seen_at(rooms: Rooms, there: SessionRecord, step: int) -> Seen | None:
    """Return what everybody saw at a step; None where the content has no such round any more.

    What it looked like is left out.

    It is put together as for a room that looks at that reveal again, and beside what this host
    remembers: that belongs to where the room is. A team's own items are numbers in it, for what
    they say is on no disk and in no file.
    """
    beside, again = aside(rooms), replace(there, looking=step)
    try:
        look: Look = common_view(beside, again)
        results = with_runs(beside, again, look)
        texts = _texts(beside, again)
    except ContentError:
        return None
    own, at = look.get("own_items", []), rooms.store.reveal(there.id, step)
    slug = look["session"]["exercise"]
    worded = [one for one in look.get("worded", []) if one["exercise"] == slug]
    return {
        "step": step,
        "exercise": slug,
        "round": look["session"]["round"],
        "at": at.at.isoformat() if at else "",
        "results": results,
        "texts": texts,
        "own_items": own,
        "worded": worded,
        "of": _name_of([results, own, *([worded] if worded else [])]),
        "drawn": {},
    }


def aside(rooms: Rooms) -> Rooms:
    """Return a host that keeps what this one keeps, and remembers nothing of where a room is."""
    return replace(rooms, kept=Memory(), orders={}, bells=set(), own={})


def _name_of(shown: object) -> str:
    return sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:OP_LIMIT]


def _with_drawn(rooms: Rooms, there: SessionRecord, now: Seen) -> Seen:
    """Return a reveal with what it looked like: while it is in front, as it is now."""
    # Where answers are erased nothing that was drawn of them is drawn anew: it was what people saw.
    in_front = viewed(there).step == now["step"] and shows_results(viewed(there))
    in_front = in_front and there.emptied is None
    kept = rooms.store.drawn(there.id, now["step"])
    there_is = [one for one in kept if one.of == now["of"] or not in_front]
    drawn = {one.language: base64.b64encode(one.drawn).decode() for one in there_is}
    return {**now, "drawn": drawn}


def _is_pending(seen: Seen) -> bool:
    return any(one.get("state") == "pending" for one in seen["results"].values())


def _texts(rooms: Rooms, again: SessionRecord) -> dict[str, list[Value]]:
    """Return the released texts of a reveal by question."""
    found: dict[str, list[Value]] = defaultdict(list)
    for one in texts_of(rooms, again):
        if one.released:
            found[one.question].append(one.value)
    return dict(found)


def _people(rooms: Rooms, there: SessionRecord) -> dict[str, int]:
    """Return who is here by department, as the wall says it."""
    here = rooms.departments(there)
    return {name: here[name] for name in there.departments}


def _spent(rooms: Rooms, there: SessionRecord) -> list[Spent]:
    used, steps = used_in(moves_of(rooms, there)), known_steps(there)
    come = {move.step for move in moves_of(rooms, there)}
    return [
        {"step": at, "exercise": one.exercise, "round": one.round, "used": used.get(at)}
        for at, one in enumerate(steps)
        if at in come
    ]


def _played(there: SessionRecord, shown: Iterable[int]) -> list[str]:
    """Return the exercises of steps that are still there."""
    steps = known_steps(there)
    return [*dict.fromkeys(steps[at].exercise for at in shown if at < len(steps))]


def _runs(rooms: Rooms, there: SessionRecord, steps: Iterable[int]) -> list[LedgerEntry]:
    """Return the runs that reveals have shown, the oldest first."""
    shown = run_ids_shown(there, steps)
    kept = [run for slug in shown for run in rooms.store.runs(there.id, slug)]
    there_are = (run for run in kept if run.run in shown[run.exercise])
    return [entry(run) for run in sorted(there_are, key=lambda run: run.at)]


def listed_so_far(rooms: Rooms, there: SessionRecord) -> list[Promise]:
    """Return the list, once the room was at a round that is about it."""
    come = {move.step for move in moves_of(rooms, there) if move.phase not in (Phase.STORY, PAUSED)}
    slugs = _played(there, sorted(at for at in come if at >= 0))
    return [one for slug in slugs for one in promises_of(rooms, there, slug)]
