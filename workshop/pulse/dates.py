"""The days of the pulses, and a file for calendars with both (RFC 5545)."""

import uuid
from datetime import UTC, date, datetime, timedelta

from workshop.content.texts import Texts
from workshop.contracts.pulse import PULSES
from workshop.pulse.codes import weeks

PRODUCT = "-//marketing-sales-workshop//pulse//EN"

FAMILY = uuid.UUID("b1d0f0a4-2c1e-4b1a-9a44-5d6d0e7f3a90")
"""Ids of events are made from this one, so that a calendar takes a new file for the same event."""


def due(day: str, which: str) -> date:
    """Return when a pulse is sent out.

    Args:
        day: of the session, ISO 8601.
        which: `two` or `six`.
    """
    return date.fromisoformat(day) + timedelta(days=PULSES[which])


def calendar(code: str, name: str, day: str, stamp: datetime, ui: Texts) -> bytes:
    """Return the days on which pulses are sent out, each a whole day, as one file.

    Args:
        code: of the session.
        name: of the session.
        day: of the session, ISO 8601.
        stamp: when it was made, aware.
        ui: words of the interface.
    """
    from icalendar import Calendar, Event

    events = [
        Event.new(
            uid=str(uuid.uuid5(FAMILY, f"{code}/{which}")),
            stamp=stamp.astimezone(UTC).replace(microsecond=0),
            start=due(day, which),
            end=due(day, which) + timedelta(days=1),
            summary=f"{ui(f'pulse.dates.title.{which}')} · {name}",
            description=ui("pulse.dates.text", code=code, week=weeks()[which]),
        )
        for which in PULSES
    ]
    made = Calendar.new(
        uid=str(uuid.uuid5(FAMILY, code)),
        prodid=PRODUCT,
        method="PUBLISH",
        name=ui("pulse.title"),
        subcomponents=events,
    )
    return bytes(made.to_ical())
