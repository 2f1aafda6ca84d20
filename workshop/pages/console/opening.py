"""Composing the first page of the console: the sessions there are, and the form that opens one."""

from datetime import datetime

from workshop.content.departments import departments
from workshop.content.removal import removal
from workshop.content.texts import Texts, interface
from workshop.contracts.console import AgendaOption, ExerciseOption, SessionRow, SessionsPage
from workshop.contracts.looks import ListedSession
from workshop.contracts.replies import Overview
from workshop.errors import ContentError
from workshop.exercises.agenda import agendas, exercises, load_agenda
from workshop.exercises.exercise import load_exercise
from workshop.pages.console.composing import console_words
from workshop.pages.parts import department, languages
from workshop.session import Phase

OWN = "own"
"""What the form holds as its programme where the exercises are chosen one by one."""


def sessions_page(
    overview: Overview, language: str, errors: dict[str, str], form: dict[str, object] | None
) -> SessionsPage:
    """Return the page with the list of sessions and the form that opens one."""
    ui = interface(language)
    return {
        "screen": "sessions",
        "language": language,
        "languages": languages(),
        "title": ui("console.title"),
        "agendas": [*(_agenda(slug, ui) for slug in agendas()), _own(ui)],
        "exercises": [one for slug in exercises() for one in _exercise(slug, language)],
        "departments": [department(id, ui) for id in departments()],
        "sessions": [_listed(session, ui) for session in overview.get("sessions", [])],
        "form": form or _blank(ui),
        "errors": errors,
        "words": console_words(ui),
    }


def _blank(ui: Texts) -> dict[str, object]:
    return {
        "name": ui("console.name_default"),
        "agenda": agendas()[0],
        "departments": list(departments())[:2],
        "language": ui.language,
        "expected": 12,
    }


def _agenda(slug: str, ui: Texts) -> AgendaOption:
    agenda = load_agenda(slug)
    titles = [load_exercise(item.exercise).texts(ui.language)("title") for item in agenda.items]
    return {
        "id": slug,
        "text": agenda.title[ui.language],
        "minutes": agenda.minutes,
        "exercises": titles,
    }


def _own(ui: Texts) -> AgendaOption:
    """Return the way to choose exercises; how long they take is known once they are chosen."""
    return {
        "id": OWN,
        "text": ui("console.own"),
        "minutes": 0,
        "exercises": [ui("console.own_help")],
    }


def _exercise(slug: str, language: str) -> list[ExerciseOption]:
    """Return an exercise to choose; nothing of one that cannot be read: the others can be."""
    try:
        exercise = load_exercise(slug)
        title = exercise.texts(language)("title")
    except ContentError:
        return []
    return [{"id": slug, "text": title, "minutes": exercise.minutes}]


def _listed(session: ListedSession, ui: Texts) -> SessionRow:
    opened = datetime.fromisoformat(session["created"]).astimezone()
    over = session["phase"] == Phase.ENDED
    return {
        "id": session["id"],
        "name": session["name"],
        "code": session["code"],
        "phase_text": ui(f"phases.{session['phase']}"),
        "when_text": ui("console.opened", when=ui.moment(opened)),
        "pick_text": ui("console.look_back" if over else "console.pick"),
        "confirm": removal(session, ui),
    }
