"""Composing the facilitator's console from what the host lets the facilitator see."""

import os
from collections.abc import Mapping
from datetime import datetime

from workshop.content import content_root
from workshop.content.departments import words_in
from workshop.content.erasure import day_of
from workshop.content.texts import Texts, interface
from workshop.contracts.console import NoteSection, SessionPage, SessionScene
from workshop.contracts.looks import SessionView
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.parts import Words
from workshop.contracts.pulse import CodesRead
from workshop.contracts.sessions import BrokenPage
from workshop.exercises.agenda import step_content, steps_in
from workshop.pages.console.alike import alike_boxes
from workshop.pages.console.checking import checklist
from workshop.pages.console.choosing import choice_panel
from workshop.pages.console.coming import coming_panel, rerouted_line
from workshop.pages.console.cues import cues_of, heads, minutes_in
from workshop.pages.console.door import door_panel
from workshop.pages.console.downloading import downloads
from workshop.pages.console.finding_out import odds_line
from workshop.pages.console.following import follow_panel
from workshop.pages.console.leading import leading_panel
from workshop.pages.console.marks import read_texts
from workshop.pages.console.matrix import matrix_panel
from workshop.pages.console.missing import missing, question_counts
from workshop.pages.console.moment import moment_panel
from workshop.pages.console.moves import (
    again_box,
    next_move,
    other_moves,
    phases,
    run_sheet,
    undo_line,
)
from workshop.pages.console.naming import form_words, names_panel
from workshop.pages.console.notes import note_sections
from workshop.pages.console.notices import notices
from workshop.pages.console.onpaper import paper_note, paper_panel
from workshop.pages.console.pacing import Pacing, late_box, sheet_sum
from workshop.pages.console.parking import parking_panel
from workshop.pages.console.played import played_room
from workshop.pages.console.promising import promise_panel
from workshop.pages.console.reading import feedback_link, held_back, reading_panel
from workshop.pages.console.rehearsing import practice_panel, to_rehearse
from workshop.pages.console.rewording import reword_panel
from workshop.pages.console.running import running_panel
from workshop.pages.console.timetable import timetable_panel
from workshop.pages.console.undoing import undo_buttons
from workshop.pages.counted import claims_page, model_of
from workshop.pages.onward import onward
from workshop.pages.own_pace import pace_panel, soon_box
from workshop.pages.owned.bringing import Bringing, own_panel
from workshop.pages.parts import languages, place, practice, step_title
from workshop.pages.slides.showing import slides_of
from workshop.pages.stage import Figures, answered, debrief, joined, log_of, way_in
from workshop.pages.talking import clock_panel, talk_title, wall_talk
from workshop.session import Phase


def console_words(ui: Texts) -> Words:
    """Return the words that the console's script puts together itself."""
    words = ui.table("console")
    return words | {
        "language": words["language_field"],
        "switch_language": ui("card.switch_language"),
        **{f"clock_{key}": text for key, text in ui.table("clock").items()},
        "mode": ui("teams.form.legend"),
        "pace": ui("pace.title"),
        "pace_note": ui("pace.note"),
        "carry": ui("carry.link"),
        "continue_file": ui("carry.continue.title"),
        **form_words(ui),
        "erase": ui("privacy.erase.button"),
        "erase_yes": ui("privacy.erase.yes"),
        "example_report": ui("report.example_show"),
        "after": ui("promises.desk.after"),
        "firms_title": ui("play.firms.seated"),
        **{f"alike_{key}": ui(f"run.alike.{key}") for key in ("title", "help", "apart")},
        "after_help": ui("promises.desk.after_help"),
        "guide": ui("guide.open"),
        "guide_help": ui("guide.help"),
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
        "words": console_words(ui),
    }


def named(mistake: str) -> str:
    """Return a mistake with its file named from the kit: the rest of the path says nothing."""
    return mistake.replace(f"{content_root()}{os.sep}", "")


