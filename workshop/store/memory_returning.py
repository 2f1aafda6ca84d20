"""Seats that are given back, in the store that forgets."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from workshop.store.records import ArrivalRecord, ParticipantRecord


@dataclass
class Returned:
    """What is remembered: words by participant, tokens of before, tickets that were taken."""

    words: dict[str, tuple[str, datetime | None]] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    arrivals: tuple[ArrivalRecord, ...] = ()

    def __copy__(self) -> "Returned":
        return Returned(dict(self.words), dict(self.former), self.arrivals)


class ReturningInMemory:
    """The part of a store in memory that gives seats back."""

    _now: Any

    def _change(self, id: str, **fields: Any) -> None:
        raise NotImplementedError

    def set_carry(self, id: str, key: str, closed: datetime | None, goes_on: str) -> None:
        """Record by which key, since when and where a session goes on."""
        self._change(id, carry_key=key, closed=closed, goes_on=goes_on)

    def set_word(self, participant: str, word_hash: str, until: datetime | None) -> None:
        """Record the hash of somebody's return word, and until when it is good."""
        self._now.returned.words[participant] = (word_hash, until)

    def seat_of_word(
        self, session: str, word_hash: str
    ) -> tuple[ParticipantRecord, datetime | None] | None:
        """Return whose word that is in a session, and until when it is good."""
        for id, (kept, until) in self._now.returned.words.items():
            person = self._now.participants.get(id)
            if person and person.session == session and kept == word_hash:
                return person, until
        return None

    def give_seat(self, participant: str, token_hash: str) -> None:
        """Record whose seat it is from now on; the word and the token of before are used up."""
        person = self._now.participants[participant]
        self._now.returned.former[person.token_hash] = participant
        self._now.returned.words.pop(participant, None)
        self._now.participants[participant] = replace(person, token_hash=token_hash)

    def gave_seat(self, token_hash: str) -> bool:
        """Whether somebody's seat went from this token to another one."""
        return token_hash in self._now.returned.former

    def add_arrival(self, record: ArrivalRecord) -> None:
        """Remember that a ticket was taken."""
        self._now.returned.arrivals += (record,)

    def arrivals(self, session: str) -> list[ArrivalRecord]:
        """Return the tickets that were taken in a session."""
        return [one for one in self._now.returned.arrivals if one.session == session]
