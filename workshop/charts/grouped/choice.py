"""A choice: how many took each option, in the room and by department."""

from workshop.charts.cells import share
from workshop.charts.finding import Bar, Finding, Part, chart, nothing
from workshop.charts.grouped import Row, picture, table, top
from workshop.charts.nearly import nearly
from workshop.charts.view import View
from workshop.questions.question import CHOICE
from workshop.questions.tally import ALL


@chart(kinds=("choice",))
def choice(view: View) -> Finding[Row]:
    """Find the share of each option, the most chosen first, in the room and by department."""
    question = view.questions()[0]
    groups = (ALL, *view.groups(question, (CHOICE,)))
    cells = {g: cell for g in groups if (cell := view.cell(question, CHOICE, g))}
    if ALL not in cells:
        return nothing(view)
    rows = [
        Row(words, words, {group: share(cell, option) for group, cell in cells.items()})
        for option in question.options
        for words in [view.option(question, option)]
    ]
    rows.sort(key=lambda row: -row.given[ALL])
    sizes = {group: cell["n"] for group, cell in cells.items()}
    # A department that is the whole room has been told with it.
    parts = [group for group, n in sizes.items() if group != ALL and n < sizes[ALL]]
    return Finding(
        _first(view, rows, ALL, ("choice.most", "choice.level")),
        rows,
        [
            _rest(view, rows),
            *(_favourite(view, rows, group) for group in parts),
            *nearly(view, question),
        ],
        table(view, "option", sizes, view.percent),
        [_bar(view, row) for row in rows],
        lambda: picture(view, rows, view.percent),
    )


def _bar(view: View, row: Row) -> Bar:
    part = row.given[ALL]
    return Bar(row.label, [Part(view.name(ALL), part, view.percent(part), "both")])


def _first(view: View, rows: list[Row], group: str, keys: tuple[str, str], **words: str) -> str:
    """Tell the option that comes first, or with the second key those that tie."""
    first = [row.quoted for row in top(rows, group)]
    words["share"] = view.percent(top(rows, group)[0].given[group])
    if len(first) == 1:
        return view.tell(keys[0], option=first[0], **words)
    return view.tell(keys[1], options=view.quotes(first), **words)


def _favourite(view: View, rows: list[Row], group: str) -> str:
    keys = ("choice.department", "choice.department_level")
    return _first(view, rows, group, keys, department=view.inside(group))


def _rest(view: View, rows: list[Row]) -> str:
    said = [
        f"{view.say('quoted', text=row.quoted)} {view.percent(row.given[ALL])}"
        for row in rows
        if row not in top(rows, ALL)
    ]
    return view.tell("choice.rest", options=view.listed(said)) if said else ""
