"""A session as it is taken home: what its wall showed, what it promised, how long it took."""

from typing import NotRequired, TypedDict

from workshop.contracts.figures import Figure, Row
from workshop.contracts.looks import OwnItems, SessionView
from workshop.contracts.matrices import Matrix
from workshop.contracts.parking import ParkedText
from workshop.contracts.promises import Promise
from workshop.contracts.pulse import Followed
from workshop.contracts.runs import LedgerEntry, RunState
from workshop.contracts.tallies import Tally, Value
from workshop.contracts.wording import Worded


class Seen(TypedDict):
    """What everybody saw at one reveal, and nothing that was counted later.

    Attributes:
        step: of the session's course.
        exercise: its slug.
        round: its id.
        at: when it was shown, in ISO 8601; empty where an earlier kit did not keep it.
        results: tallies by question and runs by id, as the wall has them.
        texts: the released texts, by question, in an order of their own.
        own_items: how many items of a team's own stood in the place of a question's.
        worded: questions of its exercise whose words were the session's own; left out of what an
            earlier kit has taken home.
        of: names what there is to draw; another name where what is shown has changed since.
        drawn: what was drawn when it was shown, by language, as `workshop.record.packing` packs it.
    """

    step: int
    exercise: str
    round: str
    at: str
    results: dict[str, Tally | RunState]
    texts: dict[str, list[Value]]
    own_items: list[OwnItems]
    worded: NotRequired[list[Worded]]
    of: str
    drawn: dict[str, str]


class Spent(TypedDict):
    """How long a room was in one step of its course.

    Attributes:
        step: of the session's course.
        exercise: its slug.
        round: its id.
        used: seconds; None where the room has not come to its end.
    """

    step: int
    exercise: str
    round: str
    used: int | None


class Head(TypedDict):
    """To `record`: a session as it is taken home, but for what its reveals showed.

    Attributes:
        session: where it is.
        created: when it was opened, in ISO 8601.
        people: how many seats are taken, by department, as the wall says it.
        paper: how many of these seats are of people without phones, whose answers were entered.
        shown: the steps whose reveal was shown, in their order: `seen` tells each of them.
        spent: the time in each step that the room came to.
        runs: the decision ledger of the reveals that were shown, the oldest first.
        promises: the list, where the room has seen it.
        carried: what was signed in the session that this one goes on from, and whether it was kept.
        worded: questions whose words were the session's own.
        parked: what was released of the parking place; not from whom it is.
        matrices: tables of who answers for which number, where something stands in them.
        followed: indicators, and what its pulses told; missing in files of earlier kits.
    """

    session: SessionView
    created: str
    people: dict[str, int]
    paper: int
    shown: list[int]
    spent: list[Spent]
    runs: list[LedgerEntry]
    promises: list[Promise]
    carried: list[Promise]
    worded: list[Worded]
    parked: list[ParkedText]
    matrices: list[Matrix]
    followed: NotRequired[Followed]


class Took(Head):
    """A session as it is taken home; `seen` is each reveal that was shown, in their order."""

    seen: list[Seen]


class Drawn(TypedDict):
    """A finding as it was drawn when it was shown.

    Attributes:
        chart: the chart's name.
        questions: those it was about.
        run: the run it was about; empty where it was about none.
        figure: title, sentences, table, and the picture as Vega-Lite.
        svg: the picture; empty where there is none.
        rows: what was observed, as the finding's data frame has it.
        names: what its words name as larger, first, moved or apart; empty where they name nothing.
        stake: the chart's part of what its exercise may wrongly name; 0 where it tells facts alone.
    """

    chart: str
    questions: list[str]
    run: str
    figure: Figure
    svg: str
    rows: list[Row]
    names: list[str]
    stake: float


class SeenReply(TypedDict):
    """To `seen`, `undrawn` and `ours_at`: what a reveal showed.

    Attributes:
        session: the session.
        seen: None where the content has no such round any more, or, of `undrawn`, where no reveal
            is in front that is to be drawn.
    """

    session: SessionView
    seen: Seen | None


class KeptDrawn(TypedDict):
    """To `keep_drawn`: how many languages were kept."""

    drawn: int
