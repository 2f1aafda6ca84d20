"""What a store in memory holds, and how it lets go of a session or of the single people in it."""

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import datetime

from workshop.store.memory_following import Followed
from workshop.store.memory_returning import Returned
from workshop.store.records import (
    DrawnRecord,
    FacilitatorRecord,
    FirmRecord,
    GameRecord,
    GroupRecord,
    MatrixRecord,
    MoveRecord,
    ParkedRecord,
    ParticipantRecord,
    PromiseRecord,
    ResponseRecord,
    RevealRecord,
    RunRecord,
    SavedRecord,
    SessionRecord,
    WordingRecord,
)


@dataclass
class Contents:
    """Everything there is, by what it is found by."""

    sessions: dict[str, SessionRecord] = field(default_factory=dict)
    operations: dict[str, str] = field(default_factory=dict)
    participants: dict[str, ParticipantRecord] = field(default_factory=dict)
    responses: dict[str, ResponseRecord] = field(default_factory=dict)
    runs: dict[str, RunRecord] = field(default_factory=dict)
    facilitators: dict[str, FacilitatorRecord] = field(default_factory=dict)
    revealed: set[tuple[str, int]] = field(default_factory=set)
    reveals: dict[tuple[str, int], RevealRecord] = field(default_factory=dict)
    groups: dict[tuple[str, int, str, str], GroupRecord] = field(default_factory=dict)
    moves: list[MoveRecord] = field(default_factory=list)
    promises: dict[tuple[str, str], PromiseRecord] = field(default_factory=dict)
    matrices: dict[tuple[str, str, str], MatrixRecord] = field(default_factory=dict)
    firms: dict[tuple[str, str, str], FirmRecord] = field(default_factory=dict)
    games: dict[tuple[str, str, str], GameRecord] = field(default_factory=dict)
    own_items: dict[tuple[str, str, str], int] = field(default_factory=dict)
    drawn: dict[tuple[str, int, str], DrawnRecord] = field(default_factory=dict)
    saved: dict[tuple[str, str], SavedRecord] = field(default_factory=dict)
    parked: dict[str, ParkedRecord] = field(default_factory=dict)
    wordings: dict[tuple[str, str, str], WordingRecord] = field(default_factory=dict)
    returned: Returned = field(default_factory=Returned)
    followed: Followed = field(default_factory=Followed)

    def copy(self) -> "Contents":
        """Return a snapshot: records are frozen."""
        return Contents(**{one.name: copy(getattr(self, one.name)) for one in fields(self)})


class MemoryRetaining:
    """The part of a store in memory that removes."""

    _now: Contents

    def remove_session(self, id: str) -> list[str]:
        """Remove a session and everything of it; there are no copies."""
        now = self._now
        self._forget_people(id)
        now.followed.without(id)
        del now.sessions[id]
        now.operations = {op: of for op, of in now.operations.items() if of != id}
        now.runs = {op: one for op, one in now.runs.items() if one.session != id}
        now.revealed = {(of, step) for of, step in now.revealed if of != id}
        now.reveals = {key: one for key, one in now.reveals.items() if one.session != id}
        now.drawn = {key: one for key, one in now.drawn.items() if one.session != id}
        now.moves = [one for one in now.moves if one.session != id]
        now.games = {key: one for key, one in now.games.items() if one.session != id}
        now.promises = {key: one for key, one in now.promises.items() if one.session != id}
        now.matrices = {key: one for key, one in now.matrices.items() if one.session != id}
        now.own_items = {key: n for key, n in now.own_items.items() if key[0] != id}
        now.wordings = {key: one for key, one in now.wordings.items() if key[0] != id}
        now.saved = {key: one for key, one in now.saved.items() if one.session != id}
        return []

    def _forget_people(self, id: str) -> None:
        now = self._now
        now.participants = {p: one for p, one in now.participants.items() if one.session != id}
        now.responses = {op: one for op, one in now.responses.items() if one.session != id}
        now.groups = {key: one for key, one in now.groups.items() if one.session != id}
        now.firms = {key: one for key, one in now.firms.items() if one.session != id}
        now.parked = {op: one for op, one in now.parked.items() if one.session != id}
        now.returned = now.returned.of(now.participants)

    def empty_session(self, id: str, at: datetime, were: Mapping[str, int]) -> list[str]:
        """Remove what single people said in a session, and who they were."""
        self._forget_people(id)
        self._now.sessions[id] = replace(self._now.sessions[id], emptied=at, were=dict(were))
        return []

    def drop_runs(self, ops: Collection[str]) -> None:
        """Take runs out of the decision ledger, by their operations."""
        self._now.runs = {op: one for op, one in self._now.runs.items() if op not in ops}

    def drop_drawn(self, session: str, steps: Collection[int]) -> None:
        """Forget what the reveals of steps looked like: they are drawn anew when asked for."""
        there = self._now.drawn.items()
        self._now.drawn = {
            key: one for key, one in there if key[0] != session or key[1] not in steps
        }

    def add_saved(self, record: SavedRecord) -> None:
        """Remember a file that a session was saved in; of one with that name, the last time."""
        self._now.saved[record.session, record.name] = record

    def saved(self, session: str) -> list[SavedRecord]:
        """Return the files that a session was saved in, the earliest first."""
        here = (one for one in self._now.saved.values() if one.session == session)
        return sorted(here, key=lambda one: (one.at, one.name))
