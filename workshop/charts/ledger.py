"""The ledger: how many of a hundred points each department gave to each item."""

from workshop.charts import grouped, shapes
from workshop.charts.cells import points
from workshop.charts.grouped import Bar
from workshop.charts.shapes import Bars, Figure
from workshop.charts.view import View
from workshop.tally import ALL


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
    top = {group: _top(view, group) for group in groups}
    if groups == [ALL]:
        item = view.quoted(view.questions()[0], top[ALL])
        return view.tell("ledger.room", item=item, points=_points(view, top[ALL], ALL))
    if len(groups) > 1 and len(set(top.values())) == 1:
        item = top[groups[0]]
        words = {"item": view.quoted(view.questions()[0], item), "each": _each(view, item)}
        return view.tell("ledger.same", **words)
    phrases = [_phrase(view, group, top[group]) for group in groups]
    return view.tell("ledger.most", each=", ".join(phrases))


def _top(view: View, group: str) -> str:
    return max(_items(view), key=lambda item: mean(view, item, group) or 0)


def _each(view: View, item: str) -> str:
    """List what every group gave to an item."""
    shares = [
        view.say("ledger.share", group=view.inside(group), points=_points(view, item, group))
        for group in _groups(view)
    ]
    return view.listed(shares)


def _phrase(view: View, group: str, item: str) -> str:
    words = {"group": view.inside(group), "points": _points(view, item, group)}
    return view.say("ledger.each", item=view.quoted(view.questions()[0], item), **words)


def _points(view: View, item: str, group: str) -> str:
    return view.number(mean(view, item, group) or 0, 0)


def _sentences(view: View) -> list[str]:
    if _groups(view) == [ALL]:
        return [view.tell("hidden")]
    widest = max(_items(view), key=lambda item: _distance(view, item))
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
