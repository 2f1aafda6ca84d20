"""Opening the database: where it may lie, how SQLite is set up, and bringing it up to date."""

import contextlib
import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from workshop.errors import WorkshopError
from workshop.store.database import DatabaseStore
from workshop.store.places import database_path
from workshop.store.soundness import check_whole, driver, explained, hold
from workshop.store.upgrading import has_tables, upgrade

_MIGRATIONS = Path(__file__).parent / "migrations"
_SYNCED = ("onedrive", "icloud", "mobile documents", "dropbox", "google drive", "googledrive")
_REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "virtiofs", "fuse.rclone"}

_SETTINGS = (
    "locking_mode=EXCLUSIVE",
    "synchronous=FULL",
    "foreign_keys=ON",
    # What is removed is overwritten: free pages would keep people's answers for years.
    "secure_delete=ON",
    # Pages that stay in memory: with the usual 2 MB the host grows for ten thousand answers.
    "cache_size=-512",
)

# Earlier SQLites can lose acknowledged commits of a write-ahead log (the WAL-reset bug).
_SAFE_WAL = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


def open_store(url: str) -> DatabaseStore:
    """Open the database, make it or bring it up to date, and hold its lock.

    Raises:
        InUse: another program has the database open.
        WorkshopError: the URL, the folder or the file cannot be used. Nothing was changed then.
    """
    path = database_path(url)
    _check_folder(path)
    _make_private(path)
    engine = _engine(path)
    try:
        with engine.connect() as connection:
            _set_up(connection, created=not has_tables(connection))
            hold(connection)
            check_whole(connection, path)
        upgrade(engine, path)
        return DatabaseStore(engine)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        engine.dispose()
        raise explained(path, error) from None
    except BaseException:
        engine.dispose()
        raise


def journal_mode(version: tuple[int, ...]) -> str:
    """Return the journal mode a new database gets under this version of SQLite."""
    fixed = version >= _SAFE_WAL[0] or any(
        version[:2] == safe[:2] and version >= safe for safe in _SAFE_WAL
    )
    return "WAL" if fixed else "TRUNCATE"


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=StaticPool,
        hide_parameters=True,  # what people answered belongs into no log
        connect_args={"check_same_thread": False, "timeout": 1.0},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        for pragma in _SETTINGS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _set_up(connection: Connection, *, created: bool) -> None:
    """Choose the journal mode once, when the file is new: a live file is never switched."""
    connection.rollback()
    if created:
        driver(connection).execute(
            f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)}"
        )


def _check_folder(path: Path) -> None:
    if any(name in part.lower() for part in path.parts for name in _SYNCED):
        raise WorkshopError(
            f"{path.parent} is synchronised with a cloud, which can destroy a database: "
            "choose a local folder with --db."
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkshopError(
            f"The folder {path.parent} cannot be made ({error.strerror}): "
            "choose another with --db sqlite:////folder/workshop.db."
        ) from None
    if _file_system(path.parent) in _REMOTE:
        raise WorkshopError(
            f"{path.parent} lies on a network drive, which can destroy a database: "
            "choose a local folder with --db."
        )


def _make_private(path: Path) -> None:
    """Make a new file one that other users of this machine cannot read."""
    with contextlib.suppress(OSError):  # it is there; what else is wrong, SQLite will say
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _file_system(folder: Path) -> str:
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    lines = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    holding = [(line[1], line[2]) for line in lines if folder.is_relative_to(line[1])]
    return max(holding, key=lambda mount: len(mount[0]), default=("", ""))[1]
