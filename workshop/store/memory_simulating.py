"""Rehearsals with feedback, in the store that forgets."""

from workshop.store.memory_retaining import Contents
from workshop.store.simulating import ReadingRecord, SimulationRecord


class SimulatingInMemory:
    """The part of a store in memory that knows rehearsals with feedback."""

    _now: Contents

    def add_simulation(self, record: SimulationRecord) -> None:
        """Remember that a session is a rehearsal with feedback."""
        self._now.simulations[record.session,] = record

    def simulation(self, session: str) -> SimulationRecord | None:
        """Return who sits in a rehearsal with feedback; None where a session is none."""
        return self._now.simulations.get((session,))

    def add_reading(self, record: ReadingRecord) -> None:
        """Keep what was said at a reveal of which nothing was said before."""
        self._now.readings[record.session, record.step] = record

    def readings(self, session: str) -> list[ReadingRecord]:
        """Return what was said at the reveals of a session, in the order of its steps."""
        there = sorted(self._now.readings.items())
        return [one for key, one in there if key[0] == session]
