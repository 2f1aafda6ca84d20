"""The rules of a live run: where a room is, and where it may go from there. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from workshop.errors import Refused

KEEP_DAYS = 90
"""For so many days what single people said is kept, unless whoever leads chooses otherwise."""

LARGEST_ROOM = 1000
"""How many people may be expected, and how many seats a room has at the most."""

SMALL_ROOM = 120
"""Seats every room has: nobody can tell before how many will come."""


def seats(expected: int) -> int:
    """Return how many seats a room has for which so many people are expected."""
    return min(LARGEST_ROOM, max(SMALL_ROOM, 2 * expected))


class Phase(StrEnum):
    """What the room is doing."""

    LOBBY = "lobby"
    STORY = "story"
    TALK = "talk"
    ASKING = "asking"
    CLOSED = "closed"
    REVEALED = "revealed"
    ENDED = "ended"


class Mode(StrEnum):
    """Who holds a phone: everybody, or each side (or table) one that it answers on together."""

    PEOPLE = "people"
    TEAMS = "teams"


class Pace(StrEnum):
    """Who opens the questions of a story and shows their results: whoever leads, or they come.

    At one's own pace each goes on to the questions when she has read, and the results come once
    all who are there have answered everything.
    """

    LED = "led"
    OWN = "own"


PAUSED = "paused"
"""What the history of a session calls a pause: its phase stays what it was."""


class Door(StrEnum):
    """Whether newcomers get in, or wait until they are let in; who has a seat always does."""

    OPEN = "open"
    AJAR = "ajar"
    LOCKED = "locked"


class Move(StrEnum):
    """What a facilitator may ask for; the first four are the command line's `--to`."""

    ASKING = "asking"
    CLOSED = "closed"
    REVEALED = "revealed"
    NEXT = "next"
    END = "end"
    STORY = "story"
    TALK = "talk"


@dataclass(frozen=True)
class Beat:
    """What a room does for a while in a step: a phase.

    Attributes:
        talk: in talk, which talk step; in asking, the one after which the room goes on asking, or
            the question of the quarter that is played.
    """

    phase: Phase
    talk: str = ""


PLAIN = tuple(map(Beat, (Phase.STORY, Phase.ASKING, Phase.CLOSED, Phase.REVEALED)))
"""The course of a step in which nobody is sent to talk."""


@dataclass(frozen=True)
class Step:
    """One round of one exercise of the agenda.

    Attributes:
        course: what the room does in it, in order; nothing where there is no such round any more.
    """

    exercise: str
    round: str
    course: tuple[Beat, ...] = PLAIN

    @property
    def gone(self) -> bool:
        """Whether it was played once, and is no more: nobody can come to it."""
        return not self.course

    def has(self, phase: Phase) -> bool:
        """Whether the room comes to a phase in it."""
        return any(beat.phase is phase for beat in self.course)

    def at(self, beat: Beat) -> int:
        """Return the place of a beat in the course; one that is there no more is over."""
        return self.course.index(beat) if beat in self.course else len(self.course)


@dataclass(frozen=True)
class Position:
    """Where a room is.

    Attributes:
        step: index into the agenda's steps; -1 in the lobby.
        version: counts the moves, so that a stale command is recognised.
        talk: which talk step of the round: `Beat.talk`.
    """

    step: int = -1
    phase: Phase = Phase.LOBBY
    version: int = 0
    talk: str = ""

    @property
    def beat(self) -> Beat:
        """What the room does there."""
        return Beat(self.phase, self.talk)


def advance(
    steps: tuple[Step, ...],
    position: Position,
    move: Move | None = None,
    revealed: Collection[int] = (),
    back: Position | None = None,
) -> Position:
    """Return the position after a move; without one, the natural next.

    From the lobby, `asking` goes straight to the first questions, past a check-in; `next` skips
    what is left of a step, so a facilitator who is out of time can go on, and every step whose
    results were shown already.

    Args:
        steps: those of the agenda.
        position: where the room is.
        move: what is asked for.
        revealed: the steps whose results the room has seen.
        back: where it goes on instead of the next step: it was called away from there.

    Raises:
        Refused: `not-now`, where the phase does not allow the move.
    """
    if position.phase is Phase.ENDED:
        raise Refused("ended")
    move = move or natural(steps, position)
    if move is Move.END:
        return _at(position, position.step, Phase.ENDED)
    if move is Move.NEXT and back:
        return _to(position, back.step, back.beat)
    if move is Move.NEXT:
        step = following(steps, position.step, revealed)
        if step is None:
            return _at(position, position.step, Phase.ENDED)
        return _enter(steps, position, step)
    if position.phase is Phase.LOBBY and move is Move.ASKING and any(not s.gone for s in steps):
        return _to(position, *_first_asked(steps))
    course = steps[position.step] if 0 <= position.step < len(steps) else None
    beat = _reached(course, position.beat, Phase(move.value)) if course else None
    if beat is None:
        raise Refused("not-now", move=move.value, phase=position.phase.value)
    return _to(position, position.step, beat)


