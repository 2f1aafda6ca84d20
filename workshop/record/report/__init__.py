"""A session as one page to read, print and send."""

from workshop.record.report.page import written

__all__ = ["written"]
