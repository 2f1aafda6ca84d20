"""The part of the database in which stands what follows a session up."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, insert, select

from workshop.store import rows, tables
from workshop.store.followed import IndicatorRecord, PulseRecord


class Following:
    """The part of a store that keeps indicators and pulses."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def put_indicator(self, record: IndicatorRecord) -> None:
        """Keep an indicator as it is now, in the place of what was kept of it before."""
        self.drop_indicator(record.session, record.id)
        self._run(insert(tables.indicators).values(rows.row(record)))

    def drop_indicator(self, session: str, id: str) -> None:
        """Forget an indicator; one that there is not is no mistake."""
        table = tables.indicators
        self._run(delete(table).where(table.c.session == session, table.c.id == id))

    def indicators(self, session: str) -> list[IndicatorRecord]:
        """Return the indicators of a session, in their order."""
        table = tables.indicators
        found = select(table).where(table.c.session == session).order_by(table.c.number)
        return [rows.record(IndicatorRecord, row) for row in self._run(found).mappings()]

    def put_pulse(self, record: PulseRecord) -> None:
        """Keep a pulse as it is now, in the place of what was kept of it before."""
        table = tables.pulses
        here = table.c.session == record.session, table.c.which == record.which
        self._run(delete(table).where(*here))
        self._run(insert(table).values(rows.row(record)))

    def pulses(self, session: str) -> list[PulseRecord]:
        """Return the pulses of a session."""
        found = self._run(select(tables.pulses).where(tables.pulses.c.session == session))
        return [rows.record(PulseRecord, row) for row in found.mappings()]

    def pulse_numbers(self, session: str, which: str) -> set[str]:
        """Return what is kept of the numbers of the codes that a pulse has counted."""
        table = tables.pulse_numbers
        here = table.c.session == session, table.c.which == which
        return {number for (number,) in self._run(select(table.c.number).where(*here))}

    def add_pulse_numbers(self, session: str, which: str, numbers: Collection[str]) -> None:
        """Remember these too; each is new."""
        here = {"session": session, "which": which}
        if numbers:
            self._run(insert(tables.pulse_numbers).values([here | {"number": n} for n in numbers]))

    def forget_pulse_numbers(self, session: str, which: str) -> None:
        """Forget all of them: a pulse that is closed counts nothing any more."""
        table = tables.pulse_numbers
        self._run(delete(table).where(table.c.session == session, table.c.which == which))
