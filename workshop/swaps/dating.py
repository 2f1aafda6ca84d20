"""Half days as days and hours, and the lines of a timetable that people read."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

SLOT = re.compile(r"(\d{4}-\d{2}-\d{2})\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})")
"""A half day as a head of a file: 2026-12-07 08:30-12:00."""

SOON = 7
"""Days from now on in which nobody is planned for anything."""


class HalfDay(NamedTuple):
    """From when to when, by the clocks of where it is."""

    begins: datetime
    ends: datetime


class Line(NamedTuple):
    """A half day of a ticket, every word as it is read."""

    number: int
    side: str
    host: str
    role: str
    half_day: HalfDay


def next_monday(today: date) -> date:
    """Return the first Monday for which people can still plan."""
    soon = today + timedelta(days=SOON)
    return soon + timedelta(days=-soon.weekday() % 7)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def in_week(days: list[str], hours: Mapping[str, str], monday: date) -> dict[str, HalfDay]:
    """Return each half day of a week, by its name.

    Args:
        days: what its days are called, Monday first.
        hours: by part of the day, from when to when, as in 08:30-12:00.
        monday: the day on which the week begins.
    """
    return {
        f"{day}/{part}": _on(monday + timedelta(days=nth), *hours[part].split("-"))
        for nth, day in enumerate(days)
        for part in hours
    }


def read_half_day(head: str) -> HalfDay | None:
    """Return the half day that a head of a file names; None where it names none.

    Raises:
        ValueError: there is no such day or hour, or it ends before it begins.
    """
    found = SLOT.fullmatch(head.strip())
    if found is None:
        return None
    day, begins, ends = found.groups()
    half = _on(date.fromisoformat(day), begins, ends)
    if half.ends <= half.begins:
        raise ValueError("it ends before it begins")
    return half


def _on(day: date, begins: str, ends: str) -> HalfDay:
    return HalfDay(datetime.combine(day, _at(begins)), datetime.combine(day, _at(ends)))


def _at(clock: str) -> time:
    hour, minute = clock.split(":")
    return time(int(hour), int(minute))
