"""The part of the database that tells what a room did: its moves, what was shown, and when."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, insert, select

from workshop.store import rows, tables
from workshop.store.records import DrawnRecord, MoveRecord


class History:
    """The part of a store that knows what sessions have done; nothing in it is a person's."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def moves(self, sessions: Collection[str]) -> list[MoveRecord]:
        """Return the moves of sessions, each session's in their order."""
        table = tables.events
        query = select(table).where(table.c.session.in_(sessions))
        query = query.order_by(table.c.session, table.c.version)
        return [rows.record(MoveRecord, row) for row in self._run(query).mappings()]

    def rounds_seen(self, sessions: Collection[str]) -> dict[tuple[str, int], tuple[str, str]]:
        """Return exercise and round of the steps whose results were shown, by session and step."""
        seen = tables.reveals.c
        query = select(seen.session, seen.step, seen.exercise, seen.round)
        found = self._run(query.where(seen.session.in_(sessions)))
        return {(session, step): (exercise, round) for session, step, exercise, round in found}

    def put_drawn(self, record: DrawnRecord) -> None:
        """Keep what a reveal looked like, in the place of what was kept of it before."""
        here, language = _drawn(record.session, record.step), tables.drawn.c.language
        self._run(delete(tables.drawn).where(*here, language == record.language))
        self._run(insert(tables.drawn).values(rows.row(record)))

    def drawn(self, session: str, step: int) -> list[DrawnRecord]:
        """Return what a reveal looked like, in each language in which that was kept."""
        query = select(tables.drawn).where(*_drawn(session, step))
        found = self._run(query.order_by(tables.drawn.c.language))
        return [rows.record(DrawnRecord, row) for row in found.mappings()]


def _drawn(session: str, step: int) -> tuple[Any, Any]:
    return tables.drawn.c.session == session, tables.drawn.c.step == step
