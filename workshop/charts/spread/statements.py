"""Several statements, each rated: how the answers spread, and where their middle lies."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from workshop.charts.cells import ratings
from workshop.charts.certainty import ABOUT, Summary
from workshop.charts.finding import Finding, chart, nothing
from workshop.charts.labels import tone
from workshop.charts.own import Own
from workshop.charts.spread import Line, alike, finding, left_out, unsure
from workshop.charts.view import Cell, View
from workshop.questions.question import RATINGS
from workshop.questions.scales import ENDS, has_own_ends
from workshop.questions.tally import ALL

END = 0.5
"""The part of its certainty for the lowest statement; the rest is for the highest."""


class Rated(NamedTuple):
    """One statement as the room rated it."""

    text: str
    quoted: str
    summary: Summary
    cell: Cell


@chart(kinds=("rating",), holds={"cannot-tell": ()}, stake=2)
def statements(view: View) -> Finding[Line]:
    """Find which statement is surely rated lowest and which highest; show all, by department."""
    room = _rated(view)
    if not room:
        return nothing(view)
    lines = _shown(view, room)
    lowest, highest = _ends(view, room)
    named = [one.text for one in (lowest, highest) if one]
    level = _level(view, room)
    title, told = _title(view, room, lowest, highest), _told(view, lines, lowest, highest)
    return replace(
        finding(view, lines, title, told, lambda line: _own(view, line)),
        holds={} if named or level or len(room) == 1 else {"cannot-tell": {}},
        names=named,
        chance=len(named) < 2 or len({line.id for line in lines}) > 1,
    )


def _own(view: View, line: Line) -> Own:
    return Own(view.questions()[0], line.item, group=line.id)


def _rated(view: View) -> list[Rated]:
    question = view.questions()[0]
    return [
        Rated(view.item(question, item), view.quoted(question, item), summary, cell)
        for item in question.items
        if (cell := view.cell(question, item)) and (summary := ratings(cell))
    ]


def _shown(view: View, room: Sequence[Rated]) -> list[Line]:
    """Return a line for each statement and department, or the room's where those are hidden."""
    parts = [line for department in view.departments for line in _lines(view, department)]
    several = len({line.id for line in parts}) > 1
    order = {one.text: one.summary.mean for one in room}
    return sorted(parts if several else _lines(view, ALL), key=lambda line: order.get(line.text, 0))


def _lines(view: View, group: str) -> list[Line]:
    question, (name, inside) = view.questions()[0], (view.name(group), view.inside(group))
    return [
        Line(name, inside, tone(group), cell, group, view.item(question, item), item)
        for item in question.items
        if (cell := view.cell(question, item, group)) and ratings(cell)
    ]


def _ends(view: View, room: Sequence[Rated]) -> tuple[Rated | None, Rated | None]:
    """Return the statements that are surely rated lowest and highest, where there are any."""
    found = [one.summary for one in room]
    at = (view.certain.part(END).lowest(found), view.certain.part(1 - END).highest(found))
    lowest, highest = (None if place is None else room[place] for place in at)
    return lowest, highest


def _level(view: View, room: Sequence[Rated]) -> str:
    """Return how all statements are surely alike: `same`, `near`, or empty where they are not."""
    if len(room) > 1 and any(all(alike(one.cell, (o,)) for one in room) for o in RATINGS):
        return "same"
    two = list(combinations([one.summary for one in room], 2))
    near = view.certain.of(len(two))
    return "near" if two and all(near.apart(a, b).within(ABOUT) for a, b in two) else ""


def _title(view: View, room: Sequence[Rated], lowest: Rated | None, highest: Rated | None) -> str:
    means = [one.summary.mean for one in room]
    ends = {"low": view.number(min(means)), "high": view.number(max(means))}
    if len(room) == 1:
        return view.tell("statements.alone", item=room[0].quoted, mean=ends["low"])
    if lowest:
        return view.tell("statements.lowest", item=lowest.quoted, mean=ends["low"])
    if highest:
        return view.tell("statements.highest_first", item=highest.quoted, mean=ends["high"])
    return view.tell(f"statements.{_level(view, room) or 'unsure'}", **ends)


def _told(
    view: View, lines: Sequence[Line], lowest: Rated | None, highest: Rated | None
) -> list[str]:
    hidden = lines[0].id == ALL and len(view.departments) > 1
    return [
        _own_ends(view),
        _other_end(view, highest) if lowest and highest else "",
        *unsure(view, view.questions()[0]),
        left_out(view, view.questions()[0]),
        view.tell("hidden") if hidden else "",
    ]


def _own_ends(view: View) -> str:
    """Tell what the ends of the scale mean, where the question says so itself."""
    question = view.questions()[0]
    if not has_own_ends(question):
        return ""
    return view.tell("statements.ends", **{end: view.scale(question, end) for end in ENDS})


def _other_end(view: View, highest: Rated) -> str:
    mean = view.number(highest.summary.mean)
    return view.tell("statements.highest", item=highest.quoted, mean=mean)
