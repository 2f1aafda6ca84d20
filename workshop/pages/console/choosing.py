"""A slot of the programme that comes next: what there is to choose from, and what speaks for it."""

import math
from collections.abc import Sequence

from workshop.content.texts import Texts, interface
from workshop.contracts.coming import ChoicePanel, Offer
from workshop.contracts.overview import FacilitatorLook, SlotView
from workshop.exercises.exercise import load_exercise
from workshop.exercises.routing import ways
from workshop.pages.console.fitting import late
from workshop.pages.console.pacing import Pacing
from workshop.pages.console.reasons import Reasons, reasons
from workshop.pages.console.slots import is_next, longer
from workshop.session import Beat, Phase


def choice_panel(look: FacilitatorLook, pacing: Pacing, language: str) -> ChoicePanel | None:
    """Return what there is to choose from; None where no slot comes next, or not yet.

    It is time in the lobby, when the last round of an exercise shows its results or ends, and in
    a break.
    """
    slot = next((one for one in look["slots"] if is_next(look, one)), None)
    if slot is None or not _is_time(look, pacing):
        return None
    ui, speaks = interface(language), reasons(look, language)
    offers = [_offer(one, slot, look, pacing, speaks, ui) for one in slot["offers"]]
    chosen = next(one["title"] for one in offers if one["chosen"])
    nothing = look["here"]["step"] >= 0 and not any(one["why"] for one in offers)
    return {
        "title": ui("routes.choice.title"),
        "lead": ui("routes.choice.lead", title=chosen),
        "offers": offers,
        "open": ui("routes.choice.open") if nothing else "",
    }


def others(look: FacilitatorLook, step: int, ui: Texts) -> str:
    """Return what may still take the place of the exercise that begins with a step, in words."""
    slot = next((one for one in look["slots"] if one["first"] == step), None)
    if slot is None:
        return ""
    there = look["session"]["course"][step][0]
    slugs = [one[0][0] for one in slot["offers"] if one[0][0] != there]
    titles = [ui("routes.choice.quoted", title=_title(slug, ui)) for slug in slugs]
    return ui("routes.choice.others", titles=ui.listed(titles, either=True))


def _is_time(look: FacilitatorLook, pacing: Pacing) -> bool:
    here = look["here"]
    if look["session"]["again"] or here["phase"] == Phase.ENDED:
        return False
    if here["step"] < 0:
        return True
    step, after = pacing.steps[here["step"]], pacing.steps[here["step"] + 1]
    ends = step.course[-1:] == (Beat(Phase(here["phase"]), here["talk"]),)
    return after.exercise != step.exercise and (here["phase"] == Phase.REVEALED or ends)


def _offer(
    offer: Sequence[Sequence[str]],
    slot: SlotView,
    look: FacilitatorLook,
    pacing: Pacing,
    speaks: Reasons,
    ui: Texts,
) -> Offer:
    slug = offer[0][0]
    chosen = slug == look["session"]["course"][slot["first"]][0]
    takes = ui.count("routes.choice.takes", math.ceil(pacing.of_steps(offer) / 60))
    note = late(look, pacing, longer(slug, slot, pacing), ui)
    return {
        "exercise": slug,
        "title": _title(slug, ui),
        "told": " ".join(filter(None, (takes, note))),
        "why": _why(slug, slot, speaks, ui),
        "chosen": chosen,
        "text": ui("routes.choice.chosen" if chosen else "routes.choice.choose"),
    }


def _why(slug: str, slot: SlotView, speaks: Reasons, ui: Texts) -> str:
    """Return what speaks for an exercise: of each way the first of those that are offered."""
    offered = {offer[0][0] for offer in slot["offers"]}
    firsts = ((way, next((s for s in way.exercises if s in offered), "")) for way in ways())
    told = [one for way, first in firsts if first == slug for one in speaks.get(way.id, ())]
    return ui("routes.because", reasons=ui.listed([*dict.fromkeys(told)])) if told else ""


def _title(slug: str, ui: Texts) -> str:
    return str(load_exercise(slug).texts(ui.language)("title"))
