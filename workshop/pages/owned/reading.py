"""A file of own items: read by the code that reads a team's own numbers, and understood.

pandas and openpyxl are loaded when a file is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.errors import Mistake
from workshop.exercises.own_items import FEWEST, LONGEST, SHORTEST, OwnItem
from workshop.models.kpi_game.funnel.asking import Notes, refused
from workshop.models.kpi_game.funnel.numbers import Amount
from workshop.models.kpi_game.funnel.sheet import Cell, Sheet, read_sheet, shown
from workshop.models.kpi_game.funnel.words import Names, same_name
from workshop.models.kpi_game.funnel.workbook import NO_RESULT
from workshop.questions.writing import kept_line

TEXT, SHORT = "lead", "short"
"""The columns: what an item is, and its name where there is little room."""


@dataclass(frozen=True)
class Read:
    """What a file is taken to say.

    Attributes:
        items: the first ones of the file, as many as can be asked about.
        left: what was left out, and why.
    """

    items: tuple[OwnItem, ...]
    left: tuple[Mistake, ...] = ()


@cache
def _columns() -> dict[str, str]:
    """Return the column that each name stands for, in whichever language."""
    tables = [interface(language).table("own_items.columns") for language in LANGUAGES]
    return {
        same_name(name): column
        for table in tables
        for column, names in table.items()
        for name in names
    }


def _column_of(heading: str) -> str | None:
    return _columns().get(same_name(heading)) if len(heading) < SHORTEST else None


NAMES = Names(_column_of, 1)


def read_items(data: bytes, most: int) -> Read:
    """Read a team's own items from a table of text in any usual dialect, or from a workbook.

    Args:
        data: the file as it is, with a column `lead` and perhaps one `short`.
        most: how many can be asked about.

    Raises:
        Unreadable: the file cannot be used; the words stand under `own_items.mistakes`.
    """
    notes = Notes()
    sheet = read_sheet(data, notes, NAMES)
    if sheet is None:
        raise refused("sheets")
    places = {_column_of(heading): at for at, heading in reversed([*enumerate(sheet.header)])}
    if TEXT not in places:
        raise refused("missing-column")
    found = list(_items(sheet, places[TEXT], places.get(SHORT), notes))
    if len(found) < FEWEST:
        raise refused("few", least=FEWEST, n=len(found))
    if len(found) > most:
        notes.leave("rest", n=len(found) - most)
    named = [OwnItem(number, *one) for number, one in enumerate(found[:most], 1)]
    return Read(tuple(named), tuple(notes.left))


def _items(sheet: Sheet, text: int, short: int | None, notes: Notes) -> Iterator[tuple[str, str]]:
    strange = [name for name in sheet.header if name and _column_of(name) is None]
    if strange:
        notes.leave("columns", n=len(strange), columns=[shown(one) for one in strange])
    hidden = sum(row in sheet.hidden for row, _ in sheet.rows)
    if hidden:
        notes.leave("hidden", n=hidden)
    for row, cells in sheet.rows:
        said = _line(cells, text, sheet.place(row, text))
        if said and row not in sheet.hidden:
            name = "" if short is None else _line(cells, short, sheet.place(row, short))
            yield said, name[:SHORTEST]


def _line(cells: tuple[Cell, ...], column: int, place: str) -> str:
    """Return a cell as one line, without what could deceive; a formula is no more than its text."""
    cell = cells[column] if column < len(cells) else ""
    if cell == NO_RESULT:
        raise refused("no-result", cell=place)
    line = kept_line(_plain(cell))
    if len(line) > LONGEST:
        raise refused("long", cell=place, n=len(line), limit=LONGEST)
    return line


def _plain(cell: Cell) -> str:
    if isinstance(cell, Amount):
        return f"{cell.value:g}"
    return cell.isoformat() if isinstance(cell, date) else cell
