"""The bench: sliders, and a team's own numbers."""

from typing import Final, Literal, NotRequired, TypedDict


class Try(TypedDict):
    """Something was moved on the bench; `weights` are points by function and KPI."""

    op: Literal["try"]
    number: int
    sliders: dict[str, int]
    weights: NotRequired[dict[str, dict[str, int]]]


class Play(TypedDict):
    """What is set on the bench is to be shown to the room."""

    op: Literal["play"]
    sliders: dict[str, int]
    weights: NotRequired[dict[str, dict[str, int]]]


class Preset(TypedDict):
    """The bench is to begin again from something known."""

    op: Literal["preset"]
    preset: str


class Load(TypedDict):
    """A file of a team's own; its bytes come beside the action."""

    op: Literal["load"]


class Settle(TypedDict):
    """Something doubtful in the file is answered.

    Attributes:
        question: the `id` of the question.
        choice: the `id` of the answer.
    """

    op: Literal["settle"]
    question: str
    choice: str


class UseNumbers(TypedDict):
    """What was understood of the file is right: the bench is to play with it."""

    op: Literal["use"]


class DropNumbers(TypedDict):
    """The file that was sent is to be put away; what the bench plays with stays."""

    op: Literal["drop"]


class Forget(TypedDict):
    """The bench is to go back to the kit's own numbers, or how far one came is to be erased."""

    op: Literal["forget"]


SENT: Final[tuple[type, ...]] = (
    Try,
    Play,
    Preset,
    Load,
    Settle,
    UseNumbers,
    DropNumbers,
    Forget,
)
