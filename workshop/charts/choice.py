"""A choice: how many took each option, in the room and by department."""

from workshop.charts import grouped, shapes
from workshop.charts.cells import share
from workshop.charts.grouped import Bar
from workshop.charts.shapes import Bars, Figure
from workshop.charts.view import View
from workshop.exercise import CHOICE
from workshop.tally import ALL


def draw(view: View) -> Figure:
    """Draw one bar per option for the room and for every visible department."""
    groups = _groups(view)
    if not groups:
        return shapes.nothing(view)
    drawing = grouped.picture(view, _found(view, groups))
    return shapes.figure(view, _title(view), _sentences(view), _table(view), drawing)


def bars(view: View) -> Bars:
    """Return one bar per option for the room."""
    if not _groups(view):
        return shapes.no_bars(view)
    rows = [
        shapes.row(bar.label, [shapes.part(view.name(ALL), bar.value, bar.text, "both")])
        for bar in _found(view, [ALL])
    ]
    return shapes.bars(view, _title(view), _sentences(view), rows)


def _groups(view: View) -> list[str]:
    question = view.questions()[0]
    if not view.cell(question, CHOICE):
        return []
    return [ALL, *view.groups(question, (CHOICE,))]


def _part(view: View, option: str, group: str = ALL) -> float:
    cell = view.cell(view.questions()[0], CHOICE, group)
    return share(cell, option) if cell else 0.0


def _options(view: View) -> list[str]:
    """Return the options, the most chosen first."""
    return sorted(view.questions()[0].options, key=lambda option: -_part(view, option))


def _found(view: View, groups: list[str]) -> list[Bar]:
    question = view.questions()[0]
    return [
        Bar(view.option(question, option), group, part, view.percent(part))
        for option in _options(view)
        for group in groups
        for part in [_part(view, option, group)]
    ]


def _title(view: View) -> str:
    question, first = view.questions()[0], _options(view)[0]
    level = [o for o in _options(view) if _part(view, o) == _part(view, first)]
    part = view.percent(_part(view, first))
    if len(level) > 1:
        named = [view.say("quoted", text=view.option(question, option)) for option in level]
        return view.tell("choice.level", options=view.listed(named), share=part)
    return view.tell("choice.most", option=view.option(question, first), share=part)


def _sentences(view: View) -> list[str]:
    question, groups = view.questions()[0], _groups(view)
    rest = [
        f"{view.say('quoted', text=view.option(question, o))} {view.percent(_part(view, o))}"
        for o in _options(view)[1:]
    ]
    then = view.tell("choice.rest", options=view.listed(rest)) if rest else ""
    return [then, *(_favourite(view, group) for group in groups if group != ALL)]


def _favourite(view: View, group: str) -> str:
    first = max(_options(view), key=lambda option: _part(view, option, group))
    return view.tell(
        "choice.department",
        department=view.inside(group),
        option=view.option(view.questions()[0], first),
        share=view.percent(_part(view, first, group)),
    )


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    question, groups = view.questions()[0], _groups(view)
    sizes = {g: cell["n"] for g in groups if (cell := view.cell(question, CHOICE, g))}
    heads = [view.say("column.group", group=view.name(g), n=sizes[g]) for g in groups]
    rows = [
        [view.option(question, o), *(view.percent(_part(view, o, g)) for g in groups)]
        for o in _options(view)
    ]
    return [view.say("column.option"), *heads], rows
