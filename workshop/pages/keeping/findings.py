"""What a room was shown, as light bars: made once for all of its phones, and kept for them."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple, cast

from workshop.charts import bars
from workshop.contracts.figures import Bars
from workshop.contracts.keeping import KeptFindings, Ours, ShownStep
from workshop.contracts.looks import SessionView
from workshop.contracts.record import Seen, SeenReply
from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import load_exercise
from workshop.exercises.own_items import items_of
from workshop.session import Step

Ask = Callable[..., Awaitable[Reply]]
"""Asks the host for the owner of a phone, whichever of the room."""

FRESH = 1.0
"""Seconds for which what was made of a room is good enough whatever changes: whoever keeps asking
costs the room no more than that."""

_ROOMS = 16
"""Rooms in each language that are remembered at a time."""
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


class _Made(NamedTuple):
    stamp: str
    at: float
    task: "asyncio.Task[Shared]"


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
    kept = _made.get((session, language))
    if kept is None or _is_old(kept, stamp):
        while len(_made) >= _ROOMS:
            del _made[next(iter(_made))]
        task = asyncio.get_running_loop().create_task(_shared(ask, language))
        kept = _made[session, language] = _Made(stamp, time.monotonic(), task)
    return await asyncio.shield(kept.task)


def _is_old(kept: _Made, stamp: str) -> bool:
    if not kept.task.done():
        return False
    failed = kept.task.cancelled() or kept.task.exception() is not None
    return failed or (kept.stamp != stamp and time.monotonic() - kept.at > FRESH)


async def _shared(ask: Ask, language: str) -> Shared:
    ours = cast("Ours", await ask("ours"))
    found: dict[str, KeptFindings] = {}
    for one in ours["shown"]:
        reply = cast("SeenReply", await ask("ours_at", step=cast("Value", one["step"])))
        if seen := reply["seen"]:
            _add(found, seen, one, ours["session"], language)
        # Other phones' answers have their turn between two reveals.
        await asyncio.sleep(0)
    findings = [one for one in found.values() if one["found"]]
    text = json.dumps(findings, ensure_ascii=False, separators=(",", ":"))
    return Shared(ours, findings, text, {})


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
    for own in seen["own_items"]:
        if own["exercise"] == exercise.slug:
            exercise = exercise.with_own(own["question"], items_of(own))
    reveals = exercise.round(seen["round"]).reveals
    told = (exercise, seen["results"], session["departments"], language)
    return [bars(reveal, *told) for reveal in reveals]
