"""A spreadsheet of a session: a sheet for each table, and one that explains every column."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from workshop.record import cover, sheets
from workshop.record.record import Record
from workshop.record.tables import COLUMNS

if TYPE_CHECKING:
    import pandas


def written(record: Record) -> bytes:
    """Return a record as an Excel workbook, in the language in which it speaks.

    Tables in which nothing stands have no sheet: the first one names them.
    """
    from openpyxl import Workbook

    tables = {name: record.table(name) for name in COLUMNS}
    book = Workbook()
    cover.write(book.active, record, [name for name, one in tables.items() if one.empty])
    for name, table in _filled(tables):
        sheets.write(book.create_sheet(sheets.name_of(name, record.language)), name, table, record)
    book.properties.title, book.properties.language = record.name, record.language
    book.properties.creator = ""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _filled(tables: dict[str, pandas.DataFrame]) -> list[tuple[str, pandas.DataFrame]]:
    return [(name, one) for name, one in tables.items() if not one.empty]
