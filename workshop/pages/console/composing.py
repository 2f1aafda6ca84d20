"""Composing the facilitator's console from what the host lets the facilitator see."""

import os
from collections.abc import Mapping
from datetime import datetime

from workshop.content import content_root
from workshop.content.departments import departments
from workshop.content.texts import Texts, interface
from workshop.contracts.console import (
    AgendaOption,
    BrokenPage,
    NoteSection,
    SessionPage,
    SessionRow,
    SessionScene,
    SessionsPage,
)
from workshop.contracts.looks import FacilitatorLook, ListedSession, SessionView
from workshop.contracts.parts import Words
from workshop.contracts.replies import Overview
from workshop.errors import ContentError
from workshop.exercises.agenda import agendas, load_agenda, problem, step_content
from workshop.exercises.exercise import load_exercise
from workshop.pages.console.door import door_panel
from workshop.pages.console.marks import read_texts
from workshop.pages.console.missing import missing, question_counts
from workshop.pages.console.moves import (
    again_box,
    next_move,
    other_moves,
    phases,
    run_sheet,
    undo_line,
)
from workshop.pages.console.notes import note_sections
from workshop.pages.console.notices import notices
from workshop.pages.counted import claims_page, model_of
from workshop.pages.parts import department, languages, place, title_of
from workshop.pages.stage import Figures, answered, debrief, joined, log_of, way_in
from workshop.session import Phase

LONGEST_STEP = 12 * 3600
"""Seconds that a room may be in one step; a longer time is a mistake of a clock."""


def sessions_page(
    overview: Overview, language: str, errors: dict[str, str], form: dict[str, object] | None
) -> SessionsPage:
    """Return the page with the list of sessions and the form that opens one."""
    ui = interface(language)
    offered = [_agenda(slug, ui, overview.get("broken", {})) for slug in agendas()]
    return {
        "screen": "sessions",
        "language": language,
        "languages": languages(),
        "title": ui("console.title"),
        "agendas": offered,
        "departments": [department(id, ui) for id in departments()],
        "sessions": [_listed(session, ui) for session in overview.get("sessions", [])],
        "form": form or _blank(ui, offered),
        "errors": errors,
        "words": _words(ui),
    }


def _words(ui: Texts) -> Words:
    words = ui.table("console")
    return words | {
        "language": words["language_field"],
        "switch_language": ui("card.switch_language"),
    }


def broken_page(mistake: str, language: str) -> BrokenPage:
    """Return the page that says why a session cannot go on, with the way back to the others."""
    ui = interface(language)
    return {
        "screen": "message",
        "language": language,
        "languages": languages(),
        "title": ui("console.broken_title"),
        "lead": ui("console.broken_lead", mistake=named(mistake)),
        "back": True,
        "words": _words(ui),
    }


def _blank(ui: Texts, offered: list[AgendaOption]) -> dict[str, object]:
    return {
        "name": ui("console.name_default"),
        "agenda": next((one["id"] for one in offered if not one["problem"]), ""),
        "departments": list(departments())[:2],
        "language": ui.language,
        "expected": 12,
    }


def _agenda(slug: str, ui: Texts, broken: Mapping[str, str]) -> AgendaOption:
    """Return an agenda to choose, or why it cannot be: the page must not fail with one of them."""
    wrong, language = problem(slug, broken), ui.language
    try:
        agenda = load_agenda(slug)
        titles = [load_exercise(item.exercise).texts(language)("title") for item in agenda.items]
        name, minutes = agenda.title.get(language) or agenda.title.get("en") or slug, agenda.minutes
    except ContentError as error:
        wrong, name, minutes, titles = wrong or error.mistakes[0], slug, 0, []
    return {
        "id": slug,
        "text": name,
        "minutes": minutes,
        "exercises": titles,
        "problem": ui("console.agenda_broken", mistake=named(wrong)) if wrong else "",
    }


