"""Whether a database is whole and ours alone, and one sentence about whatever is wrong with it."""

import errno
import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from workshop.errors import WorkshopError
from workshop.store import tables

_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_DAMAGED = ("SQLITE_CORRUPT",)
_FOREIGN = ("SQLITE_NOTADB",)
_ELSEWHERE = "or name another file with --db."


class InUse(WorkshopError):
    """Another program holds the database; which one is not known here."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} is in use by another program, such as a database browser or a workshop: "
            f"close it there, {_ELSEWHERE}"
        )


def hold(connection: Connection) -> None:
    """Take the lock that nobody else can share, and keep it until the database is closed.

    A program that read a little at the wrong moment would otherwise stand in the way of the
    first answer that is to be kept.
    """
    raw = driver(connection)
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")


def check_whole(connection: Connection, path: Path) -> None:
    """Make sure that every page of the file can be read, as far as that shows without its indexes.

    It takes 0.2 s for each 50,000 answers.

    Raises:
        WorkshopError: the file is damaged.
    """
    found = driver(connection).execute("PRAGMA quick_check(1)").fetchall()
    if found != [("ok",)]:
        raise damaged(path)


def check_tables(connection: Connection, path: Path) -> None:
    """Make sure that a database of this kit's own version still has all its tables.

    Raises:
        WorkshopError: somebody took one away.
    """
    found = driver(connection).execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if tables.metadata.tables.keys() - {name for (name,) in found}:
        raise damaged(path)


def driver(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection behind SQLAlchemy's."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - an open connection has a driver's
    return raw


def damaged(path: Path) -> WorkshopError:
    """Return what is said of a file that cannot be read any more."""
    return WorkshopError(
        f"{path} is damaged, and nothing was changed in it: put a copy of yours in its place, "
        f"{_ELSEWHERE}"
    )


def explained(path: Path, error: DBAPIError | sqlite3.Error | OSError) -> WorkshopError:
    """Return one sentence about what SQLite or the file system said."""
    cause = _first(error)
    name = getattr(cause, "sqlite_errorname", "") or ""
    if name.startswith(_BUSY):
        return InUse(path)
    if name.startswith(_DAMAGED):
        return damaged(path)
    if name.startswith(_FOREIGN):
        return WorkshopError(f"{path} is not a database of this kit: name another file with --db.")
    return WorkshopError(f"{path} cannot be written ({_reason(name, cause)}): {_what_to_do(name)}")


def _first(error: BaseException) -> BaseException:
    """Return what SQLite said first: a full disk ends a transaction, and then savepoints lack."""
    first, at = error, error.__context__
    while at is not None:
        first = at if isinstance(at, sqlite3.Error | DBAPIError) else first
        at = at.__context__
    return (first.orig or first) if isinstance(first, DBAPIError) else first


def _reason(name: str, cause: BaseException | None) -> str:
    if name == "SQLITE_FULL":
        return "the disk is full"
    return str(getattr(cause, "strerror", None) or cause or os.strerror(errno.EIO))


def _what_to_do(name: str) -> str:
    if name == "SQLITE_FULL":
        return f"make room on it, {_ELSEWHERE}"
    return f"check the folder's permissions and free space, {_ELSEWHERE}"
