"""The ledger: how many of a hundred points each department gave to each item."""

from workshop.charts import grouped, shapes
from workshop.charts.cells import points
from workshop.charts.grouped import Bar
from workshop.charts.shapes import Bars, Figure
from workshop.charts.view import View
from workshop.questions.tally import ALL


def draw(view: View) -> Figure:
    """Draw mean points by department, or those of the room where departments are hidden."""
    if not _groups(view):
        return shapes.nothing(view)
    drawing = grouped.picture(view, _found(view))
    return shapes.figure(view, _title(view), _sentences(view), _table(view), drawing)


def bars(view: View) -> Bars:
    """Return one bar per item and group."""
    if not _groups(view):
        return shapes.no_bars(view)
    return shapes.bars(view, _title(view), _sentences(view), grouped.light(view, _found(view)))


def mean(view: View, item: str, group: str) -> float | None:
    """Return the mean points of an item in a group; None where it may not be shown."""
    summary = points(view.cell(view.questions()[0], item, group))
    return summary.mean if summary else None


def _groups(view: View) -> list[str]:
    question = view.questions()[0]
    shown = view.groups(question)
    if len(shown) > 1:
        return shown
    return [ALL] if any(view.cell(question, item) for item in question.items) else []


def _items(view: View) -> list[str]:
    """Return the items, the one with most points first."""
    items = view.questions()[0].items
    return sorted(items, key=lambda item: -(mean(view, item, ALL) or 0))


def _found(view: View) -> list[Bar]:
    question, groups = view.questions()[0], _groups(view)
    return [
        Bar(view.item(question, item), group, value, view.number(value, 0))
        for item in _items(view)
        for group in groups
        if (value := mean(view, item, group)) is not None
    ]


def _title(view: View) -> str:
    groups = _groups(view)
    if groups == [ALL]:
        return _phrase(view, ALL, "ledger.room")
    top = [_top(view, group) for group in groups]
    if len(top[0]) == 1 and all(items == top[0] for items in top):
        item = view.quoted(view.questions()[0], top[0][0])
        return view.tell("ledger.same", item=item, each=_each(view, top[0][0]))
    return view.tell("ledger.most", each=view.listed([_phrase(view, group) for group in groups]))


def _top(view: View, group: str) -> list[str]:
    """Return the items with most points: more than one in a tie."""
    most = max(mean(view, item, group) or 0 for item in _items(view))
    return [item for item in _items(view) if (mean(view, item, group) or 0) == most]


def _each(view: View, item: str) -> str:
    """List what every group gave to an item."""
    shares = [
        view.say("ledger.share", group=view.inside(group), points=_points(view, item, group))
        for group in _groups(view)
    ]
    return view.listed(shares)


def _phrase(view: View, group: str, key: str = "ledger.each") -> str:
    question, top = view.questions()[0], _top(view, group)
    words = {"group": view.inside(group), "points": _points(view, top[0], group)}
    if len(top) == 1:
        return view.say(key, item=view.quoted(question, top[0]), **words)
    named = [view.say("quoted", text=view.quoted(question, item)) for item in top]
    return view.say(f"{key}_level", items=view.listed(named), **words)


def _points(view: View, item: str, group: str) -> str:
    return view.number(mean(view, item, group) or 0, 0)


def _sentences(view: View) -> list[str]:
    if _groups(view) == [ALL]:
        return [view.tell("hidden")]
    widest = max(_items(view), key=lambda item: _distance(view, item))
    if not round(_distance(view, widest)):
        return []
    item = view.quoted(view.questions()[0], widest)
    return [view.tell("ledger.apart", item=item, each=_each(view, widest))]


def _distance(view: View, item: str) -> float:
    values = [value for g in _groups(view) if (value := mean(view, item, g)) is not None]
    return max(values) - min(values) if values else 0.0


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    question, groups = view.questions()[0], _groups(view)
    columns = [view.say("column.item"), *(_column(view, group) for group in groups)]
    rows = [
        [view.item(question, item), *(_number(view, item, group) for group in groups)]
        for item in _items(view)
    ]
    return columns, rows


def _column(view: View, group: str) -> str:
    question = view.questions()[0]
    cell = view.cell(question, question.items[0], group)
    return view.say("column.group", group=view.name(group), n=cell["n"] if cell else 0)


def _number(view: View, item: str, group: str) -> str:
    value = mean(view, item, group)
    return shapes.NONE if value is None else view.number(value)
