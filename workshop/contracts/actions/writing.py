"""What the room writes: its list of promises, its table, its timetable."""

from typing import Final, Literal, NotRequired, TypedDict


class Propose(TypedDict):
    """Something is to come onto the list: an example of the exercise, or the room's own words."""

    op: Literal["propose"]
    example: NotRequired[str]
    text: NotRequired[str]


class MergePromise(TypedDict):
    """A proposal means the same as another one, or, without `into`, is to be dropped."""

    op: Literal["merge"]
    promise: str
    into: NotRequired[str]


class WritePromise(TypedDict):
    """A promise is worded, and its fields are filled."""

    op: Literal["write"]
    promise: str
    text: NotRequired[str]
    terms: dict[str, str]


class AgreeAloud(TypedDict):
    """A side said yes to a proposal aloud, or does not after all."""

    op: Literal["agree"]
    promise: str
    department: str
    agreed: bool


class SignAloud(TypedDict):
    """A side signed; with `signed` false, all signatures are taken back."""

    op: Literal["sign"]
    promise: str
    department: NotRequired[str]
    signed: bool


class JudgePromise(TypedDict):
    """What became of a promise of the session before: `KEPT`; empty: not judged yet."""

    op: Literal["keep"]
    promise: str
    kept: str


class Fill(TypedDict):
    """One thing is written into the table of who answers for which number.

    Attributes:
        question: whose items are the numbers.
        item: the number.
        function: whose weight it is, or whose name.
        weight: from 0 to 100; None takes it away, and a text is refused.
        judge: who judges the number.
        name: of a function that the room adds; empty takes it away.
        example: whether to begin with the exercise's example.
    """

    op: Literal["fill"]
    question: str
    item: NotRequired[str]
    function: NotRequired[str]
    weight: NotRequired[int | str | None]
    judge: NotRequired[str]
    name: NotRequired[str]
    example: NotRequired[bool]


class MakeTimetable(TypedDict):
    """The timetable is made by these rules; a text in the place of a number is refused."""

    op: Literal["plan"]
    visits: int | str
    guests: int | str
    home: int | str
    partly: bool


SENT: Final[tuple[type, ...]] = (
    Propose,
    MergePromise,
    WritePromise,
    AgreeAloud,
    SignAloud,
    JudgePromise,
    Fill,
    MakeTimetable,
)
