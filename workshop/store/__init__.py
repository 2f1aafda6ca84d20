"""What must survive a restart: sessions, people and their answers."""

from workshop.store.memory import MemoryStore
from workshop.store.records import (
    Before,
    Countdown,
    ParticipantRecord,
    ResponseRecord,
    RevealRecord,
    RunRecord,
    SessionRecord,
    Store,
)

__all__ = [
    "Before",
    "Countdown",
    "MemoryStore",
    "ParticipantRecord",
    "ResponseRecord",
    "RevealRecord",
    "RunRecord",
    "SessionRecord",
    "Store",
]
