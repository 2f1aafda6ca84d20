"""The way from a room to the lesson in which one of its exercises goes on for somebody alone."""

from workshop.content.texts import interface
from workshop.contracts.looks import Look
from workshop.contracts.parts import Onward
from workshop.exercises.agenda import steps_in
from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.lessons import lesson_of
from workshop.session import Phase


def onward(look: Look, exercise: Exercise, round: Round, language: str) -> Onward | None:
    """Return the lesson of an exercise, once the room has seen the last of its results.

    Args:
        look: what somebody may see, while results are shown.
        exercise: the one that is shown.
        round: its round.
        language: of the words.

    Returns:
        None before, where the room looks at earlier results again, and without a lesson.
    """
    session = look["session"]
    later = steps_in(session["course"])[session["step"] + 1 :]
    more = any(one.exercise == exercise.slug and one.has(Phase.REVEALED) for one in later)
    if session["again"] or more or session["shown"] + 1 < len(round.reveals):
        return None
    file, ui = lesson_of(exercise.slug), interface(language)
    if not file:
        return None
    return {
        "text": ui("keep.lesson.text", title=exercise.texts(language)("title")),
        "note": ui("keep.lesson.note"),
        "href": f"/voila/render/{file}",
    }
