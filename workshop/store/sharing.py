"""The part of the database in which stands who answers for which number."""

from typing import Any

from sqlalchemy import insert, select, update

from workshop.store import rows, tables
from workshop.store.records import MatrixRecord


class Sharing:
    """The part of a store that keeps what a room has shared out."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def put_matrix(self, record: MatrixRecord) -> None:
        """Keep a table as it is now, in the place of what was kept of it before."""
        row, there = rows.matrix(record), _at(record.session, record.exercise, record.question)
        if not self._run(update(tables.matrices).where(*there).values(row)).rowcount:
            self._run(insert(tables.matrices).values(row))

    def matrix(self, session: str, exercise: str, question: str) -> MatrixRecord | None:
        """Return the table of a question; None where nothing was ever written into it."""
        query = select(tables.matrices).where(*_at(session, exercise, question))
        row = self._run(query).mappings().first()
        return rows.shared_out(row) if row else None


def _at(session: str, exercise: str, question: str) -> tuple[Any, Any, Any]:
    there = tables.matrices.c
    return there.session == session, there.exercise == exercise, there.question == question
