"""Opening the database: where it may lie, how SQLite is set up, and bringing it up to date."""

import contextlib
import os
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from workshop.errors import WorkshopError
from workshop.store.database import DatabaseStore

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


def default_url() -> str:
    """Return the URL of the database in the user's data folder."""
    folder = user_data_path("marketing-sales-workshop", appauthor=False)
    return f"sqlite:///{folder / 'workshop.db'}"


def open_store(url: str) -> DatabaseStore:
    """Open the database, make it or bring it up to date, and hold its lock.

    Raises:
        WorkshopError: the URL, the folder or the file cannot be used, or another process
            has the database open. Nothing was changed then.
    """
    path = database_path(url)
    _check_folder(path)
    _make_private(path)
    engine = _engine(path)
    try:
        with engine.connect() as connection:
            _set_up(connection, created=not _has_tables(connection))
        _upgrade(engine, path)
        return DatabaseStore(engine)
    except WorkshopError:
        engine.dispose()
        raise
    except OperationalError as error:
        engine.dispose()
        raise WorkshopError(_explain(path, error)) from None
    except DatabaseError:
        engine.dispose()
        raise WorkshopError(
            f"{path} is not a database of this kit: name another file with --db."
        ) from None


def database_path(url: str) -> Path:
    """Return the file that a database URL names.

    Raises:
        WorkshopError: the URL is malformed or names another kind of database.
    """
    try:
        parsed: URL = make_url(url)
    except ArgumentError:
        parsed = URL.create("unknown")
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise WorkshopError(
            f"{url!r} is no database of ours: write --db sqlite:////folder/file.db."
        )
    return Path(parsed.database).expanduser().absolute()


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


def _has_tables(connection: Connection) -> bool:
    found = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    return bool(found)


def _set_up(connection: Connection, *, created: bool) -> None:
    """Choose the journal mode once, when the file is new: a live file is never switched."""
    connection.rollback()
    if created:
        raw = connection.connection.driver_connection
        assert raw is not None  # noqa: S101 - an open connection has a driver's
        raw.execute(f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)}")


def _upgrade(engine: Engine, path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.connect() as connection:
        now = MigrationContext.configure(connection).get_current_revision()
        scripts = ScriptDirectory.from_config(config)
        if now == scripts.get_current_head():
            return
        _check_origin(path, now, scripts, has_tables=_has_tables(connection))
        connection.rollback()
        if now is not None:
            _back_up(connection, path.with_suffix(f".before-{now}.db"))
        config.attributes["connection"] = connection
        with connection.begin():
            command.upgrade(config, "head")


def _check_origin(
    path: Path, revision: str | None, scripts: ScriptDirectory, *, has_tables: bool
) -> None:
    """Refuse a database of another program, or of a kit newer than this one."""
    if revision is None and has_tables:
        raise WorkshopError(f"{path} is not a database of this kit: name another file with --db.")
    if revision is not None and revision not in {
        script.revision for script in scripts.walk_revisions()
    }:
        raise WorkshopError(
            f"{path} was made by a newer version of this kit: install that version, "
            "or name another file with --db."
        )


def _back_up(connection: Connection, target: Path) -> None:
    raw = connection.connection.driver_connection
    with sqlite3.connect(target) as copy:
        raw.backup(copy)  # type: ignore[union-attr]
    copy.close()


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


def _explain(path: Path, error: OperationalError) -> str:
    reason = str(error.orig)
    if "locked" in reason:
        return (
            f"{path} is in use by a running workshop: use that one, stop it, "
            "or name another file with --db."
        )
    return (
        f"{path} cannot be written ({reason}): check the folder's permissions and free space, "
        "or name another file with --db."
    )
