"""What must survive a restart: sessions, people and their answers."""

from workshop.store.memory import MemoryStore
from workshop.store.records import (
    ParticipantRecord,
    ResponseRecord,
    RunRecord,
    SessionRecord,
    Store,
)

__all__ = [
    "MemoryStore",
    "ParticipantRecord",
    "ResponseRecord",
    "RunRecord",
    "SessionRecord",
    "Store",
]
