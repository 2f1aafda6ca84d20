"""How an invented person leans in a question: as her exercise says, else as she is."""

from collections.abc import Mapping
from random import Random

from workshop.contracts.tallies import Answers, Value
from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.people.rooms import EVERY, PeopleRoom, Somebody
from workshop.exercises.people.said import SAYS, people_words, said_of
from workshop.questions.kinds import kind_of
from workshop.questions.leaning import Leaning
from workshop.questions.question import CHOICE, Question

SEEN_AS = {"us": "own", "them": "other", "told": "expects"}
"""By the view of a mirror, the trait that says how well its side is seen there."""

_UNLIKE = 0.08
"""How far the lines of one question lie apart in a room where nothing is said of them."""


def answer(who: Somebody, exercise: Exercise, question: Question) -> Value | None:
    """Return what somebody answers to a question; None where she leaves it.

    The same person answers the same: nothing but her seed and the question decides. When she is
    asked again she differs by what her exercise says that she has heard, and not by chance.

    Raises:
        WorkshopError: invented people have not been taught the question's kind.
        ContentError: what is said of them cannot be read.
    """
    rng = who.chance(exercise.slug, question.again or question.id)
    if rng.random() >= who.persona.answers:
        return None
    return kind_of(question).answer(question, leaning(who, exercise, question, rng), rng)


def answers(who: Somebody, exercise: Exercise, round: Round) -> Answers:
    """Return what somebody answers in a round, by question; what she leaves is missing."""
    asked = (q for q in round.asked(who.department) if q.answerable)
    given = {question.id: answer(who, exercise, question) for question in asked}
    return {id: value for id, value in given.items() if value is not None}


def leaning(who: Somebody, exercise: Exercise, question: Question, rng: Random) -> Leaning:
    """Return how somebody faces a question."""
    said = said_of(exercise).get(question.words, {})
    her, heights, options = who.persona, {}, {}
    for item in question.items or (CHOICE,):
        by = said.get(item, {})
        words = {name: one for name, one in by.items() if isinstance(one, str)}
        numbers = {name: float(one) for name, one in by.items() if not isinstance(one, str)}
        heights[item] = _height(who, exercise, question, item, numbers)
        options[item] = _option(who, question, item, words, rng)
    return Leaning(
        heights,
        options,
        her.sure,
        her.spread,
        her.skips,
        her.unsure,
        _sentences(who, exercise, question),
    )


def _height(
    who: Somebody, exercise: Exercise, question: Question, item: str, by: Mapping[str, float]
) -> float:
    """Return how high somebody puts an item: as is said of her, else as she sees it."""
    if by:
        own, all = _of(who, by), by.get(EVERY, _of(who, by))
        return who.temper + (1 - who.room.together) * own + who.room.together * all
    seen = getattr(who.persona, SEEN_AS.get(question.view, "agrees"))
    return float(seen) + who.temper + _unlike(who.room, exercise, question, item)


def _of(who: Somebody, by: Mapping[str, float]) -> float:
    names = (who.kind, who.department, EVERY)
    return next((by[name] for name in names if name in by), 0.5)


def _unlike(room: PeopleRoom, exercise: Exercise, question: Question, item: str) -> float:
    """Return by how much a line lies higher than its neighbours, for everybody in a room."""
    place = f"{room.id}/{exercise.slug}/{question.words}/{item}"
    return Random(place).uniform(-_UNLIKE, _UNLIKE)  # noqa: S311 - a play


def _option(
    who: Somebody, question: Question, item: str, by: Mapping[str, str], rng: Random
) -> str:
    """Return the option somebody leans to: what is so, where she knows it; else as is said."""
    if item in question.key:
        return _known(who, question, item, rng)
    if EVERY in by and rng.random() < who.room.together:
        return by[EVERY]
    names = (who.kind, who.department, EVERY)
    return next((by[name] for name in names if name in by), "")


def _known(who: Somebody, question: Question, item: str, rng: Random) -> str:
    """Return what is so, where somebody holds the fact herself or has heard it; else the last."""
    holder = question.held_by.get(item, who.department)
    if holder == who.department or rng.random() < who.persona.listens:
        return question.key[item]
    return question.options[-1]


def _sentences(who: Somebody, exercise: Exercise, question: Question) -> tuple[str, ...]:
    own = exercise.texts(who.language).find(f"questions.{question.words}.{SAYS}")
    if isinstance(own, dict):  # what each side would write
        own = own.get(who.department)
    return tuple(own or people_words(who.language).find(f"{SAYS}.{who.kind}") or ())
