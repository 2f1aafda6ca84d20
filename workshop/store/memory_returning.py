"""Seats that are given back, in the store that forgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from workshop.store.records import ArrivalRecord, ParticipantRecord


@dataclass
class Returned:
    """What is remembered: words by participant, tokens of before, tickets that were taken."""

    words: dict[str, tuple[str, datetime | None]] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    arrivals: tuple[ArrivalRecord, ...] = ()

    def of(self, participants: Mapping[str, ParticipantRecord]) -> "Returned":
        """Return what is left of it where there are no other participants."""
        words = {id: one for id, one in self.words.items() if id in participants}
        former = {token: id for token, id in self.former.items() if id in participants}
        arrivals = tuple(one for one in self.arrivals if one.participant in participants)
        return Returned(words, former, arrivals)

    def __copy__(self) -> "Returned":
        return Returned(dict(self.words), dict(self.former), self.arrivals)


class ReturningInMemory:
    """The part of a store in memory that gives seats back."""

    @property
    def _returned(self) -> Returned:
        raise NotImplementedError

    @property
    def _people(self) -> dict[str, ParticipantRecord]:
        raise NotImplementedError

    def set_word(self, participant: str, word_hash: str, until: datetime | None) -> None:
        """Record the hash of somebody's return word, and until when it is good."""
        self._returned.words[participant] = (word_hash, until)

    def seat_of_word(
        self, session: str, word_hash: str
    ) -> tuple[ParticipantRecord, datetime | None] | None:
        """Return whose word that is in a session, and until when it is good."""
        for id, (kept, until) in self._returned.words.items():
            person = self._people.get(id)
            if person and person.session == session and kept == word_hash:
                return person, until
        return None

    def give_seat(self, participant: str, token_hash: str) -> None:
        """Record whose seat it is from now on; the word and the token of before are used up."""
        person = self._people[participant]
        self._returned.former[person.token_hash] = participant
        self._returned.words.pop(participant, None)
        self._people[participant] = replace(person, token_hash=token_hash)

    def gave_seat(self, token_hash: str) -> bool:
        """Whether somebody's seat went from this token to another one."""
        return token_hash in self._returned.former

    def add_arrival(self, record: ArrivalRecord) -> None:
        """Remember that a ticket was taken."""
        self._returned.arrivals += (record,)

    def arrivals(self, session: str) -> list[ArrivalRecord]:
        """Return the tickets that were taken in a session."""
        return [one for one in self._returned.arrivals if one.session == session]
