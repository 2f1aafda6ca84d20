"""What the host lets a caller see of a session: a participant, the wall, the facilitator."""

from typing import Literal, NotRequired, TypedDict

from workshop.contracts.device import DeviceLook
from workshop.contracts.own_pace import Soon
from workshop.contracts.parking import ParkingView
from workshop.contracts.plays import Firm, PlayView
from workshop.contracts.privacy import SavedFile
from workshop.contracts.promises import Promise
from workshop.contracts.runs import RunState
from workshop.contracts.swaps import OwnTicket
from workshop.contracts.tallies import Answers, Tally, Value
from workshop.contracts.wording import Worded


class SessionView(TypedDict):
    """What everyone in the room may know of a session.

    Attributes:
        id: its id.
        code: the join code.
        name: what the facilitator called it.
        language: the wall's.
        agenda: the agenda's slug.
        departments: those that are in the room.
        names: what they call themselves, by id; left out is who goes by the ordinary name.
        closed: whether it goes on with another laptop; nothing of it changes here any more.
        goes_on: the beginning of that laptop's links; empty where nobody has said.
        expected: people.
        practice: whether invented people play it.
        phase: lobby, story, talk, asking, closed, revealed or ended.
        step: where it is in the agenda, from 0; -1 in the lobby.
        steps: how many there are.
        version: another one after each move.
        shown: the slide of the reveal in front.
        again: whether step, phase and the rest are those of an earlier reveal that is looked at.
        talk: which talk step of the round, in the phase of that name.
        address: the one the facilitator chose for phones; empty where she chose none.
        exercise: the slug of the present one; empty outside of steps.
        round: the id of the present one; empty outside of steps.
        mode: `people`, or `teams` where each side answers on one phone; it never changes.
        course: exercise and round of each step, as the facilitator has them now.
        keeps_until: the day on which what single people said is erased, in ISO 8601; missing as
            long as nobody has come in.
        emptied: the day on which it was erased; missing before.
        paused: whether the room stands still.
        pace: who opens questions and shows their results: `led`, or `own`, where they come.
        passing: that it is practice which is gone when whoever leads leaves it; missing else.
        minutes: planned otherwise than the exercises have it, by `EXERCISE/ROUND`; left out where
            nothing is.
    """

    id: str
    code: str
    name: str
    language: str
    agenda: str
    departments: list[str]
    names: dict[str, str]
    closed: bool
    goes_on: str
    expected: int
    practice: bool
    phase: str
    step: int
    steps: int
    version: int
    shown: int
    again: bool
    talk: str
    address: str
    exercise: str
    round: str
    mode: str
    course: list[list[str]]
    keeps_until: NotRequired[str]
    emptied: NotRequired[str]
    paused: bool
    pace: str
    passing: NotRequired[bool]
    minutes: NotRequired[dict[str, int]]


class ListedSession(SessionView):
    """A session in the facilitator's list.

    Attributes:
        created: in ISO 8601.
        seats: how many were taken in it.
        answers: how many questions they answered, each counted once a person.
        present: how many of the seats have a line at this moment.
        signed: how many promises were signed in it.
        saved: the files that it was saved in, the earliest first.
    """

    created: str
    seats: int
    answers: int
    present: int
    signed: int
    saved: list[SavedFile]


class OwnItem(TypedDict):
    """What an item of a team's own is, and its name where there is little room."""

    text: str
    short: str


class OwnItems(TypedDict):
    """Items of a team's own in the place of a question's first ones.

    Attributes:
        exercise: the question's.
        question: its id.
        number: how many there are.
        items: what they are; none once the host that was told has ended: nobody wrote it down.
    """

    exercise: str
    question: str
    number: int
    items: list[OwnItem]


