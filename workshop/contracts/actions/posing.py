"""What the facilitator asks the room that stands in no exercise."""

from typing import Final, Literal, TypedDict


class Pose(TypedDict):
    """A question of the moment is to be asked; what its form does not have stays empty.

    Attributes:
        form: how it is answered, an id of `MomentPanel.forms`.
        prompt: what is asked, as she typed it.
        options: the answers to choose from.
        low: what the lowest number of its scale means.
        high: what the highest one means.
        version: that of the page on which she typed it.
    """

    op: Literal["pose"]
    form: str
    prompt: str
    options: list[str]
    low: str
    high: str
    version: int


class Reword(TypedDict):
    """A coming question is to be asked in other words, by language; empty ones for the file's."""

    op: Literal["reword"]
    exercise: str
    question: str
    words: dict[str, str]


SENT: Final[tuple[type, ...]] = (Pose, Reword)
