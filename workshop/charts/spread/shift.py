"""The same claims before and after: two sets of answers, no person followed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from workshop.charts.cells import ratings
from workshop.charts.certainty import ABOUT, Interval
from workshop.charts.finding import Finding, chart, nothing
from workshop.charts.own import Own
from workshop.charts.spread import Line, alike, finding, left_out
from workshop.charts.view import View, capital
from workshop.questions.question import RATINGS
from workshop.questions.taking import Takes

TIMES = (("before", "neither"), ("after", "both"))


class Move(NamedTuple):
    """How the mean of a claim moved, and how far it may have moved for all that is known.

    People who answered twice are compared as if they were others, since nobody is followed: that
    makes the interval rather too long than too short.
    """

    item: str
    quoted: str
    before: float
    after: float
    interval: Interval
    same: bool

    @property
    def way(self) -> str:
        """Whether it surely moved, surely stayed within half a step, or neither.

        Where (nearly) all gave one and the same rating both times, it stayed.
        """
        if self.interval.without(0):
            return "towards" if self.after > self.before else "away"
        return "near" if self.same or self.interval.within(ABOUT) else "unsure"


@chart(
    Takes(("rating",), 2, 2, alike=True),
    holds={"cannot-tell": ()},
    stake=2,
    mine=("before", "after"),
)
def shift(view: View) -> Finding[Line]:
    """Find how the room's answers to each claim moved, where that can be told."""
    lines = [line for item in view.questions()[0].items for line in _lines(view, item)]
    if not lines:
        return nothing(view)
    moves = [one for item in view.questions()[0].items if (one := _move(view, item))]
    moved = [one.item for one in moves if one.way in ("towards", "away")]
    unsure = all(one.way == "unsure" for one in moves)
    return replace(
        finding(
            view, lines, _title(view, moves), _told(view, lines, moves), lambda one: _own(view, one)
        ),
        holds={"cannot-tell": {}} if moves and unsure else {},
        names=moved,
        chance=len(moved) < len(moves),
    )


def _own(view: View, line: Line) -> Own:
    asked = dict(zip((time for time, _ in TIMES), view.questions(), strict=False))
    return Own(asked[line.id], line.item, line.id)


def _lines(view: View, item: str) -> list[Line]:
    first = view.questions()[0]
    text = view.item(first, item) if len(first.items) > 1 else ""
    return [
        Line(
            view.say(f"shift.{time}"),
            view.say(f"shift.{time}_inside"),
            tone,
            cell,
            time,
            text,
            item,
        )
        for (time, tone), question in zip(TIMES, view.questions(), strict=False)
        if (cell := view.cell(question, item))
    ]


def _move(view: View, item: str) -> Move | None:
    first, second = view.questions()
    cells = [view.cell(question, item) for question in (first, second)]
    before, after = (ratings(cell) for cell in cells)
    if before is None or after is None:
        return None
    interval = view.certain.of(len(first.items)).apart(after, before)
    same = any(all(cell and alike(cell, (option,)) for cell in cells) for option in RATINGS)
    return Move(item, view.quoted(first, item), before.mean, after.mean, interval, same)


def _title(view: View, moves: Sequence[Move]) -> str:
    if not moves:
        return view.tell("shift.one")
    if len(view.questions()[0].items) == 1:
        return view.tell(f"shift.alone.{moves[0].way}", **_words(view, moves[0]))
    moved = [one for one in moves if one.way in ("towards", "away")]
    if not moved:
        ways = {one.way for one in moves}
        return view.tell("shift.near_all" if ways == {"near"} else "shift.unsure_all")
    said = view.listed([view.say(f"shift.on.{one.way}", **_words(view, one)) for one in moved])
    return capital(said)


def _told(view: View, lines: Sequence[Line], moves: Sequence[Move]) -> list[str]:
    several = any(line.text for line in lines)
    each = [view.tell("shift.each", **_words(view, one)) for one in moves] if several else []
    some = any(one.way in ("towards", "away") for one in moves)
    open_ = [one.quoted for one in moves if one.way == "unsure"] if some else []
    still = view.tell("shift.open", items=view.quotes(open_)) if open_ else ""
    missing = left_out(view, view.questions()[0]) if several else ""
    return [*each, still, _answered(view, lines), view.tell("shift.not_linked"), missing]


def _answered(view: View, lines: Sequence[Line]) -> str:
    most: dict[str, int] = {}
    for line in lines:
        most[line.inside] = max(most.get(line.inside, 0), line.cell["n"])
    counts = [view.say("shift.count", when=when, n=n) for when, n in most.items()]
    return view.tell("shift.answered", each=view.listed(counts))


def _words(view: View, one: Move) -> dict[str, str]:
    means = {"before": view.number(one.before), "after": view.number(one.after)}
    return {"item": one.quoted} | means
