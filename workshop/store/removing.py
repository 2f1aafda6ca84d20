"""Removing a session from the database for good, and counting what would go with it."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, select

from workshop.store import tables
from workshop.store.copies import erase_in_copies

_MARK = "PRAGMA user_version"
"""A number in the file's head, written with the transaction: 1 while bytes are to be scrubbed."""


class Removing:
    """The part of a store that removes."""

    _connection: Connection
    _path: Path
    _may_be_marked = True

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def size(self, session: str) -> tuple[int, int]:
        """Return how many seats a session has had, and how many answers count or counted."""
        people, given = tables.participants.c, tables.responses.c
        seats = select(func.count()).where(people.session == session)
        once = select(given.participant, given.exercise, given.question).distinct()
        answers = select(func.count()).select_from(once.where(given.session == session).subquery())
        return self._run(seats).scalar() or 0, self._run(answers).scalar() or 0

    def remove_session(self, id: str) -> list[str]:
        """Remove a session and everything of it; its bytes leave the disk with the commit."""
        # Copies first: where this is interrupted, the session is still there to be removed again.
        left = erase_in_copies(self._path, id)
        # Whatever else comes to be kept of a session goes with it: those that point first.
        for table in reversed(tables.metadata.sorted_tables):
            if "session" in table.c:
                self._run(delete(table).where(table.c.session == id))
        self._run(delete(tables.sessions).where(tables.sessions.c.id == id))
        self._mark()
        return left

    def _mark(self) -> None:
        """Remember in the file itself, with the commit, that bytes are to be scrubbed."""
        self._connection.exec_driver_sql(f"{_MARK} = 1")
        self._may_be_marked = True

    def _scrub(self) -> None:
        """Let what was removed leave the write-ahead log too, and the gaps between rows.

        An earlier kit may have left old versions of a row there. It is removed durably already:
        where this fails, or is interrupted, it is tried after the next commit and at the next
        start.
        """
        if not self._may_be_marked:
            return
        with contextlib.suppress(sqlite3.Error):
            driver: Any = self._connection.connection.driver_connection
            if driver.execute(_MARK).fetchone()[0]:
                driver.execute("VACUUM")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                driver.execute(f"{_MARK} = 0")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._may_be_marked = False
