"""What the facilitator may do next with the room, and what of it can be taken back."""

from workshop.content.texts import Texts, interface
from workshop.contracts.console import AgainBox, MoveButton, PhaseMark, SheetRow, UndoLine
from workshop.contracts.looks import SessionView
from workshop.contracts.overview import FacilitatorLook
from workshop.exercises.agenda import step_content, steps_in
from workshop.pages.console.choosing import others
from workshop.pages.console.missing import missing
from workshop.pages.console.pacing import Pacing, times
from workshop.pages.parts import title_of
from workshop.pages.talking import title_of as talk_title_of
from workshop.session import Beat, Phase, Step, following


def run_sheet(look: FacilitatorLook, pacing: Pacing, language: str) -> list[SheetRow]:
    """Return every step: what is over, where the room is, and which can be seen again."""
    there = (index for index, step in enumerate(pacing.steps) if not step.gone)
    return [_sheet_row(look, pacing, index, language) for index in there]


def _sheet_row(look: FacilitatorLook, pacing: Pacing, index: int, language: str) -> SheetRow:
    step = pacing.steps[index]
    exercise, _ = step_content(step, look["session"]["mode"])
    here, session = look["here"], look["session"]
    ended, revealed = here["phase"] == Phase.ENDED, index in look["revealed"]
    at = here["step"] if not ended else session["steps"]
    # What shows nothing is over once the room has been there.
    over = revealed or (not step.has(Phase.REVEALED) and pacing.used(index) > 0)
    state = "now" if index == at else "done" if over else "skipped" if index < at else "later"
    looked_at = session["step"] == index and session["phase"] == Phase.REVEALED
    return {
        "id": f"{index} {step.exercise}/{step.round}",
        "step": index,
        "text": title_of(step, language, look),
        "round": exercise.texts(language)("title"),
        "minutes": pacing.planned(index),
        "times": times(pacing, [index], interface(language)),
        "others": others(look, index, interface(language)),
        "state": state,
        "again": revealed and not looked_at,
        "go": state in ("skipped", "later") and not ended and here["phase"] != Phase.LOBBY,
    }


def phases(session: SessionView, ui: Texts) -> list[PhaseMark]:
    """Return the phases of the step that is seen."""
    if session["phase"] in (Phase.LOBBY, Phase.ENDED):
        return [{"id": session["phase"], "text": ui(f"phases.{session['phase']}"), "state": "now"}]
    step = _steps(session)[session["step"]]
    at = step.at(Beat(Phase(session["phase"]), session["talk"]))
    return [
        {
            "id": f"{beat.phase} {beat.talk}".strip(),
            "text": _beat_title(step, beat, ui),
            "state": "done" if i < at else "now" if i == at else "later",
        }
        for i, beat in enumerate(step.course)
    ]


def _beat_title(step: Step, beat: Beat, ui: Texts) -> str:
    if beat.phase is Phase.TALK:
        return talk_title_of(step_content(step)[0], beat.talk, ui.language)
    turn = _turn(step, beat)
    return ui("play.firms.beat", quarter=turn) if turn else ui(f"phases.{beat.phase}")


def next_move(look: FacilitatorLook, ui: Texts) -> MoveButton | None:
    """Return the one big button; none after the end, and none while the room looks back."""
    move, phase = look["natural"], look["here"]["phase"]
    if phase == Phase.ENDED or look["session"]["again"]:
        return None
    if phase == Phase.LOBBY:
        return {"to": move, "text": _beginning(look, ui), "confirm": None}
    if move == "talk":
        return {"to": move, "text": ui("moves.talk", title=_talk_after(look, ui)), "confirm": None}
    quarter = _quarter_move(look, ui)
    if quarter:
        return {"to": move, "text": quarter, "confirm": None}
    if move == "revealed":
        return {"to": move, "text": ui("moves.revealed"), "confirm": _last_words(look, ui)}
    if move != "next":
        return {"to": move, "text": ui(f"moves.{move}"), "confirm": None}
    title = _next_title(look, ui.language)
    if title is None:
        return {"to": "end", "text": ui("moves.next_end"), "confirm": _before_end(look, ui)}
    return {"to": "next", "text": ui("moves.next", title=title), "confirm": None}


def _quarter_move(look: FacilitatorLook, ui: Texts) -> str:
    """Return what the big button says before a game and in its quarters; nothing elsewhere."""
    step, here = _present(look), look["here"]
    beat = Beat(Phase(here["phase"]), here["talk"])
    rest = step.course[step.at(beat) + 1 :]
    now, then = _turn(step, beat), _turn(step, rest[0]) if rest else 0
    if now:
        return ui(f"play.firms.moves.{'close' if then else 'last'}", quarter=now)
    return ui("play.firms.moves.first") if then else ""


