"""A store that forgets when its process ends: self-study and tests."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from workshop.contracts.tallies import Answers
from workshop.session import Phase, Position
from workshop.store.memory_following import RemembersFollowing
from workshop.store.memory_retaining import Contents, MemoryRetaining
from workshop.store.memory_returning import ReturningInMemory
from workshop.store.memory_simulating import SimulatingInMemory
from workshop.store.records import (
    DrawnRecord,
    FacilitatorRecord,
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
from workshop.store.running import Running


class MemoryStore(
    Running, MemoryRetaining, RemembersFollowing, ReturningInMemory, SimulatingInMemory
):
    """A `Store` in dictionaries; records are frozen, so a shallow copy is a snapshot."""

    def __init__(self) -> None:
        self._now = Contents()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep what is written in the context, or, on an exception, nothing of it."""
        before = self._now.copy()
        try:
            yield
        except BaseException:
            self._now = before
            raise

    savepoint = transaction

    def close(self) -> None:
        """Nothing is held open."""

    def add_session(self, record: SessionRecord, op: str) -> None:
        """Remember a new session, opened by operation `op`."""
        self._now.sessions[record.id] = record
        self._note(record.id, record.position, op, record.created)

    def session(self, id: str) -> SessionRecord | None:
        """Return a session by its id."""
        return self._now.sessions.get(id)

    def session_by_code(self, code: str) -> SessionRecord | None:
        """Return a session by its join code."""
        return next((s for s in self._now.sessions.values() if s.code == code), None)

    def sessions(self) -> list[SessionRecord]:
        """Return all sessions, newest first."""
        return sorted(self._now.sessions.values(), key=lambda s: s.created, reverse=True)

    def size(self, session: str) -> tuple[int, int]:
        """Return how many seats a session has had, and how many answers count or counted."""
        given = [r for r in self._now.responses.values() if r.session == session]
        answers = {(r.participant, r.exercise, r.question) for r in given}
        return len(self.participants(session)), len(answers)

    def _note(self, id: str, to: Position, op: str, at: datetime, phase: str = "") -> None:
        self._now.events[op] = MoveRecord(id, to.step, phase or to.phase.value, to.talk, at)

    def moves(self, sessions: Collection[str]) -> list[MoveRecord]:
        """Return the moves of sessions, each session's in their order."""
        here = (one for one in self._now.events.values() if one.session in sessions)
        return sorted(here, key=lambda one: one.session)

    def rounds_seen(self, sessions: Collection[str]) -> dict[tuple[str, int], tuple[str, str]]:
        """Return exercise and round of the steps whose results were shown, by session and step."""
        shown = self._now.reveals
        return {key: (one.exercise, one.round) for key, one in shown.items() if key[0] in sessions}

    def add_groups(self, records: Collection[GroupRecord]) -> None:
        """Remember who belongs to which group."""
        self._now.groups |= {record.key: record for record in records}

    def groups(self, session: str) -> list[GroupRecord]:
        """Return who has belonged to which group in a session, talk after talk."""
        here = (one for one in self._now.groups.values() if one.session == session)
        return sorted(here, key=lambda one: (one.step, one.talk, one.number))

    def understand(self, record: GroupRecord) -> None:
        """Record that somebody was understood."""
        self._now.groups[record.key] = record

    def _change(self, id: str, **fields: Any) -> None:
        self._now.sessions[id] = replace(self._now.sessions[id], **fields)

    def add_reveal(self, record: RevealRecord) -> None:
        """Keep what a reveal showed."""
        self._now.reveals[record.session, record.step] = record

    def reveal(self, session: str, step: int) -> RevealRecord | None:
        """Return what a step's reveal showed, where that was kept."""
        return self._now.reveals.get((session, step))

    def leave_reveal(self, session: str, step: int, at: datetime | None) -> None:
        """Record when the room went on from a reveal; None: it came back."""
        kept = self._now.reveals.get((session, step))
        if kept:
            self._now.reveals[session, step] = replace(kept, left=at)

    def put_drawn(self, record: DrawnRecord) -> None:
        """Keep what a reveal looked like, in the place of what was kept of it before."""
        self._now.drawn[record.session, record.step, record.language] = record

    def drawn(self, session: str, step: int) -> list[DrawnRecord]:
        """Return what a reveal looked like, in each language in which that was kept."""
        there = sorted(self._now.drawn.items())
        return [one for key, one in there if key[:2] == (session, step)]

    def revealed(self, session: str) -> set[int]:
        """Return the steps whose results the room has seen."""
        return {one.step for one in self.moves([session]) if one.phase == Phase.REVEALED}

    def operation(self, op: str) -> str | None:
        """Return the id of what an operation opened or moved, if it was carried out before."""
        found = self._now.events.get(op)
        return found.session if found else None

    def add_participant(self, record: ParticipantRecord) -> None:
        """Remember a person."""
        self._now.participants[record.id] = record

    def update_participant(self, id: str, department: str, language: str) -> None:
        """Change a person's department and language."""
        changed = replace(self._now.participants[id], department=department, language=language)
        self._now.participants[id] = changed

    def participant(self, token_hash: str) -> ParticipantRecord | None:
        """Return a person by the hash of her token."""
        people = self._now.participants.values()
        return next((p for p in people if p.token_hash == token_hash), None)

    def participant_by_id(self, id: str) -> ParticipantRecord | None:
        """Return a person by her id."""
        return self._now.participants.get(id)

    def participants(self, session: str) -> list[ParticipantRecord]:
        """Return the people of a session, in the order they joined, ended seats too."""
        return [p for p in self._now.participants.values() if p.session == session]

    def people(self, ids: Collection[str]) -> list[ParticipantRecord]:
        """Return people by their ids."""
        found = self._now.participants
        return [found[id] for id in dict.fromkeys(ids) if id in found]

    def people_by_token(self, token_hashes: Collection[str]) -> list[ParticipantRecord]:
        """Return people by the hashes of their tokens."""
        wanted = set(token_hashes)
        return [p for p in self._now.participants.values() if p.token_hash in wanted]

    def arrive(self, ids: Collection[str], at: datetime) -> None:
        """Record that these people's pages opened a line; the first time stands."""
        for person in self.people(ids):
            if person.arrived is None:
                self._now.participants[person.id] = replace(person, arrived=at)

    def end(self, ids: Collection[str], at: datetime) -> None:
        """Record that these seats are ended."""
        for person in self.people(ids):
            self._now.participants[person.id] = replace(person, ended=at)

    def add_response(self, record: ResponseRecord) -> bool:
        """Append an answer; False where its operation was carried out before."""
        if record.op in self._now.responses:
            return False
        self._now.responses[record.op] = record
        return True

    def response(self, op: str) -> ResponseRecord | None:
        """Return the answer that an operation gave."""
        return self._now.responses.get(op)

    def has_response(self, op: str) -> bool:
        """Whether an answer's operation was carried out before."""
        return op in self._now.responses

    def responses(
        self, session: str, exercise: str, questions: Collection[str] | None = None
    ) -> list[ResponseRecord]:
        """Return what counts: the latest answer of each person to each question."""
        return [
            response
            for response in self._latest(session, exercise)
            if not response.left_out and (questions is None or response.question in questions)
        ]

    def _latest(self, session: str, exercise: str) -> list[ResponseRecord]:
        latest: dict[tuple[str, str], ResponseRecord] = {}
        for response in self._now.responses.values():
            if (response.session, response.exercise) == (session, exercise):
                latest.pop((response.participant, response.question), None)
                latest[response.participant, response.question] = response
        return list(latest.values())

    def own_answers(
        self, session: str, exercise: str, people: Collection[str]
    ) -> dict[str, Answers]:
        """Return the latest answers of some people by person and question."""
        own: dict[str, Answers] = {}
        for response in self._latest(session, exercise):
            if response.participant in people:
                own.setdefault(response.participant, {})[response.question] = response.value
        return own

    def given_by(
        self, session: str, participant: str, exercises: Collection[str]
    ) -> list[ResponseRecord]:
        """Return the latest answers of one person in some exercises, the oldest first."""
        latest: dict[tuple[str, str], ResponseRecord] = {}
        for one in self._now.responses.values():
            hers = (one.session, one.participant) == (session, participant)
            if hers and one.exercise in exercises:
                latest.pop((one.exercise, one.question), None)
                latest[one.exercise, one.question] = one
        return list(latest.values())

    def settled(self, session: str) -> set[str]:
        """Return who has answered anything, by id."""
        return {r.participant for r in self._now.responses.values() if r.session == session}

    def leave_out(
        self, session: str, people: Collection[str], shown: Collection[tuple[str, str]]
    ) -> None:
        """Let the answers of some people count no longer, but for what the room has seen."""
        for op, given in self._now.responses.items():
            theirs = given.session == session and given.participant in people
            if theirs and (given.exercise, given.question) not in shown:
                self._now.responses[op] = replace(given, left_out=True)

    def release(self, op: str, released: bool) -> None:
        """Mark the text of an answer as shown to the room, or take it back."""
        if op in self._now.responses:
            self._now.responses[op] = replace(self._now.responses[op], released=released)

    def put_with(self, op: str, into: str) -> None:
        """Let a text be shown in the words of another one, or, with none, by itself."""
        if op in self._now.responses:
            self._now.responses[op] = replace(self._now.responses[op], joined=into)

    def add_run(self, record: RunRecord) -> None:
        """Append a run to the decision ledger; one whose operation is known is left out."""
        self._now.runs.setdefault(record.op, record)

    def runs(self, session: str, exercise: str, run: str = "") -> list[RunRecord]:
        """Return the runs of an exercise in a session, or of one id, in the order of computing."""
        ours = [
            r for r in self._now.runs.values() if (r.session, r.exercise) == (session, exercise)
        ]
        return [one for one in ours if not run or one.run == run]

    def add_firms(self, records: Collection[FirmRecord]) -> None:
        """Remember who plays in which firm."""
        self._now.firms |= {(r.session, r.exercise, r.participant): r for r in records}

    def firms(self, session: str, exercise: str) -> list[FirmRecord]:
        """Return who plays in which firm, firm after firm."""
        ours = [r for k, r in self._now.firms.items() if k[:2] == (session, exercise)]
        return sorted(ours, key=lambda one: (one.number, one.seat))

    def put_game(self, record: GameRecord) -> None:
        """Keep what a game is paid for, in the place of what was kept of it before."""
        self._now.games[record.session, record.exercise, record.play] = record

    def drop_game(self, record: GameRecord) -> None:
        """Forget what a game is paid for: it is as where nobody chose."""
        self._now.games.pop((record.session, record.exercise, record.play), None)

    def games(self, session: str, exercise: str) -> list[GameRecord]:
        """Return what the games of an exercise are paid for, where that was chosen."""
        return [r for k, r in self._now.games.items() if k[:2] == (session, exercise)]

    def put_promise(self, record: PromiseRecord) -> None:
        """Keep a promise as it is now, in the place of what was kept of it before."""
        self._now.promises[record.session, record.id] = record

    def drop_promise(self, session: str, id: str) -> None:
        """Forget a promise; one that there is not is no mistake."""
        self._now.promises.pop((session, id), None)

    def promises(self, session: str) -> list[PromiseRecord]:
        """Return the promises of a session, in the order of its list."""
        ours = [one for one in self._now.promises.values() if one.session == session]
        return sorted(ours, key=lambda one: one.number)

    def put_matrix(self, record: MatrixRecord) -> None:
        """Keep a table as it is now, in the place of what was kept of it before."""
        self._now.matrices[record.key] = record

    def own_items(self, session: str) -> dict[tuple[str, str], int]:
        """Return how many items of a team's own are asked about, by exercise and question."""
        there = self._now.own_items.items()
        return {(slug, asked): n for (of, slug, asked), n in there if of == session}

    def put_own_items(self, session: str, exercise: str, question: str, number: int) -> None:
        """Keep how many there are, in the place of what was kept before; 0 for none."""
        self._now.own_items.pop((session, exercise, question), None)
        if number:
            self._now.own_items[session, exercise, question] = number

    def park(self, record: ParkedRecord) -> None:
        """Keep what somebody has parked."""
        self._now.parked[record.op] = record

    def sort_parked(self, session: str, op: str, state: str, *, answered: bool) -> None:
        """Record what became of something that was parked."""
        one = self._now.parked.get(op)
        if one and one.session == session:
            self._now.parked[op] = replace(one, state=state, answered=answered)

    def parked(self, session: str) -> list[ParkedRecord]:
        """Return what was parked in a session, the first one first."""
        there = (one for one in self._now.parked.values() if one.session == session)
        return sorted(there, key=lambda one: one.at)

    def put_wording(self, record: WordingRecord) -> None:
        """Keep how a question is worded, in the place of what was kept of it before."""
        self._now.wordings[record.session, record.exercise, record.question] = record

    def drop_wording(self, session: str, exercise: str, question: str) -> None:
        """Forget how a question is worded; one of which nothing is kept is no mistake."""
        self._now.wordings.pop((session, exercise, question), None)

    def wordings(self, session: str) -> list[WordingRecord]:
        """Return how questions are worded in a session, those of an exercise together."""
        there = sorted(self._now.wordings.items())
        return [one for (of, _, _), one in there if of == session]

    def unmove(self, session: str, step: int, position: Position) -> None:
        """Let moves to a step, of which nothing is left, have led to another place."""
        to, phase, talk = position.step, position.phase.value, position.talk
        for op, one in self._now.events.items():
            if (one.session, one.step) == (session, step):
                self._now.events[op] = replace(one, step=to, phase=phase, talk=talk)

    def matrix(self, session: str, exercise: str, question: str) -> MatrixRecord | None:
        """Return the table of a question; None where nothing was ever written into it."""
        return self._now.matrices.get((session, exercise, question))

    def add_facilitator(self, token_hash: str, at: datetime, browser: str = "") -> None:
        """Remember a facilitator's browser, and what it is called."""
        self._now.facilitators[token_hash] = FacilitatorRecord(token_hash, at, browser)

    def forget_facilitators(self) -> int:
        """Forget every facilitator's browser, and return how many there were."""
        known, self._now.facilitators = self._now.facilitators, {}
        return len(known)

    def forget_facilitator(self, token_hash: str) -> None:
        """Forget one facilitator's browser; one that there is not is no mistake."""
        self._now.facilitators.pop(token_hash, None)

    def facilitators(self) -> list[FacilitatorRecord]:
        """Return every facilitator's browser, the one that was let in first first."""
        there = self._now.facilitators.values()
        return sorted(there, key=lambda one: (one.created, one.token_hash))

    def facilitator(self, token_hash: str) -> bool:
        """Whether a token is a facilitator's."""
        return token_hash in self._now.facilitators
