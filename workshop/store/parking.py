"""The part of the database that keeps what people have parked."""

from typing import Any

from sqlalchemy import insert, select, update

from workshop.store import rows, tables
from workshop.store.records import ParkedRecord


class Parking:
    """The part of a store that keeps questions and worries."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def park(self, record: ParkedRecord) -> None:
        """Keep what somebody has parked."""
        self._run(insert(tables.parked).values(rows.row(record)))

    def sort_parked(self, session: str, op: str, state: str, *, answered: bool) -> None:
        """Record what became of something that was parked."""
        kept = tables.parked
        here = (kept.c.session == session, kept.c.op == op)
        self._run(update(kept).where(*here).values(state=state, answered=answered))

    def parked(self, session: str) -> list[ParkedRecord]:
        """Return what was parked in a session, the first one first."""
        kept = tables.parked
        found = self._run(select(kept).where(kept.c.session == session).order_by(kept.c.at))
        return [rows.record(ParkedRecord, row) for row in found.mappings()]
