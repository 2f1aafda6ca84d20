"""What a facilitator can take along from a session: all that was shown, and its tables."""

from workshop.content.texts import Texts
from workshop.contracts.console import Download
from workshop.contracts.looks import SessionView
from workshop.contracts.overview import FacilitatorLook
from workshop.errors import ContentError
from workshop.exercises.canvas import tabled
from workshop.exercises.exercise import load_exercise
from workshop.exercises.matrix import shared_by
from workshop.session import Mode, Phase


def downloads(look: FacilitatorLook, ui: Texts) -> list[Download]:
    """Return the ways to what can be taken along, from the moment on in which there is any of it.

    All that was shown, once anything was; the tables once a room can have written into them.
    """
    home = [_home(look["session"], ui)] if look["revealed"] else []
    return [*_cards(look["session"], ui), *_tables(look["session"], ui), *home]


def _cards(session: SessionView, ui: Texts) -> list[Download]:
    """Return the way to the cards for people without a phone, until the room has come far."""
    if session["mode"] == Mode.TEAMS or session["phase"] != Phase.LOBBY:
        return []
    href = f"/kit/{ui.language}/cards?session={session['code']}"
    text, told = ui("onpaper.cards.link"), ui("onpaper.cards.help")
    return [{"href": href, "text": text, "help": told, "page": True}]


def _home(session: SessionView, ui: Texts) -> Download:
    href = f"/report/{session['code']}"
    return {"href": href, "text": ui("home.title"), "help": ui("home.lead"), "page": True}


def _tables(session: SessionView, ui: Texts) -> list[Download]:
    if session["phase"] not in (Phase.CLOSED, Phase.REVEALED, Phase.ENDED):
        return []
    there = {name: any(has(*one) for one in _played(session)) for name, has in TABLES.items()}
    return [_download(name, session, ui) for name, is_there in there.items() if is_there]


def _download(name: str, session: SessionView, ui: Texts) -> Download:
    href = f"/{name}/{session['code']}.csv"
    return {"href": href, "text": ui(f"console.{name}"), "help": ui(f"console.{name}_help")}


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


def _has_matrix(slug: str, round: str) -> bool:
    try:
        exercise = load_exercise(slug)
    except ContentError:
        return False
    return any(at.id == round for at, _, _ in shared_by(exercise))


TABLES = {"canvas": _has_table, "matrix": _has_matrix}
"""The files there are, by name, and whether a round of an exercise fills them."""
