"""The ledger: how many of a hundred points each department gave to each item."""

from functools import partial

from workshop.charts.cells import told
from workshop.charts.finding import Finding, chart, nothing
from workshop.charts.grouped import Row, light, picture, shares, table, top
from workshop.charts.view import View
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL


@chart(Takes(("split",), few=False))
def ledger(view: View) -> Finding[Row]:
    """Find mean points by department, or those of the room where departments are hidden."""
    question, groups = view.questions()[0], _groups(view)
    if not groups:
        return nothing(view)
    room = {item: _means(view, item, [ALL]).get(ALL, 0) for item in question.items}
    rows = [
        Row(view.item(question, item), view.quoted(question, item), _means(view, item, groups))
        for item in sorted(question.items, key=lambda item: -room[item])
    ]
    cells = {group: view.cell(question, question.items[0], group) for group in groups}
    sizes = {group: cell["n"] if cell else 0 for group, cell in cells.items()}
    whole = partial(view.number, digits=0)
    return Finding(
        _title(view, rows, groups),
        rows,
        [view.tell("hidden") if groups == [ALL] else _apart(view, rows, groups)],
        table(view, "item", sizes, view.number),
        light(view, rows, whole),
        lambda: picture(view, rows, whole),
    )


def _groups(view: View) -> list[str]:
    question = view.questions()[0]
    shown = view.groups(question)
    if len(shown) > 1:
        return shown
    return [ALL] if any(view.cell(question, item) for item in question.items) else []


def _means(view: View, item: str, groups: list[str]) -> dict[str, float]:
    """Return the mean points of an item by group, without those that may not be shown."""
    cells = {group: view.cell(view.questions()[0], item, group) for group in groups}
    return {group: found.mean for group, cell in cells.items() if (found := told(cell))}


def _title(view: View, rows: list[Row], groups: list[str]) -> str:
    if groups == [ALL]:
        return _phrase(view, rows, ALL, "ledger.room")
    tops = [top(rows, group) for group in groups]
    if len(tops[0]) == 1 and all(found == tops[0] for found in tops):
        first = tops[0][0]
        return view.tell("ledger.same", item=first.quoted, each=shares(view, first, groups))
    each = [_phrase(view, rows, group, "ledger.each") for group in groups]
    return view.tell("ledger.most", each=view.listed(each))


def _phrase(view: View, rows: list[Row], group: str, key: str) -> str:
    first = top(rows, group)
    given = view.number(first[0].given.get(group, 0), 0)
    words = {"group": view.inside(group), "points": given}
    if len(first) == 1:
        return view.say(key, item=first[0].quoted, **words)
    return view.say(f"{key}_level", items=view.quotes([row.quoted for row in first]), **words)


def _apart(view: View, rows: list[Row], groups: list[str]) -> str:
    widest = max(rows, key=lambda row: row.apart)
    if not round(widest.apart):
        return ""
    return view.tell("ledger.apart", item=widest.quoted, each=shares(view, widest, groups))
