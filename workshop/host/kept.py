"""What the host has read or counted once and hands out until it changes.

Everything in here can be had again from the store; a transaction that fails forgets all of it.
"""

import itertools
import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from workshop.host.progress import Progress
from workshop.store import ParticipantRecord, ResponseRecord

Made = TypeVar("Made")

MOST = 64
"""Sessions that are remembered at the same time."""

RESULTS, RUNS, TEXTS, COMMON = "results", "runs", "texts", "common"
GROUPS, SIZES = "groups", "sizes"
PROMISES = "promises"
SEEN = "seen"
MOVES = "moves"
FIRMS, MEMBERS, GAMES, GAME = "firms", "members", "games", "game"
PROPOSED, JOB, TURNS, TEAMS = "proposed", "job", "turns", "teams"
TICKETS, PLANNED = "tickets", "planned"
OWN = "own"
WORDED = "worded"
PARKED = "parked"
FOLLOWED = "followed"


class Kept:
    """What is remembered of one session.

    Attributes:
        stamp: names what participants may see in common; another one whenever that changes.
        people: who has a seat, by id, in the order they joined; None until it is read.
        numbers: of all seats that ever were, in the order they were taken, by id, from 1.
        progress: of the present round; None until it is counted.
    """

    def __init__(self, stamps: Callable[[], str]) -> None:
        self._stamps = stamps
        self._made: dict[str, Any] = {}
        self.stamp = stamps()
        self.people: dict[str, ParticipantRecord] | None = None
        self.numbers: dict[str, int] = {}
        self._settled: set[str] | None = None
        self.progress: Progress | None = None

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what was made under a name, and make it the first time."""
        if name not in self._made:
            self._made[name] = make()
        made: Made = self._made[name]
        return made

    def changed(self, *names: str) -> None:
        """Forget these, and with them what everybody sees in common."""
        for name in (*names, COMMON):
            self._made.pop(name, None)
        self.stamp = self._stamps()

    def moved(self) -> None:
        """Forget what belongs to where the room was."""
        # What is asked may be other questions of the same round.
        self.progress = None
        self.changed(RESULTS, RUNS, TEXTS, GROUPS, SIZES, PROMISES, SEEN, MOVES, TICKETS, PLANNED)
        self.forget(FIRMS, MEMBERS, GAMES, GAME, JOB, TURNS, TEAMS)

    def left_out(self) -> None:
        """Forget what was counted of answers that count no longer."""
        self.forget(PROPOSED)
        self.moved()

    def forget(self, *names: str) -> None:
        """Forget these, of which participants see nothing in common."""
        for name in names:
            self._made.pop(name, None)

    def seat(self, person: ParticipantRecord) -> None:
        """Remember somebody who joined or changed, where people are remembered."""
        if self.people is not None:
            self.people[person.id] = person
            self.numbers.setdefault(person.id, len(self.numbers) + 1)
        if self.progress is not None:
            self.progress.join(person.id, person.department)

    def reseat(self, person: ParticipantRecord) -> None:
        """Remember somebody who is of another department now, and count the round again."""
        self.progress = None
        self.seat(person)

    def settled(self, read: Callable[[], set[str]]) -> set[str]:
        """Return who has answered anything, by id; read once."""
        if self._settled is None:
            self._settled = read()
        return self._settled

    def unseat(self, ids: list[str]) -> None:
        """Forget people whose seats were ended, and count the round again without them."""
        self.progress = None
        for id in ids:
            (self.people or {}).pop(id, None)

    def answer(self, step: int, given: ResponseRecord) -> None:
        """Count an answer, where the round is counted."""
        if self._settled is not None:
            self._settled.add(given.participant)
        if self.progress is not None and self.progress.step == step:
            said = (given.department, given.question, given.value)
            self.progress.answer(given.participant, *said, given.at)


class Memory:
    """What is remembered of the sessions; after each start of the host it is empty."""

    def __init__(self) -> None:
        self._start, self._numbers = secrets.token_hex(4), itertools.count()
        self._of: dict[str, Kept] = {}

    def of(self, session: str) -> Kept:
        """Return what is remembered of a session that exists."""
        if session not in self._of:
            if len(self._of) >= MOST:
                self._of.clear()
            self._of[session] = Kept(self._stamp)
        return self._of[session]

    def has(self, session: str) -> bool:
        """Whether anything is remembered of a session."""
        return session in self._of

    def all(self) -> list[tuple[str, Kept]]:
        """Return every session that is remembered, and what is."""
        return list(self._of.items())

    def drop(self, session: str) -> None:
        """Forget what is remembered of a session."""
        self._of.pop(session, None)

    def forget(self) -> None:
        """Forget everything: what was written since may not be there."""
        self._of.clear()

    def _stamp(self) -> str:
        return f"{self._start}-{next(self._numbers)}"
