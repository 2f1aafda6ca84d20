"""The days of the pulses, and a file for calendars with both."""

import uuid
from datetime import date, datetime, timedelta

from workshop.content.calendars import Entry, Family
from workshop.content.texts import Texts
from workshop.contracts.pulse import PULSES
from workshop.pulse.codes import weeks

DATES = Family(
    "-//marketing-sales-workshop//pulse//EN", uuid.UUID("b1d0f0a4-2c1e-4b1a-9a44-5d6d0e7f3a90")
)


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
    entries = [
        Entry(
            f"{code}/{which}",
            due(day, which),
            due(day, which) + timedelta(days=1),
            f"{ui(f'pulse.dates.title.{which}')} · {name}",
            ui("pulse.dates.text", code=code, week=weeks()[which]),
        )
        for which in PULSES
    ]
    return DATES.calendar(code, ui("pulse.title"), stamp, entries)
