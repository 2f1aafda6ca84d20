"""The part of the database in which stands who plays in which firm, and what is paid for."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, insert, select

from workshop.store import rows, tables
from workshop.store.records import FirmRecord, GameRecord


class Playing:
    """The part of a store that keeps games."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def add_firms(self, records: Collection[FirmRecord]) -> None:
        """Remember who plays in which firm."""
        if records:
            self._run(insert(tables.firms).values([rows.row(record) for record in records]))

    def firms(self, session: str, exercise: str) -> list[FirmRecord]:
        """Return who plays in which firm, firm after firm."""
        query = select(tables.firms).where(*_in(tables.firms, session, exercise))
        found = self._run(query.order_by(tables.firms.c.number, tables.firms.c.seat))
        return [rows.record(FirmRecord, row) for row in found.mappings()]

    def put_game(self, record: GameRecord) -> None:
        """Keep what a game is paid for, in the place of what was kept of it before."""
        where = _in(tables.games, record.session, record.exercise)
        self._run(delete(tables.games).where(*where, tables.games.c.play == record.play))
        self._run(insert(tables.games).values(rows.row(record)))

    def drop_game(self, record: GameRecord) -> None:
        """Forget what a game is paid for: it is as where nobody chose."""
        where = _in(tables.games, record.session, record.exercise)
        self._run(delete(tables.games).where(*where, tables.games.c.play == record.play))

    def games(self, session: str, exercise: str) -> list[GameRecord]:
        """Return what the games of an exercise are paid for, where that was chosen."""
        query = select(tables.games).where(*_in(tables.games, session, exercise))
        return [rows.record(GameRecord, row) for row in self._run(query).mappings()]


def _in(table: Any, session: str, exercise: str) -> tuple[Any, Any]:
    return table.c.session == session, table.c.exercise == exercise
