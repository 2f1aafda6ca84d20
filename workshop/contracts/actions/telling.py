"""What a page is told without getting another one."""

from typing import Final, Literal, NotRequired, TypedDict

from workshop.contracts.bench import Tried
from workshop.contracts.keeping import KeptPage
from workshop.contracts.tallies import Value


class AnswerSaved(TypedDict):
    """The answer with this operation is durable; `value` is what was kept, where it differs."""

    op: Literal["saved"]
    id: str
    value: NotRequired[Value]


class AnswerRefused(TypedDict):
    """The answer with this operation was refused, and why."""

    op: Literal["refused"]
    id: Value
    message: str


class Keeps(TypedDict):
    """What is kept of the phone's owner; None where it cannot be told at present."""

    op: Literal["kept"]
    page: KeptPage | None


class Played(TypedDict):
    """What is set on the bench is on its way to the wall."""

    op: Literal["played"]


class VegaSent(TypedDict):
    """The drawing library; its bytes come beside the message."""

    op: Literal["vega"]


TOLD: Final[tuple[type, ...]] = (AnswerSaved, AnswerRefused, Keeps, Tried, Played, VegaSent)
