"""A session to take home: `Record.open(code)`, its tables, its findings, its pictures."""

from workshop.record.record import Record

__all__ = ["Record"]
