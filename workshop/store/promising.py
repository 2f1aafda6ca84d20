"""The part of the database in which stands what sides promise each other."""

from typing import Any

from sqlalchemy import delete, insert, select, update

from workshop.store import rows, tables
from workshop.store.records import PromiseRecord


class Promising:
    """The part of a store that keeps promises."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def put_promise(self, record: PromiseRecord) -> None:
        """Keep a promise as it is now, in the place of what was kept of it before."""
        row, there = rows.promise(record), _at(record.session, record.id)
        if not self._run(update(tables.promises).where(*there).values(row)).rowcount:
            self._run(insert(tables.promises).values(row))

    def drop_promise(self, session: str, id: str) -> None:
        """Forget a promise; one that there is not is no mistake."""
        self._run(delete(tables.promises).where(*_at(session, id)))

    def promises(self, session: str) -> list[PromiseRecord]:
        """Return the promises of a session, in the order of its list."""
        table = tables.promises
        query = select(table).where(table.c.session == session).order_by(table.c.number)
        return [rows.promised(row) for row in self._run(query).mappings()]


def _at(session: str, id: str) -> tuple[Any, Any]:
    return tables.promises.c.session == session, tables.promises.c.id == id
