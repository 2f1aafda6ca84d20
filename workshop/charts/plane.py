"""Where each department puts something on the plane of two ratings: whose side, and whose tune."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from workshop.charts import labels, theme
from workshop.charts.cells import MIDDLE, ratings
from workshop.charts.certainty import Certainty, Summary
from workshop.charts.finding import (
    About,
    Bar,
    Column,
    Data,
    Finding,
    Holds,
    Part,
    Picture,
    chart,
    nothing,
)
from workshop.charts.finding import columns as common_columns
from workshop.charts.labels import tone
from workshop.charts.marks import layer, shaped, toned
from workshop.charts.own import Own
from workshop.charts.view import View
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

AXES = ("side", "tune")
"""The two ratings, in the order of the questions: across, and up."""

LOW, HIGH = 1.0, 5.0
EDGE = 0.2
BESIDE = 6.6
"""How far the scale goes on across, for the names beside the plane."""
APART = 0.5
"""How far two names are apart at least, on the scale."""
ROOM, SIDES = 0.5, 0.5
"""The parts of its certainty: where the room puts something, and where departments differ."""


class Placed(NamedTuple):
    """Where a group puts something: the ratings for both axes."""

    item: str
    label: str
    group: str
    side: Summary
    tune: Summary


class Differs(NamedTuple):
    """What two departments surely rate differently on an axis: the one nearer to the high end."""

    axis: str
    more: Placed
    less: Placed


@chart(
    Takes(("rating",)),
    Takes(("rating",), alike=True),
    holds={
        "two-masters": ("item",),
        "plane-apart": ("item", "group", "more", "other", "less"),
        "cannot-tell": (),
    },
    of=("two-masters", "plane-apart"),
    stake=4,
    mine=("you", "you"),
)
def plane(view: View) -> Finding[Placed]:
    """Find what surely stands on one side and dances to the other, and where departments differ."""
    found = _placed(view)
    if not found:
        return nothing(view)
    two, differs = _two_masters(view, found), _differs(view, found)
    groups = [one for one in found if one.group != ALL] or found
    return Finding(
        _title(view, two, differs),
        found,
        [*_also(view, two, differs), view.tell("plane.how")],
        _columns(view),
        [bar for one in found if one.group == ALL for bar in _bars(view, one)],
        lambda: _picture(view, groups),
        holds=_holds(view, two, differs),
        about=_about(two, differs),
        names=[*(one.item for one in two), *(f"{one.more.item} {one.axis}" for one in differs)],
        chance=True,
    )


def _placed(view: View) -> list[Placed]:
    across, up = view.questions()
    return [
        Placed(item, view.brief(across, item), group, side, tune)
        for item in across.items
        for group in (ALL, *view.departments)
        if (side := ratings(view.cell(across, item, group)))
        and (tune := ratings(view.cell(up, item, group)))
    ]


def _two_masters(view: View, found: Sequence[Placed]) -> list[Placed]:
    """Return what the room surely puts on one side, and surely to the tune of the other."""
    room = [one for one in found if one.group == ALL]
    each = view.certain.part(ROOM).of(2 * len(room))
    return [one for one in room if _way(each, one.side) * _way(each, one.tune) < 0]


def _way(certain: Certainty, one: Summary) -> int:
    """Return whether a mean lies surely above the middle (1), below it (-1), or neither (0)."""
    ends = certain.mean(one)
    return int(ends.above(MIDDLE)) - int(ends.below(MIDDLE))


def _differs(view: View, found: Sequence[Placed]) -> list[Differs]:
    """Return what departments surely rate differently, the widest apart first."""
    pairs = [
        (a, b, axis)
        for a, b in combinations([one for one in found if one.group != ALL], 2)
        if a.item == b.item
        for axis in AXES
    ]
    each = view.certain.part(SIDES).of(len(pairs))
    sure = [
        Differs(axis, *sorted((a, b), key=lambda one: -getattr(one, axis).mean))
        for a, b, axis in pairs
        if each.apart(getattr(a, axis), getattr(b, axis)).without(0)
    ]
    return sorted(sure, key=lambda one: _mean(one.less, one.axis) - _mean(one.more, one.axis))


def _mean(one: Placed, axis: str) -> float:
    return float(getattr(one, axis).mean)


def _words(view: View, one: Differs) -> dict[str, str]:
    return {
        "item": one.more.label.rstrip("."),
        "group": view.inside(one.more.group),
        "more": view.number(_mean(one.more, one.axis)),
        "other": view.inside(one.less.group),
        "less": view.number(_mean(one.less, one.axis)),
    }


def _named(view: View, one: Placed) -> str:
    way = "sales" if one.side.mean < MIDDLE else "marketing"
    return view.tell(f"plane.two.{way}", item=one.label.rstrip("."))


def _title(view: View, two: Sequence[Placed], differs: Sequence[Differs]) -> str:
    if two:
        return _named(view, two[0])
    if differs:
        return view.tell(f"plane.apart.{differs[0].axis}", **_words(view, differs[0]))
    return view.tell("plane.unsure")


def _also(view: View, two: Sequence[Placed], differs: Sequence[Differs]) -> list[str]:
    left = differs if two else differs[1:]
    return [
        *(f"{_named(view, one)}." for one in two[1:]),
        *(f"{view.tell(f'plane.apart.{one.axis}', **_words(view, one))}." for one in left),
    ]


def _holds(view: View, two: Sequence[Placed], differs: Sequence[Differs]) -> Holds:
    held: dict[str, Mapping[str, str]] = {}
    if two:
        held["two-masters"] = {"item": two[0].label.rstrip(".")}
    if differs:
        held["plane-apart"] = _words(view, differs[0])
    return held or {"cannot-tell": {}}


def _about(two: Sequence[Placed], differs: Sequence[Differs]) -> About:
    named = {
        "two-masters": {one.item: one.label for one in two},
        "plane-apart": {one.more.item: one.more.label for one in differs},
    }
    return {when: things for when, things in named.items() if things}


def _columns(view: View) -> list[Column[Placed]]:
    return [
        *common_columns(view, item=lambda one: one.label, who=lambda one: view.name(one.group)),
        Column(view.say("plane.side"), lambda one: view.number(one.side.mean)),
        Column(view.say("plane.tune"), lambda one: view.number(one.tune.mean)),
        *common_columns(view, answers=lambda one: str(min(one.side.n, one.tune.n))),
    ]


def _bars(view: View, one: Placed) -> list[Bar]:
    """Return where the room puts something, as two bars, her own rating on each."""
    return [
        Bar(
            one.label,
            [
                Part(
                    view.say(f"plane.{axis}"),
                    (mean - LOW) / (HIGH - LOW),
                    view.number(mean),
                    "both",
                )
            ],
            own=[Own(question, one.item)],
        )
        for axis, question in zip(AXES, view.questions(), strict=True)
        for mean in [_mean(one, axis)]
    ]


def _picture(view: View, found: Sequence[Placed]) -> Picture:
    """Draw a mark for each department and thing; those of a thing are joined, and named beside."""
    groups = list(dict.fromkeys(one.group for one in found))
    names = {view.name(one): one for one in groups}
    legend = theme.altair().Legend(symbolType="circle", columns=len(names))
    colour = toned("name", {name: tone(one) for name, one in names.items()}, legend=legend)
    shape = shaped("name", names, legend=legend)
    x, y = _place("x", "X", _axis(view, "side")), _place("y", "Y", _axis(view, "tune"))
    dashed, thin = {"strokeDash": [6, 5]}, {"strokeWidth": 2, "opacity": 0.45}
    hair, bold = {"strokeWidth": 1, "opacity": 0.4}, {"fontWeight": "bold", "align": "left"}
    layers = [
        layer("ground", "rule", dashed, x="low", y="bottom", y2="top"),
        layer("ground", "rule", dashed, x="bottom", x2="top", y="low"),
        layer("names", "rule", hair, x="from", y="y", x2="x", y2="words"),
        layer("links", "rule", thin, x="x", y="y", x2="x2", y2="y2"),
        layer("marks", "point", {"filled": True, "size": 260}, color=colour, shape=shape, x=x, y=y),
        layer("names", "text", bold | {"dx": 6}, x="x", y="words", text="text"),
        *_corners_named(),
    ]
    data = {
        "ground": [{"low": MIDDLE, "bottom": LOW - EDGE, "top": HIGH + EDGE}],
        "links": _links(found),
        "marks": [_mark(view, one) for one in found],
        "names": _names(found),
        "corners": _corners(view),
    }
    return Picture(layers, data, 400)


def _place(name: str, channel: str, axis: Any) -> Any:
    alt = theme.altair()
    top = BESIDE if channel == "X" else HIGH
    scale = alt.Scale(domain=[LOW - EDGE, top + EDGE], nice=False)
    return getattr(alt, channel)(f"{name}:Q", scale=scale, axis=axis)


def _axis(view: View, axis: str) -> Any:
    scale = f"scales.{view.questions()[AXES.index(axis)].scale}"
    words = ["1", view.ui(f"{scale}.low"), "3", view.ui(f"{scale}.high"), "5"]
    title = labels.broken(view.say(f"plane.axis.{axis}"), 40).split("\n")
    return theme.grid([1, 1.8, 3, 4.2, 5], words, title=title)


def _corners_named() -> list[Any]:
    look = {"opacity": 0.75, "fontStyle": "italic"}
    return [
        layer("corners", "text", look | {"align": align}, where, x="x", y="y", text="text")
        for align in ("left", "right")
        for where in [f"datum.align === '{align}'"]
    ]


def _corners(view: View) -> Data:
    """Return the words of the two corners in which side and tune are not the same."""
    low, high = LOW - EDGE + 0.05, HIGH + EDGE - 0.05
    return [
        {"x": low, "y": high - 0.1, "align": "left", "text": view.say("plane.corner.sm")},
        {"x": high, "y": low + 0.1, "align": "right", "text": view.say("plane.corner.ms")},
    ]


def _mark(view: View, one: Placed) -> dict[str, Any]:
    place = {"x": one.side.mean, "y": one.tune.mean}
    return {"label": f"{one.item} {one.group}", "name": view.name(one.group)} | place


def _links(found: Sequence[Placed]) -> Data:
    return [
        {"label": a.item, "x": a.side.mean, "y": a.tune.mean}
        | {"x2": b.side.mean, "y2": b.tune.mean}
        for a, b in combinations(found, 2)
        if a.item == b.item
    ]


def _names(found: Sequence[Placed]) -> Data:
    """Return the names beside the plane, each with a line to the mark nearest to it."""
    by = {one.item: [o for o in found if o.item == one.item] for one in found}
    nearest = [max(each, key=lambda one: one.side.mean) for each in by.values()]
    nearest.sort(key=lambda one: -one.tune.mean)
    heights = _spread([one.tune.mean for one in nearest])
    return [
        {"from": one.side.mean, "y": one.tune.mean, "x": HIGH + EDGE, "words": height}
        | {"text": one.label}
        for one, height in zip(nearest, heights, strict=True)
    ]


def _spread(wanted: Sequence[float]) -> list[float]:
    """Return heights near to those that are wanted, the highest first, none over another."""
    made: list[float] = []
    for height in wanted:
        made.append(min(height, made[-1] - APART) if made else min(height, HIGH))
    below = LOW - made[-1]
    if below <= 0:
        return made
    lifted = [LOW + APART * at for at in range(len(made))][::-1]
    return [max(one, least) for one, least in zip(made, lifted, strict=True)]
