"""The order: which place each department gave to each item, the first of the room on top."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from workshop.charts import labels, theme
from workshop.charts.cells import Summary, agreed, told
from workshop.charts.finding import (
    Bar,
    Data,
    Finding,
    Holds,
    Part,
    Picture,
    chart,
    columns,
    nothing,
)
from workshop.charts.labels import tone
from workshop.charts.marks import across, layer, shaped, toned
from workshop.charts.view import View
from workshop.questions.tally import ALL

NOTABLE = 1.0
"""Departments that lie less than a whole place apart are not asked why."""

FIRST = 0.8
"""Where the places begin: marks on the first one are whole."""

NAMES = 0.6
"""How many places behind the last one names and means stand."""

REACH = (4.6, 2.6)
"""How many places behind the last one they end, in a narrow place and in a wide one."""


class Placed(NamedTuple):
    """One item as one group placed it and the summary of its places."""

    text: str
    quoted: str
    group: str
    mean: float
    places: Summary


@chart(kinds=("rank",), holds={"first-shared": ("item",), "first-apart": ("item",)})
def ranking(view: View) -> Finding[Placed]:
    """Find each department's mean places, in the joint order; the room's where those are hidden."""
    groups = _groups(view)
    if not groups:
        return nothing(view)
    room = {one.text: one.mean for one in _placed(view, ALL)}
    found = [one for group in groups for one in _placed(view, group)]
    found.sort(key=lambda one: room[one.text])
    hidden = view.tell("hidden") if groups == [ALL] and len(view.departments) > 1 else ""
    return Finding(
        _title(view, groups, found),
        found,
        [_apart(view, found), view.tell("ranking.numbers"), *_first_of_all(view), hidden],
        columns(
            view,
            item=lambda one: one.text,
            who=lambda one: view.name(one.group),
            place=lambda one: view.number(one.mean),
            interval=lambda one: _interval(view, one),
            answers=lambda one: str(one.places.n),
        ),
        [_bar(view, one) for one in found],
        lambda: _picture(view, groups, found),
        holds=_holds(groups, found),
    )


def _groups(view: View) -> list[str]:
    """Return the departments that may be shown; the whole room where it is fewer than two."""
    shown = view.groups(view.questions()[0])
    if len(shown) > 1:
        return shown
    return [ALL] if _placed(view, ALL) else []


def _placed(view: View, group: str) -> list[Placed]:
    question = view.questions()[0]
    return [
        Placed(*words, group, summary.mean, summary)
        for item in question.items
        for words in [(view.item(question, item), view.quoted(question, item))]
        if (cell := view.cell(question, item, group)) and (summary := told(cell))
    ]


def _firsts(found: list[Placed], group: str) -> list[str]:
    """Return the items with the lowest mean place in a group: more than one in a tie."""
    mine = [one for one in found if one.group == group]
    least = min(one.mean for one in mine)
    return [one.quoted for one in mine if one.mean == least]


def _shared(groups: list[str], found: list[Placed]) -> str:
    """Return the one item that several departments all put first; empty if there is none."""
    tops = [_firsts(found, group) for group in groups]
    agreed = len(groups) > 1 and len(tops[0]) == 1 and all(top == tops[0] for top in tops)
    return tops[0][0] if agreed else ""


def _widest(found: list[Placed]) -> tuple[str, float]:
    """Return the item the departments place furthest apart, and how many places that is."""
    means: dict[str, list[float]] = {}
    for one in found:
        means.setdefault(one.quoted, []).append(one.mean)
    apart = {item: max(values) - min(values) for item, values in means.items()}
    return max(apart.items(), key=lambda pair: pair[1])


def _holds(groups: list[str], found: list[Placed]) -> Holds:
    shared, (item, size) = _shared(groups, found), _widest(found)
    held = {"first-shared": {"item": shared}} if shared else {}
    return held | ({"first-apart": {"item": item}} if size >= NOTABLE else {})


def _first_of_all(view: View) -> list[str]:
    """Tell what nearly everybody puts at the same place."""
    question = view.questions()[0]
    found = ((item, agreed(view.cell(question, item))) for item in question.items)
    each = [
        view.say("ranking.nearly", item=view.quoted(question, item), place=place)
        for item, place in found
        if place
    ]
    if not each:
        return []
    return [view.tell("ranking.nearly_all", each=view.listed(each)), view.tell("nearly.why")]


def _title(view: View, groups: list[str], found: list[Placed]) -> str:
    item, tops = _shared(groups, found), {g: view.quotes(_firsts(found, g)) for g in groups}
    if ALL in tops:
        return view.tell("ranking.room", items=tops[ALL])
    if item:
        names = view.listed([view.inside(group) for group in groups])
        return view.tell("ranking.shared", groups=names, item=item)
    each = [view.say("ranking.each", items=i, group=view.inside(g)) for g, i in tops.items()]
    return view.tell("ranking.differ", each=view.listed(each))


def _apart(view: View, found: list[Placed]) -> str:
    item, size = _widest(found)
    if not round(size, 1):
        return ""
    each = [
        view.say("ranking.place", place=view.number(one.mean), group=view.inside(one.group))
        for one in found
        if one.quoted == item
    ]
    return view.tell("ranking.apart", item=item, each=view.listed(each))


def _ends(view: View, one: Placed) -> Mapping[str, float]:
    """Return the interval of a mean place, held inside the places there are."""
    from workshop.models.diagnosis import mean_from_summary

    low, high = mean_from_summary(one.places)
    return {"low": max(low, 1.0), "high": min(high, float(len(view.questions()[0].items)))}


def _interval(view: View, one: Placed) -> str:
    ends = {end: view.number(place) for end, place in _ends(view, one).items()}
    return view.say("ranking.interval", **ends)


def _bar(view: View, one: Placed) -> Bar:
    """Return a bar that is the longer, the earlier the place."""
    last = len(view.questions()[0].items)
    length, name = (last + 1 - one.mean) / last, view.name(one.group)
    return Bar(one.text, [Part(name, length, view.number(one.mean), tone(one.group))])


def _picture(view: View, groups: list[str], found: list[Placed]) -> Picture:
    last = len(view.questions()[0].items)
    end = theme.by_width(*(str(last + reach) for reach in REACH))
    place = across("low", FIRST, end, _axis(view, last))
    at = {"y": theme.ordered(), "yOffset": theme.beside("group", groups)}
    at["color"] = toned("group", {group: tone(group) for group in groups})
    shape, words = shaped("group", {g: g for g in groups}), {"align": "left", "fontWeight": "bold"}
    layers = [
        layer("rows", "rule", {"strokeWidth": 5, "opacity": 0.45}, x=place, x2="high", **at),
        layer("rows", "point", {"filled": True}, x="mean", shape=shape, **at),
        layer("rows", "text", words, x="end", text="text", **at),
    ]
    height = {"step": 22 + 30 * len(groups), "for": "position"}
    return Picture(layers, {"rows": _data(view, found)}, height)


def _axis(view: View, last: int) -> Any:
    ends = {1: view.say("ranking.axis.first"), last: view.say("ranking.axis.last")}
    words = [f"{place}\n{ends.get(place, '')}".strip() for place in range(1, last + 1)]
    title = labels.broken(view.say("ranking.axis.title"), 36).split("\n")
    middle = theme.by_width(*(f"width * {_middle(last, reach)}" for reach in REACH))
    look = {"grid": True, "gridOpacity": 0.35, "title": title, "titleX": middle}
    return theme.grid(range(1, last + 1), words, **look)


def _middle(last: int, reach: float) -> float:
    """Return the middle place as a share of the width: names stand to the right of the places."""
    return ((1 + last) / 2 - FIRST) / (last + reach - FIRST)


def _data(view: View, found: list[Placed]) -> Data:
    order = list(dict.fromkeys(one.text for one in found))
    return [
        {
            "label": labels.broken(one.text),
            "order": order.index(one.text),
            "group": one.group,
            "mean": one.mean,
            "end": len(order) + NAMES,
            "text": f"{view.name(one.group)} {view.number(one.mean)}",
            **_ends(view, one),
        }
        for one in found
    ]
