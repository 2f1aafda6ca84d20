"""The same team before and after, as the report has it."""

from typing import NamedTuple

from workshop.content.texts import Texts
from workshop.record.record import Record
from workshop.record.report.parts import Table


class Compared(NamedTuple):
    """Two sessions side by side: what is said of them, and their table; None with nothing alike."""

    lead: str
    table: Table | None


def compared(record: Record, before: Record | None, ui: Texts) -> Compared | None:
    """Return the comparison with an earlier session; None where there is none."""
    return None
