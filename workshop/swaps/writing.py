"""A timetable as files: a table for spreadsheets, a calendar for all and one for each ticket."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime

from workshop.content.texts import Texts
from workshop.exercises.canvas import written
from workshop.swaps.calendars import calendar
from workshop.swaps.dating import Line

ALL, TABLE = "all.ics", "timetable.csv"


def files(
    lines: Sequence[Line],
    key: str,
    stamp: datetime,
    ui: Texts,
    names: Mapping[int, str] | None = None,
) -> dict[str, bytes]:
    """Return the files of a timetable by their names; the arguments are those of `calendar`."""
    known = names or {}
    numbers = sorted({line.number for line in lines})
    each = {
        f"ticket-{number:02}.ics": calendar(
            [line for line in lines if line.number == number], key, stamp, ui, {}
        )
        for number in numbers
    }
    return {
        TABLE: _table(lines, ui, known),
        ALL: calendar(lines, key, stamp, ui, known),
        **each,
    }


def _table(lines: Sequence[Line], ui: Texts, names: Mapping[int, str]) -> bytes:
    import pandas

    heads = ("ticket", "name", "side", "host", "role", "day", "begins", "ends")
    rows = [
        (
            line.number,
            names.get(line.number, ""),
            line.side,
            line.host,
            line.role,
            f"{line.half_day.begins:%Y-%m-%d}",
            f"{line.half_day.begins:%H:%M}",
            f"{line.half_day.ends:%H:%M}",
        )
        for line in lines
    ]
    columns = [ui(f"swaps.column.{head}") for head in heads]
    return written(pandas.DataFrame(rows, columns=columns, dtype=object))


def packed(made: Mapping[str, bytes]) -> bytes:
    """Return files as one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return out.getvalue()
