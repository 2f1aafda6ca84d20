"""What a store in memory holds, and how it lets go of a session or of the single people in it."""

from collections.abc import Collection, Hashable, Mapping
from copy import copy
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from workshop.store.followed import IndicatorRecord, PulseRecord
from workshop.store.records import (
    ArrivalRecord,
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
from workshop.store.simulating import ReadingRecord, SimulationRecord

SINGLE = {"single": True}
"""What is kept of single people, as `workshop.store.tables` has it; a test compares the two."""


@dataclass
class Contents:
    """Everything there is, by what it is found by.

    A thing is of the session with which its key begins, or which it names itself: whatever else
    comes to be kept of a session goes with it.
    """

    sessions: dict[str, SessionRecord] = field(default_factory=dict)
    events: dict[str, MoveRecord] = field(default_factory=dict)
    participants: dict[str, ParticipantRecord] = field(default_factory=dict, metadata=SINGLE)
    words: dict[tuple[str, str], tuple[str, datetime | None]] = field(
        default_factory=dict, metadata=SINGLE
    )
    """Hashes of return words, and until when they are good, by session and participant."""
    former: set[tuple[str, str]] = field(default_factory=set, metadata=SINGLE)
    """Tokens from which a seat went to another one, with its session."""
    arrivals: dict[tuple[str, str], ArrivalRecord] = field(default_factory=dict, metadata=SINGLE)
    responses: dict[str, ResponseRecord] = field(default_factory=dict, metadata=SINGLE)
    runs: dict[str, RunRecord] = field(default_factory=dict)
    facilitators: dict[str, FacilitatorRecord] = field(default_factory=dict)
    reveals: dict[tuple[str, int], RevealRecord] = field(default_factory=dict)
    groups: dict[tuple[str, int, str, str], GroupRecord] = field(
        default_factory=dict, metadata=SINGLE
    )
    promises: dict[tuple[str, str], PromiseRecord] = field(default_factory=dict)
    matrices: dict[tuple[str, str, str], MatrixRecord] = field(default_factory=dict)
    firms: dict[tuple[str, str, str], FirmRecord] = field(default_factory=dict, metadata=SINGLE)
    games: dict[tuple[str, str, str], GameRecord] = field(default_factory=dict)
    own_items: dict[tuple[str, str, str], int] = field(default_factory=dict)
    drawn: dict[tuple[str, int, str], DrawnRecord] = field(default_factory=dict)
    saved: dict[tuple[str, str], SavedRecord] = field(default_factory=dict)
    parked: dict[str, ParkedRecord] = field(default_factory=dict, metadata=SINGLE)
    wordings: dict[tuple[str, str, str], WordingRecord] = field(default_factory=dict)
    indicators: dict[tuple[str, str], IndicatorRecord] = field(default_factory=dict)
    pulses: dict[tuple[str, str], PulseRecord] = field(default_factory=dict)
    pulse_numbers: set[tuple[str, str, str]] = field(default_factory=set)
    simulations: dict[tuple[str], SimulationRecord] = field(default_factory=dict)
    readings: dict[tuple[str, int], ReadingRecord] = field(default_factory=dict)

    def copy(self) -> "Contents":
        """Return a snapshot: records are frozen."""
        return Contents(**{one.name: copy(getattr(self, one.name)) for one in fields(self)})

    def forget(self, session: str, *, single: bool = False) -> None:
        """Forget what is kept of a session, or only what is of the single people in it."""
        for one in fields(self):
            if one.metadata == SINGLE or not single:
                setattr(self, one.name, _without(session, getattr(self, one.name)))


def _without(session: str, there: Any) -> Any:
    if isinstance(there, set):
        return {key for key in there if _session_of(key) != session}
    return {key: one for key, one in there.items() if _session_of(key, one) != session}


def _session_of(key: Hashable, one: object = None) -> object:
    return key[0] if isinstance(key, tuple) else getattr(one, "session", None)


class MemoryRetaining:
    """The part of a store in memory that removes."""

    _now: Contents

    def _change(self, id: str, **fields: Any) -> None:
        raise NotImplementedError

    def remove_session(self, id: str) -> list[str]:
        """Remove a session and everything of it; there are no copies."""
        del self._now.sessions[id]
        self._now.forget(id)
        return []

    def empty_session(self, id: str, at: datetime, were: Mapping[str, int]) -> list[str]:
        """Remove what single people said in a session, and who they were."""
        self._now.forget(id, single=True)
        self._change(id, emptied=at, were=dict(were))
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
