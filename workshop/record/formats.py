"""The files in which a session is taken home."""

from collections.abc import Callable
from importlib import import_module

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


def written(record: Record, form: str) -> bytes:
    """Return a record as a file.

    Args:
        record: in the language in which the file is to speak.
        form: one of `FORMATS`.
    """
    write: Callable[[Record], bytes] = import_module(FORMATS[form]).written
    return write(record)


def file_name(record: Record, form: str) -> str:
    """Return what a file is called that nobody has named."""
    return f"workshop-{record.code}-{record.language}.{ENDINGS[form]}"
