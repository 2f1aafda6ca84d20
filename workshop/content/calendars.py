"""Files for calendars (RFC 5545): what Outlook, Apple and Google calendars take in."""

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple


class Entry(NamedTuple):
    """Something that stands in a calendar.

    Attributes:
        key: says which one it is: with the same one it is moved when a file is taken in again, and
            no other is added.
        start: a day for whole days, or a moment in UTC.
        end: the same of its end, which is no part of it.
        summary: its title.
        description: more of it.
        location: where; may be empty.
    """

    key: str
    start: date
    end: date
    summary: str
    description: str
    location: str = ""


class Family(NamedTuple):
    """Files of a kind: what makes them, and the id of which all of theirs are made."""

    product: str
    id: uuid.UUID

    def calendar(self, key: str, name: str, stamp: datetime, entries: Iterable[Entry]) -> bytes:
        """Return a file.

        Args:
            key: says which one of the family it is.
            name: what it is called.
            stamp: when it was made, aware.
            entries: what stands in it.
        """
        from icalendar import Calendar, Event

        events = [
            Event.new(
                uid=self._uid(one.key),
                stamp=stamp.astimezone(UTC).replace(microsecond=0),
                start=one.start,
                end=one.end,
                summary=one.summary,
                location=one.location or None,
                description=one.description,
            )
            for one in entries
        ]
        made = Calendar.new(
            uid=self._uid(key),
            prodid=self.product,
            method="PUBLISH",
            name=name,
            subcomponents=events,
        )
        return bytes(made.to_ical())

    def _uid(self, key: str) -> str:
        return str(uuid.uuid5(self.id, key))