def _turn(step: Step, beat: Beat) -> int:
    """Return which quarter of a game a beat is; 0 where it is none."""
    if beat.phase is not Phase.ASKING or not beat.talk:
        return 0
    _, round = step_content(step)
    return next((q.turn for q in round.questions if q.id == beat.talk), 0)


def _beginning(look: FacilitatorLook, ui: Texts) -> str:
    """Return what the session begins with: a story, or what comes before it."""
    first = next((step for step in _steps(look["session"]) if not step.gone), None)
    if first is None or first.has(Phase.STORY):
        return ui("moves.first")
    return ui("moves.begin", title=title_of(first, ui.language, look))


def _talk_after(look: FacilitatorLook, ui: Texts) -> str:
    """Return the title of the talk step that comes next."""
    step, here = _present(look), look["here"]
    at = step.at(Beat(Phase(here["phase"]), here["talk"]))
    return _beat_title(step, step.course[at + 1], ui)


def _last_words(look: FacilitatorLook, ui: Texts) -> str:
    """Return the question before the one move that cannot be taken back."""
    return "\n".join([ui("moves.confirm_reveal"), *missing(look, ui)["sentences"]])


def other_moves(look: FacilitatorLook, ui: Texts) -> list[MoveButton]:
    """Return the small buttons."""
    phase = look["here"]["phase"]
    if look["session"]["again"] or phase == Phase.ENDED:
        return []
    made: list[MoveButton] = []
    if phase == Phase.CLOSED:
        made.append({"to": "asking", "text": ui("moves.asking_again"), "confirm": None})
    title = _next_title(look, ui.language)
    underway = (Phase.STORY, Phase.TALK, Phase.ASKING, Phase.CLOSED)
    # Where the big button goes there, a small one need not.
    if phase in underway and title and look["natural"] != "next":
        made.append({"to": "next", "text": ui("moves.skip", title=title), "confirm": None})
    if title or phase != Phase.REVEALED:
        made.append({"to": "end", "text": ui("moves.end"), "confirm": _before_end(look, ui)})
    return made


def _before_end(look: FacilitatorLook, ui: Texts) -> str | None:
    """Return what to ask before the end: what is in memory alone does not come back with Undo."""
    return ui("run.confirm_end") if look.get("own_items") else None


def undo_line(look: FacilitatorLook, ui: Texts) -> UndoLine | None:
    """Return what the last move did, where it can be taken back."""
    if look["before"] is None or look["session"]["again"]:
        return None
    phase = look["here"]["phase"]
    title = "" if phase == Phase.ENDED else _where(look, ui)
    turn = look["play"]["turn"] if look["play"] else 0
    did = (
        ui("play.firms.moves.did", quarter=turn) if turn else ui(f"moves.did.{phase}", title=title)
    )
    return {
        "text": did,
        "undo": ui("moves.undo"),
    }


def _where(look: FacilitatorLook, ui: Texts) -> str:
    """Return the title of where the room is: of the talk step, or of the round."""
    step, here = _present(look), look["here"]
    if here["phase"] != Phase.TALK:
        return title_of(step, ui.language, look)
    return _beat_title(step, Beat(Phase.TALK, here["talk"]), ui)


def again_box(look: FacilitatorLook, ui: Texts) -> AgainBox | None:
    """Return what to know while the room looks at an earlier reveal, and the way back."""
    if not look["session"]["again"]:
        return None
    phase = look["here"]["phase"]
    still = phase in (Phase.LOBBY, Phase.ENDED)
    place = ui(f"phases.{phase}")
    where = place if still else f"{title_of(_present(look), ui.language, look)}, {place}"
    return {"text": ui("moves.looking"), "back": ui("moves.look_back", where=where)}


def _present(look: FacilitatorLook) -> Step:
    return _steps(look["session"])[look["here"]["step"]]


def _next_title(look: FacilitatorLook, language: str) -> str | None:
    """Return the title of what comes next; None at the end.

    After a question of the moment that is what it called the room away from.
    """
    steps, back = _steps(look["session"]), look["back"]
    if back:
        beat, step = Beat(Phase(back["phase"]), back["talk"]), steps[back["step"]]
        is_talk = beat.phase is Phase.TALK
        return _beat_title(step, beat, interface(language)) if is_talk else title_of(step, language)
    at = following(steps, look["here"]["step"], look["passed"])
    return None if at is None else title_of(steps[at], language, look)


def _steps(session: SessionView) -> tuple[Step, ...]:
    return steps_in(session["course"])
