"""A table of a session as a sheet of a workbook: as a person would set it out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workshop.content.texts import Texts
from workshop.exercises.canvas import harmless
from workshop.record.dictionary import Column, columns, title
from workshop.record.record import Record

if TYPE_CHECKING:
    import pandas

IDS = (
    "step", "exercise", "round", "question", "kind", "item", "department", "option", "place",
    "measure", "way", "chart", "run", "id", "by", "signed", "function", "seat", "value",
    "which", "when", "unit", "verdict",
)  # fmt: skip
"""Columns for computing, where words of the same stand beside them: they come last, folded."""

LAST = {
    "findings": ("step", "round", "chart", "run"),
    "measures": ("step", "round", "kind"),
    "said": ("step", "round", "kind", "value"),
    "answers": ("step", "round", "kind", "place"),
    "texts": ("step", "round"),
    "promises": ("id",),
    "runs": (),
    "quarters": (),
    "pulse": (),
    "indicators": ("id", "known"),
    "timeline": ("step",),
}
"""What is for computing without words beside it, by table."""

FIRST = (
    "exercise_text", "round_text", "asked", "item_text", "function_text", "option_text",
    "measure_text", "way_text", "value_text", "indicator", "which_text", "when_text",
    "department_text", "seat_text",
)  # fmt: skip
"""Words that stand before all else, in this order."""

PROMISED = ("number", "text", "by_text", "verdict", "adopted", "signed_text", "kept")
"""What stands before all else of a promise."""

WIDE, NARROW, SHORT, WIDEST = 12, 7, 40, 70
"""Characters: of numbers, of the narrowest column, of texts that are shown in one line, of the
widest column."""

FORMATS = {
    "share": "0%", "planned": "0", "used": "0.0",
    "at": "yyyy-mm-dd hh:mm:ss", "due": "yyyy-mm-dd", "day": "yyyy-mm-dd",
}  # fmt: skip
"""How numbers and dates of a column are shown; the numbers themselves are whole."""

GREY, DARK = "707070", "1F3A4D"
LINE = 15
"""Points: the height of a line of text."""


def name_of(table: str, language: str) -> str:
    """Return what a table's sheet is called: spreadsheets allow 31 characters, none of `[]:*?/`."""
    return title(table, language)[:31]


def laid_out(table: str, language: str) -> list[Column]:
    """Return a table's columns as a person would order them: words first, names last."""
    first = PROMISED if table == "promises" else FIRST

    def place(column: Column) -> tuple[bool, int]:
        at = first.index(column.name) if column.name in first else len(first)
        return is_for_computing(column), at

    return sorted(columns(table, language), key=place)


def is_for_computing(column: Column) -> bool:
    """Whether a column holds names that people need not read."""
    named = {one.name for one in columns(column.table, "en")}
    has_words = f"{column.name}_text" in named or (column.name == "question" and "asked" in named)
    return (column.name in IDS and has_words) or column.name in LAST.get(column.table, ())


def write(sheet: Any, name: str, table: pandas.DataFrame, record: Record) -> None:
    """Write a table into an empty sheet.

    Args:
        sheet: openpyxl's.
        name: one of `COLUMNS`.
        table: the table, with a row at least.
        record: whose it is.
    """
    from openpyxl.utils import get_column_letter

    shown, ui = laid_out(name, record.language), record.ui
    sheet.append([one.head for one in shown])
    for row in table[[one.name for one in shown]].itertuples(index=False):
        sheet.append([_cell(ui, column, value) for column, value in zip(shown, row, strict=True)])
    sheet.freeze_panes, sheet.row_dimensions[1].height = "A2", 2 * LINE
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(shown))}{len(table) + 1}"
    for at, column in enumerate(shown, 1):
        _shape(sheet, at, column)
    heighten(sheet)
    on_paper(sheet, record)
    sheet.print_title_rows = "1:1"


def _cell(ui: Texts, column: Column, value: Any) -> Any:
    """Return what stands in a cell: a number, a date, yes or no, or a text that is no formula."""
    import pandas

    if pandas.isna(value):
        return None
    value = getattr(value, "item", lambda: value)()
    if isinstance(value, bool):
        return ui(f"columns.values.{str(value).lower()}")
    if isinstance(value, pandas.Timestamp):
        return _moment(value, column)
    if isinstance(value, int | float):
        return value if math.isfinite(value) else None
    told = ui.find(f"columns.values.{column.name}.{value}")
    return text(told if isinstance(told, str) else value)


