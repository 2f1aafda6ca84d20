"""What a room was shown, as light bars: made once for all of its phones, and kept for them."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, NamedTuple, cast

from workshop.charts import bars
from workshop.content.departments import names_in
from workshop.contracts.figures import Bars
from workshop.contracts.keeping import KeptFindings, Ours, ShownStep
from workshop.contracts.looks import SessionView
from workshop.contracts.record import Seen, SeenReply
from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import load_exercise
from workshop.session import Step

Ask = Callable[..., Awaitable[Reply]]
"""Asks the host for the owner of a phone, whichever of the room."""

FRESH = 1.0
"""Seconds for which what was made of a room is good enough whatever changes: whoever keeps asking
costs the room no more than that."""

_ROOMS = 24
"""What was made of rooms, in each language, that is remembered at a time."""
_REVEALS = 600
"""Reveals that are remembered at a time: those of as many rooms."""


class Shared(NamedTuple):
    """What a room keeps together: the same for all phones of a language.

    Attributes:
        ours: what the host tells of it.
        findings: what it was shown.
        text: the findings as JSON, written once.
        asked: what was asked of a department, by exercise, question and department, with the names
            of the items; filled by the first phone that needs it.
    """

    ours: Ours
    findings: list[KeptFindings]
    text: str
    asked: dict[tuple[str, str, str], tuple[str, Mapping[str, str]]]


class Read(NamedTuple):
    """What the host tells of a room, in no language: each reveal as far as it was shown."""

    ours: Ours
    seen: list[tuple[ShownStep, Seen]]


class _Made(NamedTuple):
    stamp: str
    at: float
    task: "asyncio.Task[Any]"


_made: dict[tuple[str, str], _Made] = {}
_found: dict[tuple[str, int, str, str], list[Bars]] = {}


async def shared(ask: Ask, session: str, stamp: str, language: str) -> Shared:
    """Return what everybody in a room may keep; who comes first has it made, the others wait.

    Args:
        ask: asks the host.
        session: the room's id.
        stamp: of what everybody may see there now.
        language: in which it speaks.

    Raises:
        Refused: the host's answer to who came first was no.
        Unreachable: no answer came.
    """
    read: Read = await _once((session, ""), stamp, lambda: _read(ask))
    of = read.ours["stamp"]  # what was read may be a moment older than what she has seen
    made: Shared = await _once((session, language), of, lambda: _shared(read, language))
    return made


async def _once(
    key: tuple[str, str], stamp: str, make: Callable[[], Coroutine[Any, Any, Any]]
) -> Any:
    """Return what is made of a room, one at a time: whoever comes meanwhile waits for the same."""
    kept = _made.get(key)
    if kept is None or _is_old(kept, stamp):
        while len(_made) >= _ROOMS:
            del _made[next(iter(_made))]
        task = asyncio.get_running_loop().create_task(make())
        kept = _made[key] = _Made(stamp, time.monotonic(), task)
    return await asyncio.shield(kept.task)


def _is_old(kept: _Made, stamp: str) -> bool:
    if not kept.task.done():
        return False
    failed = kept.task.cancelled() or kept.task.exception() is not None
    return failed or (kept.stamp != stamp and time.monotonic() - kept.at > FRESH)


async def _read(ask: Ask) -> Read:
    ours = cast("Ours", await ask("ours"))
    told = [(one, await ask("ours_at", step=cast("Value", one["step"]))) for one in ours["shown"]]
    there = [(one, cast("SeenReply", reply)["seen"]) for one, reply in told]
    return Read(ours, [(one, seen) for one, seen in there if seen])


async def _shared(read: Read, language: str) -> Shared:
    found: dict[str, KeptFindings] = {}
    for one, seen in read.seen:
        _add(found, seen, one, read.ours["session"], language)
        # Other phones' answers have their turn between two reveals.
        await asyncio.sleep(0)
    findings = [one for one in found.values() if one["found"]]
    text = json.dumps(findings, ensure_ascii=False, separators=(",", ":"))
    return Shared(read.ours, findings, text, {})


def _add(
    found: dict[str, KeptFindings],
    seen: Seen,
    shown: ShownStep,
    session: SessionView,
    language: str,
) -> None:
    slug = seen["exercise"]
    key = (session["id"], seen["step"], seen["of"], language)
    try:
        if key not in _found:
            while len(_found) >= _REVEALS:
                del _found[next(iter(_found))]
            _found[key] = _drawn(seen, session, language)
        title = load_exercise(slug).texts(language)("title")
    except (ContentError, LookupError, StopIteration):
        return  # its content was changed since: the rest is told all the same
    there = found.setdefault(slug, {"id": slug, "title": title, "found": []})
    there["found"] += _found[key][: shown["slides"]]


def _drawn(seen: Seen, session: SessionView, language: str) -> list[Bars]:
    """Return the findings of a reveal, of a team's own items their numbers."""
    exercise, _ = step_content(Step(seen["exercise"], seen["round"]), session["mode"])
    exercise = exercise.as_told(seen["own_items"]).as_worded(seen.get("worded", []))
    reveals = exercise.round(seen["round"]).reveals
    told = (exercise, seen["results"], session["departments"], language, names_in(session))
    return [bars(reveal, *told) for reveal in reveals]
