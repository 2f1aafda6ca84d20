"""A team's file becomes a funnel, or a list of everything that is wrong with it."""

from collections.abc import Iterator, Mapping

from workshop.errors import Mistake, Unreadable
from workshop.models.kpi_game.funnel.months import MONTH, NUMBERS, REQUIRED, Funnel, Value
from workshop.models.kpi_game.funnel.numbers import COMMA, POINT, Style, decided, read_both
from workshop.models.kpi_game.funnel.parameters import out_of_range
from workshop.models.kpi_game.funnel.sheet import Sheet, read_sheet, shown
from workshop.models.kpi_game.funnel.words import columns_by_name, same_name, totals

MOST = 100_000_000
"""The largest number a cell may hold: nothing computed from such ones leaves the model's ranges
by its size alone."""

PARTS_OF_LEADS = ("fit_leads", "own_leads")

Places = dict[str, int]
Cell = tuple[int, str, str]


def read_funnel(data: bytes) -> Funnel:
    """Read a team's funnel from a file of comma-separated values.

    Args:
        data: the file as it is: one row for each month, the oldest first, and column names in
            English or Norwegian above them. `data/samples/funnel.md` describes them.

    Raises:
        Unreadable: it lists everything that is wrong, by row and column where there is one;
            `sentences` puts it into words.
    """
    sheet = read_sheet(data)
    wrong: list[Mistake] = []
    places = _places(sheet.header, wrong)
    _check_rows(sheet, places, wrong)
    values = _values(sheet, places, wrong)
    _check_months(sheet, values, wrong)
    _stop_at(wrong)
    months = tuple(_cell(cells, places[MONTH]) for _, cells in sheet.rows)
    told = {name: values[name] for name in NUMBERS if name in values}
    funnel = Funnel(months, told, tuple(shown(name) for name in _ignored(sheet.header)))
    _stop_at(out_of_range(funnel))
    return funnel


def _stop_at(wrong: list[Mistake]) -> None:
    """Raise what is wrong: the whole file's mistakes first, then those of its rows."""
    if wrong:
        raise Unreadable(sorted(wrong, key=lambda one: int(str(one.details.get("row", 0)))))


def _cell(cells: tuple[str, ...], place: int) -> str:
    return cells[place] if place < len(cells) else ""


# -- the first row -------------------------------------------------------------------------


def _places(header: tuple[str, ...], wrong: list[Mistake]) -> Places:
    """Return where each column stands that is understood."""
    known = columns_by_name()
    places: Places = {}
    for place, name in enumerate(header):
        column = known.get(same_name(name))
        if column in places:
            wrong.append(Mistake("column-twice", {"wanted": column, "column": shown(name)}))
        elif column:
            places[column] = place
    missing = [name for name in (MONTH, *REQUIRED) if name not in places]
    wrong += [Mistake("missing-column", {"wanted": name, "names": name}) for name in missing]
    if missing and (strange := _ignored(header)):
        wrong.append(Mistake("unknown-columns", {"columns": ", ".join(map(shown, strange))}))
    return places


def _ignored(header: tuple[str, ...]) -> list[str]:
    return [name for name in header if name and same_name(name) not in columns_by_name()]


# -- the other rows ------------------------------------------------------------------------


def _check_rows(sheet: Sheet, places: Places, wrong: list[Mistake]) -> None:
    """Note months that are missing, there twice or a total, and cells that have no name."""
    first: dict[str, int] = {}
    for row, cells in sheet.rows:
        month = _cell(cells, places[MONTH]) if MONTH in places else str(row)
        place = {"row": row, "month": shown(month)}
        if not month:
            wrong.append(Mistake("no-month", {"row": row}))
        elif same_name(month) in totals():
            wrong.append(Mistake("total-row", place))
        elif same_name(month) in first:
            wrong.append(Mistake("month-twice", place | {"first": first[same_name(month)]}))
        first.setdefault(same_name(month), row)
        wrong += [
            Mistake("no-name", {"row": row, "text": text}) for text in _nameless(sheet, cells)
        ]


def _nameless(sheet: Sheet, cells: tuple[str, ...]) -> list[str]:
    """Return the first text that stands under no name, if there is one."""
    texts = [shown(c) for place, c in enumerate(cells) if c and not _cell(sheet.header, place)]
    return texts[:1]


def _values(sheet: Sheet, places: Places, wrong: list[Mistake]) -> dict[str, tuple[Value, ...]]:
    """Return the numbers of each column; None where there is none."""
    used = {name: place for name, place in places.items() if name != MONTH}
    texts = [_cell(cells, place) for place in used.values() for _, cells in sheet.rows]
    style = decided(filter(None, texts), sheet.separator)
    found = {}
    for name, place in used.items():
        column = [(row, sheet.header[place], _cell(cells, place)) for row, cells in sheet.rows]
        found[name] = tuple(_value(cell, style, wrong) for cell in column)
        if name in REQUIRED and not any(text for _, _, text in column):
            wrong.append(Mistake("no-values", {"column": shown(sheet.header[place])}))
    return found


def _value(cell: Cell, style: Style | None, wrong: list[Mistake]) -> Value:
    row, column, text = cell
    if not text:
        return None
    value, code = _number(text, style)
    if value is not None and value < 0:
        code = "negative"
    elif value is not None and value > MOST:
        code = "too-large"
    if code:
        wrong.append(Mistake(code, _told(row, column, text)))
        return None
    return value


def _told(row: int, column: str, text: str) -> dict[str, object]:
    plain = "".join(c for c in text if c in "0123456789")
    place = {"row": row, "column": shown(column), "text": shown(text)}
    return place | {"whole": shown(plain), "limit": float(MOST)}


def _number(text: str, style: Style | None) -> tuple[Value, str]:
    """Return a text's number, and why it has none."""
    point, comma = read_both(text)
    value = {POINT: point, COMMA: comma}[style] if style else point
    if style is None and point != comma:
        return None, "two-ways"
    if value is None:
        return None, "not-a-number" if point == comma else "mixed"
    return value, ""


def _check_months(
    sheet: Sheet, values: Mapping[str, tuple[Value, ...]], wrong: list[Mistake]
) -> None:
    """Note months whose numbers cannot all be right, and a year without a single lead."""
    for number, (row, _) in enumerate(sheet.rows):
        month = {name: column[number] for name, column in values.items()}
        wrong += _impossible(row, month)
    leads = [value for value in values.get("leads", ()) if value is not None]
    if leads and not any(leads):
        wrong.append(Mistake("no-leads", {}))


def _impossible(row: int, month: Mapping[str, Value]) -> Iterator[Mistake]:
    leads = month.get("leads")
    for name in PARTS_OF_LEADS:
        part = month.get(name)
        if leads is not None and part is not None and part > leads:
            told = {"row": row, "wanted": name, "value": part, "leads": leads}
            yield Mistake("above-leads", told)
    customers, new, lost = (month.get(n) for n in ("customers", "new_customers", "lost_customers"))
    if customers is None or new is None or lost is None:
        return
    if (before := customers + lost - new) < 0:
        yield Mistake("below-zero", {"row": row, "before": before})
