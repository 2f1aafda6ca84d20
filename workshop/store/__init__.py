"""What must survive a restart: sessions, people and their answers."""

from workshop.store.memory import MemoryStore
from workshop.store.records import ParticipantRecord, ResponseRecord, SessionRecord, Store

__all__ = ["MemoryStore", "ParticipantRecord", "ResponseRecord", "SessionRecord", "Store"]
