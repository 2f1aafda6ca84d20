"""The double message: "you are a service unit", and "show us the long view"."""

from collections.abc import Sequence
from typing import Any

from workshop.charts import labels, theme
from workshop.charts.cells import MIDDLE
from workshop.charts.certainty import Interval
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
from workshop.charts.marks import layer, toned
from workshop.charts.messages import CORNERS, HIGH, LOW, MESSAGES, Apart, Heard, heard
from workshop.charts.messages import apart as apart_in
from workshop.charts.own import Laid, Reckoned
from workshop.charts.view import View
from workshop.contracts.tallies import Answers
from workshop.questions.kinds import kind_of
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

EDGE = 0.15
NEAR = 0.05
"""How far a word stands from its corner, on the scale."""


@chart(
    Takes(("rating",), 2, 2),
    holds={"double-message": ("unit", "view"), "message-apart": (), "cannot-tell": ()},
    stake=3,
)
def doubled(view: View) -> Finding[Heard]:
    """Find which messages the room surely hears, and which one departments hear differently."""
    found = [one for group in (ALL, *view.departments) if (one := heard(view, group))]
    if not found:
        return nothing(view)
    room, sides = found[0], found[1:]
    apart = apart_in(view, sides)
    told = [_means(view, sides), *_differing(view, sides, apart)[_titled(room, apart) :]]
    surely = [name for name, way in zip(MESSAGES, room.ways, strict=True) if way != "unsure"]
    return Finding(
        _title(view, room, apart),
        found,
        [*told, view.tell("doubled.lines")],
        _columns(view),
        [_bar(view, message, one) for message in MESSAGES for one in found],
        lambda: _picture(view, found),
        told,
        _holds(view, room, bool(apart)),
        names=[*surely, *(f"{one.message} apart" for one in apart)],
        chance=any("unsure" in one.ways for one in found) or (len(sides) > 1 and not apart),
    )


def _words(view: View, one: Heard) -> dict[str, str]:
    numbers = {"unit": view.number(one.unit), "view": view.number(one.view)}
    return {"who": view.inside(one.group)} | numbers


def _titled(room: Heard, apart: Sequence[Apart]) -> bool:
    """Whether the title tells of departments, since of the room there is nothing to tell."""
    return bool(apart) and all(way == "unsure" for way in room.ways)


def _title(view: View, room: Heard, apart: Sequence[Apart]) -> str:
    """Tell the message or messages that get through; of one that may or may not, say so."""
    if room.kind:
        return view.tell(f"doubled.sure.{room.kind}", **_words(view, room))
    if _titled(room, apart):
        return _differs(view, apart[0]).rstrip(".")
    known = [f"{m}_{way}" for m, way in zip(MESSAGES, room.ways, strict=True) if way != "unsure"]
    key = f"doubled.half.{known[0]}" if known else "doubled.unsure"
    return view.tell(key, **_words(view, room))


def _holds(view: View, room: Heard, apart: bool) -> Holds:
    words = {name: text for name, text in _words(view, room).items() if name != "who"}
    held: dict[str, dict[str, str]] = {"double-message": words} if room.kind == "double" else {}
    held |= {"message-apart": {}} if apart else {}
    open_ = not apart and all(way == "unsure" for way in room.ways)
    return held | ({"cannot-tell": {}} if open_ else {})


def _means(view: View, sides: Sequence[Heard]) -> str:
    each = [view.say("doubled.each", **_words(view, one)) for one in sides]
    return view.tell("doubled.means", each=view.listed(each)) if each else view.tell("hidden")


def _differing(view: View, sides: Sequence[Heard], apart: Sequence[Apart]) -> list[str]:
    if not apart:
        return [view.tell("doubled.unsure_departments")] if len(sides) > 1 else []
    return [_differs(view, one) for one in apart]


def _differs(view: View, one: Apart) -> str:
    return view.tell(
        f"doubled.apart.{one.message}",
        group=view.inside(one.more.group),
        other=view.inside(one.less.group),
        more=view.number(getattr(one.more, one.message)),
        less=view.number(getattr(one.less, one.message)),
    )


def _columns(view: View) -> list[Column[Heard]]:
    def interval(ends: Interval) -> str:
        return view.say("guesses.span", low=view.number(ends.low), high=view.number(ends.high))

    return [
        *columns(view, who=lambda one: view.name(one.group)),
        Column(view.say("doubled.unit"), lambda one: view.number(one.unit)),
        *columns(view, interval=lambda one: interval(one.across)),
        Column(view.say("doubled.view"), lambda one: view.number(one.view)),
        *columns(view, interval=lambda one: interval(one.up)),
    ]


