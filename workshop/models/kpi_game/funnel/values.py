"""The numbers of a table: how they are written, and what each column of them is worth."""

from collections.abc import Mapping, Sequence

from workshop.models.kpi_game.funnel.asking import Notes
from workshop.models.kpi_game.funnel.columns import YEAR, Column, cell_of
from workshop.models.kpi_game.funnel.months import MONTH, NUMBERS, REQUIRED, Value
from workshop.models.kpi_game.funnel.numbers import (
    COMMA,
    POINT,
    Amount,
    Style,
    decided,
    parted,
    read_both,
)
from workshop.models.kpi_game.funnel.order import Row
from workshop.models.kpi_game.funnel.reckoning import (
    MONEY,
    Numbers,
    amount_in,
    settle_money,
    settle_running,
    settle_shares,
    share_of,
)
from workshop.models.kpi_game.funnel.rows import FLOWS
from workshop.models.kpi_game.funnel.sheet import Sheet, shown

MOST = 100_000_000
"""The largest number a cell may hold: nothing computed from such ones leaves the model's ranges
by its size alone."""

# Shares are of leads and customers, and what customers pay is looked at beside how many they are.
_ORDER = ("leads", "customers", "fit_leads", "new_customers", *NUMBERS)


def style_of(sheet: Sheet, columns: Mapping[str, Column], notes: Notes) -> Style | None:
    """Return how the file writes its numbers; ask where it never shows it."""
    used = [column for name, column in columns.items() if name not in (MONTH, YEAR)]
    found = [
        (number[0], sheet.place(row, column.place))
        for row, cells in sheet.rows
        for column in used
        if isinstance(cell := cell_of(cells, column), str) and (number := parted(cell))
    ]
    style = decided([text for text, _ in found], sheet.separator)
    doubtful = [(*read_both(text), text, place) for text, place in found]
    doubtful = [one for one in doubtful if one[0] != one[1]]
    return _asked_style(doubtful[0], notes) if style is None and doubtful else style


def _asked_style(text: tuple[Value, Value, str, str], notes: Notes) -> Style:
    point, comma, written, place = text
    whole = POINT if (point or 0.0) > (comma or 0.0) else COMMA
    high, low = sorted((point or 0.0, comma or 0.0), reverse=True)
    given = notes.ask("two-ways", "two-ways", cell=place, text=written, whole=high, decimals=low)
    return (COMMA if whole is POINT else POINT) if given == "decimals" else whole


def find_values(
    sheet: Sheet,
    columns: Mapping[str, Column],
    months: Sequence[Row],
    style: Style | None,
    notes: Notes,
) -> dict[str, list[Value]]:
    """Return the numbers of each column by month; None where there is none."""
    values: dict[str, list[Value]] = {}
    for name in dict.fromkeys(name for name in _ORDER if name in columns):
        numbers = _numbers(name, columns[name], months, style, sheet, notes)
        found = _settled(numbers, values, notes)
        if found is not None:
            values[name] = found
        elif name in REQUIRED:
            notes.refuse("no-values", column=shown(columns[name].heading))
    flows = {name: columns[name] for name in (*FLOWS, "first_orders") if name in values}
    settle_running(flows, values, notes)
    return values


def _numbers(
    name: str,
    column: Column,
    months: Sequence[Row],
    style: Style | None,
    sheet: Sheet,
    notes: Notes,
) -> Numbers:
    amounts = []
    for row in months:
        cell = cell_of(row.cells, column)
        amount, code = amount_in(cell, style)
        code = code or _unfit(name, amount)
        amounts.append(None if code else amount)
        if code:
            place = {"row": row.number, "cell": sheet.place(row.number, column.place)}
            notes.refuse(
                code, **place, column=shown(column.heading), text=shown(cell), limit=float(MOST)
            )
    if name in REQUIRED and months and all(cell_of(r.cells, column) == "" for r in months):
        notes.refuse("no-values", column=shown(column.heading))
    return Numbers(name, column, amounts)


def _unfit(name: str, amount: Amount | None) -> str:
    """Return why a number cannot stand in a column: below zero, too large, of another unit."""
    if amount is None:
        return ""
    value, unit = amount
    if unit and (unit == "percent") == (name in MONEY):
        return "not-a-number"
    most = 1000 * MOST if name in MONEY else MOST
    return "negative" if value < 0 else "too-large" if value > most else ""


def _settled(
    numbers: Numbers, values: Mapping[str, list[Value]], notes: Notes
) -> list[Value] | None:
    """Return a column's numbers in the model's units, as far as it is known which theirs are."""
    if numbers.name in MONEY:
        return settle_money(numbers, values, notes)
    if (scale := share_of(numbers)) and (numbers.name != "sellers" or numbers.units):
        return settle_shares(numbers, scale, values, notes)
    return numbers.values
