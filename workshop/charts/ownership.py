"""Who does what today, and who should: every task between the two departments."""

from typing import Any, NamedTuple

from workshop.charts import shapes, theme
from workshop.charts.cells import share
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.tasks import BOTH, MARKETING, SALES, Place, place
from workshop.charts.view import View
from workshop.questions.question import Question

FAR = 0.5
"""Half of the way from "both" to a department: a move worth a title."""

TODAY, SHOULD = "today", "should"
TONES = {TODAY: "neither", SHOULD: "both"}
STEP = 44
EDGE = 1.12
"""Where the scale ends: a whole mark fits in beyond each department."""


class Task(NamedTuple):
    """One task: where it lies today, and where it should."""

    item: str
    today: Place
    should: Place

    @property
    def move(self) -> float:
        """How far it should go: towards marketing above 0, towards sales below."""
        return self.should.mean - self.today.mean

    @property
    def to(self) -> str:
        """The department it should move towards."""
        return MARKETING if self.move > 0 else SALES

    @property
    def sure(self) -> bool:
        """Whether the two places are further apart than chance alone would put them."""
        return not self.today.interval.meets(self.should.interval)


def draw(view: View) -> Figure:
    """Draw, per task, an open mark for today and a full one for what should be."""
    found = tasks(view)
    if not found:
        return shapes.nothing(view)
    told, drawing = [*_sentences(view), view.tell("ownership.unsure")], _drawing(view, found)
    return shapes.figure(view, _title(view), told, _table(view, found), drawing)


def bars(view: View) -> Bars:
    """Return one bar per task, cut by who should do it, with a word on today."""
    found = tasks(view)
    if not found:
        return shapes.no_bars(view)
    question = view.questions()[1]
    rows = [
        shapes.row(_label(view, one), _parts(view, question, one.item), _today(view, one))
        for one in found
    ]
    return shapes.bars(view, _title(view), _sentences(view), rows)


def tasks(view: View) -> list[Task]:
    """Return the tasks that may be shown, those nearest to marketing first."""
    today, should = view.questions()
    found = [
        Task(item, before, after)
        for item in today.items
        if (before := place(view.cell(today, item))) and (after := place(view.cell(should, item)))
    ]
    return sorted(found, key=lambda one: -one.should.mean)


def moved(view: View) -> list[Task]:
    """Return the tasks that should move far, the farthest first."""
    far = [one for one in tasks(view) if one.sure and abs(one.move) >= FAR]
    return sorted(far, key=lambda one: -abs(one.move))


def _parts(view: View, question: Question, item: str) -> list[dict[str, Any]]:
    cell = view.cell(question, item)
    return [
        shapes.part(view.option(question, o), part, view.percent(part), shapes.tone(o))
        for o in (SALES, BOTH, "neither", MARKETING)
        if cell and (part := share(cell, o))
    ]


def _today(view: View, one: Task) -> str:
    question = view.questions()[0]
    parts = [f"{part['label']} {part['text']}" for part in _parts(view, question, one.item)]
    return view.tell("ownership.note", each=view.listed(parts))


def _label(view: View, one: Task) -> str:
    return view.item(view.questions()[0], one.item)


def _title(view: View) -> str:
    far = moved(view)
    if not far:
        return view.tell("ownership.stay")
    words = {"item": _label(view, far[0]), "department": view.inside(far[0].to)}
    if len(far) == 1:
        return view.tell("ownership.one", **words)
    return view.tell("ownership.several", n=len(far), **words)


def _sentences(view: View) -> list[str]:
    lists = {to: [one for one in moved(view) if one.to == to] for to in (MARKETING, SALES)}
    return [
        view.tell(
            "ownership.towards",
            department=view.inside(to),
            items=view.listed([view.say("quoted", text=_label(view, one)) for one in found]),
        )
        for to, found in lists.items()
        if found
    ]


def _table(view: View, found: list[Task]) -> tuple[list[str], list[list[str]]]:
    questions = view.questions()
    owners = (SALES, BOTH, "neither", MARKETING)
    heads = [
        view.say(f"ownership.head.{when}", owner=view.option(question, o))
        for when, question in zip((TODAY, SHOULD), questions, strict=True)
        for o in owners
    ]
    rows = [
        [_label(view, one), *(_share(view, q, one.item, o) for q in questions for o in owners)]
        for one in found
    ]
    return [view.say("column.task"), *heads], rows


def _share(view: View, question: Question, item: str, option: str) -> str:
    cell = view.cell(question, item)
    return view.percent(share(cell, option)) if cell else shapes.NONE


def _drawing(view: View, found: list[Task]) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    scale = alt.Scale(domain=[-EDGE, EDGE], nice=False)
    across = alt.X("low:Q", scale=scale, axis=_axis(view))
    tones = alt.Scale(domain=list(TONES), range=theme.colours(list(TONES.values())))
    colour = alt.Color("when:N", scale=tones, legend=None)
    far = [shapes.broken(_label(view, one)) for one in moved(view)]
    y = theme.ordered(0.1, labelFontWeight=theme.bold([label.replace("\n", " ") for label in far]))
    base = theme.rows().encode(y=y)
    span = base.mark_rule(strokeWidth=12, opacity=0.28).encode(across, x2="high:Q", color=colour)
    way = theme.rows("ways").mark_rule(strokeWidth=3).encode(y=y, x="today:Q", x2="should:Q")
    mark = base.mark_point(size=190, strokeWidth=4, filled=False).encode(x="mean:Q", stroke=colour)
    ground = mark.transform_filter(f"datum.when === '{TODAY}'")
    full = base.mark_point(size=230, filled=True).encode(x="mean:Q", color=colour)
    full = full.transform_filter(f"datum.when === '{SHOULD}'")
    chart = alt.layer(span, way, full, ground)
    return theme.finished(chart, {"step": STEP}), _data(view, found)


def _axis(view: View) -> Any:
    words = [view.name(SALES), view.say("ownership.both"), view.name(MARKETING)]
    title = view.say("ownership.legend")
    return theme.grid([-1, 0, 1], words, grid=True, gridOpacity=0.35, orient="top", title=title)


def _data(view: View, found: list[Task]) -> dict[str, Rows]:
    rows: Rows = []
    ways: Rows = []
    for order, one in enumerate(found):
        place = {"label": shapes.broken(_label(view, one)), "order": order}
        ways.append(place | {"today": one.today.mean, "should": one.should.mean})
        for when, where in ((TODAY, one.today), (SHOULD, one.should)):
            ends = {"mean": where.mean, "low": where.interval.low, "high": where.interval.high}
            rows.append(place | {"when": when} | ends)
    return {"rows": rows, "ways": ways}
