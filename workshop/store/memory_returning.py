"""Seats that are given back, in the store that forgets."""

from dataclasses import replace
from datetime import datetime

from workshop.store.memory_retaining import Contents
from workshop.store.records import ArrivalRecord, ParticipantRecord


class ReturningInMemory:
    """The part of a store in memory that gives seats back."""

    _now: Contents

    def set_word(self, participant: str, word_hash: str, until: datetime | None) -> None:
        """Record the hash of somebody's return word, and until when it is good."""
        session = self._now.participants[participant].session
        self._now.words[session, participant] = (word_hash, until)

    def seat_of_word(
        self, session: str, word_hash: str
    ) -> tuple[ParticipantRecord, datetime | None] | None:
        """Return whose word that is in a session, and until when it is good."""
        for (of, id), (kept, until) in self._now.words.items():
            if (of, kept) == (session, word_hash):
                return self._now.participants[id], until
        return None

    def give_seat(self, participant: str, token_hash: str) -> None:
        """Record whose seat it is from now on; the word and the token of before are used up."""
        person = self._now.participants[participant]
        self._now.former.add((person.session, person.token_hash))
        self._now.words.pop((person.session, participant), None)
        self._now.participants[participant] = replace(person, token_hash=token_hash)

    def gave_seat(self, token_hash: str) -> bool:
        """Whether somebody's seat went from this token to another one."""
        return any(token == token_hash for _, token in self._now.former)

    def add_arrival(self, record: ArrivalRecord) -> None:
        """Remember that a ticket was taken."""
        self._now.arrivals[record.session, record.ticket] = record

    def arrivals(self, session: str) -> list[ArrivalRecord]:
        """Return the tickets that were taken in a session."""
        return [one for one in self._now.arrivals.values() if one.session == session]
