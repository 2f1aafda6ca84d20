"""The first sheet of a workbook: what the session was, and what every sheet and column is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from workshop.content.erasure import day_of
from workshop.content.texts import Texts
from workshop.questions.tally import ALL
from workshop.record.dictionary import row, title
from workshop.record.record import Record
from workshop.record.sheets import (
    DARK,
    GREY,
    font,
    heighten,
    is_for_computing,
    laid_out,
    name_of,
    on_paper,
    text,
)
from workshop.record.tables import COLUMNS
from workshop.record.wording import key
from workshop.session import Mode, Phase


def write(sheet: Any, record: Record, empty: Sequence[str]) -> None:
    """Write it.

    Args:
        sheet: openpyxl's, empty.
        record: whose it is.
        empty: the tables that have no sheet.
    """
    from openpyxl.styles import Alignment

    ui = record.ui
    sheet.title = ui("columns.about.sheet")
    sheet.append([text(record.name)])
    sheet["A1"].font = font(bold=True, size=18, color=DARK)
    for told in lines(record):
        sheet.append([text(told)])
    sheet.append([])
    for head, said in facts(record):
        sheet.append([head, text(said)])
        sheet.cell(sheet.max_row, 1).font = font(bold=True)
    if empty:
        names = ui.listed([title(one, record.language) for one in empty])
        sheet.append([ui("columns.about.empty", sheets=names)])
    for name in (name for name in COLUMNS if name not in empty):
        _explain(sheet, ui, name)
    for letter, width in (("A", 26), ("B", 100), ("C", 26)):
        sheet.column_dimensions[letter].width = width
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=cell.column == 2, vertical="top")
    heighten(sheet)
    on_paper(sheet, record)
    sheet.sheet_view.showGridLines = False


def lines(record: Record) -> Iterator[str]:
    """Yield what is to be known of all tables, one sentence after the other."""
    ui = record.ui
    yield ui("columns.about.what")
    if record.took["session"]["practice"]:
        yield ui("columns.about.invented")
    if "emptied" in record.took["session"]:
        yield ui("privacy.report", day=day_of(record.took["session"]["emptied"], ui))
    if record.took["session"]["phase"] != Phase.ENDED:
        yield ui("columns.about.under_way")
    yield from rules(record)
    yield ui("columns.about.ids")


def rules(record: Record) -> Iterator[str]:
    """Yield what was told of whom: of sides that answered in public, all; else by the threshold."""
    ui = record.ui
    if record.took["session"]["mode"] == Mode.TEAMS:
        yield ui("columns.about.teams")
        return
    yield ui("columns.about.small", head=ui("columns.heads.suppressed"))
    yield ui("columns.about.coarse")


def facts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what the session was, as pairs of a head and its text."""
    ui, took = record.ui, record.took
    when = datetime.fromisoformat(took["created"])
    plain = when.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if when.tzinfo else took["created"]
    words = record.called
    people = [
        ui("columns.about.seats", department=words.get(key("department", name), name), n=n)
        for name, n in took["people"].items()
        if name != ALL
    ]
    yield ui("columns.about.code"), record.code
    yield ui("columns.about.opened"), ui("columns.about.opened_zone", when=plain)
    yield ui("columns.about.people"), ", ".join(people)
    yield ui("columns.about.shown"), str(len(took["seen"]))


def _explain(sheet: Any, ui: Texts, name: str) -> None:
    """Write what a sheet is, with a link to it, and what each of its columns holds."""
    called = name_of(name, ui.language)
    sheet.append([])
    sheet.append([called, row(name, ui.language), ui("columns.about.dictionary")])
    link = sheet.cell(sheet.max_row, 1)
    link.hyperlink = f"#'{called}'!A1"
    link.font = font(bold=True, size=13, color=DARK, underline="single")
    for column in laid_out(name, ui.language):
        sheet.append([column.head, column.tells.replace("`", ""), f"{name}.{column.name}"])
        grey = is_for_computing(column)
        for at in (1, 2, 3):
            if grey or at == 3:
                sheet.cell(sheet.max_row, at).font = font(color=GREY)
