"""Which rows of a table are months: not totals, notes, headings over again or hidden ones."""

from collections.abc import Collection, Mapping, Sequence
from math import isclose
from statistics import fmean

from workshop.models.kpi_game.funnel.asking import Notes
from workshop.models.kpi_game.funnel.columns import YEAR, Column, cell_of
from workshop.models.kpi_game.funnel.dates import is_coarser
from workshop.models.kpi_game.funnel.months import MONTH
from workshop.models.kpi_game.funnel.numbers import Style
from workshop.models.kpi_game.funnel.order import Row, check_length, dated, in_order, rows_of
from workshop.models.kpi_game.funnel.reckoning import amount_in
from workshop.models.kpi_game.funnel.sheet import Sheet, shown
from workshop.models.kpi_game.funnel.words import is_total, same_name

FLOWS = ("leads", "fit_leads", "new_customers", "own_leads", "worked_leads", "lost_customers")
"""The counts that a total adds up; customers there are at the end of a month add up to nothing."""

_MOST_ASKED = 3
_FEWEST_BESIDE = 3


def find_months(
    sheet: Sheet, columns: Mapping[str, Column], style: Style | None, notes: Notes
) -> list[Row]:
    """Return the rows that are months, the oldest first.

    Whatever is left out, and whatever is wrong with one, goes into the notes.
    """
    used = [column for name, column in columns.items() if name not in (MONTH, YEAR)]
    rows = _without(rows_of(sheet, columns), used, sheet, notes)
    rows = _shown(dated(rows, notes), sheet, notes)
    flows = [column for name, column in columns.items() if name in FLOWS]
    rows = _without_totals(rows, flows, style, notes)
    for row in rows:
        _check(row, sheet, {column.place for column in columns.values()}, notes)
    check_length(rows, notes)
    return in_order(rows, notes)


def _without(rows: list[Row], used: list[Column], sheet: Sheet, notes: Notes) -> list[Row]:
    """Leave out rows that can be no months whatever is in the file."""
    again = [same_name(heading) for heading in sheet.header]
    left = {"headings": 0, "bare": 0, "totals": 0}
    kept = []
    for row in rows:
        if [same_name(shown(cell)) for cell in row.cells] == again:
            left["headings"] += 1
        elif all(cell_of(row.cells, column) == "" for column in used):
            left["bare"] += 1
        elif is_total(row.label):
            left["totals"] += 1
        else:
            kept.append(row)
    for code, n in left.items():
        if n:
            notes.leave(code, n=n)
    return kept


def _shown(rows: list[Row], sheet: Sheet, notes: Notes) -> list[Row]:
    """Ask about rows that are hidden in the sheet."""
    hidden = [row for row in rows if row.number in sheet.hidden]
    if not hidden:
        return rows
    given = notes.ask("hidden", "hidden", n=len(hidden), cells=[row.cell for row in hidden])
    if given == "leave":
        notes.leave("hidden", n=len(hidden))
    return [row for row in rows if given != "leave" or row not in hidden]


def _without_totals(
    rows: list[Row], flows: list[Column], style: Style | None, notes: Notes
) -> list[Row]:
    """Leave out quarters and years among months, and ask about what looks like a total."""
    whole = sum(row.when is not None for row in rows)
    parts = [row for row in rows if is_coarser(row.label)] if whole > len(rows) / 2 else []
    if parts:
        notes.leave("totals", n=len(parts))
    rest = [row for row in rows if row not in parts]
    columns = [[_number(row, column, style) for row in rest] for column in flows]
    odd = [row for at, row in enumerate(rest) if _is_odd(at, rest, columns)]
    if len(odd) > _MOST_ASKED:
        for row in odd:
            notes.refuse("odd-month", row=row.number, cell=row.cell, month=row.label)
        return rest
    left = [row for row in odd if _left_out(row, notes)]
    return [row for row in rest if row not in left]


def _left_out(row: Row, notes: Notes) -> bool:
    """Ask whether a row is a total; until it is answered, it does not count."""
    code = "row" if row.label else "unnamed"
    given = notes.ask(f"row-{row.cell}", code, cell=row.cell, month=row.label)
    if given == "leave":
        notes.leave("totals", n=1)
    return given != "keep"


def _number(row: Row, column: Column, style: Style | None) -> float | None:
    amount, _ = amount_in(cell_of(row.cells, column), style)
    return None if amount is None else amount.value


def _is_odd(at: int, rows: Sequence[Row], columns: Sequence[Sequence[float | None]]) -> bool:
    """Return whether a row may be no month: no date among dates, or the others added up."""
    if rows[at].when:
        return False
    others = len(rows) - 1
    dated = sum(one.when is not None for one in rows)
    if rows[at].label and dated > 1 and 2 * dated > others:
        return True
    sums = [_sums_up(at, column) for column in columns]
    known = [one for one in sums if one is not None]
    return others >= _FEWEST_BESIDE and len(known) > 1 and all(known)


def _sums_up(at: int, column: Sequence[float | None]) -> bool | None:
    """Return whether a number is the sum or the mean of the others; None if nobody knows."""
    mine, beside = column[at], [one for one in (*column[:at], *column[at + 1 :]) if one is not None]
    if mine is None or len(beside) < _FEWEST_BESIDE or not any(beside):
        return None
    means = min(beside) != max(beside) and isclose(mine, fmean(beside), rel_tol=0.005)
    return means or isclose(mine, sum(beside), rel_tol=0.001)


def _check(row: Row, sheet: Sheet, used: Collection[int], notes: Notes) -> None:
    """Note a month without a name, cells without a column, and cells merged with others."""
    place = {"row": row.number, "cell": row.cell}
    if not row.label:
        notes.refuse("no-month", **place)
    for cells, top, bottom in sheet.merged:
        if top <= row.number <= bottom:
            notes.refuse("merged", row=top, cell=cells)
    nameless = [
        (at, cell)
        for at, cell in enumerate(row.cells)
        if cell != "" and at not in used and not "".join(sheet.header[at : at + 1])
    ]
    # In a workbook a cell beside the table is a remark; in a text it may be half of a number.
    for at, cell in nameless[:1] if sheet.separator else ():
        notes.refuse("no-name", row=row.number, cell=sheet.place(row.number, at), text=shown(cell))
