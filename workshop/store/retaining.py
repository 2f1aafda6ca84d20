"""What is kept for some days only: what single people said, and who they were."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from workshop.store import rows, tables
from workshop.store.copies import erase_in_copies
from workshop.store.records import SavedRecord
from workshop.store.removing import Removing


class Retaining(Removing):
    """The part of a store that lets go of single people, and knows where else a session lies."""

    def _change(self, id: str, **fields: Any) -> None:
        raise NotImplementedError

    def empty_session(self, id: str, at: datetime, were: Mapping[str, int]) -> list[str]:
        """Remove what single people said in a session, and who they were; its bytes go as well."""
        left = erase_in_copies(self._path, id)
        for table in reversed(tables.metadata.sorted_tables):
            if table.info.get("single"):
                self._run(delete(table).where(table.c.session == id))
        self._change(id, emptied=at, were=were)
        self._mark()
        return left

    def drop_runs(self, ops: Collection[str]) -> None:
        """Take runs out of the decision ledger, by their operations."""
        self._run(delete(tables.runs).where(tables.runs.c.op.in_(list(ops))))

    def drop_drawn(self, session: str, steps: Collection[int]) -> None:
        """Forget what the reveals of steps looked like: they are drawn anew when asked for."""
        there = tables.drawn.c
        gone = delete(tables.drawn).where(there.session == session, there.step.in_(list(steps)))
        self._run(gone)

    def add_saved(self, record: SavedRecord) -> None:
        """Remember a file that a session was saved in; of one with that name, the last time."""
        there = tables.saved.c
        same = (there.session == record.session, there.name == record.name)
        self._run(delete(tables.saved).where(*same))
        self._run(insert(tables.saved).values(rows.row(record)))

    def saved(self, session: str) -> list[SavedRecord]:
        """Return the files that a session was saved in, the earliest first."""
        there = tables.saved
        query = select(there).where(there.c.session == session).order_by(there.c.at, there.c.name)
        return [rows.record(SavedRecord, row) for row in self._run(query).mappings()]
