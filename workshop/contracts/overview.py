"""What the host lets whoever leads see of a session."""

from typing import Literal, NotRequired, TypedDict

from workshop.contracts.checking import TrialView
from workshop.contracts.looks import CountedThere, Place, SharedLook
from workshop.contracts.onpaper import PaperSeat
from workshop.contracts.own_pace import OwnPace
from workshop.contracts.parking import ParkedItem
from workshop.contracts.pulse import Followed
from workshop.contracts.running import Awaited, LeadingBrowser, Lines, Nudge
from workshop.contracts.simulator import Simulated
from workshop.contracts.swaps import TimetableState
from workshop.contracts.tallies import Tally, Value
from workshop.contracts.undoing import Undoable


class Person(TypedDict):
    """A seat that is taken.

    Attributes:
        seat: its public name.
        number: in the order seats were taken, from 1.
        department: the person's.
        joined: when, in ISO 8601.
        arrived: whether a page of it ever opened a line.
        present: whether one has a line now.
        paper: that it is of somebody without a phone; left out of all others.
    """

    seat: str
    number: int
    department: str
    joined: str
    arrived: bool
    present: bool
    paper: NotRequired[bool]


class Rush(TypedDict):
    """A sudden crowd: how many people joined, within how many seconds, and their seats."""

    people: int
    seconds: int
    seats: list[str]


class Together(TypedDict):
    """Seats that came in from one place within seconds: perhaps one person's.

    Attributes:
        numbers: as the phones say them.
        seats: their public names.
        seconds: within how many they came.
    """

    numbers: list[int]
    seats: list[str]
    seconds: int


class DoorView(TypedDict):
    """What the facilitator sees of the door.

    Attributes:
        door: open, ajar or locked.
        waiting: how many wait to be let in.
        full: whether nobody else can come in.
        limit: how many seats there are.
        people: who has one, in the order they joined.
        rush: the largest sudden crowd of the last minutes, where there is one.
    """

    door: str
    waiting: int
    full: bool
    limit: int
    people: list[Person]
    rush: Rush | None


class Battery(TypedDict):
    """A battery in use: how full it is in percent, and the minutes left where they are known."""

    percent: int
    minutes: int | None


class Machine(TypedDict):
    """What the facilitator is told of the machine that the server runs on.

    Attributes:
        system: windows, macos or other.
        trouble: offline or only-here where no phone can come, else empty.
        reached: whether any other device has reached the server in the present network.
        battery: None while it is being charged, or where there is none.
    """

    system: str
    trouble: str
    reached: bool
    battery: Battery | None


class WrittenText(TypedDict):
    """A text of a participant, and whether the room may read it; not from whom it is.

    Attributes:
        id: of the operation that gave it.
        text: as it was written.
        released: whether the room may read it.
        elsewhere: whether it then stands in a table or on a list, and not among the texts.
        question: what it answers; empty where one department alone is asked that.
        wrote: how many wrote it, those included whose text is shown in its words.
    """

    id: str
    text: Value
    released: bool
    elsewhere: NotRequired[bool]
    question: NotRequired[str]
    wrote: NotRequired[int]


class Measured(TypedDict):
    """How long the questions of a round took in the sessions there were before.

    Attributes:
        exercise: its slug.
        round: its id.
        card_s: seconds a card, the median of those sessions: the room's, nobody's own.
        sessions: how many they were.
    """

    exercise: str
    round: str
    card_s: float
    sessions: int


class Timing(TypedDict):
    """How long things take.

    Attributes:
        used: seconds the room was in each step, by its number, the stay that goes on left out.
        moved: when the room moved last, in ISO 8601; None where it never did.
        measured: what past sessions needed.
    """

    used: dict[str, int]
    moved: str | None
    measured: list[Measured]


class SeenReveal(TypedDict):
    """What the room saw at a reveal on which a route hangs, as it was counted then."""

    exercise: str
    round: str
    results: dict[str, Tally]


class SlotView(TypedDict):
    """A slot of the programme in which another exercise may still be chosen.

    Attributes:
        first: the step with which it begins.
        end: the step after it.
        offers: what there is to choose from, each with exercise and round of its steps.
    """

    first: int
    end: int
    offers: list[list[list[str]]]


class Routed(TypedDict):
    """What a proposal of what to play next is built on.

    Attributes:
        begun: how many steps have begun, up to the furthest; these are never moved.
        rerouted: exercise and round of each step as they were before the last thing she did
            changed them; None where that was something else.
        seen: reveals on which a route hangs, in the order of their steps; where the room sees
            results, and at the end of an exercise.
        broken: exercises that cannot be played at present.
        slots: those in which something else may still be chosen, in their order.
    """

    begun: int
    rerouted: list[list[str]] | None
    seen: list[SeenReveal]
    broken: list[str]
    slots: list[SlotView]


class FacilitatorLook(SharedLook, DoorView, Routed):
    """What the facilitator sees.

    Attributes:
        role: whose look it is.
        texts: those of the round that is seen, once nobody writes any more, in no order.
        natural: the move that comes next.
        counted: by question of the present round and department, how many have answered.
        here: where the room is, also while it looks at an earlier reveal.
        before: where the last move can be taken back to; None where it cannot.
        front: what the slide in front shows: the number of a figure of the reveal, from 0, `log` or
            `texts`; empty where nobody knows, and outside of reveals.
        revealed: the steps whose results the room has seen.
        passed: these, and the questions of the moment that it has left without any.
        back: where it goes on after a question of the moment that called it away; None elsewhere.
        machine: how the machine is that the server runs on.
        together: seats that came in from one place within seconds.
        timing: how long the steps have taken, and what past sessions needed.
        carried: how many promises the session goes on from.
        paper: the seats of people without phones.
        parked: everything in the parking place.
        timetable: of half days, where the room sees a reveal that has one; None elsewhere.
        awaited: whom the room waits for; None where nobody is asked.
        lines: how the phones are connected.
        nudge: the last one in this place; None where there was none.
        still: since when the room stands still, in ISO 8601; None while it goes on.
        trial: how far the trial of phones is.
        followed: indicators, and the pulses once they were made.
        undoable: what was done a moment ago and can be taken back, the latest first.
        browsers: those that lead, the one that was let in first first.
        own_pace: how the questions that are open stand, where each goes at her own pace.
        simulated: a rehearsal with feedback; None elsewhere.
    """

    role: Literal["facilitator"]
    texts: list[WrittenText]
    natural: str
    counted: dict[str, dict[str, CountedThere]]
    here: Place
    before: Place | None
    front: str
    revealed: list[int]
    passed: list[int]
    back: Place | None
    machine: Machine
    together: list[Together]
    timing: Timing
    carried: int
    paper: list[PaperSeat]
    parked: list[ParkedItem]
    timetable: TimetableState | None
    awaited: Awaited | None
    lines: Lines
    nudge: Nudge | None
    still: str | None
    trial: TrialView
    followed: Followed
    undoable: list[Undoable]
    browsers: list[LeadingBrowser]
    own_pace: OwnPace
    simulated: Simulated | None
