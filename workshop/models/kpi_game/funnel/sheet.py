"""The table in a file: found among titles, notes and blank rows, upright or lying on its side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workshop.models.kpi_game.funnel.asking import Choice, Notes, refused
from workshop.models.kpi_game.funnel.dialect import MOST_COLUMNS, MOST_ROWS, read_text
from workshop.models.kpi_game.funnel.numbers import Amount, visible
from workshop.models.kpi_game.funnel.words import MONTHS, Names
from workshop.models.kpi_game.funnel.workbook import Tab, is_workbook, read_tabs

if TYPE_CHECKING:
    import pandas

LARGEST = 200_000
"""Bytes a file may have."""

_MOST_SHEETS_ASKED = 5
_DEEPEST = 40
_LONGEST = 40

Cell = str | Amount | date
Row = tuple[int, tuple[Cell, ...]]


@dataclass(frozen=True)
class Sheet:
    """A table with names above its columns.

    Attributes:
        header: the names; empty where a column has none.
        rows: those below that are not empty, each with its number as a spreadsheet counts them
            and its cells, without blanks around them and without empty ones at the end.
        separator: one of `dialect.SEPARATORS`; empty in a workbook.
        turned: whether months stand side by side, so that rows are the file's columns.
        above: how many rows that are not empty stand above the names.
        hidden: the numbers of hidden rows.
        merged: what is merged over several rows, with its first and last one.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str = ""
    turned: bool = False
    above: int = 0
    hidden: frozenset[int] = frozenset()
    merged: tuple[tuple[str, int, int], ...] = ()

    def place(self, row: int, column: int) -> str:
        """Return what a spreadsheet calls a cell, such as B7.

        Args:
            row: as in `rows`, from 1.
            column: as in `header`, from 0.
        """
        return f"{letters(row - 1)}{column + 1}" if self.turned else f"{letters(column)}{row}"

    def column(self, place: int) -> str:
        """Return what a spreadsheet calls a column: C, or where the table is turned, a row: 3."""
        return str(place + 1) if self.turned else letters(place)


def letters(place: int) -> str:
    """Return the letters of a column, counted from 0: A, B, …, Z, AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def shown(cell: Cell) -> str:
    """Return a cell as it may stand inside a sentence."""
    text = f"{cell.value:g}" if isinstance(cell, Amount) else str(cell)
    plain = "".join(c if c.isprintable() else " " for c in visible(text))
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def read_sheet(data: bytes, notes: Notes | None = None, names: Names = MONTHS) -> Sheet | None:
    """Find the table in a file of separated values or in a workbook.

    Args:
        data: the file as it is.
        notes: takes what was left out, and asks which of several sheets is meant.
        names: of the columns, by which the table is found.

    Returns:
        None where it must first be answered which sheet it is.

    Raises:
        Unreadable: the file is too large, damaged, of another program, or has no table.
    """
    notes = notes if notes is not None else Notes()
    if len(data) > LARGEST:
        raise refused("large-file", limit=LARGEST // 1000)
    if not is_workbook(data):
        frame, separator = read_text(data, names)
        return _checked(_found(Tab("", frame), names, separator), notes)
    tab = _chosen(read_tabs(data), notes, names)
    if tab and tab.cut:
        notes.leave("beyond", n=1)
    return _checked(_found(tab, names), notes) if tab else None


def _chosen(tabs: Sequence[Tab], notes: Notes, names: Names) -> Tab | None:
    """Return the only sheet with such a table; ask where there are several."""
    if not tabs:
        raise refused("empty")
    named = [tab for tab in tabs if _header(tab.frame, names)[1] > _enough(names)]
    if len(named) < 2:
        tab = named[0] if named else tabs[0]
        if len(tabs) > 1:
            notes.leave("sheets", n=len(tabs) - 1)
        return tab
    choices = [Choice(str(at), shown(tab.name)) for at, tab in enumerate(named, 1)]
    given = notes.ask("sheet", "sheet", *choices[:_MOST_SHEETS_ASKED], n=len(named))
    return named[int(given) - 1] if given else None


def _enough(names: Names) -> int:
    """Return how many names a sheet among several must have more of, where that many there are."""
    return names.fewest if names.fewest > 1 else 0


def _header(frame: pandas.DataFrame, names: Names) -> tuple[int, int]:
    """Return the row with the most names of columns, and how many there are."""
    best, most = 0, 0
    for at, cells in enumerate(frame.head(_DEEPEST).itertuples(index=False, name=None)):
        known = {names.column(cell) for cell in cells if isinstance(cell, str)} - {None}
        if len(known) > most:
            best, most = at, len(known)
    return best, most


def _found(tab: Tab, names: Names, separator: str = "") -> Sheet:
    """Return the table below, or beside, the names of its columns."""
    across = tab.frame.T
    turned = _header(across, names)[1] > max(_header(tab.frame, names)[1], names.fewest - 1)
    frame = across if turned else tab.frame
    at, known = _header(frame, names)
    labels = [int(label) + 1 for label in frame.index]
    rows = [_trimmed(cells) for cells in frame.itertuples(index=False, name=None)]
    filled = [(label, cells) for label, cells in zip(labels, rows, strict=True) if cells]
    if not filled:
        raise refused("empty")
    top = labels[at] if known >= names.fewest else filled[0][0]
    header = next(cells for label, cells in filled if label == top)
    below = tuple((label, cells) for label, cells in filled if label > top)
    heads = tuple(cell if isinstance(cell, str) else shown(cell) for cell in header)
    merged = () if turned else tab.merged
    above = sum(label < top for label, _ in filled)
    hidden = frozenset() if turned else tab.hidden
    return Sheet(heads, below, separator, turned, above, hidden, merged)


def _trimmed(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    texts = [cell.strip() if isinstance(cell, str) else cell for cell in cells]
    while texts and texts[-1] == "":
        texts.pop()
    return tuple(texts)


def _checked(sheet: Sheet, notes: Notes) -> Sheet:
    if not sheet.rows:
        notes.refuse("no-rows")
    if len(sheet.rows) > MOST_ROWS:
        notes.refuse("many-rows", limit=MOST_ROWS)
    if len(sheet.header) > MOST_COLUMNS:
        notes.refuse("many-columns", limit=MOST_COLUMNS, n=len(sheet.header))
    notes.stop()
    if sheet.above:
        notes.leave("above", n=sheet.above)
    if sheet.turned:
        notes.tell("turned")
    return sheet
