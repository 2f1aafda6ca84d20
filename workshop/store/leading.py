"""The part of the database in which stands whose browsers lead."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from workshop.store import rows, tables
from workshop.store.records import FacilitatorRecord


class Leading:
    """The part of a store that keeps facilitators' browsers."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def add_facilitator(self, token_hash: str, at: datetime, browser: str = "") -> None:
        """Remember a facilitator's browser, and what it is called."""
        row = rows.row(FacilitatorRecord(token_hash, at, browser))
        self._run(insert(tables.facilitators).values(row))

    def forget_facilitators(self) -> int:
        """Forget every facilitator's browser, and return how many there were."""
        return int(self._run(delete(tables.facilitators)).rowcount)

    def forget_facilitator(self, token_hash: str) -> None:
        """Forget one facilitator's browser; one that there is not is no mistake."""
        there = tables.facilitators
        self._run(delete(there).where(there.c.token_hash == token_hash))

    def facilitators(self) -> list[FacilitatorRecord]:
        """Return every facilitator's browser, the one that was let in first first."""
        there = tables.facilitators
        found = self._run(select(there).order_by(there.c.created, there.c.token_hash)).mappings()
        return [rows.record(FacilitatorRecord, row) for row in found]

    def facilitator(self, token_hash: str) -> bool:
        """Whether a token is a facilitator's."""
        column = tables.facilitators.c.token_hash
        return self._run(select(column).where(column == token_hash)).first() is not None
