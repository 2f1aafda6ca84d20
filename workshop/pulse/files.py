"""What is sent out for a pulse, as files: its page, the same as plain text, and both days."""

from datetime import datetime

from workshop.content.texts import interface
from workshop.contracts.pulse import PULSES, Pulse
from workshop.pulse.codes import weeks
from workshop.pulse.dates import calendar
from workshop.pulse.page import written as page
from workshop.pulse.plain import written as plain

ENDINGS = ("html", "txt")
"""What the files of one pulse end with."""

TYPES = {
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}
"""Of each ending, what browsers are told it is."""


def file_name(code: str, which: str, ending: str) -> str:
    """Return what a file of a pulse is called."""
    return f"pulse-{code}-{weeks()[which]}-weeks.{ending}"


def dates_name(code: str) -> str:
    """Return what the file for calendars is called."""
    return f"pulse-{code}.ics"


def file(pulse: Pulse, which: str, ending: str, language: str) -> bytes:
    """Return a file of a pulse; both languages stand in it, this one first.

    Args:
        pulse: what it asks.
        which: `two` or `six`.
        ending: one of `ENDINGS`.
        language: the one that comes first.
    """
    if ending == "html":
        return page(pulse, which, language)
    # Without a mark some mail programs on Windows take it for another encoding.
    return plain(pulse, which, language).replace("\n", "\r\n").encode("utf-8-sig")


def files(pulse: Pulse, code: str, stamp: datetime, language: str) -> dict[str, bytes]:
    """Return all files of both pulses by their names.

    Args:
        pulse: what they ask.
        code: of the session.
        stamp: when they were made, aware.
        language: the one that comes first.
    """
    made = {
        file_name(code, which, ending): file(pulse, which, ending, language)
        for which in PULSES
        for ending in ENDINGS
    }
    dates = calendar(code, pulse["name"], pulse["day"], stamp, interface(language))
    return {**made, dates_name(code): dates}
