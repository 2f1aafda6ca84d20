"""What was done a moment ago, each with the button that takes it back."""

from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.undoing import Undoable, UndoButton


def undo_buttons(look: FacilitatorLook, ui: Texts) -> list[UndoButton]:
    """Return what can be taken back beside the last move, the latest first."""
    return [_button(one, ui) for one in look["undoable"]]


def _button(one: Undoable, ui: Texts) -> UndoButton:
    key = f"undo.did.{one['what']}"
    did = ui(key) if isinstance(ui.find(key), str) else ui.count(key, one["n"])
    label = ui("undo.undo_one", did=did)
    return {"id": one["id"], "text": did, "undo": ui("undo.undo"), "label": label}