def _first_asked(steps: tuple[Step, ...]) -> tuple[int, Beat]:
    """Return the first step that asks anything, and its questions; the very first where none."""
    asking = (at for at, step in enumerate(steps) if step.has(Phase.ASKING))
    at = next(asking, None)
    if at is None:
        first = next(n for n, step in enumerate(steps) if not step.gone)
        return first, steps[first].course[0]
    return at, next(beat for beat in steps[at].course if beat.phase is Phase.ASKING)


def _reached(step: Step, here: Beat, wanted: Phase) -> Beat | None:
    """Return the next beat of a phase where a move may lead to it, over what may be left out.

    Questions are left out by going on to the next step only. Asking is reached again from closed,
    so that a room closed too early can go on; after the reveal nobody's answer may change.
    """
    at = step.at(here)
    if (here.phase, wanted) == (Phase.CLOSED, Phase.ASKING):
        return next((beat for beat in step.course[at::-1] if beat.phase is wanted), Beat(wanted))
    to = next((n for n in range(at + 1, len(step.course)) if step.course[n].phase is wanted), None)
    if to is None:
        return None
    passed = {beat.phase for beat in step.course[at + 1 : to]} - {here.phase}
    return None if passed & {Phase.ASKING, Phase.REVEALED} else step.course[to]


def natural(steps: tuple[Step, ...], position: Position) -> Move:
    """Return the move a facilitator's big button makes."""
    if position.phase is Phase.LOBBY or not 0 <= position.step < len(steps):
        return Move.NEXT
    step = steps[position.step]
    rest = step.course[step.at(position.beat) + 1 :]
    return Move(rest[0].phase.value) if rest else Move.NEXT


def takes_answers(position: Position) -> bool:
    """Whether answers are taken now."""
    return position.phase is Phase.ASKING


def shows_results(position: Position) -> bool:
    """Whether the present round's results may leave the host."""
    return position.phase is Phase.REVEALED


def following(steps: tuple[Step, ...], step: int, revealed: Collection[int] = ()) -> int | None:
    """Return the step after another one; those that the room has seen are over. None: the end."""
    later = (at for at in range(step + 1, len(steps)) if not steps[at].gone)
    return next((at for at in later if at not in revealed), None)


def go_to(
    steps: tuple[Step, ...], position: Position, step: int, revealed: Collection[int]
) -> Position:
    """Return the position at the beginning of any step that the room has not seen yet.

    Raises:
        Refused: `ended`; `not-now`, where there is no such step, where the room is in it, or
            where its results were shown: nobody's answer to it may change any more.
    """
    if position.phase is Phase.ENDED:
        raise Refused("ended")
    there = 0 <= step < len(steps) and not steps[step].gone
    if not there or step == position.step or step in revealed:
        raise Refused("not-now", step=step)
    return _enter(steps, position, step)


def can_be_taken_back(position: Position) -> bool:
    """Whether the move that led here can be undone: results that were seen cannot be unseen."""
    return position.phase is not Phase.REVEALED


def taken_back(position: Position, before: Position) -> Position:
    """Return the position after the last move was undone."""
    return _to(position, before.step, before.beat)


def _enter(steps: tuple[Step, ...], position: Position, step: int) -> Position:
    return _to(position, step, steps[step].course[0])


def _at(position: Position, step: int, phase: Phase) -> Position:
    return _to(position, step, Beat(phase))


def _to(position: Position, step: int, beat: Beat) -> Position:
    version = position.version + 1
    return replace(position, step=step, phase=beat.phase, version=version, talk=beat.talk)
