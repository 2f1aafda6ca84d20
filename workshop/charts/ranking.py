"""The order: which place each department gave to each item, the first of the room on top."""

from collections.abc import Mapping
from typing import Any

from workshop.charts import labels, theme
from workshop.charts.certainty import Certainty
from workshop.charts.finding import (
    Bar,
    Column,
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
from workshop.charts.own import Own
from workshop.charts.placed import Named, Placed, groups, named, placed
from workshop.charts.view import View
from workshop.questions.tally import ALL

FIRST = 0.8
"""Where the places begin: marks on the first one are whole."""

NAMES = 0.6
"""How many places behind the last one names and means stand."""

REACH = (4.6, 2.6)
"""How many places behind the last one they end, in a narrow place and in a wide one."""

HOLDS = {"first-shared": ("item",), "first-apart": ("item",), "cannot-tell": ()}


@chart(kinds=("rank",), holds=HOLDS, stake=2)
def ranking(view: View) -> Finding[Placed]:
    """Find what the room surely puts first, and where departments surely place an item apart."""
    shown, sure = groups(view), named(view)
    if not shown:
        return nothing(view)
    order = {one.text: one.mean for one in placed(view, ALL)}
    found = [one for group in shown for one in placed(view, group)]
    found.sort(key=lambda one: order[one.text])
    hidden = view.tell("hidden") if shown == [ALL] and len(view.departments) > 1 else ""
    return Finding(
        _title(view, shown, found, sure),
        found,
        [*_told(view, shown, found, sure), view.tell("ranking.numbers"), hidden],
        _columns(view),
        [_bar(view, one) for one in found],
        lambda: _picture(view, shown, found),
        holds=_holds(shown, found, sure),
        names=sure.every,
        chance=len(sure.apart) < len(order) or not (sure.room or sure.all),
    )


def _columns(view: View) -> list[Column[Placed]]:
    return columns(
        view,
        item=lambda one: one.text,
        who=lambda one: view.name(one.group),
        place=lambda one: view.number(one.mean),
        interval=lambda one: _interval(view, one),
        answers=lambda one: str(one.places.n),
    )


def _holds(shown: list[str], found: list[Placed], sure: Named) -> Holds:
    """Return what is asked about; what comes first is shared only where no side has another."""
    first = sure.all or sure.room
    tops = {min((o for o in found if o.group == g), key=lambda o: o.mean).quoted for g in shown}
    shared = len(shown) > 1 and tops == {first}
    held = {"first-shared": {"item": first}} if shared else {}
    held |= {"first-apart": {"item": sure.apart[0]}} if sure.apart else {}
    return held or ({} if sure.every else {"cannot-tell": {}})


def _title(view: View, shown: list[str], found: list[Placed], sure: Named) -> str:
    tops, first = sure.tops, sure.all or sure.room
    if len(tops) == len(shown) and len({*tops.values()}) == 1:
        names = view.listed([view.inside(group) for group in shown])
        return view.tell("ranking.shared", groups=names, item=next(iter(tops.values())))
    if first and len(tops) < 2:
        return view.tell("ranking.all" if sure.all else "ranking.room", item=first)
    if tops:
        each = [view.say("ranking.each", item=i, group=view.inside(g)) for g, i in tops.items()]
        return view.tell("ranking.firsts", each=view.listed(each))
    if sure.apart:
        return _differ(view, found, sure.apart[0])
    return view.tell("ranking.unsure")


def _told(view: View, shown: list[str], found: list[Placed], sure: Named) -> list[str]:
    if len(shown) < 2:
        return []
    if not sure.apart:
        return [view.tell("ranking.unsure_departments")]
    titled = not (sure.all or sure.room or sure.tops)
    return [_differ(view, found, item) + "." for item in sure.apart[titled:]]


def _differ(view: View, found: list[Placed], item: str) -> str:
    each = [
        view.say("ranking.place", place=view.number(one.mean), group=view.inside(one.group))
        for one in found
        if one.quoted == item
    ]
    return view.tell("ranking.differ", item=item, each=view.listed(each))


def _ends(view: View, one: Placed) -> Mapping[str, float]:
    """Return the nine-in-ten interval of a mean place, held inside the places there are."""
    ends = Certainty().mean(one.places).held(1, len(view.questions()[0].items))
    return ends._asdict()


def _interval(view: View, one: Placed) -> str:
    ends = {end: view.number(place) for end, place in _ends(view, one).items()}
    return view.say("ranking.interval", **ends)


def _bar(view: View, one: Placed) -> Bar:
    """Return a bar that is the longer, the earlier the place."""
    last = len(view.questions()[0].items)
    length, name = (last + 1 - one.mean) / last, view.name(one.group)
    part = Part(name, length, view.number(one.mean), tone(one.group))
    return Bar(one.text, [part], own=[Own(view.questions()[0], one.item, group=one.group)])


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
