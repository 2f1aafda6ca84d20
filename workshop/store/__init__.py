"""What must survive a restart: sessions, people and their answers."""

from workshop.store.followed import IndicatorRecord, PulseRecord
from workshop.store.memory import MemoryStore
from workshop.store.protocol import Store
from workshop.store.records import (
    ArrivalRecord,
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
    SavedRecord,
    SessionRecord,
    WordingRecord,
)

__all__ = [
    "ArrivalRecord",
    "Before",
    "Countdown",
    "DrawnRecord",
    "FirmRecord",
    "GameRecord",
    "GroupRecord",
    "IndicatorRecord",
    "MatrixRecord",
    "MemoryStore",
    "MoveRecord",
    "ParkedRecord",
    "ParticipantRecord",
    "PromiseRecord",
    "PulseRecord",
    "ResponseRecord",
    "RevealRecord",
    "RunRecord",
    "SavedRecord",
    "SessionRecord",
    "Store",
    "WordingRecord",
]
