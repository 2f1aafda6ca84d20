"""One page of HTML: what a session found, decided and promised, to read, print and send."""

from workshop.record.record import Record


def written(record: Record) -> bytes:
    """Return the file of a record."""
    raise NotImplementedError(record)
