"""What a room of invented people shows at a reveal, without a host: the same seed, the same room.

Nobody is late with an answer here. Whoever comes late to a session (`late`) is missing in the
rounds before hers, as in a rehearsal.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop.charts import charts
from workshop.contracts.tallies import Tally
from workshop.exercises.agenda import step_content, steps_in
from workshop.exercises.exercise import Exercise, Reveal, Round
from workshop.exercises.people.leanings import answer
from workshop.exercises.people.rooms import SIDES, PeopleRoom, Somebody, invented
from workshop.questions.again import Given, of_all
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.tally import tally
from workshop.session import Mode, Step

OPEN = "cannot-tell"
"""The condition that a picture cannot tell."""

Course = tuple[tuple[str, str], ...]
"""Exercise and round of each step of a session."""


@dataclass(frozen=True)
class Shown:
    """A reveal of a session that people answer one by one.

    Attributes:
        exercise: its own.
        round: the round whose results are seen.
        course: what the session plays.
        step: which step it is, from 0.
    """

    exercise: Exercise
    round: Round
    course: Course
    step: int

    @classmethod
    def at(cls, course: Course, step: int) -> "Shown":
        """Return the reveal of a step.

        Raises:
            ContentError: its content cannot be read.
        """
        exercise, round = step_content(Step(*course[step]), Mode.PEOPLE)
        return cls(exercise, round, course, step)


def readable(shown: Shown) -> list[Reveal]:
    """Return the pictures of a reveal that say something of the people: none of a model or a game.

    Left out is what is answered about the session's own list, and what counts the same people as an
    earlier reveal did.
    """
    return [one for one in shown.round.reveals if _is_readable(shown, one)]


def _is_readable(shown: Shown, reveal: Reveal) -> bool:
    chart = charts()[reveal.chart]
    named = [one for one in chart.holds if one != OPEN]
    if chart.model or chart.games or chart.plays or chart.swaps or reveal.run or not named:
        return False
    asked = [shown.exercise.question(id) for id in reveal.questions]
    return bool(asked) and all(_is_counted(shown, one) for one in asked)


def _is_counted(shown: Shown, question: Question) -> bool:
    kind = kind_of(question)
    if question.again or question.turn or kind.BALLOT or not kind.counted(question):
        return False
    before = _seen_before(shown)
    return not before & {*shown.exercise.compared(question.id)}


def _seen_before(shown: Shown) -> set[str]:
    """Return the questions of which an earlier reveal of the session has shown the answers."""
    earlier = [one for slug, one in shown.course[: shown.step] if slug == shown.exercise.slug]
    rounds = [one for one in shown.exercise.rounds if one.id in earlier]
    return {id for round in rounds for reveal in round.reveals for id in reveal.questions}


def drawn(
    shown: Shown, reveals: Iterable[Reveal], room: PeopleRoom, people: int, seed: int
) -> dict[str, Tally]:
    """Return what is counted for some pictures of a reveal, by question.

    Args:
        shown: the reveal.
        reveals: the pictures, of those that `readable` gives.
        room: who sits there.
        people: how many came to it, 1 or more; a large room has no limit here.
        seed: a whole number, from which everything follows.
    """
    wanted = _wanted(shown, reveals)
    who = invented(room, people, seed)
    given = {id: _given(shown, id, who) for id in wanted}
    return {id: _told(shown, id, given) for id in wanted}


def _wanted(shown: Shown, reveals: Iterable[Reveal]) -> list[str]:
    """Return the questions of pictures, and those beside which they are counted."""
    ids = dict.fromkeys(id for one in reveals for id in one.questions)
    here = {id for one in shown.round.reveals for id in one.questions}
    beside = (one for id in ids for one in shown.exercise.compared(id) if one in here)
    return [*dict.fromkeys((*ids, *beside))]


def _told(shown: Shown, id: str, given: Mapping[str, Given]) -> Tally:
    question = shown.exercise.question(id)
    others = [given[one] for one in shown.exercise.compared(id) if one in given]
    return tally(question, of_all(question, given[id], others), SIDES)


def _given(shown: Shown, id: str, who: Sequence[Somebody]) -> dict[str, tuple[str, object]]:
    """Return what each person answers to a question, by number; none if it is not asked."""
    round = next(one for one in shown.exercise.rounds if any(q.id == id for q in one.questions))
    places = [n for n, one in enumerate(shown.course) if one == (shown.exercise.slug, round.id)]
    if not places:
        return {}
    asked = {side: _of(round, id, side) for side in SIDES}
    here = (one for one in who if is_here(one, places[0], shown.course))
    said = (
        (one, answer(one, shown.exercise, question))
        for one in here
        if (question := asked.get(one.department))
    )
    return {str(one.number): (one.department, value) for one, value in said if value is not None}


def _of(round: Round, id: str, side: str) -> Question | None:
    """Return a question as a side is asked it; None where it is not."""
    return next((one for one in round.asked(side, SIDES) if one.id == id), None)


def is_here(who: Somebody, step: int, course: Course) -> bool:
    """Whether somebody has come by the time that a step asks; in a short session, by its end."""
    steps = len([*steps_in(course)])
    return step >= min(who.persona.late, steps - 1)
