"""What whoever leads has done a moment ago, and can still take back."""

from typing import TypedDict


class Undoable(TypedDict):
    """Something that was done and can be taken back.

    Attributes:
        id: names it in the command `undo`.
        what: what was done, a key of the interface's words under `undo.did`.
        n: how many things it was about.
    """

    id: str
    what: str
    n: int
