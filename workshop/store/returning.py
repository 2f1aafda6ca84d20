"""Seats that are given back to whoever brings a ticket or a return word."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from workshop.store import rows, tables
from workshop.store.records import ArrivalRecord, ParticipantRecord


class Returning:
    """The part of a store that gives seats back."""

    def _run(self, statement: Any) -> Any:
        raise NotImplementedError

    def set_word(self, participant: str, word_hash: str, until: datetime | None) -> None:
        """Record the hash of somebody's return word, and until when it is good."""
        found = tables.participants
        values = {"word_hash": word_hash, "word_until": rows.column(until)}
        self._run(update(found).where(found.c.id == participant).values(**values))

    def seat_of_word(
        self, session: str, word_hash: str
    ) -> tuple[ParticipantRecord, datetime | None] | None:
        """Return whose word that is in a session, and until when it is good."""
        found = tables.participants
        query = select(found).where(found.c.session == session, found.c.word_hash == word_hash)
        row = self._run(query).mappings().first()
        if row is None:
            return None
        until = row["word_until"]
        return rows.record(ParticipantRecord, row), rows.aware(until) if until else None

    def give_seat(self, participant: str, token_hash: str) -> None:
        """Record whose seat it is from now on; the word and the token of before are used up."""
        found = tables.participants
        values = {"token_hash": token_hash, "former": found.c.token_hash, "word_hash": ""}
        known = update(found).where(found.c.id == participant)
        self._run(known.values(**values, word_until=None))

    def gave_seat(self, token_hash: str) -> bool:
        """Whether somebody's seat went from this token to another one."""
        found = tables.participants
        query = select(found.c.id).where(found.c.former == token_hash).limit(1)
        return self._run(query).first() is not None

    def add_arrival(self, record: ArrivalRecord) -> None:
        """Remember that a ticket was taken."""
        self._run(insert(tables.arrivals).values(rows.row(record)))

    def arrivals(self, session: str) -> list[ArrivalRecord]:
        """Return the tickets that were taken in a session."""
        query = select(tables.arrivals).where(tables.arrivals.c.session == session)
        return [rows.record(ArrivalRecord, row) for row in self._run(query).mappings()]
