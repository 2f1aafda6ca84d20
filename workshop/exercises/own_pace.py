"""Which rounds go at each one's own pace, where a session does: those that need nobody to lead."""

from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.promises import is_about_promises
from workshop.session import Beat, Phase

RESULTS = (Beat(Phase.CLOSED), Beat(Phase.REVEALED))
"""What comes after the questions whose results may come by themselves: nobody talks in between."""


def at_own_pace(exercise: Exercise, round: Round) -> bool:
    """Whether a round may be left to each one's own pace.

    A game has its clock. A list of promises is put in order by whoever leads, and a file of the
    team's own items is loaded by her, before anybody is asked.
    """
    own = any(question.own for question in round.questions)
    return round.play is None and not own and not is_about_promises(exercise, round)


def reads_first(exercise: Exercise, round: Round, beat: Beat) -> bool:
    """Whether people come to the questions of a beat from its story, each by herself."""
    course = round.course
    if beat.phase is not Phase.ASKING or beat not in course:
        return False
    at = course.index(beat)
    return at > 0 and course[at - 1].phase is Phase.STORY and at_own_pace(exercise, round)


def after_story(exercise: Exercise, round: Round) -> Beat | None:
    """Return the questions to which people go on by themselves from a story; None where to none."""
    asked = (beat for beat in round.course if beat.phase is Phase.ASKING)
    return next((beat for beat in asked if reads_first(exercise, round, beat)), None)


def shows_by_itself(exercise: Exercise, round: Round, beat: Beat) -> bool:
    """Whether the results of the questions of a beat come once all are done."""
    course = round.course
    if beat.phase is not Phase.ASKING or beat not in course or not at_own_pace(exercise, round):
        return False
    at = course.index(beat) + 1
    return course[at : at + len(RESULTS)] == RESULTS
