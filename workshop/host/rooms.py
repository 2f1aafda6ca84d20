"""What every command works on: the store, who is who, and the bells to ring."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from workshop.contracts.looks import OwnItem
from workshop.contracts.overview import Machine
from workshop.contracts.rehearsal import Rehearsal
from workshop.contracts.replies import Command
from workshop.contracts.runs import Outcome
from workshop.errors import Refused
from workshop.host.callers import ELSEWHERE, Caller, Register, clean_code, new_code
from workshop.host.device import Devices
from workshop.host.doings import Doing
from workshop.host.fields import text
from workshop.host.jobs import Job
from workshop.host.kept import Memory
from workshop.host.paced import Paced
from workshop.session import KEEP_DAYS, Position
from workshop.store import ParticipantRecord, SessionRecord, Store


def all_is_well() -> Machine:
    """Return what is told of a machine before its server has said anything."""
    return {"system": "other", "trouble": "", "reached": True, "battery": None}


@dataclass
class Ahead:
    """What is reckoned ahead; in memory only.

    Attributes:
        due: when to reckon the next quarter, by session.
        found: what it would pay, by session, with what that was reckoned from.
    """

    due: dict[str, datetime] = field(default_factory=dict)
    found: dict[str, tuple[Job, Outcome]] = field(default_factory=dict)

    def forget(self, session: str) -> None:
        """Forget all of a session."""
        self.due.pop(session, None)
        self.found.pop(session, None)


@dataclass
class Rooms:
    """The rooms of one host.

    Attributes:
        bells: the topics to ring after the commit.
        orders: computations to be made beside the host, by what they are for.
        underway: those that were taken and have not come back.
        gaps: how near the best those of them are that tell it; -1 where nothing was found yet.
        failed: those that were tried in vain; the next start of the host tries them again.
        kept: what was read or counted once.
        broken: what cannot be played, such as `exercises/kpi-tradeoffs`, and why: the server tells.
        checked: whether the server has told.
        present: hashes of the tokens of the seats that have a line at this moment.
        machine: what the server told of the machine; without word of it all is well.
    """

    store: Store
    register: Register
    clock: Callable[[], datetime]
    addresses: list[str]
    bells: set[str] = field(default_factory=set)
    orders: dict[str, Job] = field(default_factory=dict)
    underway: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    gaps: dict[str, float] = field(default_factory=dict)
    kept: Memory = field(default_factory=Memory)
    broken: dict[str, str] = field(default_factory=dict)
    checked: bool = False
    present: set[str] = field(default_factory=set)
    lost: dict[str, datetime] = field(default_factory=dict)
    """When seats lost their line, by the hash of their token; of those without one alone."""
    nudges: dict[str, tuple[Position, int, datetime]] = field(default_factory=dict)
    """Where, the how manieth and when phones were nudged last, by session."""
    fronts: dict[str, tuple[Position, int, str]] = field(default_factory=dict)
    """Where, which slide and what it shows that was brought to the front last, by session."""
    done: dict[str, list[Doing]] = field(default_factory=dict)
    """What whoever leads has done lately, by session, the latest last."""
    knocks: dict[str, dict[str, datetime]] = field(default_factory=dict)
    """Who waits at a door that is ajar, and when she said so last, by session and token's hash."""
    let_in: dict[str, set[str]] = field(default_factory=dict)
    """Who was let in and has not come yet."""
    places: dict[str, str] = field(default_factory=dict)
    """A word for the browser and address of who came in since the start; on no disk."""
    devices: Devices = field(default_factory=Devices)
    machine: Machine = field(default_factory=all_is_well)
    own: dict[str, dict[tuple[str, str], list[OwnItem]]] = field(default_factory=dict)
    """Items of a team's own by session, exercise and question; on no disk, as they promise."""
    ends: dict[str, tuple[datetime, int]] = field(default_factory=dict)
    """When the clock of a quarter ends, and the version of where the room is then, by session."""
    held: dict[str, datetime] = field(default_factory=dict)
    """Until when a session's bell waits for what is being reckoned."""
    keep_days: int = KEEP_DAYS
    """For how many days what single people said is kept."""
    keeps: dict[str, datetime] = field(default_factory=dict)
    """When that is erased, by session; none of those of which nothing is left."""

    closed: set[str] = field(default_factory=set)
    """Sessions that go on with another laptop."""
    incoming: dict[str, bytes] = field(default_factory=dict)
    """What has come of a session that is taken in, by operation."""
    missed: dict[str, int] = field(default_factory=dict)
    """Wrong return words since the start, by session."""
    trials: dict[str, set[str]] = field(default_factory=dict)
    """Whose phones have answered a trial in the lobby, by session; on no disk."""
    rehearsals: dict[str, Rehearsal] = field(default_factory=dict)
    """Which invented people sit in a session of practice, by session; on no disk."""
    ahead: Ahead = field(default_factory=Ahead)
    paced: Paced = field(default_factory=Paced)

    def me(self, caller: Caller) -> ParticipantRecord:
        """Return the participant who asks.

        Raises:
            Refused: there is none, her seat was ended, or it is on another phone now.
        """
        if caller.subject == ELSEWHERE:
            raise Refused("seat-elsewhere")
        return known(self.store.participant_by_id(caller.subject))

    def seated(self, session: str) -> dict[str, ParticipantRecord]:
        """Return who has a seat in a session, by id, in the order they joined; read once."""
        kept = self.kept.of(session)
        if kept.people is None:
            joined = self.store.participants(session)
            kept.people = {p.id: p for p in joined if p.ended is None}
            kept.numbers = {p.id: number for number, p in enumerate(joined, 1)}
        return kept.people

    def mates(self, session: str, caller: Caller) -> list[ParticipantRecord]:
        """Return who shares the caller's device and still has a seat there, in their order."""
        tokens = caller.turn.mates if caller.turn else ()
        there = {one.token_hash: one for one in self.seated(session).values()}
        return [there[token] for token in tokens if token in there]

    def departments(self, record: SessionRecord) -> Counter[str]:
        """Return how many people of each department have a seat, or had one to the end."""
        if record.emptied:
            return Counter(record.were)
        return Counter(person.department for person in self.seated(record.id).values())

    def number(self, person: ParticipantRecord) -> int:
        """Return the number of a person's seat, by which she can tell the facilitator of it."""
        return self.numbers(person.session)[person.id]

    def numbers(self, session: str) -> dict[str, int]:
        """Return the numbers of all seats that a session ever had, by id."""
        self.seated(session)
        return self.kept.of(session).numbers

    def session(self, id: str) -> SessionRecord:
        """Return a session by its id.

        Raises:
            Refused: there is none.
        """
        record = self.store.session(id)
        if record is None:
            raise Refused("unknown-session")
        return record

    def by_code(self, command: Command) -> SessionRecord:
        """Return the session whose `code` a command names.

        Raises:
            Refused: there is none.
        """
        record = self.store.session_by_code(clean_code(text(command, "code")))
        if record is None:
            raise Refused("unknown-code")
        return record

    def named(self, command: Command) -> SessionRecord:
        """Return the session that a command names by `session` or by `code`.

        Raises:
            Refused: there is none.
        """
        if command.get("session"):
            return self.session(text(command, "session"))
        return self.by_code(command)

    def free_code(self) -> str:
        """Return a join code that no session has."""
        while self.store.session_by_code(code := new_code()):
            pass
        return code

    def order(self, key: str, job: Job) -> None:
        """Have something computed, unless it is being computed; the latest order counts."""
        if key not in self.underway:
            self.orders[key] = job

    def settled(self, person: ParticipantRecord) -> bool:
        """Whether a person has answered anything in her session."""
        kept = self.kept.of(person.session)
        return person.id in kept.settled(lambda: self.store.settled(person.session))

    def forget(self, session: str) -> None:
        """Keep nothing of a session that is no more, and compute nothing for it."""
        self.kept.drop(session)
        self.ends.pop(session, None)
        self.trials.pop(session, None)
        self.missed.pop(session, None)
        self.closed.discard(session)
        self.held.pop(session, None)
        self.keeps.pop(session, None)
        self.rehearsals.pop(session, None)
        self.ahead.forget(session)
        self.paced.forget(session)
        self.own.pop(session, None)
        self.nudges.pop(session, None)
        self.fronts.pop(session, None)
        self.done.pop(session, None)
        self.knocks.pop(session, None)
        self.let_in.pop(session, None)
        self.orders = {key: job for key, job in self.orders.items() if job.session != session}

    def hold(self, session: str, until: datetime) -> None:
        """Let a session's bell wait until a moment, or until something rings it again."""
        self.bells.discard(f"stage.{session}")
        self.held[session] = until

    def ring(self, topic: str, session: str) -> None:
        """Ring a topic of a session once what was done is durable."""
        self.bells.add(f"{topic}.{session}")
        if topic == "stage":
            self.held.pop(session, None)


def known(person: ParticipantRecord | None) -> ParticipantRecord:
    """Return somebody who has a seat.

    Raises:
        Refused: nobody is known by that token, or the seat was ended.
    """
    if person is None:
        raise Refused("unknown-token")
    if person.ended is not None:
        raise Refused("seat-ended")
    return person
