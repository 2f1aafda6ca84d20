"""What must survive a restart: sessions, people and their answers."""

from workshop.store.memory import MemoryStore
from workshop.store.protocol import Store
from workshop.store.records import (
    Before,
    Countdown,
    DrawnRecord,
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
    SessionRecord,
    WordingRecord,
)

__all__ = [
    "Before",
    "Countdown",
    "DrawnRecord",
    "FirmRecord",
    "GameRecord",
    "GroupRecord",
    "MatrixRecord",
    "MemoryStore",
    "MoveRecord",
    "ParkedRecord",
    "ParticipantRecord",
    "PromiseRecord",
    "ResponseRecord",
    "RevealRecord",
    "RunRecord",
    "SessionRecord",
    "Store",
    "WordingRecord",
]
