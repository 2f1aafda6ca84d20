"""The copies of a database that the kit itself has laid aside: what is erased leaves them too."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite lays beside a file while it works on it."""

DRAFT = ".part"
"""The end of the name of a copy that is being written."""


def copies_of(path: Path) -> Iterator[Path]:
    """Yield the copies of a database that newer versions made before they changed it."""
    yield from sorted(path.parent.glob(f"{plain(path.stem)}.before-*.db"))


def erase_in_copies(path: Path, session: str) -> list[str]:
    """Take a session out of every copy; no byte of it is left there.

    A copy that nobody can read any more is removed: of it nobody knows what it holds. It may be
    repeated; whatever was begun and not finished is cleared away.

    Args:
        path: the database.
        session: the session's id.

    Returns:
        The copies that the system did not let us change, by name.
    """
    _forget_drafts(path)
    return [copy.name for copy in copies_of(path) if not _is_erased_in(copy, session)]


def plain(name: str) -> str:
    """Return a name as `glob` takes it literally."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _forget_drafts(path: Path) -> None:
    """Remove what was left of copies that were never finished."""
    for left in path.parent.glob(f"{plain(path.stem)}.before-*.db{DRAFT}*"):
        with contextlib.suppress(OSError):
            left.unlink()


def _is_erased_in(copy: Path, session: str) -> bool:
    """Take a session out of a copy; whether nothing of it is there now."""
    try:
        try:
            if _holds(copy, session):
                _write_anew(copy, session)
        except sqlite3.OperationalError:  # a full disk, a file that is held
            return False
        except sqlite3.DatabaseError:
            copy.unlink()
        _forget_beside(copy)
    except OSError:
        return False
    return True


def _holds(copy: Path, session: str) -> bool:
    with contextlib.closing(sqlite3.connect(copy)) as raw:
        query = "SELECT count(*) FROM sessions WHERE id = ?"
        return bool(raw.execute(query, (session,)).fetchone()[0])


def _write_anew(copy: Path, session: str) -> None:
    """Put another file in the place of a copy: in its own, gaps would keep what was deleted."""
    draft = copy.with_name(copy.name + DRAFT)
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with (
        contextlib.closing(sqlite3.connect(copy)) as old,
        contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as new,
    ):
        old.backup(new)
        _delete(new, session)
    draft.replace(copy)


def _delete(raw: sqlite3.Connection, session: str) -> None:
    """Delete every row of a session, whichever tables the version of the kit had."""
    for pragma in ("journal_mode=DELETE", "journal_mode=MEMORY", "secure_delete=ON"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("BEGIN")
    for (table,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = {row[1] for row in raw.execute(f"PRAGMA table_info({table})")}
        if "session" in columns:
            raw.execute(f"DELETE FROM {table} WHERE session = ?", (session,))  # noqa: S608 - a table of ours
    raw.execute("DELETE FROM sessions WHERE id = ?", (session,))
    raw.execute("COMMIT")
    raw.execute("VACUUM")


def _forget_beside(copy: Path) -> None:
    for end in _BESIDE:
        copy.with_name(copy.name + end).unlink(missing_ok=True)
