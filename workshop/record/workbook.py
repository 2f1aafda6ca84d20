"""A spreadsheet of a session: a sheet for each table, and one that explains every column."""

from workshop.record.record import Record


def written(record: Record) -> bytes:
    """Return the file of a record."""
    raise NotImplementedError(record)
