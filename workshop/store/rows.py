"""Records as rows of the database, and back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping

from workshop.session import Phase, Position
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

Plain = (
    ResponseRecord
    | RunRecord
    | RevealRecord
    | GroupRecord
    | FirmRecord
    | GameRecord
    | DrawnRecord
    | SavedRecord
    | WordingRecord
    | ArrivalRecord
    | ParkedRecord
    | ParticipantRecord
)
"""Records whose fields are the columns of their table."""


def place(position: Position) -> dict[str, Any]:
    """Return the columns of a position."""
    return {
        "step": position.step,
        "phase": position.phase.value,
        "version": position.version,
        "talk": position.talk,
    }


# SQLite keeps no time zones, so times lie in the database as naive UTC.
def naive(moment: datetime) -> datetime:
    """Return a moment as the database keeps it."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def aware(moment: datetime) -> datetime:
    """Return a moment of the database."""
    return moment.replace(tzinfo=UTC)


def session(row: RowMapping) -> SessionRecord:
    """Return the record of a row."""
    return SessionRecord(
        id=row["id"],
        code=row["code"],
        name=row["name"],
        agenda=row["agenda"],
        departments=tuple(row["departments"]),
        language=row["language"],
        expected=row["expected"],
        created=aware(row["created"]),
        position=Position(row["step"], Phase(row["phase"]), row["version"], row["talk"]),
        entered=aware(row["entered"]) if row["entered"] else None,
        shown=row["shown"],
        address=row["address"],
        door=row["door"],
        before=_before(row["before"]),
        looking=row["looking"],
        looked=row["looked"],
        mode=row["mode"],
        countdown=_countdown(row["countdown"]),
        practice=row["practice"],
        course=_course(row["course"] or ()),
        slots=tuple(tuple(map(_course, slot)) for slot in row["slots"] or ()),
        after=row["after"],
        names=row["names"] or {},
        keeps_until=aware(row["keeps_until"]) if row["keeps_until"] else None,
        emptied=aware(row["emptied"]) if row["emptied"] else None,
        were=row["were"] or {},
        paused=aware(row["paused"]) if row["paused"] else None,
        carry_key=row["carry_key"],
        closed=aware(row["closed"]) if row["closed"] else None,
        goes_on=row["goes_on"],
        passing=row["passing"],
        parking=row["parking"],
        minutes=row["minutes"] or {},
    )


def columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a session's record as the columns of its row."""
    found = {name: _column(value) for name, value in fields.items() if name != "position"}
    return found | (place(fields["position"]) if "position" in fields else {})


def _column(value: Any) -> Any:
    """Return the value of a field as the database keeps it: what is empty is nothing there."""
    if isinstance(value, datetime):
        return naive(value)
    if isinstance(value, Before):
        return _was(value)
    if isinstance(value, Countdown):
        return {"began": naive(value.began).isoformat(), "seconds": value.seconds}
    if isinstance(value, tuple):
        return list(value) or None
    return (dict(value) or None) if isinstance(value, Mapping) else value


def _course(kept: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((exercise, round) for exercise, round in kept)


def _was(record: Before) -> dict[str, Any]:
    """Return where a room was as the database keeps it, versions left out: they only count up."""
    entered = naive(record.entered).isoformat() if record.entered else None
    at = {name: value for name, value in place(record.position).items() if name != "version"}
    course = {"course": list(record.course)} if record.course else {}
    return {**at, "entered": entered, "shown": record.shown, **course}


def _before(kept: dict[str, Any] | None) -> Before | None:
    if kept is None:
        return None
    entered = aware(datetime.fromisoformat(kept["entered"])) if kept["entered"] else None
    at = Position(kept["step"], Phase(kept["phase"]), talk=kept.get("talk", ""))
    return Before(at, entered, kept["shown"], _course(kept.get("course", ())))


def _countdown(kept: dict[str, Any] | None) -> Countdown | None:
    if kept is None:
        return None
    return Countdown(aware(datetime.fromisoformat(kept["began"])), kept["seconds"])


def group(row: RowMapping) -> GroupRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in GroupRecord.__dataclass_fields__}
    moment = values["understood"]
    return GroupRecord(**values | {"understood": aware(moment) if moment else None})


def row(record: Plain) -> dict[str, Any]:
    """Return the row of a record whose fields are its columns."""
    values = {name: getattr(record, name) for name in record.__dataclass_fields__}
    return {name: naive(v) if isinstance(v, datetime) else v for name, v in values.items()}


def move(row: RowMapping) -> MoveRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in MoveRecord.__dataclass_fields__}
    return MoveRecord(**values | {"at": aware(row["at"])})


def reveal(row: RowMapping) -> RevealRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in RevealRecord.__dataclass_fields__}
    times = {name: aware(row[name]) for name in ("at", "left") if row[name] is not None}
    return RevealRecord(**values | times)


def drawn(row: RowMapping) -> DrawnRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in DrawnRecord.__dataclass_fields__}
    return DrawnRecord(**values | {"at": aware(row["at"])})


def saved(row: RowMapping) -> SavedRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in SavedRecord.__dataclass_fields__}
    return SavedRecord(**values | {"at": aware(row["at"])})


def ledger(row: RowMapping) -> RunRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in RunRecord.__dataclass_fields__}
    return RunRecord(**values | {"at": aware(row["at"])})


def arrival(row: RowMapping) -> ArrivalRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in ArrivalRecord.__dataclass_fields__}
    return ArrivalRecord(**values | {name: aware(values[name]) for name in ("issued", "at")})


def participant(row: RowMapping) -> ParticipantRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in ParticipantRecord.__dataclass_fields__}
    times = ("joined", "arrived", "ended")
    return ParticipantRecord(
        **values | {name: aware(row[name]) for name in times if row[name] is not None}
    )


def response(row: RowMapping) -> ResponseRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in ResponseRecord.__dataclass_fields__}
    return ResponseRecord(**values | {"at": aware(row["at"])})


def promise(record: PromiseRecord) -> dict[str, Any]:
    """Return the row of a promise."""
    values = {name: getattr(record, name) for name in record.__dataclass_fields__}
    lists = {name: list(values[name]) for name in ("sources", "agreed")}
    tables = {name: dict(values[name]) for name in ("terms", "signed")}
    times = {name: naive(values[name]) for name in ("at", "judged") if values[name]}
    return values | lists | tables | times


def promised(row: RowMapping) -> PromiseRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in PromiseRecord.__dataclass_fields__}
    lists = {name: tuple(values[name]) for name in ("sources", "agreed")}
    times = {name: aware(values[name]) for name in ("at", "judged") if values[name] is not None}
    return PromiseRecord(**values | lists | times)


def matrix(record: MatrixRecord) -> dict[str, Any]:
    """Return the row of a table that a room fills in."""
    values = {name: getattr(record, name) for name in record.__dataclass_fields__}
    weights = {number: dict(by) for number, by in record.weights.items()}
    plain = {name: dict(values[name]) for name in ("names", "judges")}
    return values | plain | {"weights": weights, "ops": list(record.ops), "at": naive(record.at)}


def shared_out(row: RowMapping) -> MatrixRecord:
    """Return the record of a row."""
    values = {name: row[name] for name in MatrixRecord.__dataclass_fields__}
    return MatrixRecord(**values | {"ops": tuple(values["ops"]), "at": aware(values["at"])})
