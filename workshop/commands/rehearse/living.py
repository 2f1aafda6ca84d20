"""A rehearsal that somebody leads: invented people come in and answer while her room is served."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import cast

from workshop.commands.rehearse.hosts import At
from workshop.commands.rehearse.seated import Seated, answer_now, come_in
from workshop.contracts.looks import SessionView
from workshop.contracts.replies import RoomReply
from workshop.errors import Refused, Unreachable, WorkshopError
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise
from workshop.questions.question import Question
from workshop.session import Phase, Step

log = logging.getLogger(__name__)

EVERY = 0.3
"""Seconds between two looks at where the room is."""

ARRIVING = 20.0
"""Seconds within which people come in, at the usual pace."""

READING, LINE = 3.0, 2.5
"""Seconds for a question, and for each of its lines, at the usual pace."""

LONGEST_SILENCE = 60.0
"""Seconds without an answer after which they leave: there is no workshop any more."""

PASSING = frozenset(
    {"closed", "not-saved", "ended", "ended-code", "unknown-code", "door-locked", "door-ajar",
     "room-full", "seat-ended", "unknown-token"}
)  # fmt: skip
"""Refusals that are no mistake: the room has moved on, or its facilitator wants nobody else."""


@dataclass(order=True)
class _Due:
    """Something that somebody will do at a moment of the clock, in seconds."""

    at: float
    number: int
    do: Callable[[], object] = field(compare=False)


class Visitors:
    """The invented people of a session that somebody else moves on.

    Args:
        host: where the session is.
        code: of the session.
        people: who comes.
        pace: how slow they all are; 1 is as people are, 0.1 ten times as fast.
    """

    def __init__(self, host: At, code: str, people: Sequence[Seated], pace: float) -> None:
        self._host, self._code, self._people, self._pace = host, code, people, pace
        self._due: list[_Due] = []
        self._version = -1
        self._planned: set[int] = set()
        self._given: set[tuple[int, str, str]] = set()
        self._over = threading.Event()

    def come(self, say: Callable[[str], object] | None) -> None:
        """Take part beside whoever calls this; `say` is told when they have left."""

        def stay() -> None:
            try:
                self.stay()
            except WorkshopError as error:
                log.error("%s", error)
            if say and not self._over.is_set():
                say("The session has ended, and the invented people have left. Ctrl+C stops.")

        threading.Thread(target=stay, daemon=True).start()

    def leave(self) -> None:
        """Let them go, wherever the room is."""
        self._over.set()

    def stay(self) -> None:
        """Take part until the session has ended, or it or its host is no more."""
        self._arrive(one for one in self._people if not one.who.persona.late)
        heard = time.monotonic()
        while not self._over.wait(EVERY) and time.monotonic() - heard < LONGEST_SILENCE:
            with suppress(Unreachable):  # the host is being started again
                if not self._step():
                    return
                heard = time.monotonic()

    def _step(self) -> bool:
        """Look where the room is and do what is due; return whether it goes on."""
        session = self._session()
        if session is None or session["phase"] == Phase.ENDED:
            return False
        if session["version"] != self._version:
            self._move_on(session)
        if session["phase"] == Phase.ASKING and not session["again"]:
            self._plan(session)
        self._do_what_is_due()
        return True

    def _session(self) -> SessionView | None:
        try:
            reply = self._host.ask("room", code=self._code)
        except Refused:
            return None
        return cast("RoomReply", reply)["session"]

    def _arrive(self, people: Iterable[Seated]) -> None:
        now = time.monotonic()
        for one in people:
            moment = one.who.chance("arriving").random() * ARRIVING * self._pace
            self._due.append(
                _Due(now + moment, one.who.number, partial(come_in, self._host, [one]))
            )

    def _move_on(self, session: SessionView) -> None:
        """Forget what was to be answered elsewhere; who is late comes once her round is asked."""
        self._version = session["version"]
        self._planned.clear()
        self._due = [due for due in self._due if not isinstance(due.do, _Answer | _Nod)]
        coming = {due.number for due in self._due}
        if session["phase"] == Phase.TALK:
            self._talk(session)
        if session["phase"] == Phase.ASKING:
            away = [one for one in self._people if not one.is_here]
            away = [one for one in away if one.who.number not in coming]
            self._arrive(one for one in away if one.comes_in(session))

    def _talk(self, session: SessionView) -> None:
        """Let everybody be understood in her own time, where something is said back."""
        here = Step(session["exercise"], session["round"])
        talk = step_content(here, session["mode"])[1].talk(session["talk"])
        for one in self._people if talk and talk.says_back else ():
            if talk and one.is_here:
                part = one.who.chance(session["talk"], "understood").uniform(0.3, 1.2)
                moment = time.monotonic() + part * talk.seconds * self._pace
                self._due.append(_Due(moment, one.who.number, _Nod(self._host, one)))

    def _plan(self, session: SessionView) -> None:
        """Give everybody who is here, once, the moments in which she answers."""
        here = Step(session["exercise"], session["round"])
        exercise, round = step_content(here, session["mode"])
        now = round.part(session["talk"])
        for one in self._people:
            if one.is_here and one.who.number not in self._planned:
                self._planned.add(one.who.number)
                self._plan_answers(one, exercise, one.asked(session, now))

    def _plan_answers(self, one: Seated, exercise: Exercise, asked: Sequence[Question]) -> None:
        moment = time.monotonic()
        for question in asked:
            if (one.who.number, exercise.slug, question.id) not in self._given:
                moment += self._takes(one, exercise, question)
                answer = _Answer(self._host, one, exercise, question, self._given)
                self._due.append(_Due(moment, one.who.number, answer))

    def _takes(self, one: Seated, exercise: Exercise, question: Question) -> float:
        """Return the seconds somebody takes for a question."""
        usual = READING + LINE * max(1, len(question.items))
        stray = one.who.chance(exercise.slug, question.id, "pace").uniform(0.6, 1.4)
        return usual * stray * one.who.persona.pace * self._pace

    def _do_what_is_due(self) -> None:
        now = time.monotonic()
        for due in sorted(one for one in self._due if one.at <= now):
            try:
                due.do()
            except Refused as refusal:
                if refusal.code not in PASSING:
                    log.warning("an invented person was refused: %s", refusal)
            self._due.remove(due)


@dataclass(frozen=True)
class _Nod:
    """Somebody says that the other has understood her."""

    host: At
    one: Seated

    def __call__(self) -> None:
        self.host.ask_all([self.one.understood()])


@dataclass(frozen=True)
class _Answer:
    """What somebody will answer once her moment has come; then she is not asked it again."""

    host: At
    one: Seated
    exercise: Exercise
    question: Question
    given: set[tuple[int, str, str]]

    def __call__(self) -> None:
        answer_now(self.host, self.one, self.exercise, self.question)
        self.given.add((self.one.who.number, self.exercise.slug, self.question.id))