class Look(TypedDict):
    """What every look has.

    Attributes:
        session: where the room is.
        results: what the present reveal shows, tallies by question and runs by id.
        quotes: the released texts.
        wrote: of each of them how many wrote it; 0 where that is not told.
        promises: the room's list, where it is about promises; those of the session that it goes
            on from, where it looks back.
        own_items: items of a team's own, of all exercises of the session; left out where there
            are none.
        worded: questions whose words are the session's own; left out where there are none.
        soon: that the results come by themselves in a moment; left out where they do not.
    """

    session: SessionView
    own_items: NotRequired[list[OwnItems]]
    worded: NotRequired[list[Worded]]
    soon: NotRequired[Soon]
    results: dict[str, Tally | RunState]
    quotes: list[Value]
    wrote: NotRequired[list[int]]
    promises: list[Promise]


class CommonView(Look):
    """What all participants of a room see alike.

    Attributes:
        role: whose look it is.
        nudge: names the last time those who owe an answer were nudged here; empty where nobody was.
    """

    role: Literal["participant"]
    nudge: str


class Common(CommonView):
    """The same with its stamp: another one whenever anything of it changes."""

    stamp: str


class Group(TypedDict):
    """Whom somebody is to find and talk with.

    Attributes:
        number: of the group, from 0.
        size: how many people are in it.
        understood: whether she has said that she was understood.
    """

    number: int
    size: int
    understood: bool


class Me(TypedDict):
    """What a participant is told of herself.

    Attributes:
        seat: names her seat and says nothing of her.
        number: of her seat, by which she can tell the facilitator of it.
        department: where she works.
        language: that of her page.
        settled: whether she has answered anything; until then she may mend her department.
        group: where she belongs while the room talks in groups; None elsewhere.
        firm: where she plays in a round with a game; None elsewhere.
        ticket: hers, where a reveal has a timetable; None elsewhere, and where she has none.
        trial: `asked` or `heard`, while phones in the lobby are tried; else empty.
        device: what her page is told of a device that is shared; left out where none is.
    """

    seat: str
    number: int
    department: str
    language: str
    settled: bool
    group: Group | None
    firm: Firm | None
    ticket: OwnTicket | None
    trial: str
    device: NotRequired[DeviceLook]


class PhoneLook(Common):
    """What a participant may see.

    Attributes:
        me: who she is.
        answers: her own, in the exercise that is seen: an earlier one where the room looks again.
        released: while results are shown, of each text that she wrote in that round whether the
            room has been shown it, by question.
    """

    me: Me
    answers: Answers
    released: dict[str, bool]


class Joined(TypedDict):
    """How many people have a seat, in all and by department; without those that have none."""

    total: int
    departments: dict[str, int]


class Counted(TypedDict):
    """How many have answered a question, of how many who are asked it."""

    n: int
    of: int


class CountedThere(Counted):
    """The same of one department, and what a reveal would not show of it.

    Attributes:
        n: people who answered.
        of: people who are asked.
        least: of the question's lines, answers to the one that fewest answered.
        lines: how many the question has.
        hidden: how many of them would not be shown for this department alone.
    """

    least: int
    lines: int
    hidden: int


class Place(TypedDict):
    """Where a room is or was: a step of the agenda, a phase, and in talk which."""

    step: int
    phase: str
    talk: str


class Countdown(TypedDict):
    """The time that a room was given.

    Attributes:
        began: when it began, in ISO 8601.
        seconds: for how long.
        still: since when the room stands still, in ISO 8601; None while the time runs.
    """

    began: str
    seconds: int
    still: str | None


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
        countdown: the time that runs; None where there is none.
        understood: of those who talk, how many said that they were understood.
        addresses: those phones may be sent to, the likeliest or the chosen one first.
        play: the game of the round in which the room is; None where it has none.
        parking: what was released of the parking place.
        unsaid: that whoever rehearses has not said yet what the results say: headings that tell
            it wait for her.
    """

    joined: Joined
    answered: Answered
    countdown: Countdown | None
    understood: Counted
    addresses: list[str]
    play: PlayView | None
    parking: ParkingView
    unsaid: NotRequired[bool]


class WallLook(SharedLook):
    """What the projector shows."""

    role: Literal["wall"]
