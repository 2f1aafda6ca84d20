"""A whole session out of the database, and into another one: every row of it, with its ids."""

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, DateTime, LargeBinary, Table, insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from workshop.errors import Refused
from workshop.store import tables

Bundle = Mapping[str, list[dict[str, Any]]]
"""Rows by table, ready for JSON."""

_COUNTED = "number"
"""A column that the database counts on by itself, where it is a table's key."""


class Carrying:
    """The part of a store that hands a session over."""

    _connection: Connection

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def take_out(self, session: str) -> Bundle:
        """Return every row of a session, in the order in which rows may be put in."""
        found: dict[str, list[dict[str, Any]]] = {}
        for table in tables.metadata.sorted_tables:
            key = table.c.id if table is tables.sessions else table.c.get("session")
            if key is not None:
                query = select(table).where(key == session).order_by(*table.primary_key.columns)
                found[table.name] = [_plain(table, row) for row in self._run(query).mappings()]
        return found

    def put_in(self, session: str, bundle: Bundle) -> None:
        """Keep every row of a session that was taken out elsewhere.

        Args:
            session: its id; rows of another one are refused.
            bundle: as `take_out` gave it, here or by an earlier version.

        Raises:
            Refused: `newer-session-file`, where there is a table or a column that is not known
                here; `damaged-session-file`, where a row cannot be kept.
        """
        known = {table.name: table for table in tables.metadata.sorted_tables}
        if not bundle.keys() <= known.keys():
            raise Refused("newer-session-file")
        for name, table in known.items():
            rows = [_row(table, row, session) for row in bundle.get(name, ())]
            try:
                for row in rows:
                    self._run(insert(table).values(row))
            except (IntegrityError, StatementError):
                raise Refused("damaged-session-file") from None


def _plain(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {column.name: _out(row[column.name]) for column in _kept(table)}


def _kept(table: Table) -> Iterable[Column[Any]]:
    """Yield the columns that say something of a row anywhere."""
    keys = list(table.primary_key.columns)
    counted = len(keys) == 1 and keys[0].name == _COUNTED
    return [one for one in table.columns if not (counted and one.name == _COUNTED)]


def _out(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _row(table: Table, row: object, session: str) -> dict[str, Any]:
    columns = {one.name: one for one in _kept(table)}
    if not isinstance(row, Mapping):
        raise Refused("damaged-session-file")
    if not row.keys() <= columns.keys():
        raise Refused("newer-session-file")
    of = row.get("id" if table is tables.sessions else "session")
    if of != session:
        raise Refused("damaged-session-file")
    try:
        return {name: _in(columns[name], value) for name, value in row.items()}
    except (TypeError, ValueError):
        raise Refused("damaged-session-file") from None


def _in(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    return base64.b64decode(value, validate=True) if isinstance(column.type, LargeBinary) else value
