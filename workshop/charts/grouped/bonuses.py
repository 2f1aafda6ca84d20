"""The bonus of one department: what somebody of the other one set, and somebody of its own.

A mean of everybody's points would be a bonus that nobody wrote. What stands here is one whole
answer of each side, the one that is played; beside it how many named each number.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from workshop.charts import outcomes
from workshop.charts.finding import Finding, chart, nothing
from workshop.charts.grouped import Row, light, picture, table, teams
from workshop.charts.own import Mine, Own
from workshop.charts.view import Cell, View
from workshop.questions.question import NAMED, Question
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

ROOM = 1.9
"""How far the bars and the words behind them reach, in lengths of a bar."""


class Side(NamedTuple):
    """A department that was asked: its proposal, how many answered, and how many named what.

    `named` is empty where it may not be shown: beside a whole answer it takes six.
    """

    giver: str
    proposal: Mapping[str, int]
    people: int
    named: Mapping[str, int]


@chart(
    Takes(("split",), 2, 2, alike=True, department=True, few=True),
    mine=("set", "wanted"),
    teams=teams.set_by_sides,
)
def bonuses(view: View) -> Finding[Row]:
    """Find the bonus that each of both sides set, and how many there named each number."""
    sides = [side for question in view.questions() if (side := _side(view, question))]
    if not sides:
        return nothing(view, *_why(view))
    rows = _rows(view, sides)
    write = partial(view.number, digits=0)
    return Finding(
        _title(view, sides),
        rows,
        _told(view, sides),
        table(view, "kpi", {one.giver: one.people for one in sides}, write),
        light(view, rows, write, partial(_own, view)),
        lambda: picture(view, rows, write, ROOM),
    )


def _giver(question: Question) -> str:
    """Return the department that was asked: its answers are all there are."""
    return question.only_for[0] if len(question.only_for) == 1 else ALL


def _side(view: View, question: Question) -> Side | None:
    """Return what a question's tally says of the department that was asked."""
    proposal = view.proposal(question)
    if not proposal:
        return None
    cells = {item: _counted(view, question, item) for item in question.items}
    named = {item: int(cell["counts"][NAMED]) for item, cell in cells.items() if cell}
    people = int(view.results[question.id]["answered"])
    return Side(_giver(question), proposal, people, named)


def _counted(view: View, question: Question, item: str) -> Cell | None:
    """Return a cell that counts who named an item; an earlier version summed points."""
    cell = view.cell(question, item)
    return cell if cell and NAMED in cell.get("counts", {}) else None


def _why(view: View) -> list[str]:
    """Return why there is nothing to see: an earlier version kept the means of these points."""
    cells = [view.cell(q, item) for q in view.questions() for item in q.items]
    return ["bonuses.older"] if any("sum" in (cell or {}) for cell in cells) else []


def _rows(view: View, sides: Sequence[Side]) -> list[Row]:
    """Return the numbers, those first that most people named; else those with most points."""
    counted = all(side.named for side in sides)
    items = dict.fromkeys(item for question in view.questions() for item in question.items)
    made = [_row(view, item, sides, counted=counted) for item in items]
    return sorted(made, key=lambda row: -sum(row.given.values()))


def _row(view: View, item: str, sides: Sequence[Side], *, counted: bool) -> Row:
    label = outcomes.label(view, view.questions()[0], item)
    given = {
        side.giver: (side.named.get(item, 0) / side.people)
        if counted
        else float(side.proposal.get(item, 0))
        for side in sides
    }
    texts = {side.giver: _text(view, item, side, counted=counted) for side in sides}
    return Row(label, label, given, texts, item)


def _own(view: View, row: Row, group: str, longest: float) -> list[Mine]:  # noqa: ARG001
    """Return whose points these are, in words alone: the bar counts who named the number."""
    asked = zip(("set", "wanted"), view.questions(), strict=True)
    return [Own(q, row.id, label, full=0) for label, q in asked if _giver(q) == group]


def _text(view: View, item: str, side: Side, *, counted: bool) -> str:
    """Return how many named a number, and the points it has in the proposal, where it has any."""
    points = side.proposal.get(item, 0)
    words = {"points": view.number(points, 0), "of": side.people}
    if not counted:
        return view.say("bonuses.points", **words)
    words["n"] = _about(side.named.get(item, 0), side.people)
    return view.say("bonuses.both" if points else "bonuses.named", **words)


def _about(named: int, people: int) -> str:
    """Write a count as closely as it is told: all but one stands for up to two more or fewer."""
    return "0–2" if named <= 1 else f"{people - 2}–{people}" if named >= people - 1 else str(named)


def _title(view: View, sides: Sequence[Side]) -> str:
    given, own = view.questions()
    words = {"giver": view.inside(_giver(given)), "receiver": view.inside(_giver(own))}
    set_by = {side.giver: side.proposal for side in sides}
    known = {
        name: set_by[_giver(question)]
        for name, question in (("given", given), ("own", own))
        if _giver(question) in set_by
    }
    words |= {
        name: teams.listed(view, view.questions()[0], proposal) for name, proposal in known.items()
    }
    if len(known) < 2:
        return view.tell(f"bonuses.{next(iter(known))}", **words)
    return view.tell("bonuses.same" if known["given"] == known["own"] else "bonuses.two", **words)


def _told(view: View, sides: Sequence[Side]) -> list[str]:
    """Tell what is shown, what nearly everybody named, and whose answers are hidden."""
    shown = {side.giver for side in sides}
    hidden = [g for q in view.questions() if (g := _giver(q)) not in shown]
    counted = all(side.named for side in sides)
    return [
        view.tell("bonuses.whole"),
        view.tell("bonuses.counted" if counted else "bonuses.uncounted"),
        _agreed(view, sides) if counted and not hidden else "",
        *(view.tell("bonuses.hidden", department=view.inside(who)) for who in hidden),
    ]


def _agreed(view: View, sides: Sequence[Side]) -> str:
    """Tell what nearly everybody of both sides named."""
    question = view.questions()[0]
    shared = [
        outcomes.label(view, question, item)
        for item in question.items
        if all(side.named.get(item, 0) >= side.people - 1 for side in sides)
    ]
    return view.tell("bonuses.agreed", items=view.quotes(shared)) if shared else ""
