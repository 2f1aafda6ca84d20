"""The tables of a session as comma-separated values, in one .zip with their dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workshop.exercises.canvas import harmless
from workshop.record.cover import facts, lines
from workshop.record.dictionary import everything, row, title
from workshop.record.record import INSIDE, Record
from workshop.record.tables import COLUMNS

if TYPE_CHECKING:
    import pandas

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Before that a .zip knows no time."""


def written(record: Record) -> bytes:
    """Return a record as a .zip: a file a table, their dictionary, and the record itself.

    UTF-8 without a mark, decimal points, dates in ISO 8601, nothing where a value is missing: so
    `pandas.read_csv` reads it as it is. A text that a spreadsheet would carry out as a formula has
    an apostrophe before it.
    """
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(record):
            info = ZipInfo(name, _moment(record))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            archive.writestr(info, content)
    return file.getvalue()


def _files(record: Record) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", _readme(record).encode()
    yield "columns.csv", as_csv(_dictionary(record.language))
    for name in COLUMNS:
        yield f"{name}.csv", as_csv(record.table(name))
    yield INSIDE, record.packed()


def as_csv(table: pandas.DataFrame) -> bytes:
    """Return a table as comma-separated values."""
    plain = table.copy()
    for column, kind in table.dtypes.items():
        if kind.kind == "M":
            plain[column] = table[column].map(_iso, na_action="ignore").astype("string")
        elif kind == "category" or kind == "string" or kind == object:  # noqa: E721
            plain[column] = table[column].astype(object).map(harmless, na_action="ignore")
    text: str = plain.to_csv(index=False, lineterminator="\n")
    return text.encode()


def _iso(moment: datetime) -> str:
    """Return a moment; a day without a time where it is one of no zone."""
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()


def _dictionary(language: str) -> pandas.DataFrame:
    import pandas

    rows = [(*one[:3], title(one.table, language), *one[3:]) for one in everything(language)]
    heads = ("table", "column", "type", "title", "head", "tells")
    return pandas.DataFrame(rows, columns=list(heads), dtype=object)


def _readme(record: Record) -> str:
    """Return what stands beside the files, in the record's language."""
    ui = record.ui
    files = [
        f"{name}.csv: {title(name, ui.language)}. {row(name, ui.language)}" for name in COLUMNS
    ]
    about = [f"{head}: {told}" for head, told in facts(record)]
    told = [*lines(record)][:-1]
    how = [
        ui(f"columns.archive.{key}", inside=INSIDE) for key in ("how", "none", "formula", "again")
    ]
    return "\n".join(_spaced([record.name], about, told, files, how)) + "\n"


def _spaced(*parts: Iterable[str]) -> Iterator[str]:
    for at, part in enumerate(parts):
        yield from ([""] if at else [])
        yield from part


def _moment(record: Record) -> tuple[int, int, int, int, int, int]:
    """Return when the session was opened: the same record gives the same bytes."""
    when = datetime.fromisoformat(record.took["created"])
    plain = (when.astimezone(UTC) if when.tzinfo else when).timetuple()[:6]
    return max(plain, EARLIEST)
