"""The store in a database: SQLAlchemy Core, one connection, opened by the session host alone."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from workshop.errors import WorkshopError
from workshop.session import Phase, Position
from workshop.store import rows, tables
from workshop.store.answers import Answers
from workshop.store.carrying import Carrying
from workshop.store.following import Following
from workshop.store.history import History
from workshop.store.leading import Leading
from workshop.store.parking import Parking
from workshop.store.playing import Playing
from workshop.store.promising import Promising
from workshop.store.records import (
    ParticipantRecord,
    RevealRecord,
    RunRecord,
    SessionRecord,
)
from workshop.store.retaining import Retaining
from workshop.store.returning import Returning
from workshop.store.running import Running
from workshop.store.sharing import Sharing
from workshop.store.simulating import Simulating
from workshop.store.soundness import driver, explained
from workshop.store.talking import Talking
from workshop.store.wording import Wordings


class DatabaseStore(
    Running,
    Answers,
    Talking,
    Playing,
    Promising,
    Sharing,
    Following,
    Wordings,
    History,
    Carrying,
    Returning,
    Parking,
    Leading,
    Retaining,
    Simulating,
):
    """A `Store` on one open connection.

    Args:
        engine: as `workshop.store.opening.open_store` makes it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection = engine.connect()
        self._path = Path(engine.url.database or "")
        self._file = _identity(self._path)
        self._scrub()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep what is written in the context durably, or, on an exception, nothing of it.

        Raises:
            WorkshopError: the disk or SQLite did not take it.
        """
        try:
            with self._connection.begin():
                before = self._changes()
                yield
                self._check_file(before)
        except (IntegrityError, ProgrammingError):
            raise  # a mistake of ours, and none of the disk's
        except DBAPIError as error:
            raise explained(self._path, error) from None
        finally:
            # SQLite leaves a transaction open that it could not commit, and the next would fail.
            raw = driver(self._connection)
            if raw.in_transaction:
                raw.rollback()
        self._scrub()

    def _check_file(self, before: int) -> None:
        """Notice that the file was deleted: SQLite would go on, and nothing of it would be left."""
        if self._changes() != before and _identity(self._path) != self._file:
            raise WorkshopError(f"{self._path} was deleted or replaced: nothing more is saved.")

    def _changes(self) -> int:
        return driver(self._connection).total_changes

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
        self._run(insert(tables.sessions).values(rows.columns(vars(record))))
        self._note(record.id, record.position, op, record.created)

    def session(self, id: str) -> SessionRecord | None:
        """Return a session by its id."""
        return self._one_session(tables.sessions.c.id == id)

    def session_by_code(self, code: str) -> SessionRecord | None:
        """Return a session by its join code."""
        return self._one_session(tables.sessions.c.code == code)

    def sessions(self) -> list[SessionRecord]:
        """Return all sessions, newest first."""
        query = select(tables.sessions).order_by(tables.sessions.c.created.desc())
        return [rows.session(row) for row in self._run(query).mappings()]

    def _change(self, id: str, **fields: Any) -> None:
        changed = update(tables.sessions).where(tables.sessions.c.id == id)
        self._run(changed.values(rows.columns(fields)))

    def add_reveal(self, record: RevealRecord) -> None:
        """Keep what a reveal showed."""
        self._run(insert(tables.reveals).values(rows.row(record)))

    def reveal(self, session: str, step: int) -> RevealRecord | None:
        """Return what a step's reveal showed, where that was kept."""
        row = self._run(select(tables.reveals).where(*_reveal(session, step))).mappings().first()
        return rows.record(RevealRecord, row) if row else None

    def leave_reveal(self, session: str, step: int, at: datetime | None) -> None:
        """Record when the room went on from a reveal; None: it came back."""
        gone = update(tables.reveals).where(*_reveal(session, step))
        self._run(gone.values(left=rows.column(at)))

    def revealed(self, session: str) -> set[int]:
        """Return the steps whose results the room has seen."""
        moves = tables.events.c
        query = select(moves.step).where(moves.session == session, moves.phase == Phase.REVEALED)
        return set(self._run(query).scalars())

    def operation(self, op: str) -> str | None:
        """Return the id of what an operation opened or moved, if it was carried out before."""
        query = select(tables.events.c.session).where(tables.events.c.op == op)
        found: str | None = self._run(query).scalar()
        return found

    def add_participant(self, record: ParticipantRecord) -> None:
        """Remember a person."""
        self._run(insert(tables.participants).values(rows.row(record)))

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
        """Return the people of a session, in the order they joined, ended seats too."""
        return self._people(tables.participants.c.session == session)

    def people(self, ids: Collection[str]) -> list[ParticipantRecord]:
        """Return people by their ids."""
        return self._people(tables.participants.c.id.in_(list(ids)))

    def people_by_token(self, token_hashes: Collection[str]) -> list[ParticipantRecord]:
        """Return people by the hashes of their tokens."""
        return self._people(tables.participants.c.token_hash.in_(list(token_hashes)))

    def _people(self, condition: Any) -> list[ParticipantRecord]:
        people = tables.participants
        query = select(people).where(condition).order_by(people.c.number)
        return [rows.record(ParticipantRecord, row) for row in self._run(query).mappings()]

    def arrive(self, ids: Collection[str], at: datetime) -> None:
        """Record that these people's pages opened a line; the first time stands."""
        people = tables.participants
        here = update(people).where(people.c.id.in_(list(ids)), people.c.arrived.is_(None))
        self._run(here.values(arrived=rows.naive(at)))

    def end(self, ids: Collection[str], at: datetime) -> None:
        """Record that these seats are ended."""
        people = tables.participants
        gone = update(people).where(people.c.id.in_(list(ids)))
        self._run(gone.values(ended=rows.naive(at)))

    def add_run(self, record: RunRecord) -> None:
        """Append a run to the decision ledger; one whose operation is known is left out."""
        known = select(tables.runs.c.op).where(tables.runs.c.op == record.op)
        if self._run(known).first() is None:
            self._run(insert(tables.runs).values(rows.row(record)))

    def runs(self, session: str, exercise: str, run: str = "") -> list[RunRecord]:
        """Return the runs of an exercise in a session, or of one id, in the order of computing."""
        kept = tables.runs
        ours = select(kept).where(kept.c.session == session, kept.c.exercise == exercise)
        ours = ours.where(kept.c.run == run) if run else ours
        return [
            rows.record(RunRecord, row)
            for row in self._run(ours.order_by(kept.c.number)).mappings()
        ]

    def _one_session(self, condition: Any) -> SessionRecord | None:
        row = self._run(select(tables.sessions).where(condition)).mappings().first()
        return rows.session(row) if row else None

    def _one_participant(self, condition: Any) -> ParticipantRecord | None:
        row = self._run(select(tables.participants).where(condition)).mappings().first()
        return rows.record(ParticipantRecord, row) if row else None

    def _note(self, id: str, to: Position, op: str, at: datetime, phase: str = "") -> None:
        row = {"op": op, "session": id, "at": rows.naive(at), **rows.place(to)}
        row |= {"phase": phase} if phase else {}
        self._run(insert(tables.events).values(row))


def _reveal(session: str, step: int) -> tuple[Any, Any]:
    return tables.reveals.c.session == session, tables.reveals.c.step == step


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
