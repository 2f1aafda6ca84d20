"""The question of the moment on the facilitator's page, and what she has just asked."""

from workshop.content.texts import Texts
from workshop.contracts.moment import FormOption, MomentPanel
from workshop.contracts.overview import FacilitatorLook
from workshop.exercises.asked import (
    AT_ONCE,
    CHOICE,
    END,
    FORMS,
    MOST_OPTIONS,
    OPTION,
    PROMPT,
    SCALE,
)
from workshop.session import Phase

WORDS = ("form", "options", "option", "low", "high", "left")


def moment_panel(look: FacilitatorLook, ui: Texts, wrong: str) -> MomentPanel | None:
    """Return the form; None where nothing can be asked: the session is over, or looks back.

    Args:
        look: what the facilitator may see.
        ui: the words.
        wrong: why what she sent last was refused.
    """
    if look["session"]["again"] or look["here"]["phase"] == Phase.ENDED:
        return None
    at_once = look["here"]["phase"] in AT_ONCE
    return {
        "title": ui("moment.title"),
        "lead": ui("moment.lead"),
        "later": "" if at_once else ui("moment.later"),
        "forms": [_form(name, ui) for name in FORMS],
        "limits": {"prompt": PROMPT, "option": OPTION, "end": END},
        "send": ui("moment.ask" if at_once else "moment.next"),
        "wrong": wrong,
        "words": {name: ui(f"moment.{name}") for name in WORDS},
    }


def _form(name: str, ui: Texts) -> FormOption:
    own = f"moment.prompt_{name}"
    return {
        "id": name,
        "text": ui(f"moment.forms.{name}"),
        "prompt": ui(own if ui.find(own) else "moment.prompt"),
        "options": MOST_OPTIONS if name == CHOICE else 0,
        "ends": name == SCALE,
    }


def asked_text(slug: str, look: FacilitatorLook, ui: Texts) -> str:
    """Return that a question of the moment was asked, or comes next, in its own words."""
    words = (one for one in look.get("worded", []) if one["exercise"] == slug)
    title = next((one["title"] for one in words if "title" in one), "")
    here = look["session"]["course"][look["here"]["step"]][0] if look["here"]["step"] >= 0 else ""
    return ui("moment.did.asked" if here == slug else "moment.did.next", title=title)
