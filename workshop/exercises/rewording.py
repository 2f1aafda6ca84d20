"""Which questions may be worded otherwise for a session. Pure."""

from collections.abc import Iterator

from workshop.exercises.asked import is_asked
from workshop.exercises.exercise import Exercise, Round
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question

PROMPT = 200
"""Characters of what is asked."""


def rewordable(exercise: Exercise, round: Round) -> Iterator[Question]:
    """Yield the questions of a round whose prompt may be worded otherwise.

    Not those that are asked again, or that repeat another one: who moved is told of the same words
    alone. Views of a mirror share their words, a quarter's are those of its game, and a question of
    the moment was worded for this session as it was asked.
    """
    asked = [question for one in exercise.rounds for question in one.questions]
    repeated = {question.again for question in asked if question.again}
    for question in round.questions if not is_asked(exercise.slug) else ():
        alone = not (question.view or question.turn or question.again)
        if alone and question.id not in repeated and kind_of(question).ANSWERABLE:
            yield question
