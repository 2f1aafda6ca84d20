"""Planned and used minutes, by exercise."""

from collections.abc import Iterable, Sequence
from typing import Any

from workshop.record.record import Record
from workshop.record.report.parts import Minutes
from workshop.record.rows import ROWS, Source
from workshop.record.tables import COLUMNS

Line = dict[str, Any]


def minutes(record: Record, slug: str, title: str) -> Minutes:
    """Return how long an exercise took, all its rounds together."""
    return _summed(title, [line for line in _lines(record) if line["exercise"] == slug])


def timetable(record: Record) -> list[Minutes]:
    """Return how long each part took, in the room's order, breaks and moments too."""
    runs: list[list[Line]] = []
    for line in _lines(record):
        if not runs or runs[-1][-1]["exercise"] != line["exercise"]:
            runs.append([])
        runs[-1].append(line)
    return [_summed(str(run[0]["exercise_text"] or run[0]["exercise"]), run) for run in runs]


def _lines(record: Record) -> list[Line]:
    words, ui = record.called, record.ui
    told = ROWS["timeline"](Source(record.took, words, ui, {}))
    return [dict(zip(COLUMNS["timeline"], row, strict=True)) for row in told]


def _summed(title: str, lines: Sequence[Line]) -> Minutes:
    return Minutes(
        title, total(one["planned"] for one in lines), total(one["used"] for one in lines)
    )


def total(minutes: Iterable[float | None]) -> float | None:
    """Return minutes together; None where nobody knows any of them."""
    known = [one for one in minutes if one is not None]
    return sum(known) if known else None
