"""The part of the database in which stands who talks with whom."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import insert, select, update

from workshop.store import rows, tables
from workshop.store.records import GroupRecord


class Talking:
    """The part of a store that keeps groups."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def add_groups(self, records: Collection[GroupRecord]) -> None:
        """Remember who belongs to which group."""
        if records:
            self._run(insert(tables.groups).values([rows.row(record) for record in records]))

    def groups(self, session: str) -> list[GroupRecord]:
        """Return who has belonged to which group in a session, talk after talk."""
        table = tables.groups
        query = select(table).where(table.c.session == session)
        query = query.order_by(table.c.step, table.c.talk, table.c.number)
        return [rows.record(GroupRecord, row) for row in self._run(query).mappings()]

    def understand(self, record: GroupRecord) -> None:
        """Record that somebody was understood."""
        table, (session, step, talk, participant) = tables.groups, record.key
        where = (table.c.session == session, table.c.step == step, table.c.talk == talk)
        changed = update(table).where(*where, table.c.participant == participant)
        self._run(changed.values(understood=rows.column(record.understood)))
