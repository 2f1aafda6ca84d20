"""The part of the database that tells how long things took: moves, and what was shown when."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from workshop.store import rows, tables
from workshop.store.records import MoveRecord


class History:
    """The part of a store that reads what sessions have done; nothing in it is a person's."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def moves(self, sessions: Collection[str]) -> list[MoveRecord]:
        """Return the moves of sessions, each session's in their order."""
        table = tables.events
        query = select(table).where(table.c.session.in_(sessions))
        query = query.order_by(table.c.session, table.c.version)
        return [rows.move(row) for row in self._run(query).mappings()]

    def rounds_seen(self, sessions: Collection[str]) -> dict[tuple[str, int], tuple[str, str]]:
        """Return exercise and round of the steps whose results were shown, by session and step."""
        seen = tables.reveals.c
        query = select(seen.session, seen.step, seen.exercise, seen.round)
        found = self._run(query.where(seen.session.in_(sessions)))
        return {(session, step): (exercise, round) for session, step, exercise, round in found}
