"""The files in which a session is taken home."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.record.record import Record

FORMATS = {
    "html": "workshop.record.report",
    "xlsx": "workshop.record.workbook",
    "csv": "workshop.record.archive",
    "ipynb": "workshop.record.notebook",
}
"""The modules that write each format, by its name: `written(record)` gives the file's bytes."""

ENDINGS = {"html": "html", "xlsx": "xlsx", "csv": "zip", "ipynb": "ipynb"}
"""What the name of a file ends with: CSV is several files in one."""

TYPES = {
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "application/zip",
    "ipynb": "application/x-ipynb+json",
}
"""Of each format, what browsers are told it is."""


SIDE_BY_SIDE = ("html",)
"""Those that lay an earlier session of the same team beside it."""


def written(record: Record, form: str, before: Record | None = None) -> bytes:
    """Return a record as a file.

    Args:
        record: in the language in which the file is to speak.
        form: one of `FORMATS`.
        before: an earlier session of the same team, for one of `SIDE_BY_SIDE`.
    """
    write: Callable[..., bytes] = import_module(FORMATS[form]).written
    return write(record, before) if form in SIDE_BY_SIDE else write(record)


def file_name(code: str, language: str, form: str) -> str:
    """Return what a session's file is called that nobody has named."""
    return f"workshop-{code}-{language}.{ENDINGS[form]}"
