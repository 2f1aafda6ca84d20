"""Half days as a file for calendars.

Times stand in UTC, so no calendar needs to be told of a time zone; they are those of the place of
this machine. An event keeps its id when a timetable is made anew, so that taking it in again moves
it instead of adding another.
"""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from workshop.content.calendars import Entry, Family
from workshop.content.texts import Texts
from workshop.swaps.dating import Line

TIMETABLES = Family(
    "-//marketing-sales-workshop//timetable//EN", uuid.UUID("6f0c7a1e-7a53-4f0e-9b39-0d9a5f3b1c44")
)


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
    entries = [_entry(line, nth, key, ui, names) for nth, line in _counted(lines)]
    return TIMETABLES.calendar(key, ui("swaps.page.title"), stamp, entries)


def _counted(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Yield each half day with which of its ticket's it is."""
    seen = Counter[int]()
    for line in lines:
        yield seen[line.number], line
        seen[line.number] += 1


def _entry(line: Line, nth: int, key: str, ui: Texts, names: Mapping[int, str]) -> Entry:
    name = names.get(line.number, "")
    words = {"host": line.host, "name": name}
    return Entry(
        f"{key}/{line.number}/{nth}",
        line.half_day.begins.astimezone(UTC),
        line.half_day.ends.astimezone(UTC),
        ui("swaps.calendar.summary_named" if name else "swaps.calendar.summary", **words),
        "\n".join(_told(line, ui)),
        line.host,
    )


def _told(line: Line, ui: Texts) -> Iterator[str]:
    yield ui("swaps.calendar.ticket", n=line.number, side=line.side)
    if line.role:
        yield ui("swaps.calendar.role", role=line.role)
    yield ui("swaps.calendar.take")
