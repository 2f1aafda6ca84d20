"""The store in a database: SQLAlchemy Core, one connection, opened by the session host alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, case, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.errors import WorkshopError
from workshop.session import Phase, Position
from workshop.store import tables
from workshop.store.records import ParticipantRecord, ResponseRecord, SessionRecord


class DatabaseStore:
    """A `Store` on one open connection.

    Args:
        engine: as `workshop.store.opening.open_store` makes it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection = engine.connect()
        self._path = Path(engine.url.database or "")
        self._file = _identity(self._path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep what is written in the context durably, or, on an exception, nothing of it."""
        with self._connection.begin():
            before = self._changes()
            yield
            # SQLite goes on writing to a file that was deleted, and nothing of it would be left.
            if self._changes() != before and _identity(self._path) != self._file:
                raise WorkshopError(f"{self._path} was deleted or replaced: nothing more is saved.")

    def _changes(self) -> int:
        changes: int = self._connection.connection.driver_connection.total_changes  # type: ignore[union-attr]
        return changes

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Keep what one command writes, or nothing of it, inside a transaction."""
        with self._connection.begin_nested():
            yield

    def close(self) -> None:
        """Close the connection and let the database's lock go."""
        self._connection.close()
        self._engine.dispose()

    def add_session(self, record: SessionRecord, op: str) -> None:
        """Remember a new session, opened by operation `op`."""
        row = {
            "id": record.id,
            "code": record.code,
            "name": record.name,
            "agenda": record.agenda,
            "departments": list(record.departments),
            "language": record.language,
            "expected": record.expected,
            "created": _naive(record.created),
            "entered": None,
            "shown": record.shown,
            "address": record.address,
            **_place(record.position),
        }
        self._run(insert(tables.sessions).values(row))
        self._add_event(record.id, record.position, op, record.created)

    def session(self, id: str) -> SessionRecord | None:
        """Return a session by its id."""
        return self._one_session(tables.sessions.c.id == id)

    def session_by_code(self, code: str) -> SessionRecord | None:
        """Return a session by its join code."""
        return self._one_session(tables.sessions.c.code == code)

    def sessions(self) -> list[SessionRecord]:
        """Return all sessions, newest first."""
        query = select(tables.sessions).order_by(tables.sessions.c.created.desc())
        return [_session(row) for row in self._run(query).mappings()]

    def move(self, id: str, position: Position, op: str, at: datetime) -> None:
        """Record that a session moved."""
        table = tables.sessions
        entered = case((table.c.step == position.step, table.c.entered), else_=_naive(at))
        changed = update(table).where(table.c.id == id)
        self._run(changed.values(entered=entered, shown=0, **_place(position)))
        self._add_event(id, position, op, at)

    def show(self, id: str, slide: int) -> None:
        """Record which slide of a reveal is in front."""
        changed = update(tables.sessions).where(tables.sessions.c.id == id)
        self._run(changed.values(shown=slide))

    def set_address(self, id: str, address: str) -> None:
        """Record which address phones are sent to."""
        changed = update(tables.sessions).where(tables.sessions.c.id == id)
        self._run(changed.values(address=address))

    def operation(self, op: str) -> str | None:
        """Return the id of what an operation opened or moved, if it was carried out before."""
        query = select(tables.events.c.session).where(tables.events.c.op == op)
        found: str | None = self._run(query).scalar()
        return found

    def add_participant(self, record: ParticipantRecord) -> None:
        """Remember a person."""
        row = {
            "id": record.id,
            "session": record.session,
            "token_hash": record.token_hash,
            "department": record.department,
            "language": record.language,
            "joined": _naive(record.joined),
        }
        self._run(insert(tables.participants).values(row))

    def update_participant(self, id: str, department: str, language: str) -> None:
        """Change a person's department and language."""
        changed = update(tables.participants).where(tables.participants.c.id == id)
        self._run(changed.values(department=department, language=language))

    def participant(self, token_hash: str) -> ParticipantRecord | None:
        """Return a person by the hash of her token."""
        return self._one_participant(tables.participants.c.token_hash == token_hash)

    def participant_by_id(self, id: str) -> ParticipantRecord | None:
        """Return a person by her id."""
        return self._one_participant(tables.participants.c.id == id)

    def participants(self, session: str) -> list[ParticipantRecord]:
        """Return the people of a session, in the order they joined."""
        people = tables.participants
        query = select(people).where(people.c.session == session).order_by(people.c.number)
        return [_participant(row) for row in self._run(query).mappings()]

    def add_response(self, record: ResponseRecord) -> bool:
        """Append an answer; False where its operation was carried out before."""
        row = {name: getattr(record, name) for name in record.__dataclass_fields__}
        try:
            with self._connection.begin_nested():
                self._run(insert(tables.responses).values(row | {"at": _naive(record.at)}))
        except IntegrityError:
            if self.has_response(record.op):
                return False
            raise
        return True

    def has_response(self, op: str) -> bool:
        """Whether an answer's operation was carried out before."""
        column = tables.responses.c.op
        return self._run(select(column).where(column == op)).first() is not None

    def responses(self, session: str, exercise: str) -> list[ResponseRecord]:
        """Return the latest answer of each person to each question of an exercise."""
        given = tables.responses
        latest = (
            select(func.max(given.c.number))
            .where(given.c.session == session, given.c.exercise == exercise)
            .group_by(given.c.participant, given.c.question)
        )
        query = select(given).where(given.c.number.in_(latest)).order_by(given.c.number)
        return [_response(row) for row in self._run(query).mappings()]

    def release(self, op: str, released: bool) -> None:
        """Mark the text of an answer as shown to the room, or take it back."""
        given = tables.responses
        self._run(update(given).where(given.c.op == op).values(released=released))

    def add_facilitator(self, token_hash: str, at: datetime) -> None:
        """Remember a facilitator's browser."""
        row = {"token_hash": token_hash, "created": _naive(at)}
        self._run(insert(tables.facilitators).values(row))

    def facilitator(self, token_hash: str) -> bool:
        """Whether a token is a facilitator's."""
        column = tables.facilitators.c.token_hash
        return self._run(select(column).where(column == token_hash)).first() is not None

    def _run(self, statement: Any) -> Any:
        return self._connection.execute(statement)

    def _one_session(self, condition: Any) -> SessionRecord | None:
        row = self._run(select(tables.sessions).where(condition)).mappings().first()
        return _session(row) if row else None

    def _one_participant(self, condition: Any) -> ParticipantRecord | None:
        row = self._run(select(tables.participants).where(condition)).mappings().first()
        return _participant(row) if row else None

    def _add_event(self, session: str, position: Position, op: str, at: datetime) -> None:
        row = {"op": op, "session": session, "at": _naive(at), **_place(position)}
        self._run(insert(tables.events).values(row))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _place(position: Position) -> dict[str, Any]:
    return {"step": position.step, "phase": position.phase.value, "version": position.version}


# SQLite keeps no time zones, so times lie in the database as naive UTC.
def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)


def _session(row: RowMapping) -> SessionRecord:
    return SessionRecord(
        id=row["id"],
        code=row["code"],
        name=row["name"],
        agenda=row["agenda"],
        departments=tuple(row["departments"]),
        language=row["language"],
        expected=row["expected"],
        created=_aware(row["created"]),
        position=Position(row["step"], Phase(row["phase"]), row["version"]),
        entered=_aware(row["entered"]) if row["entered"] else None,
        shown=row["shown"],
        address=row["address"],
    )


def _participant(row: RowMapping) -> ParticipantRecord:
    values = {name: row[name] for name in ParticipantRecord.__dataclass_fields__}
    return ParticipantRecord(**values | {"joined": _aware(row["joined"])})


def _response(row: RowMapping) -> ResponseRecord:
    values = {name: row[name] for name in ResponseRecord.__dataclass_fields__}
    return ResponseRecord(**values | {"at": _aware(row["at"])})
