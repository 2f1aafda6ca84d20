"""The double message: "you are a service unit", and "show us the long view"."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import labels, theme
from workshop.charts.cells import ratings
from workshop.charts.certainty import Interval, Summary
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
from workshop.charts.intervals import of_mean
from workshop.charts.labels import tone
from workshop.charts.marks import layer, toned
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

MIDDLE = 3.0
LOW, HIGH = 1.0, 5.0
CORNERS = {"double": (HIGH, HIGH), "view": (LOW, HIGH), "unit": (HIGH, LOW), "none": (LOW, LOW)}
"""The four kinds of message, and the corner of the plane each has."""

EDGE = 0.15
NEAR = 0.05
"""How far a word stands from its corner, on the scale."""


class Heard(NamedTuple):
    """What one group hears: two means on the scale from 1 to 5, with their intervals."""

    group: str
    unit: float
    view: float
    across: Interval
    up: Interval

    @property
    def kind(self) -> str:
        """Which of `CORNERS` it lies in; what lies on a line is not yet beyond it."""
        unit, view = self.unit > MIDDLE, self.view > MIDDLE
        return "double" if unit and view else "unit" if unit else "view" if view else "none"

    @property
    def sure(self) -> bool:
        """Whether neither interval holds the middle of the scale."""
        return all(one.above(MIDDLE) or one.below(MIDDLE) for one in (self.across, self.up))


@chart(
    Takes(("rating",), 2, 2),
    holds={"double-message": ("unit", "view"), "message-apart": ()},
    stake=3,
)
def doubled(view: View) -> Finding[Heard]:
    """Find which messages the room hears, and every department that may be shown."""
    found = [one for group in (ALL, *view.departments) if (one := _heard(view, group))]
    if not found:
        return nothing(view)
    room, apart = found[0], _apart(found[1:])
    told = [_means(view, found[1:]), view.tell("doubled.apart") if apart else ""]
    key = f"doubled.{'sure' if room.sure else 'perhaps'}.{room.kind}"
    return Finding(
        view.tell(key, **_words(view, room)),
        found,
        [*told, view.tell("doubled.lines")],
        _columns(view),
        [_bar(view, message, one) for message in ("unit", "view") for one in found],
        lambda: _picture(view, found),
        told,
        _holds(view, room, apart),
    )


def _heard(view: View, group: str) -> Heard | None:
    unit, seen = (_score(view, question, group) for question in view.questions())
    if unit is None or seen is None:
        return None
    ends = [of_mean(one, LOW, HIGH) for one in (unit, seen)]
    return Heard(group, unit.mean, seen.mean, *ends)


def _score(view: View, question: Question, group: str) -> Summary | None:
    """Return the mean over a question's statements, and how far people lie apart in it.

    Who answered what is not known here. As if everybody answered all statements alike, the
    interval comes out rather too wide than too narrow.
    """
    found = [ratings(view.cell(question, item, group)) for item in question.items]
    each = [one for one in found if one]
    if len(each) < len(found):
        return None
    spread = sum(one.variance**0.5 for one in each) / len(each)
    mean = sum(one.mean for one in each) / len(each)
    return Summary(min(one.n for one in each), mean, spread**2)


def _apart(sides: Sequence[Heard]) -> bool:
    """Whether two departments surely hear one of the messages differently."""
    pairs = [(a, b) for at, a in enumerate(sides) for b in sides[at + 1 :]]
    return any(not (a.across.meets(b.across) and a.up.meets(b.up)) for a, b in pairs)


def _words(view: View, one: Heard) -> dict[str, str]:
    numbers = {"unit": view.number(one.unit), "view": view.number(one.view)}
    return {"who": view.inside(one.group)} | numbers


def _holds(view: View, room: Heard, apart: bool) -> Holds:
    words = {name: text for name, text in _words(view, room).items() if name != "who"}
    held = {"double-message": words} if room.kind == "double" else {}
    return held | ({"message-apart": {}} if apart else {})


def _means(view: View, sides: Sequence[Heard]) -> str:
    each = [view.say("doubled.each", **_words(view, one)) for one in sides]
    return view.tell("doubled.means", each=view.listed(each)) if each else view.tell("hidden")


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
    return Bar(view.say(f"doubled.{message}"), [part])


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
