"""Removing a session from the database for good, and counting what would go with it."""

import contextlib
import sqlite3
from typing import Any

from sqlalchemy import Connection, delete, func, select

from workshop.store import tables


class Removing:
    """The part of a store that removes."""

    _connection: Connection
    _removed = False

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def size(self, session: str) -> tuple[int, int]:
        """Return how many seats a session has had, and how many answers count or counted."""
        people, given = tables.participants.c, tables.responses.c
        seats = select(func.count()).where(people.session == session)
        once = select(given.participant, given.exercise, given.question).distinct()
        answers = select(func.count()).select_from(once.where(given.session == session).subquery())
        return self._run(seats).scalar() or 0, self._run(answers).scalar() or 0

    def remove_session(self, id: str) -> None:
        """Remove a session and everything of it; its bytes leave the disk with the commit."""
        # Whatever else comes to be kept of a session goes with it: those that point first.
        for table in reversed(tables.metadata.sorted_tables):
            if "session" in table.c:
                self._run(delete(table).where(table.c.session == id))
        self._run(delete(tables.sessions).where(tables.sessions.c.id == id))
        self._removed = True

    def _scrub(self) -> None:
        """Let what was removed leave the write-ahead log too, and the gaps between rows.

        An earlier kit may have left old versions of a row there. It is removed durably already:
        where this fails, it is tried after the next commit.
        """
        if self._removed:
            with contextlib.suppress(sqlite3.Error):
                driver: Any = self._connection.connection.driver_connection
                driver.execute("VACUUM")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._removed = False
