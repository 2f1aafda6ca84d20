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
from workshop.store.simulating import ReadingRecord, SimulationRecord

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
    "ReadingRecord",
    "ResponseRecord",
    "RevealRecord",
    "RunRecord",
    "SavedRecord",
    "SessionRecord",
    "SimulationRecord",
    "Store",
    "WordingRecord",
]
