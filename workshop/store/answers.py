"""The answers in the database: a log that only grows, of which the latest counts."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from workshop.contracts.tallies import Answers as Given
from workshop.store import rows, tables
from workshop.store.records import ResponseRecord


class Answers:
    """The part of a store that keeps answers."""

    _connection: Connection

    def _run(self, statement: Any) -> Any:
        return self._connection.execute(statement)

    def add_response(self, record: ResponseRecord) -> bool:
        """Append an answer; False where its operation was carried out before."""
        new = insert(tables.responses).values(rows.row(record))
        done = self._run(new.on_conflict_do_nothing(index_elements=["op"]))
        return bool(done.rowcount)

    def response(self, op: str) -> ResponseRecord | None:
        """Return the answer that an operation gave."""
        given = tables.responses
        row = self._run(select(given).where(given.c.op == op)).mappings().first()
        return rows.record(ResponseRecord, row) if row else None

    def has_response(self, op: str) -> bool:
        """Whether an answer's operation was carried out before."""
        column = tables.responses.c.op
        return self._run(select(column).where(column == op)).first() is not None

    def responses(
        self, session: str, exercise: str, questions: Collection[str] | None = None
    ) -> list[ResponseRecord]:
        """Return what counts: the latest answer of each person to each question."""
        given = tables.responses
        latest = _latest(session, exercise)
        if questions is not None:
            latest = latest.where(given.c.question.in_(list(questions)))
        query = select(given).where(given.c.number.in_(latest), given.c.left_out.is_(False))
        return [
            rows.record(ResponseRecord, row)
            for row in self._run(query.order_by(given.c.number)).mappings()
        ]

    def own_answers(self, session: str, exercise: str, people: Collection[str]) -> dict[str, Given]:
        """Return the latest answers of some people by person and question."""
        given = tables.responses.c
        latest = _latest(session, exercise).where(given.participant.in_(list(people)))
        query = select(given.participant, given.question, given.value)
        own: dict[str, Given] = {}
        for who, question, value in self._run(query.where(given.number.in_(latest))):
            own.setdefault(who, {})[question] = value
        return own

    def given_by(
        self, session: str, participant: str, exercises: Collection[str]
    ) -> list[ResponseRecord]:
        """Return the latest answers of one person in some exercises, the oldest first."""
        given = tables.responses
        # Exercises are named for the index: without them everybody's answers would be gone through.
        hers = select(func.max(given.c.number)).where(
            given.c.session == session,
            given.c.exercise.in_(list(exercises)),
            given.c.participant == participant,
        )
        latest = hers.group_by(given.c.exercise, given.c.question)
        query = select(given).where(given.c.number.in_(latest)).order_by(given.c.number)
        return [rows.record(ResponseRecord, row) for row in self._run(query).mappings()]

    def settled(self, session: str) -> set[str]:
        """Return who has answered anything, by id."""
        given = tables.responses.c
        query = select(given.participant).distinct().where(given.session == session)
        return set(self._run(query).scalars())

    def leave_out(
        self, session: str, people: Collection[str], shown: Collection[tuple[str, str]]
    ) -> None:
        """Let the answers of some people count no longer, but for what the room has seen."""
        given = tables.responses.c
        theirs = update(tables.responses).where(
            given.session == session,
            given.participant.in_(list(people)),
            (given.exercise + "/" + given.question).not_in(["/".join(one) for one in shown]),
        )
        self._run(theirs.values(left_out=True))

    def release(self, op: str, released: bool) -> None:
        """Mark the text of an answer as shown to the room, or take it back."""
        given = tables.responses
        self._run(update(given).where(given.c.op == op).values(released=released))

    def put_with(self, op: str, into: str) -> None:
        """Let a text be shown in the words of another one, or, with none, by itself."""
        given = tables.responses
        self._run(update(given).where(given.c.op == op).values(joined=into))


def _latest(session: str, exercise: str) -> Any:
    given = tables.responses.c
    ours = select(func.max(given.number)).where(
        given.session == session, given.exercise == exercise
    )
    return ours.group_by(given.participant, given.question)
