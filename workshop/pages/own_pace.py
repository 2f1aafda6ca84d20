"""Each at her own pace: the story before the questions, and results that come by themselves."""

from datetime import UTC, datetime

from workshop.content.texts import Texts
from workshop.contracts.looks import Look
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.own_pace import (
    PacePanel,
    PhonePace,
    PhonePart,
    ReadFirst,
    SoonBox,
    SoonLine,
)
from workshop.contracts.phone import PhoneScene
from workshop.contracts.talking import Timer
from workshop.exercises import own_pace
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import Exercise, Round
from workshop.session import Beat, Pace, Phase, Step


def reads_first(look: Look) -> bool:
    """Whether people come to the questions that are open from their story, each by herself."""
    asked = _asked(look)
    return asked is not None and own_pace.reads_first(*asked)


def _asked(look: Look) -> tuple[Exercise, Round, Beat] | None:
    """Return the questions that are open at each one's own pace; None where none are."""
    session = look["session"]
    if session["pace"] != Pace.OWN or session["phase"] != Phase.ASKING or session["closed"]:
        return None
    here = Step(session["exercise"], session["round"])
    return *step_content(here, session["mode"]), Beat(Phase.ASKING, session["talk"])


def phone_pace(look: Look, story: PhoneScene | None, ui: Texts) -> PhonePart:
    """Return what a phone is told of the pace; nothing where the room is led.

    Args:
        look: what its owner may see.
        story: the scene of the story that comes before the questions; None where there is none.
        ui: the words.
    """
    asked = _asked(look)
    if asked is None:
        return {}
    told: PhonePace = {"first": _first(story, ui)} if story else {}
    if own_pace.shows_by_itself(*asked):
        told |= {"waits": ui("pace.phone.waits"), "owes": ui("pace.phone.owes")}
    if look.get("soon"):
        told["soon"] = ui("pace.phone.soon")
    return {"pace": told} if told else {}


def _first(story: PhoneScene, ui: Texts) -> ReadFirst:
    return {
        "title": story["title"],
        "lead": story.get("lead", ""),
        "blocks": story.get("blocks", []),
        "go": ui("pace.phone.go"),
        "back": ui("pace.phone.back"),
    }


def wall_soon(look: Look, ui: Texts) -> SoonLine | None:
    """Return what the wall says while the results are about to come; None elsewhere."""
    timer = soon_timer(look)
    if timer is None:
        return None
    return {"text": ui("pace.wall.soon"), "left": ui("pace.wall.left"), "timer": timer}


def soon_timer(look: Look) -> Timer | None:
    """Return the seconds until the results come; None where they are not about to."""
    soon = look.get("soon")
    if not soon:
        return None
    left = (datetime.fromisoformat(soon["at"]) - datetime.now(UTC)).total_seconds()
    return {"left": max(0, round(left)), "total": soon["seconds"], "still": False}


def soon_box(look: FacilitatorLook, ui: Texts) -> SoonBox | None:
    """Return how it stands with results that come by themselves; None where they do not."""
    if not look["own_pace"]["comes"] or look["session"]["again"]:
        return None
    timer, held = soon_timer(look), look["own_pace"]["held"]
    key = "held" if held else "soon" if timer else "comes"
    return {
        "text": ui(f"pace.desk.{key}"),
        "left": ui("pace.wall.left"),
        "timer": timer,
        "held": held,
        "wait": ui("pace.desk.on" if held else "pace.desk.wait"),
        "now": ui("pace.desk.now") if timer else "",
    }


def pace_panel(look: Look, ui: Texts) -> PacePanel | None:
    """Return the panel in which whoever leads chooses the pace; None once the session is over."""
    session = look["session"]
    if session["phase"] == Phase.ENDED or session["closed"]:
        return None
    return {**pace_choice(ui), "value": session["pace"]}


def pace_choice(ui: Texts) -> PacePanel:
    """Return the paces to choose from, the led one first."""
    return {
        "title": ui("pace.title"),
        "value": Pace.LED.value,
        "options": [
            {
                "id": one.value,
                "text": ui(f"pace.options.{one}.text"),
                "help": ui(f"pace.options.{one}.help"),
            }
            for one in Pace
        ],
        "note": ui("pace.note"),
    }
