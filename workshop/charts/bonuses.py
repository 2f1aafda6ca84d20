"""The bonus of one department: what the other one gave it, and what it would give itself."""

from typing import Any, NamedTuple

from workshop.charts import grouped, outcomes, shapes
from workshop.charts.cells import points
from workshop.charts.grouped import Bar
from workshop.charts.shapes import Bars, Figure
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.tally import ALL


class Side(NamedTuple):
    """Who shared out the points, and how many each KPI got on average."""

    giver: str
    question: Question
    points: dict[str, float]

    @property
    def top(self) -> list[str]:
        """The KPIs with most points: more than one in a tie."""
        most = max(self.points.values())
        return [kpi for kpi, value in self.points.items() if value == most]


def draw(view: View) -> Figure:
    """Draw two bars per KPI: from the other department, and from the one that is paid."""
    sides = _shown(view)
    if not sides:
        return shapes.nothing(view)
    drawing = grouped.picture(view, _found(view))
    return shapes.figure(view, _title(view), _sentences(view), _table(view), drawing)


def bars(view: View) -> Bars:
    """Return the same bars."""
    if not _shown(view):
        return shapes.no_bars(view)
    return shapes.bars(view, _title(view), _sentences(view), grouped.light(view, _found(view)))


def _sides(view: View) -> list[Side]:
    """Return what was given, then what the department would give itself."""
    return [Side(_giver(q), q, _points(view, q)) for q in view.questions()]


def _shown(view: View) -> list[Side]:
    return [side for side in _sides(view) if side.points]


def _giver(question: Question) -> str:
    """Return the department that was asked: its answers are all there are."""
    return question.only_for[0] if len(question.only_for) == 1 else ALL


def _points(view: View, question: Question) -> dict[str, float]:
    found = {item: points(view.cell(question, item)) for item in question.items}
    return {item: summary.mean for item, summary in found.items() if summary}


def _items(view: View) -> list[str]:
    """Return the KPIs, the one with most points in all first."""
    total: dict[str, float] = {}
    for side in _shown(view):
        for item, value in side.points.items():
            total[item] = total.get(item, 0) + value
    return sorted(total, key=lambda item: -total[item])


def _found(view: View) -> list[Bar]:
    return [
        Bar(_label(view, item), side.giver, side.points[item], view.number(side.points[item], 0))
        for item in _items(view)
        for side in _shown(view)
        if item in side.points
    ]


def _label(view: View, item: str) -> str:
    return outcomes.label(view, view.questions()[0], item)


def _title(view: View) -> str:
    words = _words(view)
    given, own = (bool(side.points) for side in _sides(view))
    if not own:
        return view.tell("bonuses.given", **words)
    if not given:
        return view.tell("bonuses.own", **words)
    tops = [set(side.top) for side in _sides(view)]
    key = "same" if tops[0] == tops[1] else "level" if tops[0] & tops[1] else "rather"
    return view.tell(f"bonuses.{key}", **words)


def _words(view: View) -> dict[str, str]:
    given, own = _sides(view)
    words = {"giver": view.inside(given.giver), "receiver": view.inside(own.giver)}
    for name, side in (("given", given), ("own", own)):
        if side.points:
            words |= {name: _quoted(view, side.top)} | _most(view, side, name)
    return words


def _most(view: View, side: Side, name: str) -> dict[str, str]:
    """Return the most points, alone and of a hundred; a tie says that each KPI got as many."""
    value = view.number(max(side.points.values()), 0)
    keys = ("each", "of_each") if len(side.top) > 1 else ("alone", "of")
    alone, of = (view.say(f"bonuses.points.{key}", points=value) for key in keys)
    return {f"{name}_points": alone, f"{name}_of": of}


def _quoted(view: View, items: list[str]) -> str:
    return view.listed([view.say("quoted", text=_label(view, item)) for item in items])


def _sentences(view: View) -> list[str]:
    hidden = [side.giver for side in _sides(view) if not side.points]
    if hidden:
        return [view.tell("bonuses.hidden", department=view.inside(who)) for who in hidden]
    widest = max(_items(view), key=lambda item: _distance(view, item))
    if not round(_distance(view, widest)):
        return []
    item = view.say("quoted", text=_label(view, widest))
    return [view.tell("bonuses.apart", item=item, each=_each(view, widest))]


def _distance(view: View, item: str) -> float:
    values = [side.points.get(item, 0) for side in _shown(view)]
    return max(values) - min(values)


def _each(view: View, item: str) -> str:
    """List what every side gave to a KPI."""
    told = [(side.giver, view.number(side.points.get(item, 0), 0)) for side in _shown(view)]
    return view.listed(
        [view.say("ledger.share", group=view.inside(who), points=given) for who, given in told]
    )


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    sides = _shown(view)
    heads = [_head(view, side) for side in sides]
    rows = [
        [_label(view, item), *(_number(view, side, item) for side in sides)]
        for item in _items(view)
    ]
    return [view.say("column.kpi"), *heads], rows


def _head(view: View, side: Side) -> str:
    cell: Any = view.cell(side.question, next(iter(side.points)))
    return view.say("column.group", group=view.name(side.giver), n=cell["n"])


def _number(view: View, side: Side, item: str) -> str:
    return view.number(side.points[item]) if item in side.points else shapes.NONE
