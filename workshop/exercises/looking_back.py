"""The step with which a session begins that goes on from another one: what was promised, kept?"""

from dataclasses import replace
from math import ceil

from workshop.exercises.agenda import Course
from workshop.exercises.exercise import Exercise, Round, load_exercise, moments


def looking_back() -> Exercise | None:
    """Return the moment in which a room looks back; None where there is none."""
    return next((one for one in map(load_exercise, moments()) if one.looks_back), None)


def with_look_back(course: Course) -> Course:
    """Return what a session plays that looks back first: before its first exercise.

    What stands before that, such as a check-in, stays there.
    """
    moment = looking_back()
    if moment is None:
        return course
    at = next((n for n, (slug, _) in enumerate(course) if slug not in moments()), len(course))
    return (*course[:at], *((moment.slug, round.id) for round in moment.rounds), *course[at:])


def for_promises(round: Round, many: int) -> Round:
    """Return a round with the time that it takes to look back at so many promises, 1 at least."""
    times = max(1, many)
    talks = tuple(
        replace(talk, seconds=talk.seconds * times) if talk.looks_back else talk
        for talk in round.talks
    )
    more = sum(now.seconds - one.seconds for now, one in zip(talks, round.talks, strict=True))
    spare = 60 * round.minutes - sum(talk.seconds for talk in round.talks if talk.looks_back)
    # What a minute that is begun leaves over is counted once, and not with each promise.
    minutes = round.minutes + ceil(max(0, more - spare) / 60) if more else round.minutes
    return replace(round, talks=talks, minutes=minutes)


def minutes_back(many: int) -> int:
    """Return the minutes that looking back at so many promises takes; 0 for none."""
    moment = looking_back()
    rounds = moment.rounds if moment and many else ()
    return sum(for_promises(round, many).minutes for round in rounds)
