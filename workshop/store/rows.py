"""Records as rows of the database, and back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar, Protocol, TypeVar

from sqlalchemy import RowMapping

from workshop.session import Phase, Position
from workshop.store.records import (
    Before,
    Countdown,
    MatrixRecord,
    PromiseRecord,
    SessionRecord,
)


class Plain(Protocol):
    """A record whose fields are columns of its table, by the same names."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def __init__(self, **values: Any) -> None:
        """Take the values of all fields."""


Made = TypeVar("Made", bound=Plain)


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
    names = [name for name in SessionRecord.__dataclass_fields__ if name != "position"]
    made = {
        "position": Position(row["step"], Phase(row["phase"]), row["version"], row["talk"]),
        "departments": tuple(row["departments"]),
        "before": _before(row["before"]),
        "countdown": _countdown(row["countdown"]),
        "course": _course(row["course"] or ()),
        "slots": tuple(tuple(map(_course, slot)) for slot in row["slots"] or ()),
        **{name: row[name] or {} for name in ("names", "were", "minutes")},
    }
    return SessionRecord(**{name: _value(row[name]) for name in names} | made)


def _value(kept: Any) -> Any:
    """Return what the database keeps, as a record has it."""
    return aware(kept) if isinstance(kept, datetime) else kept


def columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a session's record as the columns of its row."""
    found = {name: column(value) for name, value in fields.items() if name != "position"}
    return found | (place(fields["position"]) if "position" in fields else {})


def column(value: Any) -> Any:
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


def row(record: Plain) -> dict[str, Any]:
    """Return the row of a record whose fields are its columns."""
    values = {name: getattr(record, name) for name in record.__dataclass_fields__}
    return {name: naive(v) if isinstance(v, datetime) else v for name, v in values.items()}


def record(kind: type[Made], row: RowMapping) -> Made:
    """Return the record of a row whose columns are its fields."""
    return kind(**{name: _value(row[name]) for name in kind.__dataclass_fields__})


def promise(record: PromiseRecord) -> dict[str, Any]:
    """Return the row of a promise."""
    lists = {name: list(getattr(record, name)) for name in ("sources", "agreed")}
    tables = {name: dict(getattr(record, name)) for name in ("terms", "signed")}
    return row(record) | lists | tables


def promised(row: RowMapping) -> PromiseRecord:
    """Return the record of a row."""
    kept = record(PromiseRecord, row)
    return replace(kept, sources=tuple(kept.sources), agreed=tuple(kept.agreed))


def matrix(record: MatrixRecord) -> dict[str, Any]:
    """Return the row of a table that a room fills in."""
    weights = {number: dict(by) for number, by in record.weights.items()}
    plain = {name: dict(getattr(record, name)) for name in ("names", "judges")}
    return row(record) | plain | {"weights": weights, "ops": list(record.ops)}


def shared_out(row: RowMapping) -> MatrixRecord:
    """Return the record of a row."""
    kept = record(MatrixRecord, row)
    return replace(kept, ops=tuple(kept.ops))