def named(mistake: str) -> str:
    """Return a mistake with its file named from the kit: the rest of the path says nothing."""
    return mistake.replace(f"{content_root()}{os.sep}", "")


def _listed(session: ListedSession, ui: Texts) -> SessionRow:
    opened = datetime.fromisoformat(session["created"]).astimezone()
    return {
        "id": session["id"],
        "name": session["name"],
        "code": session["code"],
        "phase_text": ui(f"phases.{session['phase']}"),
        "when_text": ui("console.opened", when=ui.moment(opened)),
    }


def session_page(
    look: FacilitatorLook,
    figures: Figures,
    language: str,
    now: datetime,
    *,
    seats: bool = False,
    waited: bool = False,
) -> SessionPage:
    """Return the page of one session: where it is, what comes next, what the room said.

    Args:
        look: what the facilitator may see.
        figures: draws what the wall shows.
        language: the facilitator's.
        now: the present moment.
        seats: whether the list of seats is unfolded.
        waited: whether people could have come in for a while.
    """
    session = look["session"]
    ui = interface(language)
    entrance = way_in(look)
    return {
        "screen": "session",
        "language": language,
        "languages": languages(),
        "session": {
            **entrance,
            "name": session["name"],
            "wall": f"/wall/{session['code']}",
            "addresses": look["addresses"],
            "address": look["addresses"][0] if look["addresses"] else "",
            "phase": session["phase"],
            "version": session["version"],
        },
        "steps": run_sheet(look, language),
        "phases": phases(session, ui),
        "next": next_move(look, ui),
        "others": other_moves(look, ui),
        "undo": undo_line(look, ui),
        "again": again_box(look, ui),
        "joined": joined(look, ui),
        "door": door_panel(look, ui, unfolded=seats),
        "answered": {
            **answered(look, ui),
            "cards": question_counts(look, ui),
            "missing": missing(look, ui),
        },
        "figures": figures.of(look, language),
        "shown": session["shown"],
        "log": log_of(look, language),
        "texts": read_texts(look["texts"], ui),
        "notices": notices(look, ui, _spent(look, now), waited=waited),
        "words": _words(ui),
        **_scene(look, language, now),
    }


def _scene(look: FacilitatorLook, language: str, now: datetime) -> SessionScene:
    session = look["session"]
    ui = interface(language)
    if session["phase"] in (Phase.LOBBY, Phase.ENDED):
        phase = session["phase"]
        notes = _first_notes(session, language) if phase == Phase.LOBBY else []
        lead = ui(f"console.{phase}_lead")
        return {"title": ui(f"console.{phase}_title"), "lead": lead, "notes": notes}
    exercise, round = place(look)
    model = model_of(exercise)
    scene: SessionScene = {
        "title": title_of(load_agenda(session["agenda"]).steps()[session["step"]], language),
        "notes": note_sections(exercise, round.id, session["phase"], language),
        "claims": claims_page(model, language) if model else None,
        "debrief": debrief(look, language),
    }
    if session["phase"] == Phase.STORY:
        scene["story"] = exercise.blocks(round.story, language)
    if not session["again"]:
        scene["clock"] = {"planned": round.minutes, "spent_s": _spent(look, now)}
    return scene


def _first_notes(session: SessionView, language: str) -> list[NoteSection]:
    """Return the notes on the first exercise, opened at what to know before it."""
    exercise, _ = step_content(load_agenda(session["agenda"]).steps()[0])
    return note_sections(exercise, "", Phase.LOBBY, language)


def _spent(look: FacilitatorLook, now: datetime) -> int:
    """Return the seconds the room has been in this step.

    Where that is nonsense, the clock was set while no host ran: the time begins anew.
    """
    entered = datetime.fromisoformat(look["entered"]) if look["entered"] else now
    spent = int((now - entered).total_seconds())
    return spent if 0 <= spent <= LONGEST_STEP else 0
