"""What each table and each column is, in words: `data/ui/columns.LANGUAGE.toml`."""

from collections.abc import Iterator
from typing import NamedTuple

from workshop.content.texts import Texts, interface
from workshop.record.tables import COLUMNS


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        table: the table's name.
        name: the column's.
        type: its type in a data frame.
        head: what it is called in a spreadsheet.
        tells: what it holds: unit, range, and what a missing value means.
    """

    table: str
    name: str
    type: str
    head: str
    tells: str


def title(table: str, language: str) -> str:
    """Return what a table is called."""
    return interface(language)(f"columns.sheets.{table}")


def row(table: str, language: str) -> str:
    """Return what one row of a table is, as a sentence."""
    return interface(language)(f"columns.rows.{table}")


def columns(table: str, language: str) -> list[Column]:
    """Return the columns of a table in their order, each with its words."""
    ui = interface(language)
    return [
        Column(table, name, kind, _of(ui, "heads", table, name), _of(ui, "tells", table, name))
        for name, kind in COLUMNS[table].items()
    ]


def everything(language: str) -> Iterator[Column]:
    """Yield the columns of all tables."""
    for table in COLUMNS:
        yield from columns(table, language)


def _of(ui: Texts, part: str, table: str, column: str) -> str:
    """Return the words of a column: those of its table, else those of all columns of its name."""
    own = f"columns.{part}.{table}.{column}"
    return ui(own if isinstance(ui.find(own), str) else f"columns.{part}.{column}")
