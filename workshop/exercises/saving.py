"""What may be left out of a session that runs late, what costs least first. Pure.

Never the prediction before its answer, never an answer that somebody has predicted, and never
the end: moments (check-in, break, closing) are not looked at, nor is a last round, nor what the
sides promise each other.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from workshop.exercises.agenda import step_content
from workshop.exercises.asked import is_asked
from workshop.exercises.exercise import Exercise, Reveal, Round, load_exercise, moments
from workshop.exercises.minutes import Measured, of_round, of_talk, summed
from workshop.exercises.pace import paces
from workshop.exercises.promises import ballots
from workshop.exercises.short import lacking
from workshop.exercises.talk import Talk
from workshop.session import Mode, Position, Step

KINDS = ("slide", "talk", "round", "exercise")
"""What may be left out, from what is missed least."""

OF_A_KIND = 2
"""So many of a kind are proposed; more is no help to somebody in a hurry."""


@dataclass(frozen=True)
class Saving:
    """One thing to leave out.

    Attributes:
        kind: one of `KINDS`.
        step: where it is, or begins.
        exercise: its exercise.
        round: its round; of an exercise the first one.
        seconds: what that saves.
        loses: how much is lost with it: slides and talk steps.
        talk: the talk step, of that kind.
        reveal: the slide, of that kind.
    """

    kind: str
    step: int
    exercise: Exercise
    round: Round
    seconds: float
    loses: int = 1
    talk: Talk | None = None
    reveal: Reveal | None = None


def savings(
    steps: Sequence[Step],
    here: Position,
    revealed: Collection[int] = (),
    measured: Measured | None = None,
    mode: str = Mode.PEOPLE,
) -> list[Saving]:
    """Return what may still be left out, what costs least first.

    Args:
        steps: of the programme.
        here: where the room is.
        revealed: the steps whose results it has seen.
        measured: what takes the place of paces, where sessions were measured.
        mode: of session.
    """
    ahead = [n for n in range(here.step + 1, len(steps)) if n not in revealed and not steps[n].gone]
    ahead = [n for n in ahead if _may_go(steps[n])]
    found = [
        *(one for n in ahead for one in (*_slides(steps, n, mode), *_talks(steps, n, mode))),
        *_talks_here(steps, here, mode),
        *_rounds(steps, ahead, measured, mode),
        *_exercises(steps, ahead, measured, mode),
    ]
    return [one for kind in KINDS for one in _cheapest(found, kind)]


def _may_go(step: Step) -> bool:
    """Whether a step is of an exercise, and of one that has no list to vote on or to sign.

    What she has put in herself, such as a question of the moment, she leaves out by herself.
    """
    if step.exercise in moments() or is_asked(step.exercise):
        return False
    return not any(ballots(load_exercise(step.exercise)))


def _cheapest(found: list[Saving], kind: str) -> list[Saving]:
    these = [one for one in found if one.kind == kind]
    return sorted(these, key=lambda one: (one.loses, -one.seconds))[:OF_A_KIND]


def _slides(steps: Sequence[Step], at: int, mode: str) -> Iterator[Saving]:
    """Yield the slides that show once more what slides before them have shown.

    Of a model's slides none: they answer what the room has predicted.
    """
    exercise, round = step_content(steps[at], mode)
    shown: set[str] = set()
    for reveal in round.reveals:
        if reveal.questions and not reveal.run and shown.issuperset(reveal.questions):
            seconds = paces(mode)["slide"].value
            yield Saving("slide", at, exercise, round, seconds, reveal=reveal)
        shown.update(reveal.questions)


def _talks(steps: Sequence[Step], at: int, mode: str) -> Iterator[Saving]:
    """Yield talk steps; not those in which people bring together what each of them knows."""
    exercise, round = step_content(steps[at], mode)
    for talk in round.talks:
        if not talk.notes:
            yield Saving("talk", at, exercise, round, of_talk(talk, mode), talk=talk)


def _talks_here(steps: Sequence[Step], here: Position, mode: str) -> Iterator[Saving]:
    """Yield the talk steps that are still to come in the step where the room is."""
    if not 0 <= here.step < len(steps) or not _may_go(steps[here.step]):
        return
    course = steps[here.step].course
    later = {beat.talk for beat in course[steps[here.step].at(here.beat) + 1 :]}
    yield from (one for one in _talks(steps, here.step, mode) if one.talk and one.talk.id in later)


def _rounds(
    steps: Sequence[Step], ahead: Sequence[int], measured: Measured | None, mode: str
) -> Iterator[Saving]:
    """Yield rounds that no other one needs; of an exercise some are left."""
    for at in ahead:
        exercise, round = step_content(steps[at], mode)
        others = [s.round for n, s in enumerate(steps) if s.exercise == exercise.slug and n != at]
        if others and at != _end(steps) and not any(lacking(exercise, others)):
            yield _whole("round", at, exercise, [round], measured, mode)


def _exercises(
    steps: Sequence[Step], ahead: Sequence[int], measured: Measured | None, mode: str
) -> Iterator[Saving]:
    """Yield exercises that have not begun."""
    for slug in dict.fromkeys(steps[at].exercise for at in ahead):
        its = [n for n, step in enumerate(steps) if step.exercise == slug]
        if set(its) <= set(ahead) and _end(steps) not in its:
            exercise, _ = step_content(steps[its[0]], mode)
            rounds = [step_content(steps[n], mode)[1] for n in its]
            yield _whole("exercise", its[0], exercise, rounds, measured, mode)


def _end(steps: Sequence[Step]) -> int | None:
    """Return the step that ends a programme without a closing; None where it has one."""
    last = len(steps) - 1
    return None if steps[last].exercise in moments() else last


def _whole(
    kind: str,
    at: int,
    exercise: Exercise,
    rounds: Sequence[Round],
    measured: Measured | None,
    mode: str,
) -> Saving:
    seconds = summed(of_round(exercise, round, measured, mode) for round in rounds).seconds
    loses = sum(len(round.reveals) + len(round.talks) for round in rounds)
    return Saving(kind, at, exercise, rounds[0], seconds, loses)
