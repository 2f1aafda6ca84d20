"""Bringing a database of an earlier version up to date, after a copy of it was laid aside."""

import contextlib
import os
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from workshop.errors import WorkshopError
from workshop.store.copies import DRAFT, copies_of
from workshop.store.soundness import check_tables, driver

_MIGRATIONS = Path(__file__).parent / "migrations"


def has_tables(connection: Connection) -> bool:
    """Whether there is anything in a database."""
    return bool(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar())


def upgrade(engine: Engine, path: Path) -> None:
    """Make the tables, or change them to what this version uses; all of it or nothing.

    Raises:
        WorkshopError: the database is another program's, a newer kit's, or lacks a table.
    """
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.connect() as connection:
        now = MigrationContext.configure(connection).get_current_revision()
        scripts = ScriptDirectory.from_config(config)
        if now == scripts.get_current_head():
            check_tables(connection, path)
            return
        _check_origin(path, now, scripts, has_tables=has_tables(connection))
        connection.rollback()
        if now is not None:
            _lay_aside(connection, path, path.with_suffix(f".before-{now}.db"))
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


def _lay_aside(connection: Connection, path: Path, target: Path) -> None:
    """Copy a database, for its owner's eyes only; of earlier copies none is kept.

    They hold what people answered, so there are no more of them than are of use.
    """
    draft = target.with_name(target.name + DRAFT)
    try:
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with contextlib.closing(sqlite3.connect(draft)) as copy:
            driver(connection).backup(copy)
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    for older in copies_of(path):
        if older != target:
            older.unlink()
