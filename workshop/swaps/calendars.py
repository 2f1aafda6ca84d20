"""Files for calendars (RFC 5545): what Outlook, Apple and Google calendars take in.

Times stand in UTC, so no calendar needs to be told of a time zone; they are those of the place of
this machine. An event keeps its id when a timetable is made anew, so that taking it in again moves
it instead of adding another.
"""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workshop.content.texts import Texts
from workshop.swaps.dating import Line

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//marketing-sales-workshop//timetable//EN"

FAMILY = uuid.UUID("6f0c7a1e-7a53-4f0e-9b39-0d9a5f3b1c44")
"""Ids of events are made from this one."""


def calendar(
    lines: Sequence[Line], key: str, stamp: datetime, ui: Texts, names: Mapping[int, str]
) -> bytes:
    """Return half days as one file.

    Args:
        lines: the half days; each ticket's with all of its own, in their order.
        key: says which timetable it is: ids of events differ between timetables.
        stamp: when it was made, aware.
        ui: words of the interface.
        names: who holds which ticket, where whoever leads says so; the kit knows of nobody.
    """
    from icalendar import Calendar

    events = [_event(line, nth, key, stamp, ui, names) for nth, line in _counted(lines)]
    made = Calendar.new(
        uid=str(uuid.uuid5(FAMILY, key)),
        prodid=PRODUCT,
        method="PUBLISH",
        name=ui("swaps.page.title"),
        subcomponents=events,
    )
    return bytes(made.to_ical())


def _counted(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Yield each half day with which of its ticket's it is."""
    seen = Counter[int]()
    for line in lines:
        yield seen[line.number], line
        seen[line.number] += 1


def _event(
    line: Line, nth: int, key: str, stamp: datetime, ui: Texts, names: Mapping[int, str]
) -> "Event":
    from icalendar import Event

    name = names.get(line.number, "")
    words = {"host": line.host, "name": name}
    return Event.new(
        uid=str(uuid.uuid5(FAMILY, f"{key}/{line.number}/{nth}")),
        stamp=stamp.astimezone(UTC).replace(microsecond=0),
        start=line.half_day.begins.astimezone(UTC),
        end=line.half_day.ends.astimezone(UTC),
        summary=ui("swaps.calendar.summary_named" if name else "swaps.calendar.summary", **words),
        location=line.host,
        description="\n".join(_told(line, ui)),
    )


def _told(line: Line, ui: Texts) -> Iterator[str]:
    yield ui("swaps.calendar.ticket", n=line.number, side=line.side)
    if line.role:
        yield ui("swaps.calendar.role", role=line.role)
    yield ui("swaps.calendar.take")