def _bar(view: View, message: str, one: Heard) -> Bar:
    mean, name = getattr(one, message), view.name(one.group)
    part = Part(name, (mean - 1) / 4, view.number(mean), tone(one.group))
    return Bar(view.say(f"doubled.{message}"), [part], own=_own(view, message, one.group))


def _own(view: View, message: str, group: str) -> list[Reckoned]:
    """Return her own mean, as the bars are means; it stands on the room's, which comes first."""
    question = view.questions()[MESSAGES.index(message)]

    def mean(answers: Answers) -> Laid | None:
        given = answers.get(question.id)
        level = kind_of(question).level(given, question.items) if given else None
        return None if level is None else Laid(view.number(level), (level - 1) / 4)

    return [Reckoned((question,), mean)] if group == ALL else []


def _picture(view: View, found: list[Heard]) -> Picture:
    """Draw one mark per group on the plane of the two messages."""
    colour = toned("group", {one.group: tone(one.group) for one in found})
    span, mark = {"strokeWidth": 3, "opacity": 0.6}, {"filled": True, "size": 330}
    x, y = _place("x", "X", _axis(view, "unit")), _place("y", "Y", _axis(view, "view"))
    layers = [
        *_ground(),
        layer("groups", "rule", span, color=colour, x="left", x2="right", y="y"),
        layer("groups", "rule", span, color=colour, x="x", y="down", y2="up"),
        layer("groups", "point", mark, color=colour, x=x, y=y),
        *_names(),
    ]
    ground = [{"low": MIDDLE, "high": HIGH + EDGE}]
    groups = [_mark(view, one, found[0]) for one in found]
    return Picture(layers, {"groups": groups, "corners": _corners(view), "ground": ground}, 380)


def _place(name: str, channel: str, axis: Any = None) -> Any:
    alt = theme.altair()
    scale = alt.Scale(domain=[LOW - EDGE, HIGH + EDGE], nice=False)
    return getattr(alt, channel)(f"{name}:Q", scale=scale, axis=axis or alt.Undefined)


def _axis(view: View, message: str) -> Any:
    scale = f"scales.{view.questions()[0].scale}"
    words = ["1", view.ui(f"{scale}.low"), "3", view.ui(f"{scale}.high"), "5"]
    title = labels.broken(view.say(f"doubled.axis.{message}"), 40).split("\n")
    return theme.grid([1, 1.8, 3, 4.2, 5], words, title=title)


def _ground() -> list[Any]:
    """Return the corner of the double message, the lines between the corners, and their words."""
    look, dashed = {"color": theme.COLOURS["both"], "opacity": 0.1}, {"strokeDash": [6, 5]}
    on = {"x": _place("low", "X"), "y": _place("low", "Y"), "x2": "high", "y2": "high"}
    bold = {"fontWeight": "bold", "opacity": 0.75}
    words = [
        layer("corners", "text", bold | {"align": align}, where, x="x", y="y", text="text")
        for align in ("left", "right")
        for where in [f"datum.align === '{align}'"]
    ]
    lines = [layer("ground", "rule", dashed, **{channel: "low"}) for channel in ("x", "y")]
    return [layer("ground", "rect", look, **on), *lines, *words]


def _names() -> list[Any]:
    above, below = {"baseline": "bottom", "dy": -5}, {"baseline": "top", "dy": 7}
    sides = (("left", above, "up"), ("right", above, "up"), ("center", below, "down"))
    return [
        layer("groups", "text", look, f"datum.align === '{align}'", x="x", y=end, text="text")
        for align, place, end in sides
        for look in [{"align": align, "fontWeight": "bold", **place}]
    ]


def _mark(view: View, one: Heard, room: Heard) -> dict[str, Any]:
    """Return a mark; the room's name stands below it, others above and away from it."""
    align = "center" if one is room else "right" if one.unit < room.unit else "left"
    spans = dict(zip(("left", "right", "down", "up"), (*one.across, *one.up), strict=True))
    place = {"x": one.unit, "y": one.view, "text": view.name(one.group), "align": align}
    return {"group": one.group, "label": one.group} | place | spans


def _corners(view: View) -> Data:
    return [
        {
            "x": x,
            "y": y - NEAR if y == HIGH else y + NEAR,
            "align": "left" if x == LOW else "right",
            "text": view.say(f"doubled.corner.{kind}"),
        }
        for kind, (x, y) in CORNERS.items()
    ]
