"""What a store remembers: frozen records, without any database in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workshop.contracts.plays import Bonus
from workshop.contracts.runs import Outcome, Parameters
from workshop.contracts.tallies import Tally, Value
from workshop.contracts.wording import Wording
from workshop.session import Position


@dataclass(frozen=True)
class Before:
    """Where a room was before its last move, so that the move can be taken back.

    Attributes:
        entered: when it came to that step.
        shown: the slide that was in front.
        course: what the session played then, where the move changed that; else empty.
    """

    position: Position
    entered: datetime | None = None
    shown: int = 0
    course: tuple[tuple[str, str], ...] = ()


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
        names: what its departments call themselves, by id; the others go by the ordinary name.
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
        course: exercise and round of each step, as the programme had them when it was opened;
            empty where an earlier kit opened it and nobody has worked it out.
        slots: what the facilitator may choose from, as the programme had it then: of each slot its
            exercises, of each of those exercise and round of its steps.
        carry_key: by it the tickets and return words of this session are known; empty until one is
            needed.
        closed: since when it goes on with another laptop; None while it is played here.
        goes_on: the address of that laptop; empty where nobody has said.
        after: the id of the session whose promises this one asks about; empty where there is none.
        keeps_until: when what single people said is erased; None as long as nobody has come in.
        emptied: when it was erased; None before.
        were: how many people of each department had a seat when it was erased; empty before.
        paused: since when the room stands still; None while it goes on.
        passing: whether it is practice that is gone when whoever leads leaves it.
        parking: whether the wall shows the parking place, until the room moves.
        minutes: planned for a step otherwise than its exercise has it, by `EXERCISE/ROUND`.
        pace: who opens questions and shows their results, `led` or `own`.
        held: whether the results of the questions that are open wait for whoever leads, at
            whatever pace, until the room moves.
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
    course: tuple[tuple[str, str], ...] = ()
    slots: tuple[tuple[tuple[tuple[str, str], ...], ...], ...] = ()
    after: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    keeps_until: datetime | None = None
    emptied: datetime | None = None
    were: Mapping[str, int] = field(default_factory=dict)
    paused: datetime | None = None
    carry_key: str = ""
    closed: datetime | None = None
    goes_on: str = ""
    passing: bool = False
    parking: bool = False
    minutes: Mapping[str, int] = field(default_factory=dict, hash=False)
    pace: str = "led"
    held: bool = False


@dataclass(frozen=True)
class SavedRecord:
    """A file that a session was saved in: its path or name, and nothing of what it holds.

    Attributes:
        kind: what it is, one of `workshop.host.saving.KINDS`.
        at: when it was written last.
    """

    session: str
    name: str
    kind: str
    at: datetime


@dataclass(frozen=True)
class FacilitatorRecord:
    """A browser that leads: the hash of its token, when it was let in, and what it is called."""

    token_hash: str
    created: datetime
    browser: str = ""


@dataclass(frozen=True)
class FirmRecord:
    """In which firm somebody plays in an exercise: its number, from 0, and the seat's name there.

    Where seats are swapped for a later game, this is that of the first one.
    """

    session: str
    exercise: str
    participant: str
    number: int
    seat: str


@dataclass(frozen=True)
class GameRecord:
    """What a game of an exercise is paid for, where it was chosen: a name, or what was agreed."""

    session: str
    exercise: str
    play: str
    bonus: Bonus


@dataclass(frozen=True)
class MoveRecord:
    """One move of a session, its opening too: where it went, and when."""

    session: str
    step: int
    phase: str
    talk: str
    at: datetime


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
class DrawnRecord:
    """What a reveal looked like when the room saw it last, in one language.

    Attributes:
        of: names what was drawn: another name where what was shown has changed since.
        drawn: titles, tables and pictures, packed by `workshop.record.packing`.
    """

    session: str
    step: int
    language: str
    of: str
    drawn: bytes
    at: datetime


@dataclass(frozen=True)
class ParticipantRecord:
    """One person in a session; the token itself is never stored, only its hash.

    Attributes:
        arrived: when her page opened a line for the first time.
        ended: when her seat was ended; she counts nowhere any more.
        paper: whether she has no phone: her answers are entered from a sheet.
    """

    id: str
    session: str
    token_hash: str
    department: str
    language: str
    joined: datetime
    arrived: datetime | None = None
    ended: datetime | None = None
    paper: bool = False


@dataclass(frozen=True)
class ArrivalRecord:
    """A ticket that was taken: whose, issued when by the clock of the laptop before, taken when."""

    session: str
    ticket: str
    participant: str
    issued: datetime
    at: datetime


@dataclass(frozen=True)
class ResponseRecord:
    """One answer. Append-only: a later one of the same person to the same question counts.

    Attributes:
        released: a text that the room may read.
        left_out: it counts no longer, for its seat was ended before anything of it was shown.
        joined: the operation of the text in whose words it is shown; empty where it stands by
            itself.
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
    joined: str = ""


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


