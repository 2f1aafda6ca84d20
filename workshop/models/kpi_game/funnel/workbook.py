"""Workbooks (.xlsx): bounded before they are opened, their sheets as tables of typed cells."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from workshop.models.kpi_game.funnel.asking import refused
from workshop.models.kpi_game.funnel.numbers import Amount
from workshop.models.kpi_game.funnel.words import units

if TYPE_CHECKING:
    import pandas

LARGEST_UNPACKED = 8_000_000
"""Bytes that a workbook may have unpacked; a year of months has some thirty thousand."""

MOST_PARTS = 500
MOST_SHEETS = 20
LOOKED_AT = (600, 100)
"""The rows and columns of a sheet that are looked at."""

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OTHERS = (b"%pdf", b"{\\rtf", b"<html", b"<!doctype", b"<?xml", b"<table", b"mime-version")
NO_RESULT = "="


@dataclass(frozen=True)
class Tab:
    """A sheet of a workbook.

    Attributes:
        name: as it stands on its tab.
        frame: its cells; texts, `Amount`s and dates, an empty text where there is nothing.
        hidden: the numbers of rows that are hidden, counted from 1.
        merged: ranges that are merged over several rows or columns, such as `A3:A4`, with their
            first and last row.
        cut: whether there is more than what is looked at.
    """

    name: str
    frame: pandas.DataFrame
    hidden: frozenset[int] = frozenset()
    merged: tuple[tuple[str, int, int], ...] = ()
    cut: bool = False


def is_workbook(data: bytes) -> bool:
    """Return whether a file is an .xlsx workbook that may be opened.

    Raises:
        Unreadable: it is a file of another program, has a password, or would unpack to too much.
    """
    if data.startswith(_OLD):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise refused("password" if locked else "old-workbook")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_OTHERS):
        raise refused("other-program")
    if not data.startswith(_ZIP):
        return False
    _check_archive(data)
    return True


def _check_archive(data: bytes) -> None:
    """Refuse what is too large unpacked, and what could grow when it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            code = _objection(archive)
    except Exception as error:
        # A damaged archive fails in any way that unpacking can fail.
        raise refused("broken-workbook") from error
    if code:
        raise refused(code, limit=LARGEST_UNPACKED // 1_000_000)


def _objection(archive: zipfile.ZipFile) -> str:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        return "large-workbook"
    if "xl/workbook.xml" not in archive.namelist():
        return "other-program"
    # No spreadsheet program declares entities; what does would unfold them without end.
    unfolds = any(b"<!DOCTYPE" in archive.read(part).replace(b"\0", b"") for part in parts)
    return "broken-workbook" if unfolds else ""


def read_tabs(data: bytes) -> list[Tab]:
    """Return the sheets of a workbook that can be seen and hold anything.

    Raises:
        Unreadable: it is damaged.
    """
    import openpyxl

    try:
        with warnings.catch_warnings():
            # What openpyxl cannot keep, such as pictures and rules, nobody wants to keep here.
            warnings.simplefilter("ignore")
            books = [openpyxl.load_workbook(io.BytesIO(data), data_only=d) for d in (True, False)]
        return list(_tabs(*books))
    except Exception as error:
        # A damaged workbook fails in any way that a reader of XML can fail.
        raise refused("broken-workbook") from error


def _tabs(shown: Any, written: Any) -> Iterator[Tab]:
    import pandas

    pairs = zip(shown.worksheets[:MOST_SHEETS], written.worksheets[:MOST_SHEETS], strict=True)
    for sheet, formulas in pairs:
        rows, columns = min(sheet.max_row, LOOKED_AT[0]), min(sheet.max_column, LOOKED_AT[1])
        if sheet.sheet_state != "visible" or not rows:
            continue
        size = sheet.max_row, sheet.max_column
        cells = sheet.iter_rows(max_row=rows, max_col=columns)
        frame = pandas.DataFrame(
            [[_cell(one, formulas) for one in row] for row in cells], dtype=object
        )
        hidden = {n for n, row in sheet.row_dimensions.items() if row.hidden}
        merged = tuple((str(one), one.min_row, one.max_row) for one in sheet.merged_cells.ranges)
        if (frame != "").any(axis=None):
            cut = (rows, columns) != size
            yield Tab(sheet.title, frame, frozenset(hidden), merged, cut)


def _cell(cell: Any, formulas: Any) -> str | Amount | date:
    """Return what a cell shows; a formula that was never worked out is an equals sign."""
    value = cell.value
    if value is None:
        there = formulas.cell(cell.row, cell.column).data_type == "f"
        return NO_RESULT if there else ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _amount(value, str(cell.number_format))
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value).strip()


def _amount(value: float, shown_as: str) -> Amount:
    """Return a number with the unit that the format of its cell shows."""
    if "%" in shown_as:
        return Amount(round(100 * value, 10), "percent")
    known = units()
    marks = shown_as.replace("[$", '"').replace("-", '"').replace("]", '"').split('"')
    unit = next((known[part] for part in map(_mark, marks) if known.get(part)), "")
    return Amount(float(value), unit)


def _mark(text: str) -> str:
    return text.strip(" .,#0_;()\\*").casefold()
