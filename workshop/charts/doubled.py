"""The double message: "you are a service unit", and "show us the long view"."""

from typing import Any, NamedTuple

from workshop.charts import shapes, theme
from workshop.charts.cells import Summary, ratings
from workshop.charts.grouped import tone
from workshop.charts.intervals import Interval, of_mean
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.tally import ALL

MESSAGES = ("unit", "view")
MIDDLE = 3.0
LOW, HIGH = 1.0, 5.0
CORNERS = {
    "double": (HIGH, HIGH),
    "view": (LOW, HIGH),
    "unit": (HIGH, LOW),
    "none": (LOW, LOW),
}
"""The four kinds of message, and the corner of the plane each has."""

NEAR = 0.1
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


def draw(view: View) -> Figure:
    """Draw one mark per group on the plane of the two messages."""
    found = heard(view)
    if not found:
        return shapes.nothing(view)
    told = [*_sentences(view, found), view.tell("doubled.lines")]
    table, drawing = _table(view, found), _drawing(view, found)
    return shapes.figure(view, _title(view), told, table, drawing)


def bars(view: View) -> Bars:
    """Return two bars per group."""
    found = heard(view)
    if not found:
        return shapes.no_bars(view)
    rows = [
        shapes.row(view.say(f"doubled.{message}"), [_part(view, one, message)])
        for message in MESSAGES
        for one in found
    ]
    return shapes.bars(view, _title(view), _sentences(view, found), rows)


def _part(view: View, one: Heard, message: str) -> dict[str, Any]:
    mean = one.unit if message == MESSAGES[0] else one.view
    return shapes.part(view.name(one.group), (mean - 1) / 4, view.number(mean), tone(one.group))


def heard(view: View) -> list[Heard]:
    """Return what the room hears, and every department that may be shown."""
    groups = [ALL, *view.departments]
    return [one for group in groups if (one := _heard(view, group))]


def room(view: View) -> Heard | None:
    """Return what the room hears; None where too few have answered."""
    return _heard(view, ALL)


def apart(view: View) -> bool:
    """Whether two departments surely hear one of the messages differently."""
    sides = [one for one in heard(view) if one.group != ALL]
    pairs = [(a, b) for at, a in enumerate(sides) for b in sides[at + 1 :]]
    return any(not (a.across.meets(b.across) and a.up.meets(b.up)) for a, b in pairs)


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
    if not all(found):
        return None
    each = [one for one in found if one]
    spread = sum(one.variance**0.5 for one in each) / len(each)
    mean = sum(one.mean for one in each) / len(each)
    return Summary(min(one.n for one in each), mean, spread**2)


def _words(view: View, one: Heard) -> dict[str, str]:
    return {
        "who": view.inside(one.group),
        "unit": view.number(one.unit),
        "view": view.number(one.view),
    }


def _title(view: View) -> str:
    whole = room(view)
    if whole is None:
        return view.tell("nothing")
    key = "sure" if whole.sure else "perhaps"
    return view.tell(f"doubled.{key}.{whole.kind}", **_words(view, whole))


def _sentences(view: View, found: list[Heard]) -> list[str]:
    each = [view.say("doubled.each", **_words(view, one)) for one in found if one.group != ALL]
    told = view.tell("doubled.means", each=view.listed(each)) if each else view.tell("hidden")
    return [told, view.tell("doubled.apart") if apart(view) else ""]


def _table(view: View, found: list[Heard]) -> tuple[list[str], list[list[str]]]:
    rows = [
        [
            view.name(one.group),
            *(
                text
                for mean, ends in ((one.unit, one.across), (one.view, one.up))
                for text in (view.number(mean), _interval(view, ends))
            ),
        ]
        for one in found
    ]
    interval = view.say("column.interval")
    heads = [view.say("doubled.unit"), interval, view.say("doubled.view"), interval]
    return [view.say("column.who"), *heads], rows


