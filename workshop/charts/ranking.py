"""The order: which place each department gave to each item, the first of the room on top."""

from typing import Any

from workshop.charts import orders, shapes, theme
from workshop.charts.grouped import tone
from workshop.charts.orders import Placed
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View
from workshop.questions.tally import ALL

FIRST = 0.8
"""Where the places begin: marks on the first one are whole."""

NAMES = 0.6
"""How many places behind the last one names and means stand."""

REACH = (4.6, 2.6)
"""How many places behind the last one they end, in a narrow place and in a wide one."""


def draw(view: View) -> Figure:
    """Draw, per item and department, the mean place with its interval."""
    found = orders.found(view)
    if not found:
        return shapes.nothing(view)
    title, told = _title(view, found), _sentences(view, found)
    return shapes.figure(view, title, told, _table(view, found), _drawing(view, found))


def bars(view: View) -> Bars:
    """Return one bar per item and department: the longer, the earlier its place."""
    found = orders.found(view)
    if not found:
        return shapes.no_bars(view)
    rows = [_bar(view, one) for one in found]
    return shapes.bars(view, _title(view, found), _sentences(view, found), rows)


def _bar(view: View, one: Placed) -> dict[str, Any]:
    last = len(view.questions()[0].items)
    length = (last + 1 - one.mean) / last
    part = shapes.part(view.name(one.group), length, view.number(one.mean), tone(one.group))
    return shapes.row(_label(view, one.item), [part])


def _label(view: View, item: str) -> str:
    return view.item(view.questions()[0], item)


def _inside(view: View, item: str) -> str:
    return view.quoted(view.questions()[0], item)


def _title(view: View, found: list[Placed]) -> str:
    groups, item = orders.groups(view), orders.shared(view)
    if groups == [ALL]:
        return view.tell("ranking.room", items=_quoted(view, orders.firsts(found, ALL)))
    if item:
        names = view.listed([view.inside(group) for group in groups])
        return view.tell("ranking.shared", groups=names, item=_inside(view, item))
    each = [
        view.say(
            "ranking.each",
            items=_quoted(view, orders.firsts(found, group)),
            group=view.inside(group),
        )
        for group in groups
    ]
    return view.tell("ranking.differ", each=view.listed(each))


def _quoted(view: View, items: list[str]) -> str:
    return view.listed([view.say("quoted", text=_inside(view, item)) for item in items])


def _sentences(view: View, found: list[Placed]) -> list[str]:
    hidden = len(view.departments) > 1 and orders.groups(view) == [ALL]
    return [
        _apart(view, found),
        view.tell("ranking.numbers"),
        view.tell("hidden") if hidden else "",
    ]


def _apart(view: View, found: list[Placed]) -> str:
    item, size = orders.widest(view)
    if not round(size, 1):
        return ""
    each = [
        view.say("ranking.place", place=view.number(one.mean), group=view.inside(one.group))
        for one in found
        if one.item == item
    ]
    return view.tell("ranking.apart", item=_inside(view, item), each=view.listed(each))


def _interval(view: View, one: Placed) -> tuple[float, float]:
    """Return the interval of a mean place, held inside the places there are."""
    from workshop.models.diagnosis import mean_from_summary

    low, high = mean_from_summary(one.places)
    return max(low, 1.0), min(high, float(len(view.questions()[0].items)))


def _table(view: View, found: list[Placed]) -> tuple[list[str], list[list[str]]]:
    names = ("item", "who", "place", "interval", "first", "answers")
    return [view.say(f"column.{name}") for name in names], [_row(view, one) for one in found]


def _row(view: View, one: Placed) -> list[str]:
    low, high = (view.number(end) for end in _interval(view, one))
    return [
        _label(view, one.item),
        view.name(one.group),
        view.number(one.mean),
        view.say("ranking.interval", low=low, high=high),
        view.percent(one.first),
        str(one.places.n),
    ]


def _drawing(view: View, found: list[Placed]) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    groups, last = orders.groups(view), len(view.questions()[0].items)
    tones = theme.colours([tone(group) for group in groups])
    marks = [theme.SHAPES.get(group, "diamond") for group in groups]
    colour = alt.Color("group:N", scale=alt.Scale(domain=groups, range=tones), legend=None)
    shape = alt.Shape("group:N", scale=alt.Scale(domain=groups, range=marks), legend=None)
    narrow, wide = (str(last + reach) for reach in REACH)
    scale = alt.Scale(domain=[FIRST, theme.by_width(narrow, wide)], nice=False)
    place = alt.X("low:Q", scale=scale, axis=_axis(view, last))
    offset = theme.beside("group", groups)
    base = theme.rows().encode(y=theme.ordered(), yOffset=offset, color=colour)
    span = base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=place, x2="high:Q")
    mark = base.mark_point(filled=True).encode(x="mean:Q", shape=shape)
    text = base.mark_text(align="left", fontWeight="bold").encode(x="end:Q", text="text:N")
    spec = theme.finished(span + mark + text, {"step": 22 + 30 * len(groups), "for": "position"})
    return spec, {"rows": _rows(view, found)}


def _axis(view: View, last: int) -> Any:
    ends = {1: view.say("ranking.axis.first"), last: view.say("ranking.axis.last")}
    words = [f"{place}\n{ends.get(place, '')}".strip() for place in range(1, last + 1)]
    title = shapes.broken(view.say("ranking.axis.title"), 36).split("\n")
    middle = theme.by_width(*(f"width * {_middle(last, reach)}" for reach in REACH))
    look = {"grid": True, "gridOpacity": 0.35, "title": title, "titleX": middle}
    return theme.grid(range(1, last + 1), words, **look)


def _middle(last: int, reach: float) -> float:
    """Return the middle place as a share of the width: names stand to the right of the places."""
    return ((1 + last) / 2 - FIRST) / (last + reach - FIRST)


def _rows(view: View, found: list[Placed]) -> Rows:
    order = {item: at for at, item in enumerate(dict.fromkeys(one.item for one in found))}
    end = len(order) + NAMES
    made: Rows = []
    for one in found:
        low, high = _interval(view, one)
        made.append(
            {
                "label": shapes.broken(_label(view, one.item)),
                "order": order[one.item],
                "group": one.group,
                "mean": one.mean,
                "low": low,
                "high": high,
                "end": end,
                "text": f"{view.name(one.group)} {view.number(one.mean)}",
            }
        )
    return made
