"""Composing the facilitator's console from what the host lets the facilitator see."""

from datetime import datetime

from workshop.content.texts import Texts, interface
from workshop.contracts.console import (
    MoveButton,
    PhaseMark,
    QuestionCount,
    SessionPage,
    SessionScene,
    SheetRow,
)
from workshop.contracts.looks import FacilitatorLook, SessionView
from workshop.contracts.parts import Words
from workshop.exercises.agenda import load_agenda, step_content
from workshop.pages.console.door import door_panel
from workshop.pages.counted import claims_page, model_of, told
from workshop.pages.parts import languages, place, title_of
from workshop.pages.stage import Figures, answered, debrief, joined, log_of, way_in
from workshop.questions.tally import SMALLEST
from workshop.session import Phase


def console_words(ui: Texts) -> Words:
    """Return the words that the console's script puts together itself."""
    words = ui.table("console")
    return words | {
        "language": words["language_field"],
        "switch_language": ui("card.switch_language"),
    }


def session_page(
    look: FacilitatorLook,
    figures: Figures,
    language: str,
    now: datetime,
    *,
    seats: bool = False,
) -> SessionPage:
    """Return the page of one session: where it is, what comes next, what the room said.

    Args:
        look: what the facilitator may see.
        figures: draws what the wall shows.
        language: the facilitator's.
        now: the present moment.
        seats: whether the list of seats is unfolded.
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
        "steps": _steps(session, language),
        "phases": _phases(session, ui),
        "next": _next(look, ui),
        "others": _others(look, ui),
        "joined": joined(look, ui),
        "door": door_panel(look, ui, unfolded=seats),
        "answered": {**answered(look, ui), "cards": _progress(look, language)},
        "figures": figures.of(look, language),
        "shown": session["shown"],
        "log": log_of(look, language),
        "texts": look["texts"],
        "words": console_words(ui),
        **_scene(look, language, now),
    }


def _scene(look: FacilitatorLook, language: str, now: datetime) -> SessionScene:
    session = look["session"]
    ui = interface(language)
    if session["phase"] == Phase.LOBBY:
        return {"title": ui("console.lobby_title"), "lead": ui("console.lobby_lead"), "notes": []}
    if session["phase"] == Phase.ENDED:
        return {
            "title": ui("console.ended_title"),
            "lead": ui("console.ended_lead"),
            "notes": [],
        }
    exercise, round = place(look)
    model = model_of(exercise)
    return {
        "title": title_of(load_agenda(session["agenda"]).steps()[session["step"]], language),
        "notes": told(exercise, "notes", language),
        "claims": claims_page(model, language) if model else None,
        "debrief": debrief(look, language),
        "clock": {"planned": round.minutes, "spent_s": _spent(look, now)},
    }


def _spent(look: FacilitatorLook, now: datetime) -> int:
    """Return the seconds the room has been in this step."""
    entered = datetime.fromisoformat(look["entered"]) if look["entered"] else now
    return int((now - entered).total_seconds())


def _steps(session: SessionView, language: str) -> list[SheetRow]:
    at = session["step"] if session["phase"] != Phase.ENDED else session["steps"]
    made: list[SheetRow] = []
    for index, step in enumerate(load_agenda(session["agenda"]).steps()):
        exercise, round = step_content(step)
        made.append(
            {
                "id": f"{step.exercise}/{step.round}",
                "text": title_of(step, language),
                "round": exercise.texts(language)("title"),
                "minutes": round.minutes,
                "state": "done" if index < at else "now" if index == at else "later",
            }
        )
    return made


def _phases(session: SessionView, ui: Texts) -> list[PhaseMark]:
    if session["phase"] in (Phase.LOBBY, Phase.ENDED):
        return [{"id": session["phase"], "text": ui(f"phases.{session['phase']}"), "state": "now"}]
    step = load_agenda(session["agenda"]).steps()[session["step"]]
    order = ["story"] * step.has_story + ["asking", "closed", "revealed"]
    at = order.index(session["phase"])
    states = ["done" if i < at else "now" if i == at else "later" for i in range(len(order))]
    return [
        {"id": phase, "text": ui(f"phases.{phase}"), "state": state}
        for phase, state in zip(order, states, strict=True)
    ]


def _following(session: SessionView, language: str) -> str | None:
    steps = load_agenda(session["agenda"]).steps()
    index = session["step"] + 1
    return title_of(steps[index], language) if index < len(steps) else None


def _next(look: FacilitatorLook, ui: Texts) -> MoveButton | None:
    """Return the one big button."""
    session = look["session"]
    move = look["natural"]
    if session["phase"] == Phase.ENDED:
        return None
    if session["phase"] == Phase.LOBBY:
        return {"to": move, "text": ui("moves.first"), "confirm": None}
    if move != "next":
        return {"to": move, "text": ui(f"moves.{move}"), "confirm": _doubt(look, ui)}
    title = _following(session, ui.language)
    if title is None:
        return {"to": "end", "text": ui("moves.next_end"), "confirm": ui("moves.confirm_end")}
    return {"to": "next", "text": ui("moves.next", title=title), "confirm": None}


def _doubt(look: FacilitatorLook, ui: Texts) -> str | None:
    """Return a question to ask before a move that somebody might regret."""
    counted = look["answered"]
    if look["natural"] == "closed" and counted["finished"] < counted["people"]:
        return ui("moves.confirm_close", n=counted["finished"], m=counted["people"])
    most = max((q["n"] for q in counted["questions"].values()), default=0)
    if look["natural"] == "revealed" and most < SMALLEST:
        return ui("moves.confirm_reveal", n=most)
    return None


def _others(look: FacilitatorLook, ui: Texts) -> list[MoveButton]:
    session = look["session"]
    phase = session["phase"]
    made: list[MoveButton] = []
    if phase == Phase.CLOSED:
        made.append({"to": "asking", "text": ui("moves.asking_again"), "confirm": None})
    title = _following(session, ui.language)
    if phase in (Phase.STORY, Phase.ASKING, Phase.CLOSED) and title:
        text = ui("moves.skip", title=title)
        made.append({"to": "next", "text": text, "confirm": ui("moves.confirm_skip")})
    if phase != Phase.ENDED:
        made.append({"to": "end", "text": ui("moves.end"), "confirm": ui("moves.confirm_end")})
    return made


def _progress(look: FacilitatorLook, language: str) -> list[QuestionCount]:
    """Return how many have answered each question of the round."""
    if not look["answered"]["questions"]:
        return []
    exercise, round = place(look)
    words, ui = exercise.texts(language), interface(language)
    made: list[QuestionCount] = []
    for id, counted in look["answered"]["questions"].items():
        question = round.question(id)
        key = f"questions.{question.words}"
        text = ui(f"views.{question.view}") if question.view else words(f"{key}.prompt")
        made.append({"id": id, "text": text, **counted})
    return made
