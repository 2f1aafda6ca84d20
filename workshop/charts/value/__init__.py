"""What each function may claim of all that is earned: as a room sees it, as a model does."""

from collections.abc import Mapping
from typing import cast

from workshop.charts.view import View
from workshop.models.value_game.outcomes import ValueOutcome

TONES: Mapping[str, str] = {"marketing": "marketing", "sales": "sales"}


def shown(view: View) -> tuple[ValueOutcome | None, bool]:
    """Return what the model gives, of what was played if anything was; and whether it was."""
    played = view.played
    if played is not None:
        return cast("ValueOutcome", played), True
    return cast("ValueOutcome | None", view.outcome), False


def function(view: View, name: str) -> str:
    """Return what a function is called."""
    return view.model(f"functions.{name}")


def tone(name: str) -> str:
    """Return the colour name of a function."""
    return TONES.get(name, "neutral")
