"""What the front end sends, where it is well-formed, and what it is told between two pages.

Nothing of an action is believed: Python reads it as `Action` and checks each value.
"""

from collections.abc import Mapping
from typing import Final, Literal, NotRequired, TypedDict

from workshop.contracts.bench import Tried
from workshop.contracts.keeping import KeptPage
from workshop.contracts.tallies import Value

Action = Mapping[str, object]
"""An action as it arrives: a table with a text `op`; where a file was sent, `data` is its bytes."""


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


class PickSession(TypedDict):
    """A session of the list."""

    op: Literal["pick"]
    session: str


class OpenSession(TypedDict):
    """The form that opens a session: name, agenda, exercises, departments and so on."""

    op: Literal["open"]
    form: dict[str, object]


class RemoveSession(TypedDict):
    """A session is to be removed, with all that was answered in it."""

    op: Literal["remove"]
    session: str


class ToSessions(TypedDict):
    """Back to the list of sessions."""

    op: Literal["sessions"]


class Advance(TypedDict):
    """The room is to move; `version` is that of the page on which this was decided."""

    op: Literal["advance"]
    to: str
    version: int


class GoTo(TypedDict):
    """The room is to go to another step."""

    op: Literal["go"]
    step: int
    version: int


class TakeBack(TypedDict):
    """The last move of the room is to be taken back."""

    op: Literal["undo"]
    version: int


class Reroute(TypedDict):
    """The room is to play another exercise: `next`, `instead` of the next one, or in its `slot`."""

    op: Literal["reroute"]
    exercise: str
    where: str
    version: int


class LookAgain(TypedDict):
    """An earlier reveal is to be looked at; `step` is null for the way back."""

    op: Literal["again"]
    step: int | None


class MoveSeat(TypedDict):
    """Somebody is of another department from the next question on."""

    op: Literal["move_seat"]
    seat: str
    department: str


class MendDepartment(TypedDict):
    """The phone's owner chose the wrong department."""

    op: Literal["department"]
    department: str


class ShowSlide(TypedDict):
    """A slide of the reveal is to be in front."""

    op: Literal["show"]
    figure: int


class Release(TypedDict):
    """A text is to be shown to the room, or taken back."""

    op: Literal["release"]
    text: str
    released: bool


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


class SetClock(TypedDict):
    """The room is given some seconds; 0 for none. `more`: so many besides those that run."""

    op: Literal["clock"]
    seconds: int
    more: NotRequired[bool]


class PayFor(TypedDict):
    """A game is to be paid for so.

    Attributes:
        play: the game.
        bonus: the name of a bonus, or shares by side and number, as they were agreed.
    """

    op: Literal["pay"]
    play: str
    bonus: str | dict[str, dict[str, float]]


class BeUnderstood(TypedDict):
    """The phone's owner was understood, or was not after all."""

    op: Literal["understood"]
    understood: bool


class AskMine(TypedDict):
    """The phone's owner wants what is kept of her, and what she may keep."""

    op: Literal["mine"]


class ChooseAddress(TypedDict):
    """Phones are to be sent to another address."""

    op: Literal["address"]
    address: str


class TurnDoor(TypedDict):
    """The door is to be open or locked."""

    op: Literal["door"]
    door: str


class UnfoldSeats(TypedDict):
    """The list of seats is to be shown or folded away."""

    op: Literal["seats"]
    open: bool


class EndSeats(TypedDict):
    """Seats are to be ended."""

    op: Literal["end"]
    seats: list[str]


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


class ReadAgain(TypedDict):
    """The list of lessons is to look once more into the file in which is kept how far one came."""

    op: Literal["read"]


class AskVega(TypedDict):
    """The drawing library is wanted."""

    op: Literal["vega"]


ACTIONS: Final[tuple[type, ...]] = (
    Answer, ChooseLanguage, Press, PickAnswer, PickOption, PickSession, OpenSession, RemoveSession,
    ToSessions,
    Advance, GoTo, TakeBack, Reroute, LookAgain, MoveSeat, MendDepartment, ShowSlide,
    SetClock, PayFor, BeUnderstood, AskMine,
    Propose, MergePromise, WritePromise, AgreeAloud, SignAloud, JudgePromise, Fill, MakeTimetable,
    Release, ChooseAddress, TurnDoor, UnfoldSeats, EndSeats, Try, Play, Preset,
    Load, Settle, UseNumbers, DropNumbers, Forget, ReadAgain,
    OwnLoad, OwnUse, OwnDrop, OwnBack, AskVega,
)  # fmt: skip
"""Everything that a page sends."""


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


MESSAGES: Final[tuple[type, ...]] = (AnswerSaved, AnswerRefused, Keeps, Tried, Played, VegaSent)
"""Everything that a page is told without getting another one."""
