"""Whether minutes fit into what people were invited for, in a sentence."""

import math

from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.errors import ContentError
from workshop.exercises.agenda import load_agenda
from workshop.pages.console.pacing import Pacing


def _spare(look: FacilitatorLook, pacing: Pacing) -> float | None:
    """Return the seconds left of what people were invited for; None where nobody said how long."""
    try:
        agenda = load_agenda(look["session"]["agenda"])
    except ContentError:
        return None
    ends = pacing.ends()
    return 60 * (agenda.length - agenda.joining) - ends if agenda.length and ends else None


def fits(look: FacilitatorLook, pacing: Pacing, seconds: float, ui: Texts) -> str:
    """Return whether so many seconds more still fit, in a sentence; empty where nobody said."""
    spare = _spare(look, pacing)
    if spare is None:
        return ""
    left = spare - seconds
    key = "fits" if left >= 0 else "late"
    minutes = math.floor(left / 60) if left >= 0 else math.ceil(-left / 60)
    return ui.count(f"routes.{key}", minutes)


def late(look: FacilitatorLook, pacing: Pacing, seconds: float, ui: Texts) -> str:
    """Return that so many seconds more do not fit, in a sentence; empty where they do."""
    spare = _spare(look, pacing)
    return fits(look, pacing, seconds, ui) if spare is not None and spare < seconds else ""


def over(look: FacilitatorLook, pacing: Pacing, ui: Texts) -> str:
    """Return by how much it will end late, in a sentence; empty where it does not."""
    spare = _spare(look, pacing)
    late = 0 if spare is None else math.ceil(-spare / 60)
    return ui.count("routes.over", late) if late > 0 else ""