def _moment(value: Any, column: Column) -> Any:
    """Return a date, or a moment without its zone, which spreadsheets have none of: it is UTC."""
    plain: datetime = value.tz_localize(None).to_pydatetime().replace(microsecond=0)
    return plain.date() if column.name in ("due", "day") else plain


def text(value: object) -> str:
    """Return a text as a cell can hold it: no formula, no sign that is none, no endless one."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    plain: str = ILLEGAL_CHARACTERS_RE.sub("", harmless(value))
    return plain[:32_000]


def _shape(sheet: Any, at: int, column: Column) -> None:
    """Give a column its width, its looks and its format."""
    from openpyxl.utils import get_column_letter

    letter, folded = get_column_letter(at), is_for_computing(column)
    head, *rest = sheet[letter]
    width = width_of(column.head, [one.value for one in rest])
    sheet.column_dimensions[letter].width = width
    if folded:
        sheet.column_dimensions.group(letter, letter, hidden=True)
    head.style = _style(sheet, "head", wraps=True)
    plain = FORMATS.get(column.name, "General")
    wraps = any(isinstance(one.value, str) and len(one.value) > width - 3 for one in rest)
    styles = {
        number: _style(sheet, plain if number else "@", wraps=wraps, grey=folded)
        for number in (True, False)
    }
    for cell in rest:
        if cell.value is not None:
            cell.style = styles[not isinstance(cell.value, str)]


def _style(sheet: Any, form: str, *, wraps: bool, grey: bool = False) -> str:
    """Return the name of a workbook's style: one for all cells alike, or a file takes a minute."""
    from openpyxl.styles import Alignment, NamedStyle, PatternFill

    name = " ".join(["kit", form, *(["wrapped"] if wraps else []), *(["grey"] if grey else [])])
    if name in sheet.parent.named_styles:
        return name
    side = {"horizontal": "left", "indent": 1} if form in ("@", "head") else {}
    looks = Alignment(vertical="top", wrap_text=wraps, **side)
    made = NamedStyle(name, alignment=looks)
    if form == "head":
        made.font, made.fill = font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=DARK)
    else:
        made.number_format = form
        made.font = font(color=GREY) if grey else font()
    sheet.parent.add_named_style(made)
    return name


def font(**looks: Any) -> Any:
    """Return the one typeface of a workbook; what has none is set in another one by some."""
    from openpyxl.styles import Font

    return Font(**{"name": "Calibri", "size": 11} | looks)


def heighten(sheet: Any) -> None:
    """Make rows as high as their longest text is when it is wrapped: not every program does."""
    widths = {letter: one.width for letter, one in sheet.column_dimensions.items()}
    for row in sheet.iter_rows(min_row=2):
        wrapped = [one for one in row if isinstance(one.value, str) and one.alignment.wrap_text]
        lines = [math.ceil(len(one.value) / widths[one.column_letter]) for one in wrapped]
        if lines and max(lines) > 1:
            sheet.row_dimensions[row[0].row].height = LINE * max(lines)


def width_of(head: str, values: Sequence[object]) -> float:
    """Return how wide a column is to be, in characters.

    What is short fits; of long texts nine of ten do, up to `WIDEST`; a head stands in two lines.
    """
    lengths = sorted(len(one) if isinstance(one, str) else WIDE - 4 for one in values if one)
    longest, usual = (lengths[-1], lengths[int(0.9 * (len(lengths) - 1))]) if lengths else (0, 0)
    word = max(*map(len, head.split()), math.ceil(0.6 * len(head))) + 3
    return float(min(max((longest if longest <= SHORT else usual) + 4, word, NARROW), WIDEST))


def on_paper(sheet: Any, record: Record) -> None:
    """Let paper be A4, lying, as wide as the table, with the session's name and pages."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text = record.name.replace("&", "&&")
    sheet.oddFooter.right.text = "&A  &P / &N"
