"""Another exercise in what a session plays: next, or in the place of the next one. Pure.

What has begun stays where it is: reveals, times and groups are kept by the number of a step.
"""

from collections.abc import Sequence
from enum import StrEnum

from workshop.errors import Refused
from workshop.exercises.agenda import Course, Item, played
from workshop.exercises.asked import ROUND, is_asked
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.promises import ballots
from workshop.session import Mode


class Where(StrEnum):
    """Where another exercise comes in: next, in place of the next one, or in a slot it is of."""

    NEXT = "next"
    INSTEAD = "instead"
    SLOT = "slot"


def rerouted(
    course: Course, begun: int, slug: str, where: Where, mode: str = Mode.PEOPLE
) -> Course:
    """Return a course with another exercise in it, as sessions of a mode play the whole of it.

    Args:
        course: exercise and round of each step.
        begun: how many of its steps have begun, the first ones; at least one.
        slug: an exercise that there is.
        where: after the exercise that has begun, or in the place of the next one.
        mode: of session.

    Raises:
        Refused: `in-the-course`, where it is there already; `nothing-instead`, where nothing
            comes that may be left out.
        ContentError: an exercise cannot be read.
    """
    if slug in {exercise for exercise, _ in course}:
        raise Refused("in-the-course", field="exercise")
    exercise = load_exercise(slug)
    rounds = tuple((slug, round.id) for round in played(Item(slug, 0), exercise, mode))
    first = last = settled(course, begun)
    if where is Where.INSTEAD:
        first, last = _next(course, first)
    return (*course[:first], *rounds, *course[last:])


def settled(course: Course, begun: int) -> int:
    """Return how many steps stay where they are: those that have begun, to an exercise's end.

    A question of the moment may stand between the steps of an exercise, and ends none.
    """
    last = next((at for at in reversed(range(begun)) if not is_asked(course[at][0])), None)
    return begun if last is None else max(begun, _run(course, last))


def posed(course: Course, begun: int, slug: str, *, now: bool) -> Course:
    """Return a course with a question of the moment in it, after what has begun.

    Args:
        course: exercise and round of each step.
        begun: how many of its steps have begun, the first ones.
        slug: the question's name.
        now: whether the room goes there at once; else those that wait already come before it.
    """
    waits = (at for at in range(begun, len(course)) if not is_asked(course[at][0]))
    at = begun if now else next(waits, len(course))
    return (*course[:at], (slug, ROUND), *course[at:])


def replaceable(course: Course, begun: int) -> str:
    """Return the next exercise that may be left out; empty where there is none.

    Never a break or the closing, nor what the sides promise each other.
    """
    later = (slug for slug, _ in course[settled(course, begun) :] if slug in exercises())
    slug = next(later, "")
    return "" if slug and any(ballots(load_exercise(slug))) else slug


def _next(course: Course, first: int) -> tuple[int, int]:
    """Return where the exercise that may be left out begins and ends."""
    slug = replaceable(course, first)
    if not slug:
        raise Refused("nothing-instead", field="exercise")
    its = [at for at, (exercise, _) in enumerate(course) if exercise == slug]
    return its[0], _run(course, its[0])


def _run(course: Course, first: int) -> int:
    """Return the end of the steps of one exercise that begin at a place."""
    end = first
    for at in range(first, len(course)):
        if course[at][0] == course[first][0]:
            end = at + 1
        elif not is_asked(course[at][0]):
            break
    return end


def added(before: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> str:
    """Return the exercise that a course has and an earlier one had not; empty where none."""
    known = {exercise for exercise, _ in before}
    return next((exercise for exercise, _ in now if exercise not in known), "")
