"""The part of the database that keeps rehearsals with feedback: who sat there, what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from workshop.store import rows, tables


@dataclass(frozen=True)
class SimulationRecord:
    """Who sits in a rehearsal with feedback.

    Attributes:
        room: the name of the invented room.
        people: how many came.
        seed: from which everything that they answer follows.
        pace: how slow they are; 1 is as people are.
    """

    session: str
    room: str
    people: int
    seed: int
    pace: float


@dataclass(frozen=True)
class ReadingRecord:
    """What the trainee said at a reveal, by operation `op`; empty of what she left out."""

    session: str
    step: int
    op: str
    reading: str
    question: str
    at: datetime


class Simulating:
    """The part of a store that knows rehearsals with feedback."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def add_simulation(self, record: SimulationRecord) -> None:
        """Remember that a session is a rehearsal with feedback."""
        self._run(insert(tables.simulations).values(rows.row(record)))

    def simulation(self, session: str) -> SimulationRecord | None:
        """Return who sits in a rehearsal with feedback; None where a session is none."""
        kept = tables.simulations
        found = self._run(select(kept).where(kept.c.session == session)).mappings().first()
        return rows.record(SimulationRecord, found) if found else None

    def add_reading(self, record: ReadingRecord) -> None:
        """Keep what was said at a reveal of which nothing was said before."""
        self._run(insert(tables.readings).values(rows.row(record)))

    def readings(self, session: str) -> list[ReadingRecord]:
        """Return what was said at the reveals of a session, in the order of its steps."""
        kept = tables.readings
        query = select(kept).where(kept.c.session == session).order_by(kept.c.step)
        return [rows.record(ReadingRecord, row) for row in self._run(query).mappings()]
