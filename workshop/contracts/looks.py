"""What the host lets a caller see of a session: a participant, the wall, the facilitator."""

from typing import Literal, TypedDict

from workshop.contracts.runs import RunState
from workshop.contracts.tallies import Answers, Tally, Value


class SessionView(TypedDict):
    """What everyone in the room may know of a session.

    Attributes:
        id: its id.
        code: the join code.
        name: what the facilitator called it.
        language: the wall's.
        agenda: the agenda's slug.
        departments: those that are in the room.
        expected: people.
        phase: lobby, story, asking, closed, revealed or ended.
        step: where it is in the agenda, from 0; -1 in the lobby.
        steps: how many there are.
        version: another one after each move.
        shown: the slide of the reveal in front.
        address: the one the facilitator chose for phones; empty where she chose none.
        exercise: the slug of the present one; empty outside of steps.
        round: the id of the present one; empty outside of steps.
    """

    id: str
    code: str
    name: str
    language: str
    agenda: str
    departments: list[str]
    expected: int
    phase: str
    step: int
    steps: int
    version: int
    shown: int
    address: str
    exercise: str
    round: str


class ListedSession(SessionView):
    """A session in the facilitator's list.

    Attributes:
        created: in ISO 8601.
        seats: how many were taken in it.
        answers: how many questions they answered, each counted once a person.
        present: how many of the seats have a line at this moment.
    """

    created: str
    seats: int
    answers: int
    present: int


class Look(TypedDict):
    """What every look has.

    Attributes:
        session: where the room is.
        results: what the present reveal shows, tallies by question and runs by id.
        quotes: the released texts.
    """

    session: SessionView
    results: dict[str, Tally | RunState]
    quotes: list[Value]


class CommonView(Look):
    """What all participants of a room see alike."""

    role: Literal["participant"]


class Common(CommonView):
    """The same with its stamp: another one whenever anything of it changes."""

    stamp: str


class Me(TypedDict):
    """What a participant is told of herself; `seat` names her seat and says nothing of her."""

    seat: str
    department: str
    language: str


class PhoneLook(Common):
    """What a participant may see; `answers` are her own, in the present exercise."""

    me: Me
    answers: Answers


class Joined(TypedDict):
    """How many people have a seat, in all and by department; without those that have none."""

    total: int
    departments: dict[str, int]


class Counted(TypedDict):
    """How many have answered a question, of how many who are asked it."""

    n: int
    of: int


class Answered(TypedDict):
    """How far the room is with a round.

    Attributes:
        people: who is asked anything.
        finished: who has answered everything.
        share: of all answers that were asked for, in [0, 1].
        questions: the same by question.
    """

    people: int
    finished: int
    share: float
    questions: dict[str, Counted]


class SharedLook(Look):
    """What wall and facilitator both see.

    Attributes:
        joined: who has a seat.
        answered: how far the room is.
        addresses: those phones may be sent to, the likeliest or the chosen one first.
    """

    joined: Joined
    answered: Answered
    addresses: list[str]


class WallLook(SharedLook):
    """What the projector shows."""

    role: Literal["wall"]


class Person(TypedDict):
    """A seat that is taken.

    Attributes:
        seat: its public name.
        department: the person's.
        joined: when, in ISO 8601.
        arrived: whether a page of it ever opened a line.
        present: whether one has a line now.
    """

    seat: str
    department: str
    joined: str
    arrived: bool
    present: bool


class Rush(TypedDict):
    """A sudden crowd: how many people joined, within how many seconds, and their seats."""

    people: int
    seconds: int
    seats: list[str]


class DoorView(TypedDict):
    """What the facilitator sees of the door.

    Attributes:
        door: open or locked.
        full: whether nobody else can come in.
        limit: how many seats there are.
        people: who has one, in the order they joined.
        rush: the largest sudden crowd of the last minutes, where there is one.
    """

    door: str
    full: bool
    limit: int
    people: list[Person]
    rush: Rush | None


class WrittenText(TypedDict):
    """A text of a participant, and whether the room may read it; not from whom it is."""

    id: str
    text: Value
    released: bool


class FacilitatorLook(SharedLook, DoorView):
    """What the facilitator sees.

    Attributes:
        role: whose look it is.
        texts: those of the present round, once nobody writes any more.
        natural: the move that comes next.
        entered: when the room came to this step, in ISO 8601.
    """

    role: Literal["facilitator"]
    texts: list[WrittenText]
    natural: str
    entered: str | None
