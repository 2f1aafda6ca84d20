"""The part of the database that keeps words of a session, in the place of its content's."""

from typing import Any

from sqlalchemy import delete, insert, select, update

from workshop.session import Position
from workshop.store import rows, tables
from workshop.store.records import WordingRecord


class Wordings:
    """The part of a store that knows how questions were worded for a session."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def put_wording(self, record: WordingRecord) -> None:
        """Keep how a question is worded, in the place of what was kept of it before."""
        self.drop_wording(record.session, record.exercise, record.question)
        self._run(insert(tables.wordings).values(rows.row(record)))

    def drop_wording(self, session: str, exercise: str, question: str) -> None:
        """Forget how a question is worded; one of which nothing is kept is no mistake."""
        kept = tables.wordings.c
        here = (kept.session == session, kept.exercise == exercise, kept.question == question)
        self._run(delete(tables.wordings).where(*here))

    def wordings(self, session: str) -> list[WordingRecord]:
        """Return how questions are worded in a session, those of an exercise together."""
        kept = tables.wordings
        query = select(kept).where(kept.c.session == session)
        found = self._run(query.order_by(kept.c.exercise, kept.c.question)).mappings()
        return [rows.record(WordingRecord, row) for row in found]

    def unmove(self, session: str, step: int, position: Position) -> None:
        """Let moves to a step, of which nothing is left, have led to another place."""
        moved = tables.events
        here = (moved.c.session == session, moved.c.step == step)
        there = {name: one for name, one in rows.place(position).items() if name != "version"}
        self._run(update(moved).where(*here).values(there))