@dataclass(frozen=True)
class GroupRecord:
    """Who belongs to a group in a talk step.

    Attributes:
        number: the group's, from 0.
        understood: when she said that the other had understood her.
    """

    session: str
    step: int
    talk: str
    participant: str
    number: int
    understood: datetime | None = None

    @property
    def key(self) -> tuple[str, int, str, str]:
        """By which it is found: session, step, talk and participant."""
        return self.session, self.step, self.talk, self.participant


@dataclass(frozen=True)
class PromiseRecord:
    """What the sides of a room promise each other, from the proposal on.

    Attributes:
        id: unique in its session; says nothing of who proposed it.
        exercise: in which it was proposed.
        number: its place on the list, from 1.
        text: what is promised; empty where it is an example in the words of its exercise.
        example: the item of the exercise that it was taken from; empty for one of the room's own.
        sources: the operations of the texts that were put together in it.
        terms: the fields of the agreement by name, `workshop.contracts.promises.TERMS`; those of
            an example stand in its exercise until they are changed.
        agreed: the departments that have said yes to it aloud.
        signed: when each department signed, in ISO 8601.
        kept: `kept`, `partly` or `broken`, as a later session judged it; empty until then.
        judged: when it did.
        measured: the session's indicator by which it is counted; empty where there is none.
        at: when it was proposed.
    """

    session: str
    id: str
    exercise: str
    number: int
    at: datetime
    text: str = ""
    example: str = ""
    sources: tuple[str, ...] = ()
    terms: Mapping[str, str] = field(default_factory=dict)
    agreed: tuple[str, ...] = ()
    signed: Mapping[str, str] = field(default_factory=dict)
    kept: str = ""
    judged: datetime | None = None
    measured: str = ""

    def flat(self) -> dict[str, object]:
        """Return it as a row of a data frame: a column for each field, term and signature.

        `pandas.DataFrame(one.flat() for one in store.promises(session))`.
        """
        row = {name: getattr(self, name) for name in _FLAT}
        signed = {f"signed_{side}": moment for side, moment in self.signed.items()}
        return {**row, **self.terms, **signed, "kept": self.kept, "judged": self.judged}


_FLAT = ("session", "id", "exercise", "number", "at", "text", "example")


@dataclass(frozen=True)
class ParkedRecord:
    """A question or a worry that somebody has parked.

    Attributes:
        op: the operation that parked it.
        state: `waiting`, `released` or `away`.
        answered: whether it was marked so.
    """

    op: str
    session: str
    participant: str
    text: str
    at: datetime
    state: str = "waiting"
    answered: bool = False


@dataclass(frozen=True)
class WordingRecord:
    """How a question is worded for a session, where that is not as its content has it.

    Attributes:
        words: by language.
        title: what its round is called then; empty where that stays.
    """

    session: str
    exercise: str
    question: str
    words: Mapping[str, Wording]
    title: str = ""


@dataclass(frozen=True)
class MatrixRecord:
    """Who answers for which number, and who judges it, as a room has shared it out.

    Attributes:
        question: whose items are the numbers.
        names: of the functions that the room has added, by `more-1`, `more-2` and so on.
        weights: from 0 to 100, by number and function; what nobody has said is left out.
        judges: who says whether a number was reached, by number.
        example: whether it began with the exercise's example.
        ops: the operations that were carried out last, so that none is carried out twice.
        at: when it was changed last.
    """

    session: str
    exercise: str
    question: str
    at: datetime
    names: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    judges: Mapping[str, str] = field(default_factory=dict)
    example: bool = False
    ops: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """By which it is found: session, exercise and question."""
        return self.session, self.exercise, self.question
