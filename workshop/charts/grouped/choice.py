"""A choice: how many took each option, in the room and by department."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from workshop.charts.cells import agreed, share
from workshop.charts.counted import Two, apart, halved
from workshop.charts.finding import Bar, Finding, Part, chart, nothing
from workshop.charts.grouped import Row, picture, table
from workshop.charts.own import Own
from workshop.charts.view import Cell, View
from workshop.questions.question import CHOICE
from workshop.questions.tally import ALL

FIRST = 0.5
"""The part of its certainty for the option that comes first; the rest is for the departments."""


TOSS = 2
"""Options that are as a coin."""

Cells = Mapping[str, Cell]


class Divides(NamedTuple):
    """An option that surely one department takes more often than another."""

    quoted: str
    shares: Mapping[str, float]


@chart(
    kinds=("choice",),
    holds={"cannot-tell": (), "choice-first": ("option",)},
    stake=2,
    of=("choice-first",),
)
def choice(view: View) -> Finding[Row]:
    """Find the option that surely comes first, and those that departments take differently."""
    question = view.questions()[0]
    groups = (ALL, *view.groups(question, (CHOICE,)))
    cells = {g: cell for g in groups if (cell := view.cell(question, CHOICE, g))}
    if ALL not in cells:
        return nothing(view)
    rows = _rows(view, cells)
    sizes = {group: cell["n"] for group, cell in cells.items()}
    way, divided = _way(view, cells), _divided(view, cells)
    first = {} if way == "unsure" else {"choice-first": rows[0].quoted}
    named = [*([rows[0].quoted] if way != "unsure" else []), *(one.quoted for one in divided)]
    return Finding(
        _title(view, rows[0], way, divided),
        rows,
        [_rest(view, rows, way), *_departments(view, cells, divided, way)],
        table(view, "option", sizes, view.percent),
        [_bar(view, row) for row in rows],
        lambda: picture(view, rows, view.percent),
        holds=_holds(named) | {when: {"option": text} for when, text in first.items()},
        about={when: {rows[0].id: text} for when, text in first.items()},
        names=named,
        chance=way == "unsure" or (len(_sides(cells)) > 1 and not divided),
    )


def _title(view: View, first: Row, way: str, divided: Sequence[Divides]) -> str:
    if way == "unsure" and divided:
        return _divides(view, divided[0]).rstrip(".")
    return view.tell(f"choice.{way}", option=first.quoted, share=view.percent(first.given[ALL]))


def _holds(named: Sequence[str]) -> dict[str, dict[str, str]]:
    return {} if named else {"cannot-tell": {}}


def _rows(view: View, cells: Cells) -> list[Row]:
    question = view.questions()[0]
    rows = [
        Row(words, words, {group: share(cell, option) for group, cell in cells.items()}, id=option)
        for option in question.options
        for words in [view.option(question, option)]
    ]
    return sorted(rows, key=lambda row: -row.given[ALL])


def _way(view: View, cells: Cells) -> str:
    """Return whether the first option is (nearly) everybody's, surely first, or neither."""
    cell = cells[ALL]
    counts = [int(cell["counts"].get(option, 0)) for option in view.questions()[0].options]
    if len(counts) == TOSS and not _no_toss(view, max(counts), cells):
        return "unsure"
    if agreed(cell):
        return "all"
    return "most" if view.certain.part(FIRST).ahead(counts) else "unsure"


def _no_toss(view: View, people: int, cells: Cells) -> bool:
    """Whether tossed coins, told as coarsely, would seldom come down on one side so often.

    Of two options five of seven are told as nearly all, and two sides of seven come to that in one
    room of ten; of three or more they hardly ever do.
    """
    told = [int(cell["n"]) for group, cell in cells.items() if group != ALL]
    rest = int(cells[ALL]["n"]) - sum(told)
    sizes = [*told, *([rest] if rest else [])]
    return halved(people, sizes) <= view.certain.part(FIRST).level


def _sides(cells: Cells) -> list[str]:
    """Return the departments to compare; one that is the whole room has been told with it."""
    return [g for g, cell in cells.items() if g != ALL and cell["n"] < cells[ALL]["n"]]


def _divided(view: View, cells: Cells) -> list[Divides]:
    question = view.questions()[0]
    two = [(o, *pair) for o in question.options for pair in combinations(_sides(cells), 2)]
    counts = [Two(*_count(cells[a], o), *_count(cells[b], o)) for o, a, b in two]
    sure = apart(view.certain.part(1 - FIRST), counts)
    return [
        Divides(view.option(question, option), {g: share(cells[g], option) for g in (a, b)})
        for (option, a, b), yes in zip(two, sure, strict=True)
        if yes
    ]


def _count(cell: Cell, option: str) -> tuple[int, int]:
    return int(cell["counts"].get(option, 0)), int(cell["n"])


def _departments(view: View, cells: Cells, divided: Sequence[Divides], way: str) -> list[str]:
    """Tell what divides the departments, but for what the title has told."""
    if not divided:
        return [view.tell("choice.unsure_departments")] if len(_sides(cells)) > 1 else []
    return [_divides(view, one) for one in divided[way == "unsure" :]]


def _divides(view: View, one: Divides) -> str:
    each = [
        view.say("choice.share", share=view.percent(part), department=view.inside(group))
        for group, part in one.shares.items()
    ]
    return view.tell("choice.divides", option=one.quoted, each=view.listed(each))


def _bar(view: View, row: Row) -> Bar:
    part = row.given[ALL]
    own = Own(view.questions()[0], label="chosen", full=0, option=row.id)
    return Bar(row.label, [Part(view.name(ALL), part, view.percent(part), "both")], own=[own])


def _rest(view: View, rows: Sequence[Row], way: str) -> str:
    """Tell the shares of all options, but for one that the title has told."""
    said = [
        f"{view.say('quoted', text=row.quoted)} {view.percent(row.given[ALL])}"
        for row in (rows if way == "unsure" else rows[1:])
        if way == "unsure" or row.given[ALL]
    ]
    key = "choice.each" if way == "unsure" else "choice.rest"
    return view.tell(key, options=view.listed(said)) if said else ""
