"""Which column of a table is which."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.models.kpi_game.funnel.asking import Choice, Notes
from workshop.models.kpi_game.funnel.dates import month_of
from workshop.models.kpi_game.funnel.months import MONTH, REQUIRED
from workshop.models.kpi_game.funnel.sheet import Cell, Sheet, shown
from workshop.models.kpi_game.funnel.words import column_of, same_name, years

YEAR = "year"
_MOST_ASKED = 5
_FEWEST_DATES = 2


@dataclass(frozen=True)
class Column:
    """A column of the file that is understood.

    Attributes:
        place: where it stands, from 0.
        heading: its name as it is written there.
        unit: the kind of unit in its name, one of `words.UNITS`, or empty.
    """

    place: int
    heading: str
    unit: str = ""


def cell_of(cells: tuple[Cell, ...], column: Column) -> Cell:
    """Return a row's cell; an empty text where the row ends before it."""
    return cells[column.place] if column.place < len(cells) else ""


def find_columns(sheet: Sheet, notes: Notes) -> Mapping[str, Column]:
    """Return the columns that are understood, by name; `YEAR` is among them where it helps.

    What is missing or cannot be told apart goes into the notes.
    """
    found: dict[str, list[Column]] = {}
    for place, heading in enumerate(sheet.header):
        if known := column_of(heading):
            found.setdefault(known[0], []).append(Column(place, heading, known[1]))
    chosen = {name: _one_of(name, ones, sheet, notes) for name, ones in found.items()}
    if MONTH not in chosen and (months := _dates_without_a_name(sheet)):
        chosen[MONTH] = months
    taken = {one.place for one in chosen.values()}
    strange = [n for p, n in enumerate(sheet.header) if n and p not in taken and not _is_year(n)]
    _check(chosen, strange, notes)
    if year := next((Column(p, n) for p, n in enumerate(sheet.header) if _is_year(n)), None):
        chosen[YEAR] = year
    return chosen


def _is_year(heading: str) -> bool:
    return same_name(heading) in years()


def _check(chosen: Mapping[str, Column], strange: list[str], notes: Notes) -> None:
    missing = [name for name in (MONTH, *REQUIRED) if name not in chosen]
    for name in missing:
        notes.refuse("missing-column", wanted=name, names=name)
    if strange and missing:
        notes.refuse("unknown-columns", columns=[shown(one) for one in strange])
    elif strange:
        notes.leave("columns", n=len(strange), columns=[shown(one) for one in strange])


def _one_of(name: str, columns: list[Column], sheet: Sheet, notes: Notes) -> Column:
    """Return the one column for a name; where several could be meant it is asked which."""
    filled = [one for one in columns if any(cell_of(cells, one) != "" for _, cells in sheet.rows)]
    if name == MONTH:
        return max(filled or columns, key=lambda one: _dates_in(sheet, one))
    if len(filled) < 2:
        return (filled or columns)[0]
    if len(filled) > _MOST_ASKED:
        details = {"cell": sheet.column(filled[-1].place), "column": shown(filled[-1].heading)}
        notes.refuse("column-twice", wanted=name, **details)
        return filled[0]
    letters = [sheet.column(one.place) for one in filled]
    texts = [f"{shown(one.heading)} ({at})" for at, one in zip(letters, filled, strict=True)]
    choices = [Choice(*pair) for pair in zip(letters, texts, strict=True)]
    given = notes.ask(f"which-{name}", "which", *choices, wanted=name)
    return filled[letters.index(given)] if given else filled[0]


def _dates_in(sheet: Sheet, column: Column) -> int:
    cells = (cell_of(cells, column) for _, cells in sheet.rows)
    return sum(month_of(str(cell)) is not None for cell in cells)


def _dates_without_a_name(sheet: Sheet) -> Column | None:
    """Return a column that nobody named and whose cells are months: a pivot table has one."""
    for place, heading in enumerate(sheet.header):
        column = Column(place, heading)
        dates = _dates_in(sheet, column) if column_of(heading) is None else 0
        if dates >= max(_FEWEST_DATES, 0.7 * len(sheet.rows)) or (dates == len(sheet.rows) == 1):
            return column
    return None