def _interval(view: View, ends: Interval) -> str:
    low, high = (view.number(end) for end in ends)
    return view.say("guesses.span", low=low, high=high)


def _drawing(view: View, found: list[Heard]) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    scale = alt.Scale(domain=[LOW - 0.15, HIGH + 0.15], nice=False)
    x = alt.X("x:Q", scale=scale, axis=_axis(view, "unit"))
    y = alt.Y("y:Q", scale=scale, axis=_axis(view, "view"))
    groups = [one.group for one in found]
    tones = alt.Scale(domain=groups, range=theme.colours([tone(group) for group in groups]))
    colour = alt.Color("group:N", scale=tones, legend=None)
    ground = theme.rows("ground").mark_rect(color=theme.COLOURS["both"], opacity=0.1)
    ground = ground.encode(
        alt.X("low:Q", scale=scale), alt.Y("low:Q", scale=scale), x2="high:Q", y2="high:Q"
    )
    middle = theme.rows("ground")
    lines = [
        middle.mark_rule(strokeDash=[6, 5]).encode(x="low:Q"),
        middle.mark_rule(strokeDash=[6, 5]).encode(y="low:Q"),
    ]
    corners = [
        theme.rows("corners")
        .mark_text(align=align, fontWeight="bold", opacity=0.75)
        .transform_filter(f"datum.align === '{align}'")
        .encode(x="x:Q", y="y:Q", text="text:N")
        for align in ("left", "right")
    ]
    base = theme.rows("groups").encode(color=colour)
    spans = [
        base.mark_rule(strokeWidth=3, opacity=0.6).encode(x="left:Q", x2="right:Q", y="y:Q"),
        base.mark_rule(strokeWidth=3, opacity=0.6).encode(x="x:Q", y="down:Q", y2="up:Q"),
    ]
    mark = base.mark_point(filled=True, size=330).encode(x, y)
    names = [
        theme.rows("groups")
        .mark_text(align=align, baseline=baseline, dy=dy, fontWeight="bold")
        .transform_filter(f"datum.align === '{align}'")
        .encode(x="x:Q", y=f"{end}:Q", text="text:N")
        for align, baseline, dy, end in (
            ("left", "bottom", -5, "up"),
            ("right", "bottom", -5, "up"),
            ("center", "top", 7, "down"),
        )
    ]
    chart = alt.layer(ground, *lines, *corners, *spans, mark, *names)
    return theme.finished(chart, 380), _data(view, found)


def _axis(view: View, message: str) -> Any:
    scale = f"scales.{view.questions()[0].scale}"
    words = ["1", view.ui(f"{scale}.low"), "3", view.ui(f"{scale}.high"), "5"]
    title = shapes.broken(view.say(f"doubled.axis.{message}"), 40).split("\n")
    return theme.grid([1, 1.8, 3, 4.2, 5], words, title=title)


def _side(one: Heard, found: list[Heard]) -> str:
    """Return where a name stands: the room's below its mark, others above and away from it."""
    room = next((other for other in found if other.group == ALL), one)
    return "center" if one is room else "right" if one.unit < room.unit else "left"


def _data(view: View, found: list[Heard]) -> dict[str, Rows]:
    groups = [
        {
            "group": one.group,
            "label": one.group,
            "x": one.unit,
            "y": one.view,
            "left": one.across.low,
            "right": one.across.high,
            "down": one.up.low,
            "up": one.up.high,
            "text": view.name(one.group),
            "align": _side(one, found),
        }
        for one in found
    ]
    corners = [
        {
            "x": x,
            "y": y - NEAR / 2 if y == HIGH else y + NEAR / 2,
            "align": "left" if x == LOW else "right",
            "text": view.say(f"doubled.corner.{kind}"),
        }
        for kind, (x, y) in CORNERS.items()
    ]
    return {"groups": groups, "corners": corners, "ground": [{"low": MIDDLE, "high": HIGH + 0.15}]}
