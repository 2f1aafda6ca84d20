"""A session to take home: `Record.open(code)`, its tables, its findings, its pictures."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workshop.record.record import Record

__all__ = ["Record"]


def __getattr__(name: str) -> Any:
    """Return `Record`, loaded when it is asked for: who only names files loads no charts."""
    if name != "Record":
        raise AttributeError(name)
    from workshop.record.record import Record

    return Record
