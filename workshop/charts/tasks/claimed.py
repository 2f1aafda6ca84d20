"""Who says "we do that": each department's claim on every task, back to back."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import labels, theme
from workshop.charts.cells import share
from workshop.charts.certainty import Interval
from workshop.charts.finding import Bar, Data, Finding, Part, Picture, chart, columns, each, nothing
from workshop.charts.intervals import of_share
from workshop.charts.marks import across, layer, toned
from workshop.charts.tasks import BOTH, MARKETING, SALES
from workshop.charts.view import View
from workshop.questions.taking import Takes

SIDES = (SALES, MARKETING)
HALF = 0.5
END = 1.62
"""Where each half ends, in lengths of a full bar: the number stands beyond it."""

STEP = 42


class Claim(NamedTuple):
    """The share of each department that says its own people do a task, alone or together."""

    item: str
    label: str
    parts: Sequence[float]
    intervals: Sequence[Interval]

    @property
    def twice(self) -> bool:
        """Whether most of both departments claim it."""
        return min(self.parts) > HALF

    @property
    def nobody(self) -> bool:
        """Whether most of neither do."""
        return max(self.parts) < HALF


@chart(
    Takes(("sort",), options=(*SIDES, BOTH), asked=SIDES),
    holds={"claimed-twice": ("item",)},
    stake=1,
)
def claimed(view: View) -> Finding[Claim]:
    """Find the tasks that both departments claim, and those that neither does."""
    question = view.questions()[0]
    claims = (_claim(view, item) for item in question.items)
    found = sorted(filter(None, claims), key=lambda one: -min(one.parts))
    if not found:
        hidden = any(view.cell(question, item) for item in question.items)
        return nothing(view, "hidden" if hidden else "nothing")
    twice = [one for one in found if one.twice]
    nobody = [one for one in found if one.nobody]
    sides = [(at, view.inside(side)) for at, side in enumerate(SIDES)]
    heads = [(view.say("claimed.head", department=side), at) for at, side in sides]
    return Finding(
        _title(view, found, twice),
        found,
        [_named(view, "twice", twice), _named(view, "nobody", nobody)],
        [
            *columns(view, task=lambda one: one.label),
            *each(heads, lambda at, one: view.percent(one.parts[at])),
        ],
        [_bar(view, one) for one in found],
        lambda: _picture(view, found),
        holds={"claimed-twice": {"item": view.quoted(question, twice[0].item)}} if twice else {},
    )


def _claim(view: View, item: str) -> Claim | None:
    question = view.questions()[0]
    cells = [(side, cell) for side in SIDES if (cell := view.cell(question, item, side))]
    if len(cells) < len(SIDES):
        return None
    parts = [share(cell, side) + share(cell, BOTH) for side, cell in cells]
    sure = [of_share(part, int(cell["n"])) for part, (_, cell) in zip(parts, cells, strict=True)]
    return Claim(item, view.item(question, item), parts, sure)


def _title(view: View, found: list[Claim], twice: list[Claim]) -> str:
    if not twice:
        return view.tell("claimed.clear")
    key = "claimed.one" if len(twice) == 1 else "claimed.several"
    return view.tell(key, n=len(twice), of=len(found), item=twice[0].label)


def _named(view: View, kind: str, some: list[Claim]) -> str:
    items = [view.say("quoted", text=one.label) for one in some]
    return view.tell(f"claimed.{kind}", items=view.listed(items)) if items else ""


def _bar(view: View, one: Claim) -> Bar:
    """Return a task, half of the bar for each department."""
    halves = zip(SIDES, one.parts, strict=True)
    return Bar(one.label, [Part(view.name(s), p / 2, view.percent(p), s) for s, p in halves])


def _picture(view: View, found: list[Claim]) -> Picture:
    look = {"orient": "top", "labelFontWeight": "bold", "title": view.say("claimed.axis")}
    axis = theme.grid([-0.7, 0.7], [view.name(side) for side in SIDES], **look)
    colour, y = toned("side", {side: side for side in SIDES}), theme.ordered(0.25)
    weight = theme.altair().ExprRef("datum.twice ? 'bold' : 'normal'")
    layers = [
        layer("rows", "bar", x=across("start", -END, END, axis), x2="end:Q", y=y, color=colour),
        layer("rows", "rule", {"strokeWidth": 3}, x="low", x2="high:Q", y=y),
        *(
            layer("rows", "text", {"align": align, "fontWeight": weight},
                  f"datum.side === '{side}'", x="at", y=y, text="text")
            for side, align in zip(SIDES, ("left", "right"), strict=True)
        ),
    ]  # fmt: skip
    rows = [row for order, one in enumerate(found) for row in _rows(view, one, order)]
    return Picture(layers, {"rows": rows}, {"step": STEP})


def _rows(view: View, one: Claim, order: int) -> Data:
    place = {"label": labels.broken(one.label), "order": order, "twice": one.twice, "start": 0}
    return [
        place
        | {"side": side, "at": sign * END, "end": sign * part, "text": view.percent(part)}
        | {"low": sign * interval.low, "high": sign * interval.high}
        for side, sign, part, interval in zip(SIDES, (-1, 1), one.parts, one.intervals, strict=True)
    ]
