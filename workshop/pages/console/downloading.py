"""What a facilitator can take along from a session: the tables that its room has written."""

from workshop.content.texts import Texts
from workshop.contracts.console import Download
from workshop.contracts.looks import FacilitatorLook, SessionView
from workshop.errors import ContentError
from workshop.exercises.canvas import tabled
from workshop.exercises.exercise import load_exercise
from workshop.session import Phase


def download(look: FacilitatorLook, ui: Texts) -> Download | None:
    """Return the way to the tables, from the moment on in which rows can be shown."""
    session = look["session"]
    if session["phase"] not in (Phase.CLOSED, Phase.REVEALED, Phase.ENDED):
        return None
    if not any(_has_table(*one) for one in _played(session)):
        return None
    href = f"/canvas/{session['code']}.csv"
    return {"href": href, "text": ui("console.canvas"), "help": ui("console.canvas_help")}


def _played(session: SessionView) -> list[list[str]]:
    """Return exercise and round of each step that the room has come to."""
    over = session["phase"] == Phase.ENDED
    return session["course"] if over else session["course"][: session["step"] + 1]


def _has_table(slug: str, round: str) -> bool:
    try:
        exercise = load_exercise(slug)
    except ContentError:
        return False
    there = {q.id for one in exercise.rounds if one.id == round for q in one.questions}
    return any(question.id in there for question in tabled(exercise))
