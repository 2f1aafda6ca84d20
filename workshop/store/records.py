"""What a store remembers: frozen records, without any database in them."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from workshop.contracts.runs import Outcome, Parameters
from workshop.contracts.tallies import Answers, Tally, Value
from workshop.session import Position


@dataclass(frozen=True)
class Before:
    """Where a room was before its last move, so that the move can be taken back.

    Attributes:
        entered: when it came to that step.
        shown: the slide that was in front.
    """

    position: Position
    entered: datetime | None = None
    shown: int = 0


@dataclass(frozen=True)
class Countdown:
    """The time that a room was given for what it does now.

    Attributes:
        began: when it was started.
        seconds: how long it runs, minutes that were added later included.
    """

    began: datetime
    seconds: int


@dataclass(frozen=True)
class SessionRecord:
    """One live run. Times are UTC and aware.

    Attributes:
        entered: when the room came to its present step.
        shown: the slide of the reveal that is in front on the wall.
        address: the address phones are sent to, where the facilitator chose one.
        door: whether newcomers get in, `open` or `locked`.
        before: where the room was before a move that can be taken back.
        looking: the step whose reveal the room looks at again, wherever it is; None mostly.
        looked: the slide of that reveal that is in front.
        mode: who holds a phone: `people`, or `teams` where each side shares one.
        countdown: the time that runs; None where none was started.
        practice: whether invented people play it: nothing in it was said by anybody.
    """

    id: str
    code: str
    name: str
    agenda: str
    departments: tuple[str, ...]
    language: str
    expected: int
    created: datetime
    position: Position = field(default_factory=Position)
    entered: datetime | None = None
    shown: int = 0
    address: str = ""
    door: str = "open"
    before: Before | None = None
    looking: int | None = None
    looked: int = 0
    mode: str = "people"
    countdown: Countdown | None = None
    practice: bool = False


@dataclass(frozen=True)
class RevealRecord:
    """What the room saw at a reveal, as it was counted then. Append-only.

    Attributes:
        step: which step of the agenda; a step is revealed once.
        results: tallies by question.
        at: when it was shown.
        left: when the room went on; None while it is there.
    """

    session: str
    step: int
    exercise: str
    round: str
    results: dict[str, Tally]
    at: datetime
    left: datetime | None = None


@dataclass(frozen=True)
class ParticipantRecord:
    """One person in a session; the token itself is never stored, only its hash.

    Attributes:
        arrived: when her page opened a line for the first time.
        ended: when her seat was ended; she counts nowhere any more.
    """

    id: str
    session: str
    token_hash: str
    department: str
    language: str
    joined: datetime
    arrived: datetime | None = None
    ended: datetime | None = None


@dataclass(frozen=True)
class ResponseRecord:
    """One answer. Append-only: a later one of the same person to the same question counts.

    Attributes:
        released: a text that the room may read.
        left_out: it counts no longer, for its seat was ended before anything of it was shown.
    """

    op: str
    session: str
    participant: str
    department: str
    exercise: str
    question: str
    value: Value
    at: datetime
    released: bool = False
    left_out: bool = False


@dataclass(frozen=True)
class RunRecord:
    """One computation of a model in a session: the decision ledger. Append-only.

    Attributes:
        run: the run's id in its exercise.
        model: which model; `parameters` is all that it was told, `outcome` what it gave.
        played: whether the facilitator asked for it; else it comes from the room's answers.
    """

    op: str
    session: str
    exercise: str
    run: str
    model: str
    parameters: Parameters
    outcome: Outcome
    at: datetime
    played: bool = False


class Store(Protocol):
    """What must survive. Every method is called inside `transaction()`."""

    def transaction(self) -> AbstractContextManager[None]:
        """Group writes; when the context is left they are durable."""

    def savepoint(self) -> AbstractContextManager[None]:
        """Group the writes of one command inside a transaction."""

    def close(self) -> None:
        """Let go of whatever the store holds open."""

    def add_session(self, record: SessionRecord, op: str) -> None:
        """Remember a new session, opened by operation `op`."""

    def session(self, id: str) -> SessionRecord | None:
        """Return a session by its id."""

    def session_by_code(self, code: str) -> SessionRecord | None:
        """Return a session by its join code."""

    def sessions(self) -> list[SessionRecord]:
        """Return all sessions, newest first."""

    def size(self, session: str) -> tuple[int, int]:
        """Return how many seats a session has had, and how many answers count or counted."""

    def remove_session(self, id: str) -> None:
        """Remove a session and everything of it; its bytes leave the disk with the commit."""

    def move(
        self, id: str, position: Position, op: str, at: datetime, before: Before | None = None
    ) -> None:
        """Record that a session moved.

        Args:
            id: which one.
            position: where it is now.
            op: the operation that moved it.
            at: when.
            before: where it was, if the move can be taken back.
        """

    def take_back(self, id: str, position: Position, op: str, at: datetime, before: Before) -> None:
        """Record that a session moved back to where it was, its clock and its slide too."""

    def show(self, id: str, slide: int) -> None:
        """Record which slide is in front: of the reveal that is looked at again, where one is."""

    def look_again(self, id: str, step: int | None) -> None:
        """Record which earlier reveal the room looks at; None: it is where it is."""

    def add_reveal(self, record: RevealRecord) -> None:
        """Keep what a reveal showed."""

    def reveal(self, session: str, step: int) -> RevealRecord | None:
        """Return what a step's reveal showed, where that was kept."""

    def leave_reveal(self, session: str, step: int, at: datetime | None) -> None:
        """Record when the room went on from a reveal; None: it came back."""

    def set_address(self, id: str, address: str) -> None:
        """Record which address phones are sent to."""

    def set_door(self, id: str, door: str) -> None:
        """Record whether newcomers get in."""

    def revealed(self, session: str) -> set[int]:
        """Return the steps whose results the room has seen."""

    def operation(self, op: str) -> str | None:
        """Return the id of what an operation opened or moved, if it was carried out before."""

    def add_participant(self, record: ParticipantRecord) -> None:
        """Remember a person."""

    def update_participant(self, id: str, department: str, language: str) -> None:
        """Change a person's department and language."""

    def participant(self, token_hash: str) -> ParticipantRecord | None:
        """Return a person by the hash of her token."""

    def participant_by_id(self, id: str) -> ParticipantRecord | None:
        """Return a person by her id."""

    def participants(self, session: str) -> list[ParticipantRecord]:
        """Return the people of a session, in the order they joined, ended seats too."""

    def people(self, ids: Collection[str]) -> list[ParticipantRecord]:
        """Return people by their ids."""

    def people_by_token(self, token_hashes: Collection[str]) -> list[ParticipantRecord]:
        """Return people by the hashes of their tokens."""

    def arrive(self, ids: Collection[str], at: datetime) -> None:
        """Record that these people's pages opened a line; the first time stands."""

    def end(self, ids: Collection[str], at: datetime) -> None:
        """Record that these seats are ended."""

    def add_response(self, record: ResponseRecord) -> bool:
        """Append an answer; False where its operation was carried out before."""

    def response(self, op: str) -> ResponseRecord | None:
        """Return the answer that an operation gave."""

    def has_response(self, op: str) -> bool:
        """Whether an answer's operation was carried out before."""

    def responses(
        self, session: str, exercise: str, questions: Collection[str] | None = None
    ) -> list[ResponseRecord]:
        """Return what counts: the latest answer of each person to each question.

        Args:
            session: whose answers.
            exercise: of which exercise.
            questions: only to these, where given.
        """

    def own_answers(
        self, session: str, exercise: str, people: Collection[str]
    ) -> dict[str, Answers]:
        """Return the latest answers of some people by person and question."""

    def settled(self, session: str) -> set[str]:
        """Return who has answered anything, by id."""

    def leave_out(
        self, session: str, people: Collection[str], shown: Collection[tuple[str, str]]
    ) -> None:
        """Let the answers of some people count no longer.

        Args:
            session: where they sat.
            people: their ids.
            shown: exercise and question of what the room has seen and what therefore stays.
        """

    def release(self, op: str, released: bool) -> None:
        """Mark the text of an answer as shown to the room, or take it back."""

    def add_run(self, record: RunRecord) -> None:
        """Append a run to the decision ledger; one whose operation is known is left out."""

    def runs(self, session: str, exercise: str) -> list[RunRecord]:
        """Return the runs of an exercise in a session, in the order they were computed."""

    def add_facilitator(self, token_hash: str, at: datetime) -> None:
        """Remember a facilitator's browser."""

    def forget_facilitators(self) -> int:
        """Forget every facilitator's browser, and return how many there were."""

    def facilitator(self, token_hash: str) -> bool:
        """Whether a token is a facilitator's."""
