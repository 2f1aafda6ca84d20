"""What the console proposes to play next."""

from typing import TypedDict


class RouteMove(TypedDict):
    """A button that changes the programme.

    Attributes:
        where: `next`, `instead`, or `slot`.
        text: what it does.
        note: whether the minutes fit, in a sentence; empty where nobody said how long it may be.
    """

    where: str
    text: str
    note: str


class WayOut(TypedDict):
    """A way for which something in the results speaks.

    Attributes:
        id: of the way.
        title: the way.
        own: that it is our own, in words; empty where it is the article's.
        why: what speaks for it, in one sentence.
        told: how long its exercise takes, or why there is nothing to propose.
        exercise: the one that is proposed; empty where none is.
        moves: how it can come into the programme.
    """

    id: str
    title: str
    own: str
    why: str
    told: str
    exercise: str
    moves: list[RouteMove]


class Offer(TypedDict):
    """An exercise to choose for a slot of the programme.

    Attributes:
        exercise: its slug.
        title: of it.
        told: how long it takes, and that the minutes do not fit where they do not.
        why: what speaks for it in what the room has seen; empty where nothing does.
        chosen: whether it is played as things stand.
        text: what the button says; of the chosen one, that it is chosen.
    """

    exercise: str
    title: str
    told: str
    why: str
    chosen: bool
    text: str


class ChoicePanel(TypedDict):
    """A slot of the programme that comes next, and what there is to choose from.

    Attributes:
        title: the heading.
        lead: who sees it, and what is played if nobody chooses.
        offers: what there is, in the order of the programme.
        open: that nothing in the results speaks for any of them, where that is so.
    """

    title: str
    lead: str
    offers: list[Offer]
    open: str


class ComingPanel(TypedDict):
    """What could come next.

    Attributes:
        title: the heading.
        lead: who sees it, and that nothing changes by itself.
        ways: those for which something speaks, those that can be played first.
        open: that nothing is certain enough, where that is so.
        planned: what the programme goes on with.
        over: by how much it will end later than people were invited for; empty where it does not.
    """

    title: str
    lead: str
    ways: list[WayOut]
    open: str
    planned: str
    over: str
