"""What a phone from another laptop has not handed over yet: it is read, and nothing is believed.

It is laid where the phone's own page keeps such things, once its ticket was taken and for that seat
alone. From there it is sent like any other answer, and the host checks it like any other.
"""

import base64
import binascii
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict

from workshop.contracts.tallies import Value
from workshop.exercises.came import as_played, came_from

LARGEST = 32_000
"""Characters of a bag; a phone with a larger one says so before it goes."""

MOST, LONGEST = 40, 200
"""Answers of each sort, and characters of a question's name."""


class Waiting(TypedDict):
    """An answer that was sent and not acknowledged: its operation, its question and its value."""

    id: str
    question: str
    value: Value


class Bag(TypedDict):
    """What a phone brings: answers on their way, and what is being written, by question."""

    outbox: list[Waiting]
    drafts: dict[str, Value]


def bag_of(text: str, seat: str, course: Sequence[Iterable[str]]) -> Bag | None:
    """Return what a phone brings; None where that is nothing, or nothing of this seat.

    Args:
        text: JSON in Base64, as `parts/bag.js` writes it: `seat`, `outbox` and `drafts`.
        seat: the public name of the seat that was given to it.
        course: exercise and round of what the session plays, which may have another name here.
    """
    if not text or len(text) > LARGEST:
        return None
    try:
        told = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if not _is_of(told, seat):
            return None
        bag = _read(told, [str(exercise) for exercise, _ in course])
        json.dumps(bag, allow_nan=False)  # what no browser could read is nothing that a phone wrote
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error):
        return None
    return bag


def _is_of(told: Mapping[str, Any], seat: str) -> bool:
    return bool(seat) and told["seat"] == seat


def _read(told: Mapping[str, Any], played: Sequence[str]) -> Bag:
    outbox: list[Waiting] = [
        {
            "id": _text(one["id"]),
            "question": _named(_text(one["question"]), played),
            "value": one["value"],
        }
        for one in told["outbox"][:MOST]
    ]
    drafts = {_named(_text(name), played): value for name, value in told["drafts"].items()}
    return {"outbox": outbox, "drafts": dict([*drafts.items()][:MOST])}


def _text(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST or not value.isprintable():
        raise ValueError(value)
    return value


def _named(question: str, played: Sequence[str]) -> str:
    """Return a question under the name that its exercise has on this laptop."""
    exercise, _, rest = question.partition("/")
    if exercise not in played:
        origin = came_from(exercise)
        exercise = origin if origin in played else as_played(exercise, played)
    return f"{exercise}/{rest}"
