"""A game that a room plays in firms, as phone, wall and console show it."""

from typing import NotRequired, TypedDict

from workshop.contracts.parts import Option
from workshop.contracts.plays import Plan


class FirmPlate(TypedDict):
    """Where somebody plays, as she holds it up to find the others.

    Attributes:
        name: the firm's.
        seat: the side that she plays.
        text: that in words, and with how many others.
        loan: that it is not her own department's side; empty where it is.
    """

    name: str
    seat: Option
    text: str
    loan: str


class OwnFigure(TypedDict):
    """A figure of one's own, and its value in words."""

    text: str
    value: str


class TeamProposal(TypedDict):
    """A plan that somebody in a team proposes.

    Attributes:
        plan: it.
        text: the same in words.
        n: how many propose it.
        said: that in words.
    """

    plan: Plan
    text: str
    n: int
    said: str


class PlanPart(TypedDict):
    """What the card of a quarter has for one team, besides its tasks, which are its items.

    Attributes:
        firm: the firm's name.
        seat: the side.
        who: with how many others; empty where a side has one phone.
        loan: that it is not her own department's side; empty where it is.
        quarter: which of how many, in words.
        turn: which, from 1.
        turns: of how many.
        pay: what is paid for.
        own: what the last quarter paid, and the own department's figures of it; none in the first.
        most: how much all tasks may be in all.
        share: whether there is one task, which is set as a share of the most.
        last: the plan that stands where nobody proposes another; empty while it is reckoned.
        offers: what each plan would pay, as `plays.FirmNow` has it; None while it is reckoned.
        across: whether that depends on another side.
        alone: whether nobody else is in the team.
        proposals: the earliest first; nobody is told whose they are.
        agreed: that all propose the same, in words; empty where they do not.
        otherwise: what stands when the time is up; empty where somebody is alone.
    """

    firm: str
    seat: Option
    who: str
    loan: str
    quarter: str
    turn: int
    turns: int
    pay: str
    own: list[OwnFigure]
    most: int
    share: bool
    last: Plan
    offers: list[int] | None
    across: bool
    alone: bool
    proposals: list[TeamProposal]
    agreed: str
    otherwise: str


class TeamState(Option):
    """How far a side of a firm is: `state` is empty, proposed, agreed, or persona; so in words."""

    state: str
    said: str


class FirmRow(TypedDict):
    """A firm on the wall: its sides' marks while a quarter is played, before that who sits where.

    Attributes:
        name: the firm's.
        people: how many play each side, such as `3 + 3`.
        sides: how far each is.
    """

    name: str
    people: str
    sides: list[TeamState]


class SidePay(Option):
    """A side, and what it is paid for in words."""

    pay: str


class WallFirms(TypedDict):
    """The firms of a room, as the wall shows them: no plan, and no figure.

    Attributes:
        rows: the firms, as long as they can be read from the last row; none where there are more.
        many: how many firms there are, in words.
        agreed: of how many teams how many have agreed, in words; empty before the first quarter.
        done: how many have.
        teams: of how many.
        seats: the sides, in the order of the rows.
        legend: what the marks mean.
        pay: what each side is paid for, where that was chosen.
        pay_title: what stands above that.
    """

    rows: list[FirmRow]
    many: str
    agreed: str
    done: int
    teams: int
    seats: list[Option]
    legend: list[TeamState]
    pay: list[SidePay]
    pay_title: str


class FirmsPanel(TypedDict):
    """The quarter under way, on the console.

    Attributes:
        title: which quarter.
        agreed: of how many teams how many have agreed, in words.
        share: that as a share, in [0, 1].
        waits: whom the room waits for: a firm and its side each, and never a person.
        waits_title: what stands above that.
        all: that nobody is waited for; empty where somebody is.
    """

    title: str
    agreed: str
    share: float
    waits: list[str]
    waits_title: str
    all: str


class PayChoice(Option):
    """A bonus that may be chosen, and what each side is paid for under it.

    Attributes:
        lines: what each side is paid for.
        chosen: whether the game is paid so at present.
    """

    lines: list[SidePay]
    chosen: bool


class PayPanel(TypedDict):
    """What a game is paid for, as long as the facilitator may choose it.

    Attributes:
        play: the game.
        choices: the bonuses that have a name.
        functions: the sides, which may agree on another one.
        kpis: what they may be paid for; none where nothing can be agreed.
        weights: points of a hundred, by side and number, as they were agreed or nothing yet.
        agreed: whether the game is paid so at present.
        most: how many numbers a side may be paid for.
        wrong: why what was agreed was refused; empty where it was not.
        words: the panel's.
    """

    play: str
    choices: list[PayChoice]
    functions: list[Option]
    kpis: list[Option]
    weights: dict[str, dict[str, int]]
    agreed: bool
    most: int
    wrong: str
    words: dict[str, str]


class PlayedRoom(TypedDict):
    """What the console shows of a game.

    Attributes:
        quarter: the quarter under way, in its phase.
        pay: what the game is paid for, while that can be chosen.
        firms: who plays where, before the first quarter.
    """

    quarter: NotRequired[FirmsPanel]
    pay: NotRequired[PayPanel]
    firms: NotRequired[list[FirmRow]]
