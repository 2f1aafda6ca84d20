"""Who says "we do that": each department's claim on every task, back to back."""

from typing import Any, NamedTuple

from workshop.charts import shapes, theme
from workshop.charts.cells import share
from workshop.charts.intervals import Interval, of_share
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.tasks import BOTH, MARKETING, SALES
from workshop.charts.view import View

HALF = 0.5
END = 1.62
"""Where each half ends, in lengths of a full bar: the number stands beyond it."""

STEP = 42


class Claim(NamedTuple):
    """The share of each department that says its own people do a task, alone or together."""

    item: str
    sales: float
    marketing: float
    intervals: tuple[Interval, Interval]

    @property
    def twice(self) -> bool:
        """Whether most of both departments claim it."""
        return min(self.sales, self.marketing) > HALF

    @property
    def nobody(self) -> bool:
        """Whether most of neither do."""
        return max(self.sales, self.marketing) < HALF


def draw(view: View) -> Figure:
    """Draw two bars per task, from the middle: sales to the left, marketing to the right."""
    found = claims(view)
    if not found:
        return shapes.nothing(view, _reason(view))
    told = _sentences(view, found)
    table, drawing = _table(view, found), _drawing(view, found)
    return shapes.figure(view, _title(view, found), told, table, drawing)


def bars(view: View) -> Bars:
    """Return one bar per task, half of it for each department."""
    found = claims(view)
    if not found:
        return shapes.no_bars(view, _reason(view))
    rows = [
        shapes.row(
            _label(view, one),
            [
                shapes.part(view.name(side), part / 2, view.percent(part), side)
                for side, part in ((SALES, one.sales), (MARKETING, one.marketing))
            ],
        )
        for one in found
    ]
    return shapes.bars(view, _title(view, found), _sentences(view, found), rows)


def claims(view: View) -> list[Claim]:
    """Return the tasks that both departments show, those claimed most by both first."""
    found = [one for item in view.questions()[0].items if (one := _claim(view, item))]
    return sorted(found, key=lambda one: -min(one.sales, one.marketing))


def _claim(view: View, item: str) -> Claim | None:
    question = view.questions()[0]
    cells = [view.cell(question, item, side) for side in (SALES, MARKETING)]
    parts = [
        (share(cell, side) + share(cell, BOTH), int(cell["n"]))
        for side, cell in zip((SALES, MARKETING), cells, strict=True)
        if cell
    ]
    if len(parts) < 2:
        return None
    (sales, n), (marketing, m) = parts
    return Claim(item, sales, marketing, (of_share(sales, n), of_share(marketing, m)))


def _reason(view: View) -> str:
    question = view.questions()[0]
    return "hidden" if any(view.cell(question, item) for item in question.items) else "nothing"


def _label(view: View, one: Claim) -> str:
    return view.item(view.questions()[0], one.item)


def _title(view: View, found: list[Claim]) -> str:
    twice = [one for one in found if one.twice]
    if not twice:
        return view.tell("claimed.clear")
    key = "claimed.one" if len(twice) == 1 else "claimed.several"
    return view.tell(key, n=len(twice), of=len(found), item=_label(view, twice[0]))


def _sentences(view: View, found: list[Claim]) -> list[str]:
    kinds = {"twice": [one for one in found if one.twice]}
    kinds["nobody"] = [one for one in found if one.nobody]
    return [
        view.tell(f"claimed.{kind}", items=view.listed([_quoted(view, one) for one in some]))
        for kind, some in kinds.items()
        if some
    ]


def _quoted(view: View, one: Claim) -> str:
    return view.say("quoted", text=_label(view, one))


def _table(view: View, found: list[Claim]) -> tuple[list[str], list[list[str]]]:
    heads = [view.say("claimed.head", department=view.inside(side)) for side in (SALES, MARKETING)]
    rows = [
        [_label(view, one), view.percent(one.sales), view.percent(one.marketing)] for one in found
    ]
    return [view.say("column.task"), *heads], rows


def _drawing(view: View, found: list[Claim]) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    sides = (SALES, MARKETING)
    look = {"orient": "top", "labelFontWeight": "bold", "title": view.say("claimed.axis")}
    axis = theme.grid([-0.7, 0.7], [view.name(side) for side in sides], **look)
    across = alt.X("start:Q", scale=alt.Scale(domain=[-END, END], nice=False), axis=axis)
    tones = alt.Scale(domain=list(sides), range=theme.colours(sides))
    base = theme.rows().encode(y=theme.ordered(0.25))
    bar = base.mark_bar().encode(
        across, x2="end:Q", color=alt.Color("side:N", scale=tones, legend=None)
    )
    span = base.mark_rule(strokeWidth=3).encode(x="low:Q", x2="high:Q")
    weight = alt.ExprRef("datum.twice ? 'bold' : 'normal'")
    text = [
        base.mark_text(align=align, fontWeight=weight)
        .transform_filter(f"datum.side === '{side}'")
        .encode(x="at:Q", text="text:N")
        for side, align in zip(sides, ("left", "right"), strict=True)
    ]
    chart = alt.layer(bar, span, *text)
    return theme.finished(chart, {"step": STEP}), {"rows": _rows(view, found)}


def _rows(view: View, found: list[Claim]) -> Rows:
    return [
        {
            "label": shapes.broken(_label(view, one)),
            "order": order,
            "side": side,
            "start": 0,
            "end": sign * part,
            "low": sign * interval.low,
            "high": sign * interval.high,
            "at": sign * END,
            "text": view.percent(part),
            "twice": one.twice,
        }
        for order, one in enumerate(found)
        for side, sign, part, interval in zip(
            (SALES, MARKETING), (-1, 1), (one.sales, one.marketing), one.intervals, strict=True
        )
    ]
