"""Workbooks (.xlsx): bounded before they are opened, their sheets as tables of typed cells."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import repeat
from typing import TYPE_CHECKING, Any

from workshop.models.kpi_game.funnel.asking import refused
from workshop.models.kpi_game.funnel.numbers import Amount
from workshop.models.kpi_game.funnel.words import units

if TYPE_CHECKING:
    import pandas

LARGEST_UNPACKED = 8_000_000
"""Bytes that a workbook may have unpacked; a year of months has some thirty thousand."""

MOST_PARTS = 500
MOST_TAGS = 300_000
"""How many signs `<` its parts may hold together: each of them takes time to read."""

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
    texts = [archive.read(part).replace(b"\0", b"") for part in parts]
    # No spreadsheet program declares entities; what does would unfold them without end.
    if any(b"<!DOCTYPE" in text for text in texts):
        return "broken-workbook"
    return "large-workbook" if sum(text.count(b"<") for text in texts) > MOST_TAGS else ""


def read_tabs(data: bytes) -> list[Tab]:
    """Return the sheets of a workbook that can be seen and hold anything.

    Raises:
        Unreadable: it is damaged.
    """
    import openpyxl

    def opened(shown: bool) -> Any:
        # Reading only: a cell, a merged range or a link at the end of the sheet costs nothing.
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=shown)

    try:
        with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(data)) as archive:
            # What openpyxl cannot keep, such as pictures and rules, nobody wants to keep here.
            warnings.simplefilter("ignore")
            books = [opened(shown).worksheets[:MOST_SHEETS] for shown in (True, False)]
            pairs = [pair for pair in zip(*books, strict=True) if _visible(pair[0])]
            tabs = [_tab(shown, formulas, archive) for shown, formulas in pairs]
            return [tab for tab in tabs if (tab.frame != "").any(axis=None)]
    except Exception as error:
        # A damaged workbook fails in any way that a reader of XML can fail.
        raise refused("broken-workbook") from error


def _visible(sheet: Any) -> bool:
    return bool(sheet.sheet_state == "visible")


def _tab(sheet: Any, formulas: Any, archive: zipfile.ZipFile) -> Tab:
    import pandas

    rows, columns = LOOKED_AT
    wide = (sheet.max_column or 0) > columns
    text = archive.read(sheet._worksheet_path.lstrip("/"))
    written: Iterable[Any] = _rows(formulas) if b"<f" in text else repeat(None)
    cells = [_cells(row, other) for row, other in zip(_rows(sheet), written, strict=False)]
    hidden, merged, last = _layout(text)
    frame = pandas.DataFrame(cells, dtype=object).fillna("")
    return Tab(sheet.title, frame, hidden, merged, wide or last > rows)


def _rows(sheet: Any) -> Iterable[Any]:
    # The size that a file gives of itself need not be true.
    sheet.reset_dimensions()
    rows: Iterable[Any] = sheet.iter_rows(max_row=LOOKED_AT[0], max_col=LOOKED_AT[1])
    return rows


def _cells(row: Sequence[Any], written: Sequence[Any] | None) -> list[str | Amount | date]:
    found = [_cell(cell) for cell in row]
    for place, cell in enumerate(written or ()):
        # A formula whose result was never saved shows nothing.
        if cell.value is not None and place < len(found) and found[place] == "":
            found[place] = NO_RESULT
    return found


def _layout(text: bytes) -> tuple[frozenset[int], tuple[tuple[str, int, int], ...], int]:
    """Return which rows are hidden, what is merged, and the number of the last row."""
    from openpyxl.utils import range_boundaries
    from openpyxl.xml.functions import iterparse

    hidden, merged, number = set(), [], 0
    for _, element in iterparse(io.BytesIO(text)):
        name = element.tag.rpartition("}")[2]
        if name == "row":
            number = int(element.get("r") or number + 1)
            if element.get("hidden") in ("1", "true"):
                hidden.add(number)
        elif name == "mergeCell":
            _, top, _, bottom = range_boundaries(element.get("ref"))
            merged.append((element.get("ref"), top, bottom))
        element.clear()
    return frozenset(hidden), tuple(merged), number


def _cell(cell: Any) -> str | Amount | date:
    """Return what a cell shows."""
    value = cell.value
    if value is None:
        return ""
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
