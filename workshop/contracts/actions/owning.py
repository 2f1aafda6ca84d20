"""A file of a team's own items."""

from typing import Final, Literal, TypedDict


class OwnLoad(TypedDict):
    """A file of a team's own items; its bytes come beside the action."""

    op: Literal["own_load"]


class OwnUse(TypedDict):
    """What was read is right: the room is to be asked about these items."""

    op: Literal["own_use"]


class OwnDrop(TypedDict):
    """The file of items that was sent is to be put away."""

    op: Literal["own_drop"]


class OwnBack(TypedDict):
    """The room is to be asked about the exercise's own items again."""

    op: Literal["own_back"]


SENT: Final[tuple[type, ...]] = (
    OwnLoad,
    OwnUse,
    OwnDrop,
    OwnBack,
)
