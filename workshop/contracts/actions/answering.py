"""What a phone sends, and a lesson: answers, and what somebody wants for herself."""

from typing import Final, Literal, TypedDict

from workshop.contracts.tallies import Value


class Answer(TypedDict):
    """An answer on its way: `id` is its operation, `question` the card's id."""

    op: Literal["answer"]
    id: str
    question: str
    value: Value


class ChooseLanguage(TypedDict):
    """The page is to be in another language."""

    op: Literal["language"]
    language: str


class Press(TypedDict):
    """The button of a beat was pressed."""

    op: Literal["press"]


class PickAnswer(TypedDict):
    """An answer to a question to oneself."""

    op: Literal["pick"]
    question: str
    option: str


class PickOption(TypedDict):
    """An option of a switch."""

    op: Literal["pick"]
    value: str


class MendDepartment(TypedDict):
    """The phone's owner chose the wrong department."""

    op: Literal["department"]
    department: str


class BeUnderstood(TypedDict):
    """The phone's owner was understood, or was not after all."""

    op: Literal["understood"]
    understood: bool


class BeTried(TypedDict):
    """The phone's owner says that this phone is there."""

    op: Literal["tried"]


class AskMine(TypedDict):
    """The phone's owner wants what is kept of her, and what she may keep."""

    op: Literal["mine"]


class ReadAgain(TypedDict):
    """The list of lessons is to look once more into the file in which is kept how far one came."""

    op: Literal["read"]


class AskVega(TypedDict):
    """The drawing library is wanted."""

    op: Literal["vega"]


SENT: Final[tuple[type, ...]] = (
    Answer,
    ChooseLanguage,
    Press,
    PickAnswer,
    PickOption,
    MendDepartment,
    BeUnderstood,
    BeTried,
    AskMine,
    ReadAgain,
    AskVega,
)
