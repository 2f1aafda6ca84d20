"""The part of the database in which stands who answers for which number."""

from typing import Any

from sqlalchemy import delete, insert, select, update

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

    def own_items(self, session: str) -> dict[tuple[str, str], int]:
        """Return how many items of a team's own are asked about, by exercise and question."""
        there = tables.own_items.c
        query = select(there.exercise, there.question, there.number).where(there.session == session)
        return {(row.exercise, row.question): row.number for row in self._run(query)}

    def put_own_items(self, session: str, exercise: str, question: str, number: int) -> None:
        """Keep how many there are, in the place of what was kept before; 0 for none."""
        table, key = tables.own_items, {"exercise": exercise, "question": question}
        where = (table.c.session == session, *(table.c[name] == one for name, one in key.items()))
        self._run(delete(table).where(*where))
        if number:
            self._run(insert(table).values(session=session, number=number, **key))


def _at(session: str, exercise: str, question: str) -> tuple[Any, Any, Any]:
    there = tables.matrices.c
    return there.session == session, there.exercise == exercise, there.question == question
