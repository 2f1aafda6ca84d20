"""Which rows are months, and in which order they follow each other."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from workshop.models.kpi_game.funnel.asking import Notes
from workshop.models.kpi_game.funnel.columns import YEAR, Column, cell_of
from workshop.models.kpi_game.funnel.dates import Order, When, is_coarser, is_finer, month_of
from workshop.models.kpi_game.funnel.months import MONTH
from workshop.models.kpi_game.funnel.sheet import Cell, Sheet, shown
from workshop.models.kpi_game.funnel.words import same_name

_NUMBERED = re.compile(r"\D*(\d{1,3})")


@dataclass(frozen=True)
class Row:
    """A row of the file that may be a month.

    Attributes:
        number: as a spreadsheet counts it.
        cells: all of it.
        label: what stands where the month should.
        cell: what a spreadsheet calls that place.
        when: the month, where the label is one.
    """

    number: int
    cells: tuple[Cell, ...]
    label: str
    cell: str
    when: When | None = None

    @property
    def month(self) -> str:
        """The label, a day as the month in which it lies."""
        day = isinstance(self.when, When) and re.fullmatch(r"\d{4}-\d\d-\d\d", self.label)
        return self.label[:7] if day else self.label


def rows_of(sheet: Sheet, columns: Mapping[str, Column]) -> list[Row]:
    """Return all rows with their labels; a column with the year goes before them."""
    months, year = columns[MONTH], columns.get(YEAR)
    found = []
    for number, cells in sheet.rows:
        label = _label(cell_of(cells, months))
        if year and label:
            label = _with_year(label, _label(cell_of(cells, year)))
        found.append(Row(number, cells, label, sheet.place(number, months.place)))
    return found


def _label(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else shown(cell)


def _with_year(label: str, year: str) -> str:
    if not re.fullmatch(r"(19|20)\d\d", year) or re.search(r"\d{4}", label):
        return label
    return (
        f"{year}-{int(label):02}" if re.fullmatch(r"0?[1-9]|1[0-2]", label) else f"{label} {year}"
    )


def dated(rows: Sequence[Row], notes: Notes) -> list[Row]:
    """Return rows with the months that their labels name.

    03/04/2025 is read so that each row is a month of its own; where both ways do that, it is
    asked which one is meant.
    """
    ways: dict[Order, list[Row]] = {
        order: [replace(row, when=month_of(row.label, order)) for row in rows]
        for order in ("day", "month")
    }
    day, month = (_distinct(way) for way in ways.values())
    if len(day) != len(month):
        return ways["day" if len(day) > len(month) else "month"]
    if [row.when for row in ways["day"]] == [row.when for row in ways["month"]] or len(rows) < 2:
        return ways["day"]
    first = next(row for row, other in zip(*ways.values(), strict=True) if row != other)
    given = notes.ask("dates", "dates", text=first.label, cell=first.cell)
    return ways["month" if given == "month" else "day"]


def _distinct(rows: Sequence[Row]) -> set[tuple[int, int]]:
    return {row.when.moment for row in rows if row.when}


def check_length(rows: Sequence[Row], notes: Notes) -> None:
    """Note rows that are no months but weeks, days, quarters or years, and months told twice."""
    if rows and 2 * sum(is_coarser(row.label) for row in rows) > len(rows):
        return notes.refuse("coarser", row=rows[0].number, cell=rows[0].cell, text=rows[0].label)
    moments = Counter(row.when.moment for row in rows if row.when)
    weeks = sum(is_finer(row.label) for row in rows)
    days = sum(n > 1 for n in moments.values()) if _have_days(rows) else 0
    if rows and (2 * weeks > len(rows) or (days and 2 * len(moments) <= len(rows))):
        return notes.refuse("finer", row=rows[0].number, cell=rows[0].cell, text=rows[0].label)
    return _check_twice(rows, notes)


def _have_days(rows: Sequence[Row]) -> bool:
    return any(row.when and row.when.day > 1 for row in rows)


def _check_twice(rows: Sequence[Row], notes: Notes) -> None:
    first: dict[object, Row] = {}
    for row in rows:
        key = row.when.moment if row.when and row.when.year else same_name(row.label)
        before = first.setdefault(key, row)
        if row.label and before is not row:
            place = {"row": row.number, "cell": row.cell, "month": row.label}
            notes.refuse("month-twice", **place, first=before.cell)


def in_order(rows: Sequence[Row], notes: Notes) -> list[Row]:
    """Return the months, the oldest first: as their dates say, or as it is answered."""
    whens = [row.when for row in rows if row.when]
    if len(whens) == len(rows) and all(when.year for when in whens):
        return _by_date(rows, notes)
    steps = _steps(rows)
    if steps and all(step == -1 for step in steps):
        details = {"first": rows[0].label, "last": rows[-1].label}
        given = notes.ask("falling", "falling", **details)
        return list(rows) if given == "oldest" else list(reversed(rows))
    if len(whens) == len(rows) and any(step < 0 for step in steps):
        given = notes.ask("shuffled", "shuffled", first=rows[0].label, last=rows[-1].label)
        return sorted(rows, key=_month) if given != "file" else list(rows)
    return list(rows)


def _month(row: Row) -> int:
    return row.when.month if row.when else 0


def _by_date(rows: Sequence[Row], notes: Notes) -> list[Row]:
    ordered = sorted(rows, key=lambda row: row.when.moment if row.when else (0, 0))
    if len(rows) > 1 and ordered == list(reversed(rows)):
        notes.tell("newest-first")
    elif ordered != list(rows):
        notes.tell("sorted")
    if missing := _between(ordered):
        notes.tell("gaps", n=missing)
    return ordered


def _between(rows: Sequence[Row]) -> int:
    """Return how many months are missing between the first and the last."""
    moments = [12 * row.when.year + row.when.month for row in rows if row.when]
    return max(0, moments[-1] - moments[0] + 1 - len(set(moments))) if moments else 0


def _steps(rows: Sequence[Row]) -> list[int]:
    """Return by how much each month follows the one before; empty where nothing says it."""
    if all(row.when for row in rows):
        steps = (b - a for a, b in pairwise(map(_month, rows)))
        return [step if step in (-1, 1) else {11: -1, -11: 1}.get(step, step) for step in steps]
    numbered = [_NUMBERED.fullmatch(row.label) for row in rows]
    numbers = [int(hit[1]) for hit in numbered if hit]
    return [b - a for a, b in pairwise(numbers)] if len(numbers) == len(rows) else []
