"""A game that a room plays in firms: as the host tells it, models reckon it, and pages show it."""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

Plan = list[int]
"""How much of each of a seat's tasks."""

Bonus = str | Mapping[str, object]
"""What is paid for: a name that the model knows, or shares by seat and figure that were agreed."""


class FirmPlans(TypedDict):
    """What was done in a firm so far: all that a model needs to tell its game.

    Attributes:
        number: the firm's, from 0.
        setting: what is played, as the model's `game` takes it.
        plans: of each quarter that is over, by seat; empty where that of the quarter before
            stands, None where a persona played.
        persona: who plays where nobody sits.
        care: how careful she is (`models.choosing.slipped`).
        seed: of her slips.
    """

    number: int
    setting: Mapping[str, object]
    plans: list[dict[str, Plan | None]]
    persona: str
    care: float
    seed: int


class GamePlans(TypedDict):
    """What was done in a game of all firms of a room.

    Attributes:
        play: its question.
        swapped: whether the sides had changed seats.
        firms: each firm.
    """

    play: str
    swapped: bool
    firms: list[FirmPlans]


class FirmQuarter(TypedDict):
    """A quarter that is over, in one firm.

    Attributes:
        plans: what each seat did.
        paid: by seat, in shares of a full bonus.
        own: by seat, the figures that it sees of its own department.
    """

    plans: dict[str, Plan]
    paid: dict[str, float]
    own: dict[str, dict[str, float]]


class FirmNow(TypedDict):
    """Where a firm stands while it is played.

    Attributes:
        number: the firm's, from 0.
        quarters: those that are over.
        last: by seat, the plan that stands where nobody proposes another.
        offers: by seat, what each of its plans would pay in the quarter that begins if the others
            repeat theirs: per mille of a full bonus, in lexicographic order; none when all is over.
        terms: by seat, the share of each figure in what is paid; none where a model has no shares.
    """

    number: int
    quarters: list[FirmQuarter]
    last: dict[str, Plan]
    offers: dict[str, list[int]]
    terms: dict[str, dict[str, float]]


class Path(TypedDict):
    """How a firm went.

    Attributes:
        quarters: the firm's figures of each quarter, by name.
        left: the figures of the months after them.
        months: how many these are.
        worth: what the owner has of it all, as the model's `worth` says.
    """

    quarters: list[dict[str, float]]
    left: dict[str, float]
    months: int
    worth: float


class Blamed(TypedDict):
    """What a loss is made of (`models.blame`), in the measure of `worth`; below 0 is a gain."""

    best: float
    worth: float
    loss: float
    bonus: float
    unknown: float
    slips: dict[str, float]


class FirmTold(TypedDict):
    """A firm whose game is over: all of it is public.

    Attributes:
        number: the firm's, from 0.
        bonus: what was paid for: a name, or empty where it was agreed in the room.
        path: how it went.
        plans: of each quarter, by seat.
        paid: of each quarter, by seat, in shares of a full bonus.
        repaid: by the name of another bonus and by seat, the mean share that the same plans would
            have been paid.
        blame: what its loss is made of; missing where not all quarters were played.
    """

    number: int
    bonus: str
    path: Path
    plans: list[dict[str, Plan]]
    paid: list[dict[str, float]]
    repaid: dict[str, dict[str, float]]
    blame: NotRequired[Blamed]


class GameTold(TypedDict):
    """A game of all firms of a room.

    Attributes:
        play: its question.
        swapped: whether the sides had changed seats.
        best: what is best for the owner.
        best_plans: of each quarter, by seat, what is done for that.
        reckoned: by bonus (empty: as it was agreed), sides that reckon.
        firms: each firm.
    """

    play: str
    swapped: bool
    best: Path
    best_plans: list[dict[str, Plan]]
    reckoned: dict[str, Path]
    firms: list[FirmTold]


class Proposed(TypedDict):
    """A plan that is proposed in a team, and by how many; nobody is told by whom."""

    plan: Plan
    n: int


class Quarter(TypedDict):
    """A quarter that is over, as the team that played a seat sees it."""

    plan: Plan
    paid: float
    own: dict[str, float]


class Firm(TypedDict):
    """Where somebody plays, and what her team may know: the same for all of it.

    Attributes:
        play: the game's question.
        model: what is played.
        number: the firm's, from 0.
        seat: the side that her team plays.
        people: how many are in her team.
        turn: which quarter is under way, from 1; 0 before and after the game.
        turns: how many are played.
        past: those that are over.
        last: the plan that stands where nobody proposes another.
        offers: as `FirmNow` has them; None while they are reckoned.
        proposals: what the team proposes now, the earliest first.
        terms: as `FirmNow` has them.
        bonus: the name of what is paid for; empty where it was agreed in the room.
    """

    play: str
    model: str
    number: int
    seat: str
    people: int
    turn: int
    turns: int
    past: list[Quarter]
    last: Plan
    offers: list[int] | None
    proposals: list[Proposed]
    terms: dict[str, float]
    bonus: str


class TeamMark(TypedDict):
    """How far a team is in the quarter under way: how many, never what.

    Attributes:
        people: who are in it; 0 where a persona plays.
        proposed: who have proposed a plan.
        agreed: whether all of them propose the same.
    """

    people: int
    proposed: int
    agreed: bool


class FirmMark(TypedDict):
    """How far a firm is: its teams by seat."""

    number: int
    seats: dict[str, TeamMark]


class PlayView(TypedDict):
    """The game that a room plays, as wall and console are told of it before its reveal.

    Attributes:
        play: its question.
        model: what is played.
        turn: which quarter is under way, from 1; 0 before and after.
        turns: how many are played.
        firms: those that were dealt, by number.
        choices: what the facilitator may choose to be paid for; empty where that is fixed.
        bonus: what is paid for, where all firms are paid for the same; else empty.
        agreed: what was agreed in the room, where it was: shares by seat and figure.
        begun: whether the first quarter has begun, so that nothing can be chosen any more.
    """

    play: str
    model: str
    turn: int
    turns: int
    firms: list[FirmMark]
    choices: list[str]
    bonus: str
    agreed: Mapping[str, object] | None
    begun: bool
