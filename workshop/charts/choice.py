"""A choice: how many took each option, in the room and by department."""

from workshop.charts import grouped, shapes
from workshop.charts.cells import share
from workshop.charts.grouped import Bar
from workshop.charts.shapes import Bars, Figure
from workshop.charts.view import View
from workshop.questions.question import CHOICE
from workshop.questions.tally import ALL


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


def _level(view: View, group: str = ALL) -> list[str]:
    """Return the options that come first: more than one in a tie."""
    most = max(_part(view, option, group) for option in _options(view))
    return [option for option in _options(view) if _part(view, option, group) == most]


def _title(view: View) -> str:
    return _first(view, ALL, "choice.most", "choice.level")


def _first(view: View, group: str, alone: str, tied: str, **words: str) -> str:
    question, level = view.questions()[0], _level(view, group)
    words["share"] = view.percent(_part(view, level[0], group))
    if len(level) == 1:
        return view.tell(alone, option=view.option(question, level[0]), **words)
    named = [_quoted(view, option) for option in level]
    return view.tell(tied, options=view.listed(named), **words)


def _quoted(view: View, option: str) -> str:
    return view.say("quoted", text=view.option(view.questions()[0], option))


def _sentences(view: View) -> list[str]:
    rest = [option for option in _options(view) if option not in _level(view)]
    said = [f"{_quoted(view, option)} {view.percent(_part(view, option))}" for option in rest]
    then = view.tell("choice.rest", options=view.listed(said)) if said else ""
    return [then, *(_favourite(view, group) for group in _parts(view))]


def _parts(view: View) -> list[str]:
    """Return the departments, without one that is the whole room: that has been told."""
    question = view.questions()[0]
    sizes = {g: cell["n"] for g in _groups(view) if (cell := view.cell(question, CHOICE, g))}
    return [group for group, n in sizes.items() if group != ALL and n < sizes[ALL]]


def _favourite(view: View, group: str) -> str:
    keys = ("choice.department", "choice.department_level")
    return _first(view, group, *keys, department=view.inside(group))


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    question, groups = view.questions()[0], _groups(view)
    sizes = {g: cell["n"] for g in groups if (cell := view.cell(question, CHOICE, g))}
    heads = [view.say("column.group", group=view.name(g), n=sizes[g]) for g in groups]
    rows = [
        [view.option(question, o), *(view.percent(_part(view, o, g)) for g in groups)]
        for o in _options(view)
    ]
    return [view.say("column.option"), *heads], rows
