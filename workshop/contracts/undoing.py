"""What whoever leads has done a moment ago, and can still take back."""

from typing import TypedDict


class Undoable(TypedDict):
    """Something that was done and can be taken back.

    Attributes:
        id: names it in the command `restore`.
        what: what was done, a key of the interface's words under `undo.did`.
        n: how many things it was about.
    """

    id: str
    what: str
    n: int


class UndoButton(TypedDict):
    """What was done a moment ago, in words, and the button that takes it back.

    Attributes:
        id: names it in the action `restore`.
        text: what was done.
        undo: of the button.
        label: of the button, with what it takes back, for a screen reader.
    """

    id: str
    text: str
    undo: str
    label: str