def session_page(
    look: FacilitatorLook,
    figures: Figures,
    language: str,
    now: datetime,
    *,
    seats: bool = False,
    waited: bool = False,
    wrong: Mapping[str, str] | None = None,
    bringing: Bringing | None = None,
    reads: Mapping[str, CodesRead] | None = None,
) -> SessionPage:
    """Return the page of one session: where it is, what comes next, what the room said.

    Args:
        look: what the facilitator may see.
        figures: draws what the wall shows.
        language: the facilitator's.
        now: the present moment.
        seats: whether the list of seats is unfolded.
        waited: whether people could have come in for a while.
        wrong: why what she did last was refused: by promise, by question of a table, and `pay`
            of what a game pays.
        bringing: the file of own items that she has sent and not used yet.
        reads: what was found in the codes that she has sent, by pulse.
    """
    session = look["session"]
    ui = words_in(session, language)
    entrance, pacing = way_in(look), Pacing(look, now)
    page: SessionPage = {
        "screen": "session",
        "language": language,
        "languages": languages(),
        "session": {
            **entrance,
            "name": session["name"],
            "practice": practice(session, ui),
            "wall": f"/wall/{session['code']}",
            "carry": f"/carry/{session['code']}",
            "addresses": look["addresses"],
            "address": look["addresses"][0] if look["addresses"] else "",
            "phase": session["phase"],
            "version": session["version"],
        },
        "steps": run_sheet(look, pacing, language),
        "sheet": sheet_sum(pacing, ui),
        "late": late_box(pacing, ui),
        "phases": phases(session, ui),
        "next": next_move(look, ui),
        "others": other_moves(look, ui),
        "undo": rerouted_line(look, ui) or undo_line(look, ui),
        "choice": choice_panel(look, pacing, language),
        "parking": parking_panel(look, ui),
        "paper": paper_panel(look, ui, (wrong or {}).get("onpaper", "")),
        "reword": reword_panel(look, ui, (wrong or {}).get("reword", "")),
        "moment": moment_panel(look, ui, (wrong or {}).get("moment", "")),
        "coming": coming_panel(look, pacing, language),
        "again": again_box(look, ui),
        "joined": {**joined(look, ui), **paper_note(look, ui)},
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
        "notices": notices(look, ui, pacing.used(look["here"]["step"]), waited=waited),
        "countdown": clock_panel(look) if session["exercise"] else None,
        "words": console_words(ui),
        "cues": cues_of(look, language),
        "heads": heads(look, language),
        "promises": promise_panel(look, language, wrong or {}),
        "downloads": downloads(look, ui),
        "matrix": matrix_panel(look, language, wrong or {}),
        "timetable": timetable_panel(look, language, (wrong or {}).get("timetable", "")),
        "play": played_room(look, language, wrong or {}),
        "own_items": own_panel(look, bringing or Bringing(), ui),
        "checklist": checklist(look, language),
        "names": names_panel(look, language, (wrong or {}).get("names", "")),
        "rehearsal": to_rehearse(session, ui, wrong or {}),
        "practising": practice_panel(session, ui),
        "followup": follow_panel(look, language, now, wrong or {}, reads or {}),
        "running": running_panel(look, ui, now),
        "pace": pace_panel(look, ui),
        "soon": soon_box(look, ui),
        "leading": leading_panel(look, ui),
        "alike": alike_boxes(look["texts"], ui),
        "undoable": undo_buttons(look, ui),
        "reading": reading_panel(look, ui),
        "feedback": feedback_link(look, ui),
        **_scene(look, pacing, language),
    }
    return held_back(page)


def _scene(look: FacilitatorLook, pacing: Pacing, language: str) -> SessionScene:
    session = look["session"]
    ui = interface(language)
    if session["phase"] in (Phase.LOBBY, Phase.ENDED):
        phase = session["phase"]
        notes = _first_notes(session, language) if phase == Phase.LOBBY else []
        lead = ui(f"console.{phase}_lead")
        if "emptied" in session:
            lead = ui("privacy.ended", day=day_of(session["emptied"], ui))
        scene: SessionScene = {"title": ui(f"console.{phase}_title"), "lead": lead, "notes": notes}
        return scene | ({"odds": odds_line(look, ui)} if phase == Phase.LOBBY else {})
    exercise, round = place(look)
    model = model_of(exercise)
    scene = {
        "title": step_title(exercise, round, language),
        "notes": note_sections(
            exercise, round.id, session["phase"], language, minutes_in(session, exercise.slug)
        ),
        "claims": claims_page(model, language) if model else None,
        "debrief": debrief(look, language),
    }
    if session["phase"] == Phase.TALK:
        scene |= {"title": talk_title(look, language), "talk": wall_talk(look, language)}
        shown = slides_of(look, ui)
        scene |= {"slides": shown} if shown else {}
    if session["phase"] == Phase.STORY:
        scene["story"] = exercise.blocks(round.story, language)
    lesson = onward(look, exercise, round, language) if session["phase"] == "revealed" else None
    scene |= {"onward": lesson} if lesson else {}
    if not session["again"]:
        at = session["step"]
        scene["clock"] = {
            "planned": pacing.planned(at),
            "spent_s": pacing.used(at),
        }
    return scene


def _first_notes(session: SessionView, language: str) -> list[NoteSection]:
    """Return the notes on the first exercise, opened at what to know before it.

    A check-in needs no preparing.
    """
    steps = [step for step in steps_in(session["course"]) if not step.gone]
    first = next((step for step in steps if step.has(Phase.ASKING)), steps[0])
    exercise, _ = step_content(first)
    return note_sections(exercise, "", Phase.LOBBY, language, minutes_in(session, exercise.slug))
