"""What a store can do, whatever it keeps its records in."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from workshop.contracts.tallies import Answers
from workshop.session import Position
from workshop.store.followed import IndicatorRecord, PulseRecord
from workshop.store.records import (
    ArrivalRecord,
    Before,
    Countdown,
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
    SavedRecord,
    SessionRecord,
    WordingRecord,
)
from workshop.store.simulating import ReadingRecord, SimulationRecord


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

    def remove_session(self, id: str) -> list[str]:
        """Remove a session and everything of it; its bytes leave the disk with the commit.

        It is taken out of the copies that the kit laid aside too, before anything else.

        Returns:
            The copies that could not be changed, by name.
        """

    def keep_until(self, id: str, until: datetime) -> None:
        """Record until when what single people said is kept."""

    def set_passing(self, id: str, *, passing: bool) -> None:
        """Record whether a session is gone when whoever leads leaves it."""

    def empty_session(self, id: str, at: datetime, were: Mapping[str, int]) -> list[str]:
        """Remove what single people said in a session, and who they were; its bytes go as well.

        Copies that the kit laid aside lose the whole session.

        Args:
            id: which one.
            at: when.
            were: how many people of each department there were.

        Returns:
            The copies that could not be changed, by name.
        """

    def drop_runs(self, ops: Collection[str]) -> None:
        """Take runs out of the decision ledger, by their operations."""

    def drop_drawn(self, session: str, steps: Collection[int]) -> None:
        """Forget what the reveals of steps looked like: they are drawn anew when asked for."""

    def add_saved(self, record: SavedRecord) -> None:
        """Remember a file that a session was saved in; of one with that name, the last time."""

    def saved(self, session: str) -> list[SavedRecord]:
        """Return the files that a session was saved in, the earliest first."""

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

    def stand_still(self, id: str, since: datetime | None, op: str, at: datetime) -> None:
        """Record since when a session stands still; None: it goes on. Any move goes on too.

        Args:
            id: which one.
            since: from when on; None where it goes on.
            op: the operation that did it.
            at: when.
        """

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

    def put_drawn(self, record: DrawnRecord) -> None:
        """Keep what a reveal looked like, in the place of what was kept of it before."""

    def drawn(self, session: str, step: int) -> list[DrawnRecord]:
        """Return what a reveal looked like, in each language in which that was kept."""

    def set_address(self, id: str, address: str) -> None:
        """Record which address phones are sent to."""

    def set_course(self, id: str, course: Sequence[tuple[str, str]]) -> None:
        """Record exercise and round of each step."""

    def change_course(
        self,
        id: str,
        course: Sequence[tuple[str, str]],
        position: Position,
        op: str,
        at: datetime,
        before: Before | None = None,
    ) -> None:
        """Record that a session plays something else from now on; the room stays where it is.

        Args:
            id: which one.
            course: exercise and round of each step.
            position: where it is, its version counted on.
            op: the operation that changed it.
            at: when.
            before: what it played, if the change can be taken back.
        """

    def set_names(self, id: str, names: Mapping[str, str]) -> None:
        """Record what the departments of a session call themselves, by id."""

    def show_parking(self, id: str, shown: bool) -> None:
        """Record whether the wall shows the parking place."""

    def set_pace(self, id: str, pace: str) -> None:
        """Record who opens questions and shows their results."""

    def hold(self, id: str, *, held: bool) -> None:
        """Record whether the results of the questions that are open wait for whoever leads.

        Any move ends that.
        """

    def set_door(self, id: str, door: str) -> None:
        """Record whether newcomers get in."""

    def revealed(self, session: str) -> set[int]:
        """Return the steps whose results the room has seen."""

    def operation(self, op: str) -> str | None:
        """Return the id of what an operation opened or moved, if it was carried out before."""

    def moves(self, sessions: Collection[str]) -> list[MoveRecord]:
        """Return the moves of sessions, each session's in their order."""

    def rounds_seen(self, sessions: Collection[str]) -> dict[tuple[str, int], tuple[str, str]]:
        """Return exercise and round of the steps whose results were shown, by session and step."""

    def add_participant(self, record: ParticipantRecord) -> None:
        """Remember a person."""

    def update_participant(self, id: str, department: str, language: str) -> None:
        """Change a person's department and language."""

    def set_carry(self, id: str, key: str, closed: datetime | None, goes_on: str) -> None:
        """Record by which key, since when and where a session goes on."""

    def set_word(self, participant: str, word_hash: str, until: datetime | None) -> None:
        """Record the hash of somebody's return word, and until when it is good."""

    def seat_of_word(
        self, session: str, word_hash: str
    ) -> tuple[ParticipantRecord, datetime | None] | None:
        """Return whose word that is in a session, and until when it is good."""

    def give_seat(self, participant: str, token_hash: str) -> None:
        """Record whose seat it is from now on; the word and the token of before are used up."""

    def gave_seat(self, token_hash: str) -> bool:
        """Whether somebody's seat went from this token to another one."""

    def add_arrival(self, record: ArrivalRecord) -> None:
        """Remember that a ticket was taken."""

    def arrivals(self, session: str) -> list[ArrivalRecord]:
        """Return the tickets that were taken in a session."""

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

    def given_by(
        self, session: str, participant: str, exercises: Collection[str]
    ) -> list[ResponseRecord]:
        """Return the latest answers of one person in some exercises, the oldest first."""

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

    def put_with(self, op: str, into: str) -> None:
        """Let a text be shown in the words of another one, or, with none, by itself."""

    def add_run(self, record: RunRecord) -> None:
        """Append a run to the decision ledger; one whose operation is known is left out."""

    def runs(self, session: str, exercise: str, run: str = "") -> list[RunRecord]:
        """Return the runs of an exercise in a session, or of one id, in the order of computing."""

    def count_down(self, id: str, countdown: Countdown | None) -> None:
        """Record the time that a room was given for what it does; None: there is none."""

    def add_groups(self, records: Collection[GroupRecord]) -> None:
        """Remember who belongs to which group."""

    def groups(self, session: str) -> list[GroupRecord]:
        """Return who has belonged to which group in a session, talk after talk."""

    def understand(self, record: GroupRecord) -> None:
        """Record that somebody was understood."""

    def add_firms(self, records: Collection[FirmRecord]) -> None:
        """Remember who plays in which firm."""

    def firms(self, session: str, exercise: str) -> list[FirmRecord]:
        """Return who plays in which firm, firm after firm."""

    def put_game(self, record: GameRecord) -> None:
        """Keep what a game is paid for, in the place of what was kept of it before."""

    def drop_game(self, record: GameRecord) -> None:
        """Forget what a game is paid for: it is as where nobody chose."""

    def games(self, session: str, exercise: str) -> list[GameRecord]:
        """Return what the games of an exercise are paid for, where that was chosen."""

    def put_promise(self, record: PromiseRecord) -> None:
        """Keep a promise as it is now, in the place of what was kept of it before."""

    def drop_promise(self, session: str, id: str) -> None:
        """Forget a promise; one that there is not is no mistake."""

    def promises(self, session: str) -> list[PromiseRecord]:
        """Return the promises of a session, in the order of its list."""

    def put_indicator(self, record: IndicatorRecord) -> None:
        """Keep an indicator as it is now, in the place of what was kept of it before."""

    def drop_indicator(self, session: str, id: str) -> None:
        """Forget an indicator; one that there is not is no mistake."""

    def indicators(self, session: str) -> list[IndicatorRecord]:
        """Return the indicators of a session, in their order."""

    def put_pulse(self, record: PulseRecord) -> None:
        """Keep a pulse as it is now, in the place of what was kept of it before."""

    def pulses(self, session: str) -> list[PulseRecord]:
        """Return the pulses of a session."""

    def pulse_numbers(self, session: str, which: str) -> set[str]:
        """Return what is kept of the numbers of the codes that a pulse has counted."""

    def add_pulse_numbers(self, session: str, which: str, numbers: Collection[str]) -> None:
        """Remember these too; each is new."""

    def forget_pulse_numbers(self, session: str, which: str) -> None:
        """Forget all of them: a pulse that is closed counts nothing any more."""

    def put_matrix(self, record: MatrixRecord) -> None:
        """Keep a table as it is now, in the place of what was kept of it before."""

    def matrix(self, session: str, exercise: str, question: str) -> MatrixRecord | None:
        """Return the table of a question; None where nothing was ever written into it."""

    def own_items(self, session: str) -> dict[tuple[str, str], int]:
        """Return how many items of a team's own are asked about, by exercise and question."""

    def put_own_items(self, session: str, exercise: str, question: str, number: int) -> None:
        """Keep how many there are, in the place of what was kept before; 0 for none."""

    def park(self, record: ParkedRecord) -> None:
        """Keep what somebody has parked."""

    def sort_parked(self, session: str, op: str, state: str, *, answered: bool) -> None:
        """Record what became of something that was parked."""

    def parked(self, session: str) -> list[ParkedRecord]:
        """Return what was parked in a session, the first one first."""

    def put_wording(self, record: WordingRecord) -> None:
        """Keep how a question is worded, in the place of what was kept of it before."""

    def drop_wording(self, session: str, exercise: str, question: str) -> None:
        """Forget how a question is worded; one of which nothing is kept is no mistake."""

    def wordings(self, session: str) -> list[WordingRecord]:
        """Return how questions are worded in a session, those of an exercise together."""

    def unmove(self, session: str, step: int, position: Position) -> None:
        """Let moves to a step, of which nothing is left, have led to another place.

        Args:
            session: which one.
            step: where the room was, and what it was taken back from.
            position: where it is instead.
        """

    def add_simulation(self, record: SimulationRecord) -> None:
        """Remember that a session is a rehearsal with feedback."""

    def simulation(self, session: str) -> SimulationRecord | None:
        """Return who sits in a rehearsal with feedback; None where a session is none."""

    def add_reading(self, record: ReadingRecord) -> None:
        """Keep what was said at a reveal of which nothing was said before."""

    def readings(self, session: str) -> list[ReadingRecord]:
        """Return what was said at the reveals of a session, in the order of its steps."""

    def add_facilitator(self, token_hash: str, at: datetime, browser: str = "") -> None:
        """Remember a facilitator's browser, and what it is called."""

    def forget_facilitator(self, token_hash: str) -> None:
        """Forget one facilitator's browser; one that there is not is no mistake."""

    def facilitators(self) -> list[FacilitatorRecord]:
        """Return every facilitator's browser, the one that was let in first first."""

    def forget_facilitators(self) -> int:
        """Forget every facilitator's browser, and return how many there were."""

    def facilitator(self, token_hash: str) -> bool:
        """Whether a token is a facilitator's."""
